import { LineKind, OrderState, PaymentMethod, RefundOrigin, RefundState, type Tx } from '@/lib/db'
import type { Correction, IssuedReceipt } from './emails'
import { lockPayment, sumOf } from './kept-lines'
import { newOrderRef } from './order-ref'
import { correctReceipt, writeReceipt } from './receipts'

type Turned = {
  paymentId: string
  /** In the office's words. */
  reason: string
  /** What of which line was due back, in cents. */
  lines: readonly { id: string; amountCents: number }[]
}

/**
 * Turns what was due back of a payment into a gift: a refund that never leaves the house, and a gift on an order of its own,
 * paid with it. Nothing goes to Stripe. The first payment's receipt is corrected, and the gift has one of its own, dated
 * this day. Mails nothing: what the caller is answered is for its mail to say.
 *
 * (check) For ORNCC's treasurer or a CPA: what somebody is owed and could have had back on their card, and gives instead of
 * their own free will, is a gift of that day and of that amount, for which they receive nothing. What the refund policy
 * lets ORNCC keep was never theirs to give and stays a fee. The amount was charged by card on the earlier payment's day; a
 * conversion across the turn of a year is a gift of the later year.
 */
export async function turnIntoGift(
  tx: Tx,
  { paymentId, reason, lines }: Turned,
  now: Date,
): Promise<{ correction: Correction; gift: IssuedReceipt; orderRef: string }> {
  await lockPayment(tx, paymentId)
  const { order } = await tx.payment.findUniqueOrThrow({
    where: { id: paymentId },
    select: { order: { select: { ref: true, personId: true, payerName: true, isDemonstration: true } } },
  })
  const amountCents = sumOf(lines)
  const refund = await tx.refund.create({
    data: {
      paymentId,
      reason,
      amountCents,
      origin: RefundOrigin.CREDIT,
      state: RefundState.SUCCEEDED,
      allocations: { create: lines.map(({ id, amountCents }) => ({ orderLineId: id, amountCents })) },
    },
    select: { id: true },
  })
  const { ref, ...payer } = order
  const given = await tx.order.create({
    data: {
      ...payer,
      ref: newOrderRef(),
      state: OrderState.PAID,
      totalCents: amountCents,
      formKey: `credit-${refund.id}`,
      lines: {
        create: { kind: LineKind.GIFT, description: `Gift to ORNCC: what was due back of order ${ref}`, amountCents },
      },
      payments: {
        create: {
          method: PaymentMethod.CREDIT,
          methodLabel: `What was due back of order ${ref}`,
          amountCents,
          // Nothing is charged, so Stripe keeps nothing of it.
          feeCents: 0,
          creditRefundId: refund.id,
          occurredAt: now,
        },
      },
    },
    select: { ref: true, payments: { select: { id: true } } },
  })
  const correction = await correctReceipt(tx, paymentId, reason, now)
  const [payment] = given.payments
  if (!payment) throw new Error('A gift just made has no payment')
  return { correction, gift: await writeReceipt(tx, payment.id), orderRef: given.ref }
}
