import Stripe from 'stripe'
import { z } from 'zod'
import { env } from '@/lib/env'
import { log } from '@/lib/log'
import { all, api } from './stripe-api'
import { idOf, opened, paymentOf, type StripePayment } from './stripe-payments'
import { disputeOf, refundOf, type StripeDispute, type StripeRefund } from './stripe-returns'

// The door to Stripe for what people pay. Nothing of Stripe's own shapes leaves this file or those beside it (stripe-….ts).

/** What is to be paid, and where the payer goes from Stripe's page: absolute addresses. */
export type CheckoutRequest = {
  orderId: string
  orderRef: string
  email: string
  lines: readonly { description: string; amountCents: number }[]
  isGift: boolean
  /** Until when the page may be paid: at least 30 minutes from now. Null: Stripe's own 24 hours. */
  expiresAt: Date | null
  thanksUrl: string
  backUrl: string
}

/**
 * Opens Stripe's hosted page for an order. Asking again with the same attempt number and expiry answers with the same
 * session, so nothing else may differ from one call to the next. Null when Stripe cannot be reached or refuses.
 */
export async function createCheckout(
  order: CheckoutRequest,
  attempt: number,
): Promise<{ sessionId: string; url: string } | null> {
  return openPage(sessionParameters(order), order, attempt)
}

/** A page with these parameters; the key is the order's and the attempt's. */
export async function openPage(
  parameters: Stripe.Checkout.SessionCreateParams,
  order: CheckoutRequest,
  attempt: number,
): Promise<{ sessionId: string; url: string } | null> {
  const expiry = order.expiresAt ? `-${order.expiresAt.getTime()}` : ''
  try {
    const session = await api.checkout.sessions.create(parameters, {
      idempotencyKey: `order-${order.orderId}-${attempt}${expiry}`,
    })
    if (!session.url) throw new Error(`Stripe gave no address for the checkout of order ${order.orderId}`)
    return { sessionId: session.id, url: session.url }
  } catch (error) {
    if (!(error instanceof Stripe.errors.StripeError)) throw error
    // Not the error itself: its message may repeat what somebody typed.
    const { type, code, statusCode, requestId } = error
    log.error({ orderId: order.orderId, attempt, type, code, statusCode, requestId }, 'no checkout from Stripe')
    return null
  }
}

function sessionParameters(order: CheckoutRequest) {
  const metadata = { orderId: order.orderId }
  return {
    mode: 'payment' as const,
    // Cards, and the wallets that pay with them, are paid at once. A bank debit may fail days after its receipt.
    allowed_payment_method_types: ['card' as const],
    submit_type: order.isGift ? ('donate' as const) : ('pay' as const),
    customer_email: order.email,
    client_reference_id: order.orderRef,
    line_items: order.lines.map((line) => ({
      quantity: 1,
      price_data: { currency: 'usd', unit_amount: line.amountCents, product_data: { name: line.description } },
    })),
    ...(order.expiresAt ? { expires_at: Math.floor(order.expiresAt.getTime() / 1000) } : {}),
    metadata,
    payment_intent_data: { metadata, description: `ORNCC, order ${order.orderRef}` },
    success_url: order.thanksUrl,
    cancel_url: order.backUrl,
  } satisfies Stripe.Checkout.SessionCreateParams
}

/**
 * Closes a page at Stripe, so that it can be paid no more. `complete` when it has been paid already, and the money is then
 * ours to settle; `unknown` when Stripe does not answer. A page that Stripe does not know can be paid by nobody.
 */
export async function expireCheckout(sessionId: string): Promise<'expired' | 'complete' | 'unknown'> {
  try {
    await api.checkout.sessions.expire(sessionId)
    return 'expired'
  } catch (error) {
    if (error instanceof Stripe.errors.StripeInvalidRequestError) return closedStateOf(sessionId)
    if (!(error instanceof Stripe.errors.StripeError)) throw error
    const { type, code, statusCode, requestId } = error
    log.error({ sessionId, type, code, statusCode, requestId }, 'Stripe did not close a checkout')
    return 'unknown'
  }
}

async function closedStateOf(sessionId: string) {
  const session = await sessionOf(sessionId)
  switch (session?.status) {
    case 'open':
      return 'unknown'
    case 'complete':
      return 'complete'
    default:
      return 'expired'
  }
}

