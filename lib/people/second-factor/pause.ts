import { MINUTE_MS } from '@/lib/durations'

const TRIES = 5
const FIRST_PAUSE_MINUTES = 15
const LONGEST_PAUSE_MINUTES = 24 * 60

/**
 * Until when nobody may try, after so many wrong tries since the last right one: five, then a pause of a quarter of an
 * hour, and after each further five one twice as long, up to a day. Only who has read the person's mail gets so far as to
 * try, so no stranger can keep them out with it.
 */
export function pauseAfter(wrongTries: number, now: Date): Date | null {
  if (wrongTries === 0 || wrongTries % TRIES !== 0) return null
  const minutes = Math.min(FIRST_PAUSE_MINUTES * 2 ** (wrongTries / TRIES - 1), LONGEST_PAUSE_MINUTES)
  return new Date(now.getTime() + minutes * MINUTE_MS)
}
