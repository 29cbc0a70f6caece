import { db, RefundOrigin, RefundState } from '@/lib/db'
import type { Treasurer } from '@/lib/people/granted'
import { giveLines } from './converge-refunds'
import { lockPayment, readKept, sumOf } from './kept-lines'
import { settleMoneyTask, toAllocate } from './money-tasks'

export type AllocateOutcome =
  | { kind: 'allocated' }
  /** The parts are not the refund. */
  | { kind: 'wrong_sum'; amountCents: number }
  /** More of a line than is left of it. */
  | { kind: 'more_than_left' }
  /** Its lines are known already, it has failed since, or there is none. */
  | { kind: 'not_waiting' }

/**
 * A treasurer says which lines of the order a refund made at Stripe returns, in cents a line; the receipt follows. Lines of
 * nothing count as not named.
 */
export async function allocateRefund(
  treasurer: Treasurer,
  refundId: string,
  parts: readonly { id: string; amountCents: number }[],
  now = new Date(),
): Promise<AllocateOutcome> {
  return db.$transaction(async (tx) => {
    const refund = await tx.refund.findUnique({
      where: { id: refundId },
      select: { id: true, amountCents: true, payment: { select: { id: true, orderId: true } } },
    })
    if (!refund) return { kind: 'not_waiting' }
    await lockPayment(tx, refund.payment.id)
    const isWaiting = await tx.refund.count({
      where: {
        id: refundId,
        origin: RefundOrigin.STRIPE,
        state: { not: RefundState.FAILED },
        allocations: { none: {} },
      },
    })
    if (isWaiting === 0) return { kind: 'not_waiting' }
    const named = parts.filter((part) => part.amountCents > 0)
    if (sumOf(named) !== refund.amountCents) return { kind: 'wrong_sum', amountCents: refund.amountCents }
    const { lines } = await readKept(tx, refund.payment.id)
    const isLeft = (part: { id: string; amountCents: number }) =>
      part.amountCents <= (lines.find((line) => line.id === part.id)?.amountCents ?? 0)
    if (!named.every(isLeft)) return { kind: 'more_than_left' }

    const by = `person:${treasurer.personId}`
    const parted = named.map(({ id, amountCents }) => ({ refundId, orderLineId: id, amountCents }))
    await giveLines(tx, refund.payment, parted, { refundId, amountCents: refund.amountCents }, now)
    await settleMoneyTask(tx, toAllocate(refundId), by, now)
    await tx.auditEntry.create({
      data: { actor: by, action: 'refund.allocated', subject: `refund:${refundId}`, details: { lines: named } },
    })
    return { kind: 'allocated' }
  })
}
