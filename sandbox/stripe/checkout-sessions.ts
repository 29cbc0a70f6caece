import type Stripe from 'stripe'
import { z } from 'zod'
import { openSession } from './checkout-session-object'
import { type Desk, endpoint } from './endpoint'
import { badParameter, noSuch, StripeRefusal } from './errors'
import { lineItemOf, lineItemParameters } from './line-items'
import { pageOf } from './lists'
import { expand, integer, list, listParameters, metadata, url } from './parameters'
import { newId, type Session, seconds } from './store'

const leastCents = 50
const shortestSeconds = 30 * 60
const longestSeconds = 24 * 60 * 60

const sessionParameters = z.strictObject({
  mode: z.enum(['payment', 'subscription'], "The stand-in for Stripe knows modes 'payment' and 'subscription' only."),
  line_items: list(lineItemParameters).refine((lines) => lines.length > 0, 'At least one line is needed.'),
  success_url: url,
  cancel_url: url.optional(),
  allowed_payment_method_types: list(z.literal('card')).optional(),
  billing_address_collection: z.literal('auto').optional(),
  client_reference_id: z.string().max(200).optional(),
  currency: z.literal('usd').optional(),
  custom_text: z.strictObject({ submit: z.strictObject({ message: z.string().max(1200) }).optional() }).optional(),
  customer_creation: z.literal('if_required').optional(),
  customer_email: z.email('Invalid email address').optional(),
  expires_at: integer.optional(),
  locale: z.string().optional(),
  metadata: metadata.default({}),
  payment_intent_data: z
    .strictObject({
      description: z.string().optional(),
      metadata: metadata.default({}),
      receipt_email: z.email().optional(),
      statement_descriptor: z.string().max(22).optional(),
      statement_descriptor_suffix: z.string().max(22).optional(),
    })
    .optional(),
  submit_type: z.enum(['auto', 'book', 'donate', 'pay', 'subscribe']).optional(),
  subscription_data: z
    .strictObject({ description: z.string().max(500).optional(), metadata: metadata.default({}) })
    .optional(),
  ui_mode: z.literal('hosted_page').optional(),
  expand,
}) satisfies z.ZodType<Stripe.Checkout.SessionCreateParams>

/** What only one of the two modes takes. */
function requireFitForMode({ mode, ...given }: z.output<typeof sessionParameters>): void {
  const isRecurring = given.line_items.map((line) => line.price_data.recurring !== undefined)
  if (mode === 'payment') {
    if (given.subscription_data) throw badParameter('subscription_data', 'You can only pass it in `subscription` mode.')
    if (isRecurring.includes(true)) {
      throw badParameter('line_items', 'You specified `payment` mode but passed a recurring price.')
    }
    return
  }
  if (given.payment_intent_data)
    throw badParameter('payment_intent_data', 'You can not pass it in `subscription` mode.')
  if (given.customer_creation) throw badParameter('customer_creation', 'You can not pass it in `subscription` mode.')
  if (isRecurring.length !== 1 || !isRecurring[0]) {
    throw badParameter('line_items', 'The stand-in for Stripe knows subscriptions with one recurring price.')
  }
}

