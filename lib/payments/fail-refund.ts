import { MoneyTaskKind, RefundState, type Tx } from '@/lib/db'
import { log } from '@/lib/log'
import { mailCorrection } from './mail-correction'
import { addMoneyTask, settleMoneyTask, toAllocate } from './money-tasks'
import { correctReceipt } from './receipts'

/**
 * A refund has failed for good: the card did not take it. Its money is still here, so the receipt says so again, by a new
 * number; the payer is told, and the treasurer is asked to give it back another way. Under the payment's lock; what has
 * failed already stays as it is.
 */
export async function failRefund(tx: Tx, id: string, now: Date): Promise<void> {
  const { count } = await tx.refund.updateMany({
    where: { id, state: { not: RefundState.FAILED } },
    data: { state: RefundState.FAILED },
  })
  if (count === 0) return
  const { paymentId, amountCents, payment } = await tx.refund.findUniqueOrThrow({
    where: { id },
    select: { paymentId: true, amountCents: true, payment: { select: { orderId: true } } },
  })
  log.error({ refundId: id }, 'a refund failed: its money must go back another way')
  await settleMoneyTask(tx, toAllocate(id), 'stripe', now)
  const correction = await correctReceipt(tx, paymentId, 'A refund could not be carried out', now)
  await mailCorrection(tx, { correction, why: 'failed', amountCents, cause: `failed:${id}` })
  await addMoneyTask(tx, {
    cause: `refund-failed:${id}`,
    kind: MoneyTaskKind.REFUND_FAILED,
    orderId: payment.orderId,
    refundId: id,
    amountCents,
  })
}
