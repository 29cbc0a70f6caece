import { printDay } from '@/lib/dates'
import type { RunStatus } from '@/lib/db'
import { areSeatsFew, seatsLeft } from './seats'

/** Pages read their runs from a cache of JSON, commands from the database. */
type Instant = Date | string

/** What decides how a run stands. Its sessions are in order. */
export type RunFacts = {
  status: RunStatus
  zone: string
  sessions: readonly { startsAt: Instant; endsAt: Instant }[]
  opensAt: Instant | null
  /** Null: registration closes when the first session starts. It never closes later than that. */
  closesAt: Instant | null
  capacity: number | null
  seatsTaken: number
}

/** How a run stands for a visitor: computed, never typed. A seat may be taken in `open` and `few` alone. */
export type RunState = 'hidden' | 'cancelled' | 'past' | 'underway' | 'later' | 'closed' | 'full' | 'few' | 'open'

/** The state of a run at `now`. A run without sessions is hidden, since nobody could come to it. */
export function runState(run: RunFacts, now: Date): RunState {
  const first = run.sessions[0]
  const last = run.sessions.at(-1)
  if (run.status === 'DRAFT' || !first || !last) return 'hidden'
  if (run.status === 'CANCELLED') return 'cancelled'
  if (isPast(run, now)) return 'past'
  if (new Date(first.startsAt) <= now) return 'underway'
  if (run.opensAt && now < new Date(run.opensAt)) return 'later'
  if (run.closesAt && new Date(run.closesAt) <= now) return 'closed'
  if (seatsLeft(run) === 0) return 'full'
  return areSeatsFew(run) ? 'few' : 'open'
}

/** Whether a run's last session has ended. */
export function isPast(run: Pick<RunFacts, 'sessions'>, now: Date): boolean {
  const last = run.sessions.at(-1)
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
      return 'Full'
    case 'few':
      return seatsLeft(run) === 1 ? '1 seat left' : `${seatsLeft(run)} seats left`
    case 'open':
      return 'Open'
  }
}

/** The session that is on now or comes next, or null after the last one. */
export function nextSession<Session extends { endsAt: Instant }>(
  sessions: readonly Session[],
  now: Date,
): Session | null {
  return sessions.find((session) => now < new Date(session.endsAt)) ?? null
}
