import { isAwaited, isWaitlistOpen } from '@/lib/courses/waitlist/waitlist'
import { printDay } from '@/lib/dates'
import type { RunStatus } from '@/lib/db'
import { areSeatsFew, type Choice, chosenSessions, seatsLeft } from './seats'

/** Pages read their runs from a cache of JSON, commands from the database. */
type Instant = Date | string

/** What decides how a run stands. Its sessions are in order; the counts are those of `withSeats`. */
export type RunFacts = {
  status: RunStatus
  zone: string
  sessions: readonly SessionFacts[]
  opensAt: Instant | null
  /** Null: registration closes when the first session starts. It never closes later than that. */
  closesAt: Instant | null
  waitlistClosesAt: Instant | null
  capacity: number | null
  /** Whether single sessions may be taken: then those that are ahead stay open when the series has begun, or is full. */
  hasSingleSessions: boolean
  seatsTaken: number
  seriesWaiting: number
}

export type SessionFacts = {
  id: string
  startsAt: Instant
  endsAt: Instant
  cancelledAt: Instant | null
  seatsTaken: number
  waiting: number
}

/** How a run stands for a visitor: computed, never typed. A seat may be taken in `open` and `few` alone. */
export type RunState = 'hidden' | 'cancelled' | 'past' | 'underway' | 'later' | 'closed' | 'full' | 'few' | 'open'

/**
 * The state of a run at `now`. A run without sessions is hidden, since nobody could come to it. A seat that others wait
 * for is none that a passer-by could take.
 */
export function runState(run: RunFacts, now: Date): RunState {
  const sessions = chosenSessions(run.sessions, [])
  const [first] = sessions
  if (run.status === 'DRAFT' || run.sessions.length === 0) return 'hidden'
  if (run.status === 'CANCELLED' || !first) return 'cancelled'
  if (isPast(run, now)) return 'past'
  const hasBegun = new Date(first.startsAt) <= now
  const isAnyAhead = run.hasSingleSessions && sessions.some((session) => now < new Date(session.startsAt))
  if (hasBegun && !isAnyAhead) return 'underway'
  if (run.opensAt && now < new Date(run.opensAt)) return 'later'
  if (run.closesAt && new Date(run.closesAt) <= now) return 'closed'
  if (canTake(run, [], now)) return areSeatsFew(run) ? 'few' : 'open'
  return openSingles(run, now).length > 0 ? 'few' : 'full'
}

/**
 * Whether a passer-by could have a seat in these sessions, as far as seats go: they are ahead, none is full, and nobody
 * waits for one of them. No sessions named: the whole series.
 */
export function canTake(run: RunFacts, choice: Choice, now: Date): boolean {
  const isAhead = chosenSessions(run.sessions, choice).every((session) => now < new Date(session.startsAt))
  return isAhead && hasFreeSeat(run, choice, now)
}

/** Whether there is a seat in these sessions that nobody waits for, also when they have begun. */
export function hasFreeSeat(run: RunFacts, choice: Choice, now: Date): boolean {
  const sessions = chosenSessions(run.sessions, choice)
  const hasSeat = sessions.every(({ seatsTaken }) => run.capacity === null || seatsTaken < run.capacity)
  return sessions.length > 0 && hasSeat && !isAwaited(run, choice, now)
}

/** The sessions that can be taken by themselves. */
export function openSingles(run: RunFacts, now: Date): SessionFacts[] {
  return run.hasSingleSessions ? run.sessions.filter((session) => canTake(run, [session.id], now)) : []
}

/** Whether a full run can be waited for: for the whole series, or for a session of it. */
export function hasOpenWaitlist(run: RunFacts, now: Date): boolean {
  const choices = run.hasSingleSessions ? run.sessions.map(({ id }) => [id]) : [[]]
  return choices.some((choice) => isWaitlistOpen(run, choice, now))
}

/** Whether the last session that takes place has ended. */
export function isPast(run: { sessions: readonly Pick<SessionFacts, 'id' | 'endsAt' | 'cancelledAt'>[] }, now: Date) {
  const last = chosenSessions(run.sessions, []).at(-1)
  return last !== undefined && new Date(last.endsAt) <= now
}

/** Whether a seat may be taken in this state. */
export function isOpen(state: RunState): state is 'open' | 'few' {
  return state === 'open' || state === 'few'
}

/** The state in a word or three, as lists print it: "Open", "2 seats left", "Opens Mon, Jun 1". */
export function runLabel(run: RunFacts, now: Date): string {
  const state = runState(run, now)
  switch (state) {
    case 'hidden':
      return 'Draft'
    case 'cancelled':
      return 'Cancelled'
    case 'past':
      return 'Past'
    case 'underway':
      return 'Under way'
    case 'later':
      return run.opensAt ? `Opens ${printDay(new Date(run.opensAt), run.zone, now)}` : 'Opens later'
    case 'closed':
      return 'Registration closed'
    case 'full':
      return hasOpenWaitlist(run, now) ? 'Full, waiting list open' : 'Full'
    case 'few':
      if (!canTake(run, [], now)) return 'Single sessions left'
      return seatsLeft(run) === 1 ? '1 seat left' : `${seatsLeft(run)} seats left`
    case 'open':
      return 'Open'
  }
}

/** The session that is on now or comes next, of those that take place, or null after the last one. */
export function nextSession<Session extends { endsAt: Instant; cancelledAt?: Instant | null }>(
  sessions: readonly Session[],
  now: Date,
): Session | null {
  return sessions.find((session) => !session.cancelledAt && now < new Date(session.endsAt)) ?? null
}