/**
 * Gives money back to the card that it came from. Asking again for the same refund of ours within a day is the same refund
 * at Stripe; its metadata carries our id, so that whoever hears of it first knows whose it is. `refused`: it cannot be
 * made, now or later (gone back already, disputed, more than there is). Throws when Stripe does not answer.
 */
export async function createRefund(refund: {
  id: string
  paymentIntentId: string
  amountCents: number
}): Promise<StripeRefund | 'refused'> {
  try {
    const made = await api.refunds.create(
      { payment_intent: refund.paymentIntentId, amount: refund.amountCents, metadata: { refundId: refund.id } },
      { idempotencyKey: `refund-${refund.id}` },
    )
    return refundOf(made)
  } catch (error) {
    if (!(error instanceof Stripe.errors.StripeInvalidRequestError)) throw error
    const { code, statusCode, requestId } = error
    log.error({ refundId: refund.id, code, statusCode, requestId }, 'Stripe refuses a refund')
    return 'refused'
  }
}

/** Every refund of a payment, failed ones too. */
export async function refundsOf(paymentIntentId: string): Promise<StripeRefund[]> {
  const refunds = await api.refunds.list({ payment_intent: paymentIntentId, limit: 100 }).autoPagingToArray(all)
  return refunds.map(refundOf)
}

async function disputesOf(paymentIntentId: string): Promise<StripeDispute[]> {
  const disputes = await api.disputes.list({ payment_intent: paymentIntentId, limit: 100 }).autoPagingToArray(all)
  return disputes.sort((one, other) => one.created - other.created).map(disputeOf)
}

/** The payments of which something was refunded or disputed since then, by their PaymentIntents; each once. */
export async function paymentsChangedSince(since: Date): Promise<string[]> {
  const created = { gte: Math.floor(since.getTime() / 1000) }
  const refunds = await api.refunds.list({ created, limit: 100 }).autoPagingToArray(all)
  const disputes = await api.disputes.list({ created, limit: 100 }).autoPagingToArray(all)
  const ids = [...refunds, ...disputes].map((one) => idOf(one.payment_intent))
  return [...new Set(ids.filter((id) => id !== null))]
}

/** What news is about. Nothing at all: for a person to look at. */
export type Subject = {
  sessionId?: string | null
  paymentIntentId?: string | null
  subscriptionId?: string | null
  customerId?: string | null
}

/** What Stripe says in a webhook: a hint of what to read again. */
export type Notice = {
  id: string
  type: string
  livemode: boolean
  createdAt: Date
  objectId: string | null
  /** Null: a type that we do not use. */
  about: Subject | null
  /** A card that was declined; null for all other news. */
  decline: Decline | null
}

/** `id` is the same in all news of one declined card. */
export type Decline = {
  id: string
  /** The order of ours for which it was tried. Null: of none, or at the page of a gift that comes again. */
  orderId: string | null
  /** What the payer typed, or we, at such a page. */
  email: string | null
  /** Whose kept card it is. */
  customerId: string | null
}

/**
 * The notice in a webhook's body. Null when the signature is not Stripe's or too old, and for a test-mode event in
 * production, where no test key is: it did not come from our account's own doings.
 */
export function verifyWebhook(body: string, signature: string, mode: string = env.SITE_MODE): Notice | null {
  const event = verified(body, signature)
  if (!event || (mode === 'production' && !event.livemode)) return null
  return {
    id: event.id,
    type: event.type,
    livemode: event.livemode,
    createdAt: new Date(event.created * 1000),
    objectId: 'id' in event.data.object ? (event.data.object.id ?? null) : null,
    about: subjectOf(event),
    decline: declineOf(event),
  }
}

function verified(body: string, signature: string): Stripe.Event | null {
  try {
    return api.webhooks.constructEvent(body, signature, env.STRIPE_WEBHOOK_SECRET)
  } catch (error) {
    if (error instanceof Stripe.errors.StripeSignatureVerificationError) return null
    throw error
  }
}

