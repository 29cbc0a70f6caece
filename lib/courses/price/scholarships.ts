import type { ScholarshipState } from '@/lib/db'
import { HOUR_MS } from '@/lib/durations'

/** How long somebody has to pay what the office has answered. */
const HOURS_TO_PAY = 72
/** The least that anybody is given to pay, as when a seat is held. */
const LEAST_HOURS_TO_PAY = 0.5
/** How long a request may lie before the office is reminded of it. */
const HOURS_TO_ANSWER = 48
/** How long before the first session it is reminded at the latest. */
const HOURS_BEFORE_START = 24

/** Until when an answered request may be paid: three days, and not beyond the start, but always half an hour. */
export function payUntil(firstStartsAt: Date, now: Date): Date {
  const latest = Math.min(hoursAfter(now, HOURS_TO_PAY), firstStartsAt.getTime())
  return new Date(Math.max(latest, hoursAfter(now, LEAST_HOURS_TO_PAY)))
}

/**
 * Whether a held seat waits for the office and not for its holder. Such a seat is not given back before the first session
 * starts, however long the office takes: the person has done all that they can.
 */
export function waitsForOffice(state: ScholarshipState, firstStartsAt: Date, now: Date): boolean {
  return state === 'REQUESTED' && now < firstStartsAt
}

/** When the office is reminded of a request: after two days, or when the course is a day away, whichever comes first. */
export function remindAt(askedAt: Date, firstStartsAt: Date): Date {
  return new Date(Math.min(hoursAfter(askedAt, HOURS_TO_ANSWER), hoursAfter(firstStartsAt, -HOURS_BEFORE_START)))
}

function hoursAfter(instant: Date, hours: number): number {
  return instant.getTime() + hours * HOUR_MS
}
