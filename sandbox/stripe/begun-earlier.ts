import { cards } from './cards'
import { createSession } from './checkout-sessions'
import type { Desk } from './endpoint'
import { openStore, type StripeObject } from './store'
import { beginSubscription, passCustomersTime } from './subscriptions'

/** What Stripe holds of a monthly gift that began in the past: to be put into a stand-in before it starts. */
export type BegunEarlier = {
  objects: StripeObject[]
  subscriptionId: string
  customerId: string
  /** The oldest first; its invoice is the one that the checkout page paid. */
  payments: { paymentIntentId: string; chargeId: string; invoiceId: string; paidAt: Date }[]
}

/**
 * Lets somebody begin a monthly gift at a moment in the past, and time go on from there until now: each payment is at its own
 * time, and nobody is told. The money has long been paid out: it is no part of the stand-in's balance.
 */
export function begunEarlier(
  gift: { email: string; name: string; description: string; totalCents: number; metadata: Record<string, string> },
  begunAt: Date,
  now: Date,
): BegunEarlier {
  const store = openStore({ objects: [], contents: [] }, () => {})
  const deskAt = (at: Date): Desk => ({
    store,
    now: at,
    pageUrl: (kind, id) => `http://127.0.0.1/${kind}/${id}`,
    at: deskAt,
    announce: () => {},
  })
  const session = createSession(deskAt(begunAt), {
    mode: 'subscription',
    line_items: [
      {
        quantity: 1,
        price_data: {
          currency: 'usd',
          unit_amount: gift.totalCents,
          recurring: { interval: 'month', interval_count: 1 },
          product_data: { name: gift.description, metadata: {} },
        },
      },
    ],
    success_url: 'http://127.0.0.1/',
    metadata: {},
    subscription_data: { description: gift.description, metadata: gift.metadata },
  })
  const [card] = cards
  if (!card) throw new Error('The stand-in has no card')
  beginSubscription(deskAt(begunAt), session, card, gift)
  passCustomersTime(deskAt(now))

  const objects = store
    .state()
    .objects.filter(({ object }) => object !== 'balance_transaction')
    .map((one) => (one.object === 'charge' ? { ...one, balance_transaction: null } : one))
  const [subscription] = store.newestFirst('subscription')
  if (!subscription) throw new Error('The stand-in began no subscription')
  const payments = store
    .newestFirst('invoice_payment')
    .reverse()
    .map(({ invoice, payment }) => {
      const intent = store.find('payment_intent', String(payment.payment_intent))
      const charge = store.find('charge', intent?.latest_charge ?? '')
      if (!intent || !charge) throw new Error(`The invoice ${invoice} was not paid`)
      const paidAt = new Date(charge.created * 1000)
      return { paymentIntentId: intent.id, chargeId: charge.id, invoiceId: invoice, paidAt }
    })
  return { objects, subscriptionId: subscription.id, customerId: subscription.customer, payments }
}
