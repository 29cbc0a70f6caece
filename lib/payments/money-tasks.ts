import type { MoneyTaskKind, Tx } from '@/lib/db'
import { env } from '@/lib/env'
import { log } from '@/lib/log'
import { queueMail } from '@/lib/mail'
import { readSettings } from '@/lib/settings'
import { moneyTaskEmail } from './emails'

type NewTask = {
  /** Once and for all: what is added again for the same cause is there already. */
  cause: string
  kind: MoneyTaskKind
  orderId: string
  refundId?: string
  amountCents: number
}

/** Puts something about money before the treasurer, and tells the office once, in the deed's own transaction. */
export async function addMoneyTask(tx: Tx, task: NewTask): Promise<void> {
  const { count } = await tx.moneyTask.createMany({ data: task, skipDuplicates: true })
  if (count === 0) return
  const { officeEmail } = await readSettings(tx)
  if (!officeEmail) {
    log.warn(
      { orderId: task.orderId, kind: task.kind },
      'no office address is set: nobody was told of money that waits',
    )
    return
  }
  const order = await tx.order.findUniqueOrThrow({
    where: { id: task.orderId },
    select: { ref: true, payerName: true, isDemonstration: true, person: { select: { email: true } } },
  })
  const facts = {
    kind: task.kind,
    amountCents: task.amountCents,
    orderRef: order.ref,
    payerName: order.payerName,
    email: order.person.email,
    deskHref: `${env.SITE_URL}/staff/gifts#waiting`,
  }
  await queueMail(tx, {
    ...moneyTaskEmail(facts, order.isDemonstration ? 'Demonstration: no money has moved' : undefined),
    cause: `money-task:${task.cause}`,
    template: 'money-task',
    to: officeEmail,
    replyTo: order.person.email ?? undefined,
  })
}

/** Takes what waits for a cause off the treasurer's list; settled once, it stays so. `by` is a person, or `stripe`. */
export async function settleMoneyTask(tx: Tx, cause: string, by: string, now: Date): Promise<boolean> {
  const { count } = await tx.moneyTask.updateMany({
    where: { cause, settledAt: null },
    data: { settledAt: now, settledBy: by },
  })
  return count > 0
}

/** The cause of what waits for a refund's lines to be named. */
export function toAllocate(refundId: string): string {
  return `refund-to-allocate:${refundId}`
}
