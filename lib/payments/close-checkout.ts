import { db, OrderState, type Tx } from '@/lib/db'
import type { Effects } from './effects'
import { settleSession } from './settle'
import { expireCheckout } from './stripe'

/** An order's page at Stripe, if it has one: what must be closed before its seat may go to somebody else. */
export type OrderCheckout = {
  id: string
  state: OrderState
  checkoutSessionId: string | null
  checkoutExpiresAt: Date | null
}

/** The order that pays for a registration, with its page as it is now; null when nothing is to be paid. */
export function checkoutOf(registrationId: string): Promise<OrderCheckout | null> {
  return db.order.findFirst({
    where: { lines: { some: { registrationId } } },
    select: checkoutColumns,
  })
}

const checkoutColumns = { id: true, state: true, checkoutSessionId: true, checkoutExpiresAt: true } as const

/**
 * Closes the page at Stripe where an order may still be paid. `paid`: Stripe has its money, and it is settled now;
 * `unknown`: Stripe does not answer, so the page may be open. Talks to Stripe: never inside a transaction.
 */
export async function closeCheckout(order: OrderCheckout, effects: Effects): Promise<'closed' | 'paid' | 'unknown'> {
  if (order.state !== OrderState.OPEN || !order.checkoutSessionId) return 'closed'
  const state = await expireCheckout(order.checkoutSessionId)
  if (state === 'complete') await settleSession(order.checkoutSessionId, effects)
  return state === 'complete' ? 'paid' : state === 'expired' ? 'closed' : 'unknown'
}

/** Closes the page on which so many cards were tried that no donor would (`countDecline`); another one may be asked for. */
export async function closeTestedCheckout(orderId: string, effects: Effects): Promise<void> {
  const order = await db.order.findUniqueOrThrow({ where: { id: orderId }, select: checkoutColumns })
  if ((await closeCheckout(order, effects)) === 'unknown') throw new Error(`Stripe did not close order ${orderId}`)
}

/** Locks an order until the transaction ends. Whoever locks a run too does so after this. */
export async function lockOrder(tx: Tx, orderId: string): Promise<void> {
  await tx.$queryRaw`SELECT "id" FROM "Order" WHERE "id" = ${orderId}::uuid FOR UPDATE`
}

/** Expires a locked order whose page was closed. False when somebody has begun to pay it on another page since then. */
export async function expireOrder(tx: Tx, closed: OrderCheckout): Promise<boolean> {
  const { id, checkoutSessionId, checkoutExpiresAt } = closed
  await tx.order.updateMany({
    where: { id, checkoutSessionId, checkoutExpiresAt, state: OrderState.OPEN },
    data: { state: OrderState.EXPIRED },
  })
  return (await tx.order.count({ where: { id, state: OrderState.OPEN } })) === 0
}
