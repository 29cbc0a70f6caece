import { readRefundPolicy } from '@/lib/courses/change/refund-policy'
import { billSeat, holdEnd } from '@/lib/courses/price/bill-seat'
import type { SeatPrice } from '@/lib/courses/price/price-of-seat'
import { RegistrationState, type Tx } from '@/lib/db'
import { touch } from '@/lib/page-tags'
import { findOrMakePeople } from '@/lib/people/find-or-make-person'
import type { Settings } from '@/lib/settings'
import { announceSeats } from './announce-seats'
import type { LockedRun } from './lock-run'
import { type Asked, registrationRow } from './registration-row'
import { runTags } from './run-tags'

/**
 * A seat that somebody may have, at a price, before anything of it is written. `seatsTaken`: this one counted.
 */
export type GivenSeat = {
  id: string
  linkVersion: number
  asked: Asked
  price: SeatPrice
  seatsTaken: number
  now: Date
  /** Until when one that costs is held, where somebody has longer than usual. */
  holdExpiresAt?: Date
}

/**
 * Writes seats that were given under the run's lock, with all that follows: people, registrations, orders of those that
 * cost, and mails. Each is of another person.
 */
export async function writeSeats(
  tx: Tx,
  run: LockedRun,
  given: readonly GivenSeat[],
  settings: Settings,
): Promise<void> {
  const [first] = given
  if (!first) return
  const people = await findOrMakePeople(
    tx,
    given.map(({ asked }) => asked),
  )
  const policy = readRefundPolicy(run.refundPolicy)
  const seats = given.map((seat) => {
    const { name, email, accessNeeds, choice, zone } = seat.asked
    const personId = people.get(email)
    if (!personId) throw new Error('A person who was just made is not there')
    const holdExpiresAt = seat.holdExpiresAt ?? holdEnd(run, choice, seat.price, seat.now)
    return { ...seat, personId, name, email, accessNeeds, choice, zone: zone ?? null, holdExpiresAt }
  })
  await tx.registration.createMany({
    data: seats.map(({ id, linkVersion, asked, personId, price, holdExpiresAt, now }) => ({
      id,
      linkVersion,
      ...registrationRow(run, personId, asked),
      tierId: price.tierId,
      discountCodeId: price.discount?.codeId ?? null,
      ...(price.priceCents > 0
        ? { state: RegistrationState.HOLD, holdExpiresAt }
        : { state: RegistrationState.CONFIRMED, confirmedAt: now }),
      ...(policy ? { refundPolicySnapshot: policy } : {}),
    })),
  })
  const chosen = seats.flatMap(({ id, choice }) => choice.map((sessionId) => ({ registrationId: id, sessionId })))
  if (chosen.length > 0) await tx.registrationSession.createMany({ data: chosen })
  for (const seat of seats) {
    await billSeat(tx, run, seat, { ...seat.price, giftCents: seat.asked.gift ?? 0 }, settings, seat.now)
  }
  const confirmed = seats.filter(({ price }) => price.priceCents === 0)
  await announceSeats(tx, run, confirmed, first.now)
  await touch(tx, runTags(run))
}
