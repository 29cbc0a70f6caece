import { MINUTE_MS } from '@/lib/durations'

const JUST_MINUTES = 15

/** Whether the second factor was passed so short a time ago that what it is may be changed without asking once more. */
export function hasJustPassed(secondFactorAt: Date | null, now = new Date()): boolean {
  return secondFactorAt !== null && now.getTime() - secondFactorAt.getTime() < JUST_MINUTES * MINUTE_MS
}
