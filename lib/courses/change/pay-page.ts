import { db, OrderState, type Tx } from '@/lib/db'
import { closeCheckout, type OrderCheckout } from '@/lib/payments/close-checkout'
import type { Effects } from '@/lib/payments/effects'

// The page at Stripe where a seat may be paid, when its address is corrected: it would lead its payer back by a dead link.

/** Closes an order's page at Stripe, and forgets it, so that whoever pays next gets another. False: it may be open. */
export async function closePage(order: OrderCheckout, effects: Effects): Promise<boolean> {
  if ((await closeCheckout(order, effects)) === 'unknown') return false
  const { id, checkoutSessionId, checkoutExpiresAt } = order
  await db.order.updateMany({
    where: { id, checkoutSessionId, checkoutExpiresAt, state: OrderState.OPEN },
    data: { checkoutSessionId: null, checkoutUrl: null, checkoutExpiresAt: null },
  })
  return true
}

/**
 * Whether nobody has opened a page to pay since the last one was closed. An order that was made meanwhile was not locked
 * before the run, and locking it now could stand in somebody's way.
 */
export async function isQuiet(tx: Tx, registrationId: string, locked: { id: string } | null): Promise<boolean> {
  const order = await tx.order.findFirst({ where: { lines: { some: { registrationId } } } })
  return order?.id === locked?.id && (order?.state !== OrderState.OPEN || order.checkoutExpiresAt === null)
}
