import { expect, test } from 'vitest'
import { nextSession, type RunFacts, runLabel, runState } from './run-state'

const run: RunFacts = {
  status: 'PUBLISHED',
  zone: 'America/Los_Angeles',
  sessions: [
    { startsAt: '2026-06-09T01:30:00Z', endsAt: '2026-06-09T03:30:00Z' },
    { startsAt: '2026-06-16T01:30:00Z', endsAt: '2026-06-16T03:30:00Z' },
  ],
  opensAt: null,
  closesAt: null,
  capacity: 20,
  seatsTaken: 0,
}
const may = new Date('2026-05-01T12:00:00Z')

test('a published run with seats is open', () => {
  expect(runState(run, may)).toBe('open')
  expect(runState({ ...run, capacity: null, seatsTaken: 900 }, may)).toBe('open')
})

test('a draft, and a run without sessions, is hidden', () => {
  expect(runState({ ...run, status: 'DRAFT' }, may)).toBe('hidden')
  expect(runState({ ...run, sessions: [] }, may)).toBe('hidden')
})

test('a cancelled run stays cancelled, even after its end', () => {
  expect(runState({ ...run, status: 'CANCELLED' }, may)).toBe('cancelled')
  expect(runState({ ...run, status: 'CANCELLED' }, new Date('2027-01-01T00:00:00Z'))).toBe('cancelled')
})

test('a run is under way from the first start to the last end, and past at that very end', () => {
  expect(runState(run, new Date('2026-06-09T01:29:59Z'))).toBe('open')
  expect(runState(run, new Date('2026-06-09T01:30:00Z'))).toBe('underway')
  expect(runState(run, new Date('2026-06-16T03:29:59Z'))).toBe('underway')
  expect(runState(run, new Date('2026-06-16T03:30:00Z'))).toBe('past')
})

test('registration opens and closes at its instants', () => {
  const windowed = { ...run, opensAt: '2026-05-01T12:00:00Z', closesAt: new Date('2026-06-01T12:00:00Z') }
  expect(runState(windowed, new Date('2026-05-01T11:59:59Z'))).toBe('later')
  expect(runState(windowed, may)).toBe('open')
  expect(runState(windowed, new Date('2026-06-01T12:00:00Z'))).toBe('closed')
})

test('a run is full when as many seats are taken as there are, or more', () => {
  expect(runState({ ...run, seatsTaken: 20 }, may)).toBe('full')
  expect(runState({ ...run, seatsTaken: 25 }, may)).toBe('full')
  expect(runState({ ...run, capacity: 0 }, may)).toBe('full')
})

test('seats are few at three, or at a fifth of them', () => {
  expect(runState({ ...run, seatsTaken: 15 }, may)).toBe('open')
  expect(runState({ ...run, seatsTaken: 16 }, may)).toBe('few')
  expect(runState({ ...run, capacity: 8, seatsTaken: 4 }, may)).toBe('open')
  expect(runState({ ...run, capacity: 8, seatsTaken: 5 }, may)).toBe('few')
})

test('the label says what a visitor wants to know', () => {
  expect(runLabel(run, may)).toBe('Open')
  expect(runLabel({ ...run, seatsTaken: 18 }, may)).toBe('2 seats left')
  expect(runLabel({ ...run, seatsTaken: 19 }, may)).toBe('1 seat left')
  expect(runLabel({ ...run, opensAt: '2026-05-20T16:00:00Z' }, may)).toBe('Opens Wed, May 20')
})

test('the next session is the one that is on, then the one after it', () => {
  expect(nextSession(run.sessions, new Date('2026-06-09T03:29:00Z'))).toBe(run.sessions[0])
  expect(nextSession(run.sessions, new Date('2026-06-09T03:30:00Z'))).toBe(run.sessions[1])
  expect(nextSession(run.sessions, new Date('2026-06-16T03:30:00Z'))).toBeNull()
})
