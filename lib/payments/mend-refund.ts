import { db, MoneyTaskKind } from '@/lib/db'
import type { Treasurer } from '@/lib/people/granted'
import { lockPayment, readKept } from './kept-lines'
import { settleMoneyTask } from './money-tasks'
import { owe } from './refund-payment'
import { returnByHand } from './return-by-hand'

export type MendOutcome =
  | 'mended'
  /** Somebody else has seen to it, or it is about no refund that failed. */
  | 'not_waiting'
  /** Its lines have gone back another way meanwhile, or a dispute holds them. */
  | 'nothing_left'

/**
 * What a treasurer does about a refund that failed: `again` owes the same lines to the card once more, `by_hand` writes down
 * that the money was paid back another way, by check say. Either way the receipt follows, and the payer is told.
 */
export async function mendRefund(
  treasurer: Treasurer,
  taskId: string,
  how: 'again' | 'by_hand',
  now = new Date(),
): Promise<MendOutcome> {
  return db.$transaction(async (tx) => {
    const task = await tx.moneyTask.findFirst({
      where: { id: taskId, kind: MoneyTaskKind.REFUND_FAILED },
      select: {
        cause: true,
        amountCents: true,
        refund: { select: { id: true, paymentId: true, reason: true, allocations: true } },
      },
    })
    if (!task?.refund) return 'not_waiting'
    const { paymentId, reason, allocations } = task.refund
    await lockPayment(tx, paymentId)
    const { lines: kept, isDisputed } = await readKept(tx, paymentId)
    let leftCents = task.amountCents
    const lines = allocations.flatMap((part) => {
      const keptCents = kept.find((line) => line.id === part.orderLineId)?.amountCents ?? 0
      const amountCents = Math.min(leftCents, part.amountCents, keptCents)
      leftCents -= amountCents
      return amountCents > 0 ? [{ id: part.orderLineId, amountCents }] : []
    })
    if (lines.length === 0 || isDisputed) return 'nothing_left'

    const by = `person:${treasurer.personId}`
    if (!(await settleMoneyTask(tx, task.cause, by, now))) return 'not_waiting'
    if (how === 'again') await owe(tx, { paymentId, reason, lines }, now)
    else await returnByHand(tx, { paymentId, reason: `${reason}; paid back by hand`, lines }, now)
    await tx.auditEntry.create({
      data: { actor: by, action: `refund.${how}`, subject: `refund:${task.refund.id}`, details: { lines } },
    })
    return 'mended'
  })
}
