import type { LockedRun } from '@/lib/courses/lock-run'
import type { Tx } from '@/lib/db'
import { openOrder } from '@/lib/payments/open-order'
import { isDemonstration, type Settings } from '@/lib/settings'
import { seatLines } from './seat-price'

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
  const { fairMarketValueCents, course } = run
  const { priceCents, giftCents, discount, sessionCount } = seat
  const ahead = run.sessions.length
  const lines = seatLines({
    course: sessionCount === null ? course.title : `${course.title}, ${sessionCount} of ${ahead} sessions`,
    priceCents,
    // A value is estimated for the whole series; a part of it is rounded up, so that no gift is called larger than it is.
    fairMarketValueCents:
      sessionCount === null ? fairMarketValueCents : Math.ceil((fairMarketValueCents * sessionCount) / ahead),
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
