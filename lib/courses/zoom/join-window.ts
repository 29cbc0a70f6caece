import { nextSession } from '@/lib/courses/run-state'
import { MINUTE_MS } from '@/lib/durations'

/** How long before a session its room opens. */
export const OPENS_MINUTES_BEFORE = 15

type Session = { startsAt: Date | string; endsAt: Date | string }

/** Whether the room is open, and for which session. `over` when no session is left. */
export type JoinWindow<Of extends Session> =
  | { kind: 'before'; session: Of; opensAt: Date }
  | { kind: 'open'; session: Of }
  | { kind: 'over' }

/** The door to a run's room at `now`: open from 15 minutes before a session's start until its end. */
export function joinWindow<Of extends Session>(sessions: readonly Of[], now: Date): JoinWindow<Of> {
  const session = nextSession(sessions, now)
  if (!session) return { kind: 'over' }
  const opensAt = new Date(new Date(session.startsAt).getTime() - OPENS_MINUTES_BEFORE * MINUTE_MS)
  return now < opensAt ? { kind: 'before', session, opensAt } : { kind: 'open', session }
}
