import { expect, test } from 'vitest'
import { nextSession, openSingles, type RunFacts, runLabel, runState } from './run-state'

const nobody = { cancelledAt: null, seatsTaken: 0, waiting: 0 }

const run: RunFacts = {
  status: 'PUBLISHED',
  zone: 'America/Los_Angeles',
  sessions: [
    { ...nobody, id: 'one', startsAt: '2026-06-09T01:30:00Z', endsAt: '2026-06-09T03:30:00Z' },
    { ...nobody, id: 'two', startsAt: '2026-06-16T01:30:00Z', endsAt: '2026-06-16T03:30:00Z' },
  ],
  opensAt: null,
  closesAt: null,
  waitlistClosesAt: null,
  hasSingleSessions: false,
  seriesWaiting: 0,
  capacity: 20,
  seatsTaken: 0,
}
/** So many seats taken in each session. */
const taken = (seatsTaken: number): RunFacts => ({
  ...run,
  seatsTaken,
  sessions: run.sessions.map((session) => ({ ...session, seatsTaken })),
})
const may = new Date('2026-05-01T12:00:00Z')

test('a published run with seats is open', () => {
  expect(runState(run, may)).toBe('open')
  expect(runState({ ...taken(900), capacity: null }, may)).toBe('open')
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
  expect(runState(taken(20), may)).toBe('full')
  expect(runState(taken(25), may)).toBe('full')
  expect(runState({ ...run, capacity: 0 }, may)).toBe('full')
})

test('seats are few at three, or at a fifth of them', () => {
  expect(runState(taken(15), may)).toBe('open')
  expect(runState(taken(16), may)).toBe('few')
  expect(runState({ ...taken(4), capacity: 8 }, may)).toBe('open')
  expect(runState({ ...taken(5), capacity: 8 }, may)).toBe('few')
})

test('the label says what a visitor wants to know', () => {
  expect(runLabel(run, may)).toBe('Open')
  expect(runLabel(taken(18), may)).toBe('2 seats left')
  expect(runLabel(taken(19), may)).toBe('1 seat left')
  expect(runLabel({ ...run, opensAt: '2026-05-20T16:00:00Z' }, may)).toBe('Opens Wed, May 20')
})

test('a seat that others wait for is none, until the waiting list closes', () => {
  const awaited = { ...taken(19), seriesWaiting: 1 }
  expect(runState(awaited, may)).toBe('full')
  expect(runLabel(awaited, may)).toBe('Full, waiting list open')
  const closed = { ...awaited, waitlistClosesAt: '2026-05-01T12:00:00Z' }
  expect(runLabel(closed, may)).toBe('1 seat left')
  expect(runLabel({ ...closed, ...taken(20), waitlistClosesAt: closed.waitlistClosesAt }, may)).toBe('Full')
})

test('where single sessions are sold, those ahead stay open when the series is full or has begun', () => {
  const [one, two] = run.sessions
  if (!one || !two) throw new Error('two sessions')
  const singles = { ...run, hasSingleSessions: true, seatsTaken: 20, sessions: [{ ...one, seatsTaken: 20 }, two] }
  expect(runLabel(singles, may)).toBe('Single sessions left')
  expect(openSingles(singles, may).map(({ id }) => id)).toEqual(['two'])
  const begun = new Date('2026-06-10T12:00:00Z')
  expect(runState(singles, begun)).toBe('few')
  expect(runState({ ...singles, sessions: [one, { ...two, seatsTaken: 20 }] }, begun)).toBe('full')
  expect(runState(singles, new Date('2026-06-16T01:30:00Z'))).toBe('underway')
  expect(runState({ ...singles, hasSingleSessions: false }, begun)).toBe('underway')
})

test('a session that does not take place neither starts nor ends a run', () => {
  const [one, two] = run.sessions
  if (!one || !two) throw new Error('two sessions')
  const cancelledAt = '2026-05-01T12:00:00Z'
  const without = (gone: typeof one) => ({
    ...run,
    sessions: run.sessions.map((session) => (session === gone ? { ...session, cancelledAt } : session)),
  })
  expect(runState(without(one), new Date('2026-06-10T12:00:00Z'))).toBe('open')
  expect(runState(without(two), new Date('2026-06-10T12:00:00Z'))).toBe('past')
})

test('the next session is the one that is on, then the one after it', () => {
  expect(nextSession(run.sessions, new Date('2026-06-09T03:29:00Z'))).toBe(run.sessions[0])
  expect(nextSession(run.sessions, new Date('2026-06-09T03:30:00Z'))).toBe(run.sessions[1])
  expect(nextSession(run.sessions, new Date('2026-06-16T03:30:00Z'))).toBeNull()
})
