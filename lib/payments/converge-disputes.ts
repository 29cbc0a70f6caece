import { DisputeState, MoneyTaskKind, type Tx } from '@/lib/db'
import { lockPayment } from './kept-lines'
import { mailCorrection } from './mail-correction'
import { addMoneyTask, settleMoneyTask } from './money-tasks'
import { correctReceipt } from './receipts'
import type { StripeDispute } from './stripe-returns'

/**
 * Brings the disputes of a payment to what Stripe says of them now. While one is open the receipt is held: it is not shown,
 * and nothing can be refunded. Lost, it is voided, or made to say what is kept where that is clear; won, it is as it was.
 * The office hears of each step. The payer does not when a dispute is lost: they asked their bank for the money and hear
 * from it, and an automatic mail could only hurt. The page of their receipt says that it is void.
 */
export async function convergeDisputes(
  tx: Tx,
  payment: { id: string; orderId: string },
  disputes: readonly StripeDispute[],
  now: Date,
): Promise<void> {
  await lockPayment(tx, payment.id)
  for (const { disputeId, state, amountCents, reason, openedAt, dueAt, withdrawnCents, feeCents } of disputes) {
    const before = await tx.dispute.findUnique({ where: { disputeId }, select: { state: true } })
    const moving = { dueAt, withdrawnCents, feeCents }
    if (before?.state === state) {
      // The money may follow its state, and a bank may give more time.
      await tx.dispute.update({ where: { disputeId }, data: moving })
      continue
    }
    const closedAt = state === DisputeState.OPEN ? null : now
    await tx.dispute.upsert({
      where: { disputeId },
      create: { disputeId, paymentId: payment.id, amountCents, reason, openedAt, state, closedAt, ...moving },
      update: { state, closedAt, ...moving },
    })
    const task = { orderId: payment.orderId, amountCents }
    await addMoneyTask(tx, { ...task, cause: opened(disputeId), kind: MoneyTaskKind.DISPUTE_OPEN })
    if (state !== DisputeState.OPEN) await settleMoneyTask(tx, opened(disputeId), 'stripe', now)
    if (state === DisputeState.LOST) {
      await addMoneyTask(tx, { ...task, cause: `dispute-lost:${disputeId}`, kind: MoneyTaskKind.DISPUTE_LOST })
    }
    const correction = await correctReceipt(tx, payment.id, 'A dispute was lost: the bank took the money back', now)
    if (state !== DisputeState.LOST) {
      await mailCorrection(tx, { correction, why: 'dispute_won', amountCents, cause: `dispute-won:${disputeId}` })
    }
  }
}

function opened(disputeId: string): string {
  return `dispute-open:${disputeId}`
}
