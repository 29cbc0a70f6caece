import { db, RefundState, type Tx } from '@/lib/db'
import { enqueue } from '@/lib/jobs'
import { log } from '@/lib/log'
import { createRefund } from './stripe'

type Owed = { paymentId: string; reason: string; lines: readonly { id: string; amountCents: number }[] }

/** Writes down that these lines of a payment go back, whole, and enqueues the job that gives them back. */
export async function owe(tx: Tx, { paymentId, reason, lines }: Owed): Promise<void> {
  const refund = await tx.refund.create({
    data: {
      paymentId,
      reason,
      amountCents: lines.reduce((sum, line) => sum + line.amountCents, 0),
      allocations: { create: lines.map(({ id, amountCents }) => ({ orderLineId: id, amountCents })) },
    },
    select: { id: true },
  })
  await enqueue(tx, 'send-refund', { refundId: refund.id })
}

/**
 * Gives an owed refund back to the card; the job behind `owe`. Run again it is the same refund at Stripe, and one that is
 * done stays as it is. Throws when Stripe does not take it up, so that the queue tries again.
 */
export async function sendRefund(refundId: string): Promise<void> {
  const refund = await db.refund.findUniqueOrThrow({
    where: { id: refundId },
    select: { state: true, amountCents: true, payment: { select: { paymentIntentId: true } } },
  })
  const { paymentIntentId } = refund.payment
  if (refund.state !== RefundState.PENDING) return
  if (!paymentIntentId) throw new Error(`Refund ${refundId} is of a payment that Stripe does not have`)
  const sent = await createRefund({ key: `refund-${refundId}`, paymentIntentId, amountCents: refund.amountCents })
  if (sent.hasFailed) log.error({ refundId }, 'a refund failed: it must be made by hand')
  await db.refund.updateMany({
    where: { id: refundId, state: RefundState.PENDING },
    data: { state: sent.hasFailed ? RefundState.FAILED : RefundState.SUCCEEDED, refundId: sent.refundId },
  })
}
