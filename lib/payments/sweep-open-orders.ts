import { db, OrderState } from '@/lib/db'
import { MINUTE_MS } from '@/lib/durations'
import { log } from '@/lib/log'
import type { Effects } from './effects'
import { settleSession } from './settle'

/** A payment's own webhooks come within seconds; after this long they may have been lost. */
const MINUTES_TO_WAIT = 5
const MOST_AT_ONCE = 200

/**
 * Asks Stripe about the orders that have stayed open, so that a webhook which never came (an outage of days, ours or
 * theirs) leaves nobody without the receipt for what was paid. One order's trouble does not keep the others waiting.
 */
export async function sweepOpenOrders(effects: Effects, now = new Date()): Promise<void> {
  const orders = await db.order.findMany({
    where: {
      state: OrderState.OPEN,
      checkoutSessionId: { not: null },
      createdAt: { lt: new Date(now.getTime() - MINUTES_TO_WAIT * MINUTE_MS) },
    },
    select: { id: true, checkoutSessionId: true },
    orderBy: { createdAt: 'asc' },
    take: MOST_AT_ONCE,
  })
  for (const { id, checkoutSessionId } of orders) {
    if (checkoutSessionId === null) continue
    try {
      await settleSession(checkoutSessionId, effects)
    } catch (error) {
      log.error({ err: error, orderId: id }, 'an open order could not be settled')
    }
  }
}