export function createSession(desk: Desk, given: z.output<typeof sessionParameters>): Session {
  const { store, now } = desk
  const created = seconds(now)
  const expiresAt = given.expires_at ?? created + longestSeconds
  if (expiresAt < created + shortestSeconds) {
    const message = 'The `expires_at` timestamp must be at least 30 minutes from Checkout Session creation.'
    throw badParameter('expires_at', message)
  }
  if (expiresAt > created + longestSeconds) {
    const message = 'The `expires_at` timestamp must be less than 24 hours from Checkout Session creation.'
    throw badParameter('expires_at', message)
  }
  requireFitForMode(given)
  const lines = given.line_items.map((line) => lineItemOf(line, now))
  const total = lines.reduce((sum, { lineItem }) => sum + lineItem.amount_total, 0)
  if (total < leastCents) {
    const message = `The Checkout Session's total amount must convert to at least ${leastCents} cents.`
    throw badParameter('line_items', message, 'amount_too_small')
  }

  const id = newId('cs_test', 58)
  const session = openSession({
    id,
    allowed_payment_method_types: given.allowed_payment_method_types ?? null,
    amount_subtotal: total,
    amount_total: total,
    cancel_url: given.cancel_url ?? null,
    client_reference_id: given.client_reference_id ?? null,
    created,
    custom_text: {
      after_submit: null,
      shipping_address: null,
      submit: given.custom_text?.submit ?? null,
      terms_of_service_acceptance: null,
    },
    customer_email: given.customer_email ?? null,
    expires_at: expiresAt,
    locale: given.locale ?? null,
    metadata: given.metadata,
    mode: given.mode,
    submit_type: given.submit_type ?? null,
    success_url: given.success_url,
    url: desk.pageUrl('checkout', id),
  })
  for (const { product, price } of lines) store.put(product, price)
  store.putContents(id, {
    lineItems: lines.map(({ lineItem }) => lineItem),
    paymentIntentData: given.payment_intent_data ?? { metadata: {} },
    subscriptionData: given.subscription_data,
  })
  store.put(session)
  return session
}

function find({ store }: Desk, id: string): Session {
  const session = store.find('checkout.session', id)
  if (!session) throw noSuch('checkout.session', id, 'session')
  return session
}

/** Closes an open session, and with it the PaymentIntent that a declined card may have left. */
function expire({ store, now, announce }: Desk, session: Session): Session {
  const expired: Session = { ...session, status: 'expired', url: null }
  store.put(expired)
  const intent = session.payment_intent ? store.find('payment_intent', session.payment_intent) : undefined
  if (!intent) {
    announce([{ type: 'checkout.session.expired', data: { object: expired } }])
    return expired
  }
  const canceled = {
    ...intent,
    status: 'canceled' as const,
    canceled_at: seconds(now),
    cancellation_reason: 'expired' as const,
  }
  store.put(canceled)
  announce([
    { type: 'checkout.session.expired', data: { object: expired } },
    { type: 'payment_intent.canceled', data: { object: canceled } },
  ])
  return expired
}

/** Expires every open session whose time has come. */
export function expireDue(desk: Desk) {
  for (const session of desk.store.newestFirst('checkout.session')) {
    if (session.status === 'open' && session.expires_at <= seconds(desk.now)) expire(desk, session)
  }
}

export const checkoutSessionEndpoints = [
  endpoint('POST', '/v1/checkout/sessions', sessionParameters, createSession),
  endpoint(
    'GET',
    '/v1/checkout/sessions',
    z.strictObject({
      ...listParameters,
      payment_intent: z.string().optional(),
      subscription: z.string().optional(),
      status: z.enum(['open', 'complete', 'expired']).optional(),
    }),
    ({ store }, { payment_intent: intent, subscription, status, ...page }) => {
      const sessions = store
        .newestFirst('checkout.session')
        .filter((session) => intent === undefined || session.payment_intent === intent)
        .filter((session) => subscription === undefined || session.subscription === subscription)
        .filter((session) => status === undefined || session.status === status)
      return pageOf(sessions, '/v1/checkout/sessions', page)
    },
  ),
  endpoint('GET', '/v1/checkout/sessions/:id', z.strictObject({ expand }), (desk, _, id) => find(desk, id)),
  endpoint('POST', '/v1/checkout/sessions/:id/expire', z.strictObject({ expand }), (desk, _, id) => {
    const session = find(desk, id)
    if (session.status === 'open') return expire(desk, session)
    const status = `This Checkout Session has a status of \`${session.status}\`.`
    throw new StripeRefusal(400, `Only Checkout Sessions with a status in ["open"] can be expired. ${status}`)
  }),
]
