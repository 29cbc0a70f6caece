import { RefundOrigin, RefundState, type Tx } from '@/lib/db'
import type { Correction } from './emails'
import { lockPayment, sumOf } from './kept-lines'
import { mailCorrection } from './mail-correction'
import { correctReceipt } from './receipts'

type Returned = {
  paymentId: string
  reason: string
  lines: readonly { id: string; amountCents: number }[]
  /** Of a form that decided it: one refund a key. */
  formKey?: string
}

/**
 * Writes down that so much of these lines of a payment was paid back by hand, by check say; Stripe has no part in it. The
 * receipt is made true in the same transaction, and the payer is mailed once.
 */
export async function returnByHand(tx: Tx, returned: Returned, now: Date): Promise<Correction> {
  const { paymentId, reason, lines, formKey = null } = returned
  await lockPayment(tx, paymentId)
  const amountCents = sumOf(lines)
  const refund = await tx.refund.create({
    data: {
      paymentId,
      reason,
      amountCents,
      formKey,
      origin: RefundOrigin.HAND,
      state: RefundState.SUCCEEDED,
      createdAt: now,
      allocations: { create: lines.map(({ id, amountCents }) => ({ orderLineId: id, amountCents })) },
    },
    select: { id: true },
  })
  const correction = await correctReceipt(tx, paymentId, reason, now)
  await mailCorrection(tx, { correction, why: 'gone_back', amountCents, cause: refund.id })
  return correction
}
