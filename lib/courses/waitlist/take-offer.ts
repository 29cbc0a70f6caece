import { announceSeats } from '@/lib/courses/announce-seats'
import { readRefundPolicy } from '@/lib/courses/change/refund-policy'
import { lockRun } from '@/lib/courses/lock-run'
import { billSeat, holdEnd } from '@/lib/courses/price/bill-seat'
import { type PriceInput, type PriceRefusal, priceAsAgreed, priceOfSeat } from '@/lib/courses/price/price-of-seat'
import { agreedPrice } from '@/lib/courses/price/seat-price'
import { runTags } from '@/lib/courses/run-tags'
import { chosenSessions } from '@/lib/courses/seats'
import { db, RegistrationState, RunStatus } from '@/lib/db'
import { touch } from '@/lib/page-tags'
import { emailOf } from '@/lib/people/email-of'
import { readSettings, receiptIssuer } from '@/lib/settings'

export type TakeOfferOutcome =
  /** Confirmed where nothing is to be paid, else held until it is. */
  | { kind: 'taken' }
  /** It was taken before: a second press. */
  | { kind: 'done' }
  /** Its time is over, or it was given up. */
  | { kind: 'gone' }
  /** Nothing can be sold while no receipt could be issued. */
  | { kind: 'not_for_sale' }
  | PriceRefusal

/**
 * Takes the seat that was offered from the waiting list, at a price of the run or at the one that the office has agreed
 * on: a seat that costs is held with its order, any other is confirmed. An offer works once, and not after its end, also
 * while nobody has taken it back yet.
 */
export async function takeOffer(
  registrationId: string,
  input: Omit<PriceInput, 'sessionCount'>,
  now = new Date(),
): Promise<TakeOfferOutcome> {
  return db.$transaction(async (tx) => {
    const { runId } = await tx.registration.findUniqueOrThrow({
      where: { id: registrationId },
      select: { runId: true },
    })
    const run = await lockRun(tx, runId)
    if (!run) throw new Error(`The registration ${registrationId} is for no run`)
    const { person, sessions, ...registration } = await tx.registration.findUniqueOrThrow({
      where: { id: registrationId },
      select: {
        id: true,
        personId: true,
        linkVersion: true,
        name: true,
        accessNeeds: true,
        zone: true,
        state: true,
        tierId: true,
        agreedCents: true,
        offerExpiresAt: true,
        person: { select: { email: true } },
        sessions: { select: { sessionId: true } },
      },
    })
    const { state, offerExpiresAt } = registration
    if (state === RegistrationState.HOLD || state === RegistrationState.CONFIRMED) return { kind: 'done' }
    const stands = state === RegistrationState.OFFERED && offerExpiresAt !== null && now < offerExpiresAt
    // Of single sessions, only those are sold that still take place.
    const wanted = sessions.map(({ sessionId }) => sessionId)
    const choice = wanted.length > 0 ? chosenSessions(run.sessions, wanted).map(({ id }) => id) : []
    const isCalledOff = wanted.length > 0 && choice.length === 0
    if (!stands || isCalledOff || run.status !== RunStatus.PUBLISHED) return { kind: 'gone' }

    const agreedCents = agreedPrice(registration.agreedCents, run.sessions, choice)
    const price =
      agreedCents === null
        ? await priceOfSeat(tx, run, { ...input, sessionCount: choice.length || null }, now)
        : priceAsAgreed(registration.tierId, agreedCents, input.gift)
    if (!price.ok) return price.refusal
    const { tierId, priceCents, discount } = price
    const settings = await readSettings(tx)
    if (priceCents > 0 && !receiptIssuer(settings).ok) return { kind: 'not_for_sale' }

    const policy = readRefundPolicy(run.refundPolicy)
    const holdExpiresAt = holdEnd(run, choice, price, now)
    await tx.registration.update({
      where: { id: registrationId, state: RegistrationState.OFFERED },
      data: {
        tierId,
        discountCodeId: discount?.codeId ?? null,
        ...(priceCents > 0
          ? { state: RegistrationState.HOLD, holdExpiresAt }
          : { state: RegistrationState.CONFIRMED, confirmedAt: now }),
        ...(policy ? { refundPolicySnapshot: policy } : {}),
      },
    })
    const seated = { ...registration, email: emailOf(person), choice }
    await billSeat(tx, run, { ...seated, holdExpiresAt }, { ...price, giftCents: input.gift ?? 0 }, settings, now)
    if (priceCents === 0) {
      await announceSeats(tx, run, [{ ...seated, seatsTaken: run.seatsTaken }], now)
    }
    await touch(tx, runTags(run))
    return { kind: 'taken' }
  })
}
