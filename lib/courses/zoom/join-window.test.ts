import { expect, test } from 'vitest'
import { joinWindow } from './join-window'

const sessions = [
  { id: 'first', startsAt: '2026-06-09T01:30:00Z', endsAt: '2026-06-09T03:30:00Z' },
  { id: 'second', startsAt: '2026-06-16T01:30:00Z', endsAt: '2026-06-16T03:30:00Z' },
]

test.each([
  ['2026-06-09T01:14:59.999Z', 'before', 'first'],
  ['2026-06-09T01:15:00Z', 'open', 'first'],
  ['2026-06-09T03:29:59.999Z', 'open', 'first'],
  ['2026-06-09T03:30:00Z', 'before', 'second'],
  ['2026-06-16T01:15:00Z', 'open', 'second'],
])('at %s the room is %s for the %s session', (now, kind, id) => {
  expect(joinWindow(sessions, new Date(now))).toMatchObject({ kind, session: { id } })
})

test('after the last session the door stays shut', () => {
  expect(joinWindow(sessions, new Date('2026-06-16T03:30:00Z'))).toEqual({ kind: 'over' })
  expect(joinWindow([], new Date())).toEqual({ kind: 'over' })
})

test('a session that does not take place opens no door', () => {
  const called = sessions.map((session) => ({
    ...session,
    cancelledAt: session.id === 'first' ? session.startsAt : null,
  }))
  expect(joinWindow(called, new Date('2026-06-09T01:30:00Z'))).toMatchObject({
    kind: 'before',
    session: { id: 'second' },
  })
})

test('the door says when it opens', () => {
  const window = joinWindow(sessions, new Date('2026-06-01T00:00:00Z'))
  expect(window).toMatchObject({ opensAt: new Date('2026-06-09T01:15:00Z') })
})
