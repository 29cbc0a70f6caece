import { expect, test } from 'vitest'
import { ApplicationState } from '@/lib/db'
import { canMove, movesFrom } from './application-state'

const states = Object.values(ApplicationState)
const from = (state: ApplicationState, pausedFrom: ApplicationState | null = null) =>
  states.filter((to) => canMove({ state, pausedFrom }, to))

test.each([
  ['SUBMITTED', ['SCREENING', 'PAUSED', 'WITHDRAWN']],
  ['SCREENING', ['INTERVIEW', 'PAUSED', 'WITHDRAWN']],
  ['INTERVIEW', ['VOTE', 'PAUSED', 'WITHDRAWN']],
  ['VOTE', ['PAUSED', 'ACCEPTED', 'DECLINED', 'WITHDRAWN']],
  ['ACCEPTED', []],
  ['DECLINED', []],
  ['WITHDRAWN', []],
] as const)('%s leads to %j and nowhere else', (state, to) => {
  expect(from(state)).toEqual(to)
})

test('a paused application returns to the state it left, or is withdrawn', () => {
  for (const left of ['SUBMITTED', 'SCREENING', 'INTERVIEW', 'VOTE'] as const) {
    expect(from('PAUSED', left)).toEqual([left, 'WITHDRAWN'])
  }
})

test('no press accepts, declines or withdraws', () => {
  expect(movesFrom({ state: 'VOTE', pausedFrom: null })).toEqual(['PAUSED'])
  expect(movesFrom({ state: 'PAUSED', pausedFrom: 'VOTE' })).toEqual(['VOTE'])
  expect(movesFrom({ state: 'DECLINED', pausedFrom: null })).toEqual([])
})
