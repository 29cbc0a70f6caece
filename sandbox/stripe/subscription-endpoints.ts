import type Stripe from 'stripe'
import { z } from 'zod'
import { type Desk, endpoint } from './endpoint'
import { badParameter, noSuch, StripeRefusal } from './errors'
import { newPrice, recurringParameters } from './line-items'
import { pageOf } from './lists'
import { expand, list, listParameters, metadata, wholeCents } from './parameters'
import type { Kind, OfKind, Subscription } from './store'
import { itemOf, priced } from './subscription-objects'
import { atCustomersTime, cancel } from './subscriptions'

const one = z.strictObject({ expand })

const cancelParameters = z.strictObject({
  cancellation_details: z.strictObject({ comment: z.string().optional() }).optional(),
  expand,
}) satisfies z.ZodType<Stripe.SubscriptionCancelParams>

const updateParameters = z.strictObject({
  default_payment_method: z.string().optional(),
  items: list(
    z.strictObject({
      id: z.string(),
      price_data: z.strictObject({
        currency: z.literal('usd'),
        product: z.string(),
        recurring: recurringParameters,
        unit_amount: wholeCents.pipe(z.number().min(50)),
      }),
    }),
  ).optional(),
  metadata: metadata.optional(),
  pause_collection: z
    .union([
      z.literal(''),
      z.strictObject({
        behavior: z.literal('void', 'The stand-in for Stripe knows the behavior `void` only.'),
      }),
    ])
    .optional(),
  proration_behavior: z.literal('none', 'The stand-in for Stripe makes no prorations: pass `none`.').optional(),
  expand,
}) satisfies z.ZodType<Stripe.SubscriptionUpdateParams>

function find<K extends Kind>({ store }: Desk, kind: K, id: string): OfKind<K> {
  const found = store.find(kind, id)
  if (!found) throw noSuch(kind, id, 'id')
  return found
}

function update(openDesk: Desk, given: z.output<typeof updateParameters>, id: string): Subscription {
  const subscription = find(openDesk, 'subscription', id)
  if (subscription.status === 'canceled') {
    throw new StripeRefusal(400, 'A canceled subscription can only update its cancellation_details and metadata.')
  }
  const desk = atCustomersTime(openDesk, subscription.customer)
  const { default_payment_method: method, pause_collection: pause } = given
  const changed: Subscription = {
    ...subscription,
    items: given.items ? itemsWith(desk, subscription, given) : subscription.items,
    metadata: { ...subscription.metadata, ...given.metadata },
    ...(method === undefined ? {} : { default_payment_method: method === '' ? null : method }),
    ...(pause === undefined ? {} : { pause_collection: pause === '' ? null : { ...pause, resumes_at: null } }),
  }
  desk.store.put(changed)
  desk.announce([{ type: 'customer.subscription.updated', data: { object: changed } }])
  return changed
}

/** The one item at its new price, from the next period on. */
function itemsWith(desk: Desk, subscription: Subscription, given: z.output<typeof updateParameters>) {
  const item = itemOf(subscription)
  const [change, ...more] = given.items ?? []
  if (!change || more.length > 0 || change.id !== item.id) {
    throw badParameter('items', `The stand-in for Stripe changes the subscription's one item, ${item.id}.`)
  }
  const { interval, interval_count: count } = change.price_data.recurring
  if (interval !== item.price.recurring?.interval || count !== item.price.recurring.interval_count) {
    throw badParameter('items', 'The stand-in for Stripe changes the amount of a subscription, not how often it comes.')
  }
  // Stripe makes prorations by default.
  if (given.proration_behavior !== 'none') throw badParameter('proration_behavior', 'Pass `none`.')
  if (!desk.store.find('product', change.price_data.product)) {
    throw noSuch('product', change.price_data.product, 'items[0][price_data][product]')
  }
  const price = newPrice(change.price_data.product, change.price_data, desk.now)
  desk.store.put(price)
  return { ...subscription.items, data: [{ ...item, ...priced(price) }] }
}

export const subscriptionEndpoints = [
  endpoint('GET', '/v1/subscriptions/:id', one, (desk, _, id) => find(desk, 'subscription', id)),
  endpoint('POST', '/v1/subscriptions/:id', updateParameters, update),
  endpoint('DELETE', '/v1/subscriptions/:id', cancelParameters, (desk, { cancellation_details: details }, id) => {
    const subscription = find(desk, 'subscription', id)
    // Stripe knows no subscription to cancel once it has ended.
    if (subscription.status === 'canceled') throw noSuch('subscription', id, 'id')
    return cancel(atCustomersTime(desk, subscription.customer), subscription, {
      reason: 'cancellation_requested',
      comment: details?.comment ?? null,
    })
  }),
  endpoint(
    'GET',
    '/v1/subscriptions',
    z.strictObject({ ...listParameters, customer: z.string().optional(), status: z.literal('all') }),
    ({ store }, { customer, status: _, ...page }) => {
      const found = store
        .newestFirst('subscription')
        .filter((one) => customer === undefined || one.customer === customer)
      return pageOf(found, '/v1/subscriptions', page)
    },
  ),
  endpoint('GET', '/v1/invoices/:id', one, (desk, _, id) => find(desk, 'invoice', id)),
  endpoint(
    'GET',
    '/v1/invoices',
    z.strictObject({
      ...listParameters,
      subscription: z.string().optional(),
      status: z.enum(['draft', 'open', 'paid', 'uncollectible', 'void']).optional(),
    }),
    ({ store }, { subscription, status, ...page }) => {
      const found = store
        .newestFirst('invoice')
        .filter((one) => subscription === undefined || one.parent?.subscription_details?.subscription === subscription)
        .filter((one) => status === undefined || one.status === status)
      return pageOf(found, '/v1/invoices', page)
    },
  ),
  endpoint(
    'GET',
    '/v1/invoice_payments',
    z.strictObject({
      ...listParameters,
      invoice: z.string().optional(),
      payment: z.strictObject({ type: z.literal('payment_intent'), payment_intent: z.string() }).optional(),
    }),
    ({ store }, { invoice, payment, ...page }) => {
      const found = store
        .newestFirst('invoice_payment')
        .filter((one) => invoice === undefined || one.invoice === invoice)
        .filter((one) => payment === undefined || one.payment.payment_intent === payment.payment_intent)
      return pageOf(found, '/v1/invoice_payments', page)
    },
  ),
  endpoint('GET', '/v1/customers/:id', one, (desk, _, id) => find(desk, 'customer', id)),
  endpoint(
    'GET',
    '/v1/customers',
    z.strictObject({ ...listParameters, email: z.string().optional() }),
    ({ store }, { email, ...page }) => {
      const found = store.newestFirst('customer').filter((one) => email === undefined || one.email === email)
      return pageOf(found, '/v1/customers', page)
    },
  ),
]
