import { db, LineKind, OrderState } from '@/lib/db'
import { env } from '@/lib/env'
import { createCheckout } from './stripe'

/** Where the payer goes from Stripe's page: paths on this site. */
type Pages = { thanks: string; back: string }

type BegunCheckout = { outcome: 'pay'; url: string } | { outcome: 'paid' } | { outcome: 'unavailable' }

/**
 * The address at which an open order is paid. It is made once: asked again, the same address comes back, and two that
 * ask at the same time share it. `unavailable`: Stripe did not answer; nothing was charged, and asking again is safe.
 * Talks to Stripe, so it is never called inside a transaction.
 */
export async function beginCheckout(orderId: string, pages: Pages): Promise<BegunCheckout> {
  const order = await readOrder(orderId)
  const begun = begunCheckout(order)
  if (begun.outcome !== 'unavailable') return begun

  const attempt = order.checkoutAttempts + 1
  const checkout = await createCheckout(
    {
      orderId,
      orderRef: order.ref,
      email: order.person.email,
      lines: order.lines.map(({ description, amountCents }) => ({ description, amountCents })),
      isGift: order.lines.every((line) => line.kind !== LineKind.FEE),
      thanksUrl: `${env.SITE_URL}${pages.thanks}`,
      backUrl: `${env.SITE_URL}${pages.back}`,
    },
    attempt,
  )
  // The attempt counts when it failed, too: Stripe answers a used key with the failure that it remembers.
  await db.order.updateMany({
    where: { id: orderId, checkoutSessionId: null },
    data: {
      checkoutAttempts: attempt,
      ...(checkout ? { checkoutSessionId: checkout.sessionId, checkoutUrl: checkout.url } : {}),
    },
  })
  // Read again: somebody who asked at the same time may have stored another page, and only that one is known to settle.
  return begunCheckout(await readOrder(orderId))
}

function begunCheckout(order: { state: OrderState; checkoutUrl: string | null }): BegunCheckout {
  if (order.state === OrderState.PAID) return { outcome: 'paid' }
  return order.checkoutUrl ? { outcome: 'pay', url: order.checkoutUrl } : { outcome: 'unavailable' }
}

function readOrder(id: string) {
  return db.order.findUniqueOrThrow({
    where: { id },
    select: {
      ref: true,
      state: true,
      checkoutUrl: true,
      checkoutAttempts: true,
      person: { select: { email: true } },
      lines: { select: { description: true, amountCents: true, kind: true }, orderBy: { id: 'asc' } },
    },
  })
}