function subjectOf(event: Stripe.Event): Notice['about'] {
  switch (event.type) {
    case 'checkout.session.completed':
    case 'checkout.session.async_payment_succeeded':
    case 'checkout.session.async_payment_failed':
    case 'checkout.session.expired':
      return { sessionId: event.data.object.id }
    case 'payment_intent.succeeded':
      return { paymentIntentId: event.data.object.id }
    case 'charge.succeeded':
    // The fee is often known only some time after the charge.
    case 'charge.updated':
      return { paymentIntentId: idOf(event.data.object.payment_intent) }
    case 'charge.refunded':
    case 'refund.created':
    case 'refund.updated':
    case 'refund.failed':
    case 'charge.dispute.created':
    case 'charge.dispute.updated':
    case 'charge.dispute.closed':
    case 'charge.dispute.funds_withdrawn':
    case 'charge.dispute.funds_reinstated':
      return { paymentIntentId: idOf(event.data.object.payment_intent) }
    case 'invoice.paid':
    case 'invoice.payment_failed':
      return { subscriptionId: idOf(event.data.object.parent?.subscription_details?.subscription ?? null) }
    case 'customer.subscription.created':
    case 'customer.subscription.updated':
    case 'customer.subscription.deleted':
      return { subscriptionId: event.data.object.id }
    // A new card.
    case 'customer.updated':
      return { customerId: event.data.object.id }
    default:
      return null
  }
}

/** The signed news is all that there is to know: a charge that has failed changes no more. */
function declineOf(event: Stripe.Event): Decline | null {
  switch (event.type) {
    case 'charge.failed': {
      const { id, metadata, billing_details: payer, customer } = event.data.object
      return { id, orderId: orderIdIn(metadata), email: payer.email, customerId: idOf(customer) }
    }
    case 'payment_intent.payment_failed': {
      const { last_payment_error: error, metadata, customer } = event.data.object
      const email = error?.payment_method?.billing_details.email ?? null
      // Where the card was refused before it came to a charge, this is all the news.
      return { id: error?.charge ?? event.id, orderId: orderIdIn(metadata), email, customerId: idOf(customer) }
    }
    default:
      return null
  }
}

/** What we wrote into an object's metadata; null when it is none of our orders' ids. */
function orderIdIn(metadata: Stripe.Metadata | null): string | null {
  const orderId = z.uuid().safeParse(metadata?.orderId)
  return orderId.success ? orderId.data : null
}

/** A payment as it stands at Stripe now. */
export type PaidNow = {
  payment: StripePayment
  /** What of it has gone back, and what the payer's bank asks back. */
  refunds: StripeRefund[]
  disputes: StripeDispute[]
}

/** A Checkout Session as it stands at Stripe now. */
export type Checkout = {
  sessionId: string
  /** What we wrote into its metadata; null when it is none of our orders' ids. */
  orderId: string | null
  isExpired: boolean
  /** What it has begun, of a page for what comes again; its payments are the subscription's. */
  subscriptionId: string | null
  /** Null until Stripe says that it is paid. */
  paid: PaidNow | null
}

/** Reads the session that news is about. Null when Stripe knows none: the money did not come through such a page. */
export async function readCheckout(about: Subject): Promise<Checkout | null> {
  const sessionId = about.sessionId ?? (about.paymentIntentId && (await sessionPaidBy(about.paymentIntentId)))
  const session = sessionId ? await sessionOf(sessionId) : null
  if (!session) return null
  const intent = opened(session.payment_intent)
  return {
    sessionId: session.id,
    orderId: orderIdIn(session.metadata),
    isExpired: session.status === 'expired',
    subscriptionId: idOf(session.subscription),
    paid: intent && session.payment_status === 'paid' ? await withChanges(paymentOf(intent)) : null,
  }
}

/** The payment of a PaymentIntent that has been paid. */
export async function readPayment(paymentIntentId: string): Promise<PaidNow> {
  const expand = ['latest_charge.balance_transaction']
  return withChanges(paymentOf(await api.paymentIntents.retrieve(paymentIntentId, { expand })))
}

async function withChanges(payment: StripePayment): Promise<PaidNow> {
  return {
    payment,
    refunds: await refundsOf(payment.paymentIntentId),
    disputes: payment.isDisputed ? await disputesOf(payment.paymentIntentId) : [],
  }
}

async function sessionPaidBy(paymentIntentId: string): Promise<string | null> {
  const found = await api.checkout.sessions.list({ payment_intent: paymentIntentId, limit: 1 })
  return found.data[0]?.id ?? null
}

async function sessionOf(id: string): Promise<Stripe.Checkout.Session | null> {
  try {
    return await api.checkout.sessions.retrieve(id, { expand: ['payment_intent.latest_charge.balance_transaction'] })
  } catch (error) {
    if (error instanceof Stripe.errors.StripeError && error.code === 'resource_missing') return null
    throw error
  }
}
