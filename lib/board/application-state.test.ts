import { expect, test } from 'vitest'
import { ApplicationState } from '@/lib/db'
import { canMove, movesFrom } from './application-state'

const states = Object.values(ApplicationState)
const from = (state: ApplicationState, pausedFrom: ApplicationState | null = null) =>
  states.filter((to) => canMove({ state, pausedFrom }, to))

test.each([
  ['SUBMITTED', ['SCREENING', 'PAUSED', 'WITHDRAWN', 'LAPSED']],
  ['SCREENING', ['INTERVIEW', 'PAUSED', 'WITHDRAWN', 'LAPSED']],
  ['INTERVIEW', ['VOTE', 'PAUSED', 'WITHDRAWN', 'LAPSED']],
  ['VOTE', ['PAUSED', 'ACCEPTED', 'DECLINED', 'WITHDRAWN', 'LAPSED']],
  ['ACCEPTED', []],
  ['DECLINED', []],
  ['WITHDRAWN', []],
  ['LAPSED', []],
] as const)('%s leads to %j and nowhere else', (state, to) => {
  expect(from(state)).toEqual(to)
})

test('a paused application returns to the state it left, or ends without a decision', () => {
  for (const left of ['SUBMITTED', 'SCREENING', 'INTERVIEW', 'VOTE'] as const) {
    expect(from('PAUSED', left)).toEqual([left, 'WITHDRAWN', 'LAPSED'])
  }
})

test('no press of its way ends it', () => {
  expect(movesFrom({ state: 'VOTE', pausedFrom: null })).toEqual(['PAUSED'])
  expect(movesFrom({ state: 'PAUSED', pausedFrom: 'VOTE' })).toEqual(['VOTE'])
  expect(movesFrom({ state: 'DECLINED', pausedFrom: null })).toEqual([])
})
