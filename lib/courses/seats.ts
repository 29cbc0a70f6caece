import type { RegistrationState } from '@/lib/db'

/** The states that take a seat. A clock never frees one, only a transition out of these does. */
export const TAKES_A_SEAT = ['HOLD', 'OFFERED', 'CONFIRMED'] as const satisfies readonly RegistrationState[]

/** The states of which a person may have one a run. */
export const LIVE = [...TAKES_A_SEAT, 'WAITLISTED'] as const satisfies readonly RegistrationState[]

/** Seats that may still be taken; null where a run has no limit. Never below zero: a lowered capacity drops nobody. */
export function seatsLeft(run: { capacity: number | null; seatsTaken: number }): number | null {
  return run.capacity === null ? null : Math.max(0, run.capacity - run.seatsTaken)
}

/** Whether seats are few: three or fewer, or at most a fifth of them all. */
export function areSeatsFew(run: { capacity: number | null; seatsTaken: number }): boolean {
  const left = seatsLeft(run)
  return run.capacity !== null && left !== null && left > 0 && (left <= 3 || left * 5 <= run.capacity)
}
