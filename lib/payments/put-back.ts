import { db, StripeEventState, type Tx } from '@/lib/db'
import type { Treasurer } from '@/lib/people/granted'

/**
 * Puts back on the list what a treasurer has ticked off by mistake; nothing that Stripe's news or a deed has settled. False
 * when it is no such thing.
 */
export async function putBackTask(treasurer: Treasurer, taskId: string): Promise<boolean> {
  return db.$transaction(async (tx) => {
    if (!(await wasTickedOff(tx, 'money-task', taskId))) return false
    const { count } = await tx.moneyTask.updateMany({
      where: { id: taskId, settledBy: { startsWith: 'person:' } },
      data: { settledAt: null, settledBy: null },
    })
    if (count > 0) await note(tx, treasurer, 'money-task', taskId)
    return count > 0
  })
}

/** The same for news from Stripe. */
export async function putBackEvent(treasurer: Treasurer, eventId: string): Promise<boolean> {
  return db.$transaction(async (tx) => {
    if (!(await wasTickedOff(tx, 'stripe-event', eventId))) return false
    const { count } = await tx.stripeEvent.updateMany({
      where: { id: eventId, state: StripeEventState.SETTLED },
      data: { state: StripeEventState.UNMATCHED },
    })
    if (count > 0) await note(tx, treasurer, 'stripe-event', eventId)
    return count > 0
  })
}

type Kind = 'money-task' | 'stripe-event'

/** The last that was done to it by hand: what was put back, and then settled in another way, stays settled. */
async function wasTickedOff(tx: Tx, kind: Kind, id: string): Promise<boolean> {
  const last = await tx.auditEntry.findFirst({
    where: { subject: `${kind}:${id}`, action: { startsWith: `${kind}.` } },
    orderBy: { at: 'desc' },
    select: { action: true },
  })
  return last?.action === `${kind}.settled`
}

function note(tx: Tx, treasurer: Treasurer, kind: Kind, id: string) {
  return tx.auditEntry.create({
    data: { actor: `person:${treasurer.personId}`, action: `${kind}.put_back`, subject: `${kind}:${id}` },
  })
}
