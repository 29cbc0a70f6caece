import { OrderState, StripeEventState, type Tx } from '@/lib/db'
import { enqueue } from '@/lib/jobs'
import { MOST_DECLINES_A_PAGE } from './card-testing'
import { isTriedNow } from './count-failures'
import { lockCardTesting, noteCardTesting } from './note-card-testing'
import type { Decline } from './stripe'

/**
 * Counts a declined card once, however often and by whichever news it is told. Where that makes it plain that stolen cards
 * are being tried, the office is alerted; a page on which too many were tried is closed at Stripe. A card that was tried
 * for no order of ours (a monthly gift's next payment, another door) is nobody's attempt at ours.
 */
export async function countDecline(
  tx: Tx,
  decline: Decline,
  toldAt: Date,
  now = new Date(),
): Promise<StripeEventState> {
  const { id } = decline
  const order = await orderTriedFor(tx, decline)
  if (!order) return StripeEventState.IGNORED
  // Those who count at the same time would each miss the others' card, and none of them see that it is too many.
  await lockCardTesting(tx)
  const at = new Date(Math.min(toldAt.getTime(), now.getTime()))
  const counted = await tx.cardFailure.createMany({
    data: { id, orderId: order.id, senderKey: order.sender?.senderKey ?? null, at },
    skipDuplicates: true,
  })
  if (counted.count === 0) return StripeEventState.SETTLED
  if (await isTriedNow(tx, now)) await noteCardTesting(tx, now)
  if ((await tx.cardFailure.count({ where: { orderId: order.id } })) >= MOST_DECLINES_A_PAGE) {
    await enqueue(tx, 'close-tested-checkout', { orderId: order.id })
  }
  return StripeEventState.SETTLED
}

/**
 * The order at whose page a card was tried. Of the first payment of a gift that comes again no object at Stripe names the
 * order before it is paid; the page takes the email that we gave it, so it is the open order of that email. What fails
 * later fails with the kept card of a customer whom we know.
 */
async function orderTriedFor(tx: Tx, { orderId, email, customerId }: Decline) {
  const select = { id: true, sender: true }
  if (orderId) return tx.order.findUnique({ where: { id: orderId }, select })
  if (!email) return null
  if (customerId && (await tx.recurringGift.count({ where: { customerId } })) > 0) return null
  return tx.order.findFirst({
    where: {
      person: { email: email.trim().toLowerCase() },
      state: OrderState.OPEN,
      recurringGiftId: { not: null },
      checkoutSessionId: { not: null },
    },
    orderBy: { createdAt: 'desc' },
    select,
  })
}
