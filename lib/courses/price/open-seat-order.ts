import type { LockedRun } from '@/lib/courses/lock-run'
import type { Tx } from '@/lib/db'
import { openOrder } from '@/lib/payments/open-order'
import { isDemonstration, type Settings } from '@/lib/settings'
import { leastPrice, seatLines } from './seat-price'

type HeldSeat = {
  id: string
  personId: string
  name: string
  priceCents: number
  giftCents: number
  /** What a code took off the price, in words. */
  discount: string | null
  /** How many single sessions it is for; null: the whole series. */
  sessionCount: number | null
}

/**
 * Opens the order of a registration that goes to HOLD: what it costs, what of that is a gift, and the gift on top, in
 * cents. One order a registration.
 */
export async function openSeatOrder(tx: Tx, run: LockedRun, seat: HeldSeat, settings: Settings): Promise<void> {
  const { course } = run
  const { priceCents, giftCents, discount, sessionCount } = seat
  const lines = seatLines({
    course:
      sessionCount === null ? course.title : `${course.title}, ${sessionCount} of ${run.sessions.length} sessions`,
    priceCents,
    fairMarketValueCents: seatValue(run, sessionCount),
    giftCents,
    discount,
  })
  await openOrder(tx, {
    personId: seat.personId,
    payerName: seat.name,
    formKey: `seat:${seat.id}`,
    lines: lines.map((line) => ({ ...line, registrationId: seat.id })),
    isDemonstration: run.isDemonstration || isDemonstration(settings),
  })
}

/**
 * What a seat is worth, in cents; 0: nobody has estimated it. A value is estimated for the whole series, and a part of it
 * is rounded up, so that no gift is called larger than it is. Single sessions often cost more than their part: nobody who
 * pays the least that is asked for them means it as a gift, nor expects less of it back, so they are worth that at least.
 */
function seatValue(run: Pick<LockedRun, 'fairMarketValueCents' | 'sessions' | 'tiers'>, sessionCount: number | null) {
  const { fairMarketValueCents, sessions, tiers } = run
  if (sessionCount === null || fairMarketValueCents === 0) return fairMarketValueCents
  const part = Math.ceil((fairMarketValueCents * sessionCount) / sessions.length)
  return Math.max(part, leastPrice(tiers, sessionCount)?.priceCents ?? 0)
}
