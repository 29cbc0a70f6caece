import { expect, test } from 'vitest'
import { planSessions } from './session-plan'

const times = (day: string) => ({
  localStart: `${day}T18:30`,
  localEnd: `${day}T20:30`,
  startsAt: new Date(`${day}T18:30Z`),
  endsAt: new Date(`${day}T20:30Z`),
})
const existing = ['2026-06-08', '2026-06-15', '2026-06-22'].map((day, index) => ({
  id: `s${index + 1}`,
  ...times(day),
}))

test('a run saved as it was changes nothing', () => {
  const plan = planSessions(existing, existing)
  expect(plan.kept.map(({ id, isChanged }) => [id, isChanged])).toEqual([
    ['s1', false],
    ['s2', false],
    ['s3', false],
  ])
  expect([plan.added, plan.removed]).toEqual([[], []])
})

test('a moved session stays the same session', () => {
  const plan = planSessions(existing, [times('2026-06-08'), times('2026-06-16'), times('2026-06-22')])
  expect(plan.kept.filter(({ isChanged }) => isChanged).map(({ id }) => id)).toEqual(['s2'])
  expect([plan.added, plan.removed]).toEqual([[], []])
})

test('a session that falls away takes no other with it', () => {
  const plan = planSessions(existing, [times('2026-06-08'), times('2026-06-22')])
  expect(plan.kept.map(({ id, isChanged }) => [id, isChanged])).toEqual([
    ['s1', false],
    ['s3', false],
  ])
  expect(plan.removed.map(({ id }) => id)).toEqual(['s2'])
})

test('a session more is added, and an end that moved is a change', () => {
  const longer = { ...times('2026-06-08'), endsAt: new Date('2026-06-08T21:00Z') }
  const plan = planSessions(existing, [longer, times('2026-06-15'), times('2026-06-22'), times('2026-06-29')])
  expect(plan.kept.filter(({ isChanged }) => isChanged).map(({ id }) => id)).toEqual(['s1'])
  expect(plan.added).toEqual([times('2026-06-29')])
})
