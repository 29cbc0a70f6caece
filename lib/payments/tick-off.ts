import { db, MoneyTaskKind, StripeEventState } from '@/lib/db'
import type { Treasurer } from '@/lib/people/granted'
import { settleMoneyTask } from './money-tasks'

/** What a person settles by saying so. A refund's lines are named, and a dispute ends at Stripe: neither is ticked off. */
const TICKED_OFF = [
  MoneyTaskKind.REFUND_FAILED,
  MoneyTaskKind.REFUND_UNDECIDED,
  MoneyTaskKind.SEAT_WITHOUT_MONEY,
  MoneyTaskKind.DISPUTE_LOST,
] as const

/** A treasurer has seen to something that waited. False when it does not wait any more, or cannot be ticked off. */
export async function tickOffTask(treasurer: Treasurer, taskId: string, now = new Date()): Promise<boolean> {
  return db.$transaction(async (tx) => {
    const task = await tx.moneyTask.findFirst({
      where: { id: taskId, kind: { in: [...TICKED_OFF] } },
      select: { cause: true, kind: true },
    })
    const by = `person:${treasurer.personId}`
    if (!task || !(await settleMoneyTask(tx, task.cause, by, now))) return false
    await tx.auditEntry.create({
      data: { actor: by, action: 'money-task.settled', subject: `money-task:${taskId}`, details: { kind: task.kind } },
    })
    return true
  })
}

/** The same for news from Stripe that fits nothing of ours. */
export async function tickOffEvent(treasurer: Treasurer, eventId: string): Promise<boolean> {
  return db.$transaction(async (tx) => {
    const { count } = await tx.stripeEvent.updateMany({
      where: { id: eventId, state: StripeEventState.UNMATCHED },
      data: { state: StripeEventState.SETTLED },
    })
    if (count === 0) return false
    await tx.auditEntry.create({
      data: {
        actor: `person:${treasurer.personId}`,
        action: 'stripe-event.settled',
        subject: `stripe-event:${eventId}`,
      },
    })
    return true
  })
}
