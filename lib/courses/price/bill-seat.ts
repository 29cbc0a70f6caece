import type { LockedRun } from '@/lib/courses/lock-run'
import { mailHeldSeat, type SeatHolder } from '@/lib/courses/mail-seat'
import { type Choice, chosenSessions } from '@/lib/courses/seats'
import type { Tx } from '@/lib/db'
import { MINUTE_MS } from '@/lib/durations'
import type { Settings } from '@/lib/settings'
import { openSeatOrder } from './open-seat-order'
import type { SeatPrice } from './price-of-seat'
import { requestScholarship } from './request-scholarship'

const HOLD_MINUTES = 30

/** Until when a seat is held at a price: half an hour, or until it starts where the office has to answer first. */
export function holdEnd(run: LockedRun, choice: Choice, price: SeatPrice, now: Date): Date {
  const [first] = chosenSessions(run.sessions, choice)
  const isUndecided = price.scholarship !== null && !price.scholarship.isGranted
  return isUndecided && first ? first.startsAt : new Date(now.getTime() + HOLD_MINUTES * MINUTE_MS)
}

type BilledSeat = SeatHolder & { personId: string; choice: Choice; holdExpiresAt: Date }

/**
 * What follows from the price of a seat that has just been held or, where nothing is to be paid, confirmed: its order and
 * the mail that leads to the page where it is paid; or, while the office has to answer, the request for a scholarship.
 */
export async function billSeat(
  tx: Tx,
  run: LockedRun,
  seat: BilledSeat,
  price: SeatPrice & { giftCents: number },
  settings: Settings,
  now: Date,
): Promise<void> {
  const { priceCents, giftCents, discount, scholarship } = price
  if (scholarship) await requestScholarship(tx, run, seat, scholarship, now)
  const isUndecided = scholarship !== null && !scholarship.isGranted
  if (isUndecided || priceCents === 0) return
  const sessionCount = seat.choice.length || null
  const words = discount?.words ?? null
  await openSeatOrder(tx, run, { ...seat, priceCents, giftCents, discount: words, sessionCount }, settings)
  await mailHeldSeat(tx, run, seat, `seat-held:${seat.id}`, now)
}
