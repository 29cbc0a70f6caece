/** So much of what somebody had a seat in they must have been at. */
import { MINUTE_MS } from '@/lib/durations'
export const CERTIFICATE_PERCENT = 75

type Attended = {
  /** Those that took place and that the seat was for. */
  sessions: readonly { id: string; startsAt: Date; endsAt: Date }[]
  came: readonly string[]
  /** The run took place: it is public and was not cancelled. */
  isHeld: boolean
  now: Date
}

/**
 * How much of a run somebody was at, and whether that earns them a certificate of attendance: once the last session of
 * theirs has ended, with at least `CERTIFICATE_PERCENT` of them. A session that was cancelled counts for nobody.
 */
export function certificateFacts({ sessions, came, isHeld, now }: Attended) {
  const attended = sessions.filter(({ id }) => came.includes(id))
  const isOver = sessions.length > 0 && sessions.every(({ endsAt }) => endsAt <= now)
  const minutes = attended.reduce(
    (sum, { startsAt, endsAt }) => sum + (endsAt.getTime() - startsAt.getTime()) / MINUTE_MS,
    0,
  )
  return {
    attended: attended.length,
    of: sessions.length,
    minutes,
    isEarned: isHeld && isOver && attended.length * 100 >= sessions.length * CERTIFICATE_PERCENT,
  }
}
