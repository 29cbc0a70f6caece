import { db, RegistrationState, RunStatus } from '@/lib/db'
import { MINUTE_MS } from '@/lib/durations'
import { beginCheckout, claimCheckout } from '@/lib/payments/begin-checkout'
import { checkoutOf, closeCheckout, lockOrder } from '@/lib/payments/close-checkout'
import type { Effects } from '@/lib/payments/effects'
import { rememberSender } from '@/lib/payments/remember-sender'
import { readSettings, receiptIssuer } from '@/lib/settings'
import { lockRun } from './lock-run'

/** A hold outlives the page at which it is paid by this much, so that no page can be paid whose seat is gone. */
const AFTER_CHECKOUT_MS = 4 * MINUTE_MS

type PayOutcome =
  /** Stripe's page, where the seat is paid. */
  | { kind: 'pay'; url: string }
  /** Its money is here already. */
  | { kind: 'paid' }
  /** There is no hold, or none any more. */
  | { kind: 'not_held' }
  /** The hold has been extended as often as it may be. */
  | { kind: 'spent' }
  /** No receipt could be issued, so no seat is sold. */
  | { kind: 'closed' }
  /** Stripe does not answer; nothing was charged. */
  | { kind: 'unavailable' }

/**
 * Leads to the page at Stripe where a held seat is paid, and makes the hold outlive that page; it is never shortened.
 * Pressed twice, or twice at once, it is the same page. `path` is where the holder comes back to, `sender` the network
 * address that they come from: declined cards are counted by it.
 */
export async function payForSeat(
  registrationId: string,
  path: `/r/${string}`,
  effects: Effects,
  now = new Date(),
  sender: string | null = null,
): Promise<PayOutcome> {
  const order = await checkoutOf(registrationId)
  if (!order) return { kind: 'not_held' }
  if (!receiptIssuer(await readSettings()).ok) return { kind: 'closed' }
  if (order.checkoutExpiresAt && order.checkoutExpiresAt <= now) {
    // Its time is over by our clock, but Stripe's is the one that counts.
    const last = await closeCheckout(order, effects)
    if (last !== 'closed') return { kind: last === 'paid' ? 'paid' : 'unavailable' }
  }
  const claimed = await claimAndHold(order.id, registrationId, now, sender)
  if (claimed !== 'claimed') return { kind: claimed }
  const checkout = await beginCheckout(order.id, { thanks: `${path}?paid=1`, back: path })
  return checkout.outcome === 'pay' ? { kind: 'pay', url: checkout.url } : { kind: checkout.outcome }
}

function claimAndHold(
  orderId: string,
  registrationId: string,
  now: Date,
  sender: string | null,
): Promise<'claimed' | 'spent' | 'not_held'> {
  return db.$transaction(async (tx) => {
    const { runId } = await tx.registration.findUniqueOrThrow({
      where: { id: registrationId },
      select: { runId: true },
    })
    // Always the order before its run: whoever settles a payment comes the same way.
    await lockOrder(tx, orderId)
    await lockRun(tx, runId)
    const held = await tx.registration.findFirst({
      // A cancelled run tells its people one by one, and none of them shall pay meanwhile.
      where: { id: registrationId, state: RegistrationState.HOLD, run: { status: RunStatus.PUBLISHED } },
      select: { holdExpiresAt: true },
    })
    if (!held) return 'not_held'
    const heldUntil = held.holdExpiresAt && new Date(held.holdExpiresAt.getTime() - AFTER_CHECKOUT_MS)
    const claim = await claimCheckout(tx, orderId, heldUntil, now)
    if (claim.outcome === 'spent') return 'spent'
    if (sender !== null) await rememberSender(tx, orderId, sender, now)
    // Somebody who was given days to pay does not lose them by looking at the page.
    const least = claim.expiresAt.getTime() + AFTER_CHECKOUT_MS
    await tx.registration.updateMany({
      where: { id: registrationId, state: RegistrationState.HOLD },
      data: { holdExpiresAt: new Date(Math.max(least, held.holdExpiresAt?.getTime() ?? 0)) },
    })
    return 'claimed'
  })
}
