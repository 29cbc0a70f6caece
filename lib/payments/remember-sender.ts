import { createHmac } from 'node:crypto'
import type { Tx } from '@/lib/db'
import { env } from '@/lib/env'
import { limitKey } from '@/lib/rate-limit'

/** A network address as it is kept: hashed with a key, so that nobody reads it out of a table. An IPv6 by its /64. */
export function senderKeyOf(address: string): string {
  return createHmac('sha256', env.LINK_SECRET)
    .update(`sender\n${limitKey(address)}`)
    .digest('hex')
}

/**
 * Remembers from where a checkout was begun, since a declined card comes by a webhook that does not know; forgotten after
 * a day (`watch-card-testing`). Part of opening an order that is paid at Stripe.
 */
export async function rememberSender(tx: Tx, orderId: string, address: string, now: Date): Promise<void> {
  const begun = { senderKey: senderKeyOf(address), at: now }
  await tx.checkoutSender.upsert({ where: { orderId }, create: { orderId, ...begun }, update: begun })
}
