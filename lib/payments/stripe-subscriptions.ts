import Stripe from 'stripe'
import { z } from 'zod'
import { GiftInterval, RecurringGiftEnd, RecurringGiftState } from '@/lib/db'
import { log } from '@/lib/log'
import { type CheckoutRequest, openPage } from './stripe'
import { all, api } from './stripe-api'
import { cardLabel, idOf, opened } from './stripe-payments'

// The door to Stripe for what is paid again and again. Each of our subscriptions has one price, made for it alone.

/** Opens Stripe's page for the first payment of an order that comes again; as `createCheckout` otherwise. */
export function createRecurringCheckout(
  order: CheckoutRequest & { interval: GiftInterval; feeCoverCents: number },
  attempt: number,
): Promise<{ sessionId: string; url: string } | null> {
  const name = order.lines.map((line) => line.description).join('; ')
  const metadata = { orderId: order.orderId }
  const parameters = {
    mode: 'subscription' as const,
    submit_type: 'donate' as const,
    allowed_payment_method_types: ['card' as const],
    customer_email: order.email,
    client_reference_id: order.orderRef,
    line_items: [
      {
        quantity: 1,
        price_data: {
          currency: 'usd',
          unit_amount: order.lines.reduce((sum, line) => sum + line.amountCents, 0),
          recurring: recurring(order.interval),
          product_data: { name },
        },
      },
    ],
    metadata,
    subscription_data: { description: name, metadata: { ...metadata, ...coverMetadata(order.feeCoverCents) } },
    success_url: order.thanksUrl,
    cancel_url: order.backUrl,
  } satisfies Stripe.Checkout.SessionCreateParams
  return openPage(parameters, order, attempt)
}

const recurring = (interval: GiftInterval) => ({
  interval: interval === GiftInterval.MONTH ? ('month' as const) : ('year' as const),
})

/** An invoice keeps a copy of the subscription's metadata, so this says of each payment what of it covers the fee. */
const coverMetadata = (feeCoverCents: number) => ({ feeCoverCents: String(feeCoverCents) })

function coverIn(metadata: Stripe.Metadata | null | undefined, totalCents: number): number {
  const cents = Number(metadata?.feeCoverCents ?? 0)
  return Number.isInteger(cents) && cents >= 0 && cents < totalCents ? cents : 0
}

/** A subscription as it stands at Stripe now. */
export type StripeSubscription = {
  subscriptionId: string
  customerId: string
  /** What we wrote into its metadata; null when it is none of our orders' ids. */
  orderId: string | null
  state: RecurringGiftState
  endReason: RecurringGiftEnd | null
  endedAt: Date | null
  interval: GiftInterval
  /** What each payment comes to, and how much of it covers the card fee. */
  totalCents: number
  feeCoverCents: number
  /** The moment whose day all payments keep. */
  anchorAt: Date
  nextChargeAt: Date | null
  methodLabel: string | null
  /** Its customer has chosen another card, which it does not use yet. */
  hasOtherCard: boolean
  /** The invoice that the card was refused for. */
  failedInvoiceId: string | null
}

const inFull = ['latest_invoice', 'default_payment_method', 'customer.invoice_settings.default_payment_method']

/** Null when Stripe knows none. */
export async function readSubscription(id: string): Promise<StripeSubscription | null> {
  try {
    return toSubscription(await api.subscriptions.retrieve(id, { expand: inFull }))
  } catch (error) {
    if (error instanceof Stripe.errors.StripeError && error.code === 'resource_missing') return null
    throw error
  }
}

function toSubscription(subscription: Stripe.Subscription): StripeSubscription {
  const [item] = subscription.items.data
  if (!item?.price.recurring) throw new Error(`The subscription ${subscription.id} has no price that comes again`)
  const totalCents = (item.price.unit_amount ?? 0) * (item.quantity ?? 1)
  const orderId = z.uuid().safeParse(subscription.metadata.orderId)
  const state = stateOf(subscription)
  const invoice = opened(subscription.latest_invoice)
  const customer = opened(subscription.customer)
  const customersCard = customer && !customer.deleted ? opened(customer.invoice_settings.default_payment_method) : null
  const ownCard = opened(subscription.default_payment_method)
  return {
    subscriptionId: subscription.id,
    customerId: idOf(subscription.customer) ?? '',
    orderId: orderId.success ? orderId.data : null,
    state,
    endReason: state === RecurringGiftState.ENDED ? endReasonOf(subscription) : null,
    endedAt: dateOf(subscription.ended_at ?? subscription.canceled_at),
    interval: item.price.recurring.interval === 'year' ? GiftInterval.YEAR : GiftInterval.MONTH,
    totalCents,
    feeCoverCents: coverIn(subscription.metadata, totalCents),
    anchorAt: new Date(subscription.billing_cycle_anchor * 1000),
    nextChargeAt: nextChargeOf(state, item, invoice),
    methodLabel: cardLabel((ownCard ?? customersCard)?.card),
    hasOtherCard: ownCard !== null && customersCard !== null && ownCard.id !== customersCard.id,
    failedInvoiceId:
      state === RecurringGiftState.PAST_DUE && invoice?.status === 'open' && invoice.attempted ? invoice.id : null,
  }
}

function stateOf({ status, pause_collection: paused }: Stripe.Subscription): RecurringGiftState {
  switch (status) {
    case 'canceled':
    case 'incomplete_expired':
      return RecurringGiftState.ENDED
    case 'incomplete':
      return RecurringGiftState.PENDING
    case 'past_due':
    case 'unpaid':
      return RecurringGiftState.PAST_DUE
    default:
      return paused ? RecurringGiftState.PAUSED : RecurringGiftState.ACTIVE
  }
}

/** What we write where Stripe keeps why a subscription was ended: it calls all that we end a request. */
const BY_DONOR = 'Stopped by the donor on the site'

function endReasonOf({ status, cancellation_details: details }: Stripe.Subscription): RecurringGiftEnd {
  if (status === 'incomplete_expired') return RecurringGiftEnd.UNPAID
  if (details?.reason === 'payment_failed' || details?.reason === 'payment_disputed') return RecurringGiftEnd.CARD
  return details?.comment === BY_DONOR ? RecurringGiftEnd.DONOR : RecurringGiftEnd.OFFICE
}

function nextChargeOf(state: RecurringGiftState, item: Stripe.SubscriptionItem, invoice: Stripe.Invoice | null) {
  if (state === RecurringGiftState.PAST_DUE) return dateOf(invoice?.next_payment_attempt ?? null)
  if (state !== RecurringGiftState.ACTIVE) return null
  // For about an hour an invoice is a draft, and the period has already moved on.
  return invoice?.status === 'draft' ? dateOf(invoice.created) : dateOf(item.current_period_end)
}

function dateOf(seconds: number | null): Date | null {
  return seconds === null ? null : new Date(seconds * 1000)
}

/** An invoice that was paid. What paid it is named nowhere but here. */
export type PaidInvoice = {
  invoiceId: string
  paymentIntentId: string
  totalCents: number
  feeCoverCents: number
  /** The one that Checkout's own page paid. */
  isFirst: boolean
}

/** Every invoice of a subscription that was paid with money, the oldest first. */
export async function paidInvoices(subscriptionId: string): Promise<PaidInvoice[]> {
  const invoices = await api.invoices
    .list({ subscription: subscriptionId, status: 'paid', limit: 100, expand: ['data.payments'] })
    .autoPagingToArray(all)
  return invoices
    .sort((one, other) => one.created - other.created)
    .flatMap((invoice) => {
      const paid = invoice.payments?.data.find(({ status }) => status === 'paid')
      const paymentIntentId = idOf(paid?.payment.payment_intent ?? null)
      if (!paymentIntentId) return []
      const metadata = invoice.parent?.subscription_details?.metadata
      return [
        {
          invoiceId: invoice.id,
          paymentIntentId,
          totalCents: invoice.amount_paid,
          feeCoverCents: coverIn(metadata, invoice.amount_paid),
          isFirst: invoice.billing_reason === 'subscription_create',
        },
      ]
    })
}

/** The subscription whose invoice a PaymentIntent paid: neither it nor its charge says so. */
export async function subscriptionPaidBy(paymentIntentId: string): Promise<string | null> {
  const payment = { type: 'payment_intent' as const, payment_intent: paymentIntentId }
  const found = await api.invoicePayments.list({ payment, limit: 1, expand: ['data.invoice'] })
  const invoice = opened(found.data[0]?.invoice)
  return invoice && !invoice.deleted ? idOf(invoice.parent?.subscription_details?.subscription ?? null) : null
}

/** A customer of ours has one subscription, since each Checkout makes a new customer. */
export async function subscriptionOf(customerId: string): Promise<string | null> {
  const found = await api.subscriptions.list({ customer: customerId, status: 'all', limit: 1 })
  return found.data[0]?.id ?? null
}

/**
 * `refused`: it has ended, or Stripe will not have it so. `unavailable`: Stripe does not answer, nothing has changed. What is
 * asked says how a subscription shall be, so that asked twice it is the same: there is no key by which Stripe would only
 * repeat an old answer to an old form.
 */
export type Asked = 'done' | 'refused' | 'unavailable'

/** From the next payment on. The day stays, and nothing is charged or given back for the time until then. */
export async function changeAmount(
  id: string,
  { totalCents, feeCoverCents }: { totalCents: number; feeCoverCents: number },
): Promise<Asked> {
  return ask(id, async () => {
    const { items } = await api.subscriptions.retrieve(id)
    const [item] = items.data
    if (!item?.price.recurring) throw new Error(`The subscription ${id} has no price that comes again`)
    const price_data = {
      currency: 'usd',
      product: idOf(item.price.product) ?? '',
      recurring: { interval: item.price.recurring.interval, interval_count: item.price.recurring.interval_count },
      unit_amount: totalCents,
    }
    await api.subscriptions.update(id, {
      items: [{ id: item.id, price_data }],
      metadata: coverMetadata(feeCoverCents),
      proration_behavior: 'none',
    })
  })
}

/** While it is paused each invoice is void at once, so nothing gathers. */
export async function pauseSubscription(id: string): Promise<Asked> {
  return ask(id, () => api.subscriptions.update(id, { pause_collection: { behavior: 'void' } }))
}

export async function resumeSubscription(id: string): Promise<Asked> {
  return ask(id, () => api.subscriptions.update(id, { pause_collection: '' }))
}

/** At once; what was not paid is asked for no more. Ended already is done. */
export async function endSubscription(id: string, by: 'donor' | 'site'): Promise<Asked> {
  const comment = by === 'donor' ? BY_DONOR : 'A second one of the same person'
  return ask(id, async () => {
    try {
      await api.subscriptions.cancel(id, { cancellation_details: { comment } })
    } catch (error) {
      // Of what has ended Stripe says that there is none.
      const isGone = error instanceof Stripe.errors.StripeError && error.code === 'resource_missing'
      if (!isGone) throw error
    }
  })
}

/** From now on it is charged to the card that its customer chose last, and not to the one that it began with. */
export async function useCustomersCard(id: string): Promise<Asked> {
  return ask(id, () => api.subscriptions.update(id, { default_payment_method: '' }))
}

/** Stripe's page at which a card is changed, and which leads back here; null when Stripe does not answer. */
export async function openCardPage(customerId: string, backUrl: string, doneUrl: string): Promise<string | null> {
  try {
    const session = await api.billingPortal.sessions.create({
      customer: customerId,
      return_url: backUrl,
      flow_data: {
        type: 'payment_method_update',
        after_completion: { type: 'redirect', redirect: { return_url: doneUrl } },
      },
    })
    return session.url
  } catch (error) {
    if (!(error instanceof Stripe.errors.StripeError)) throw error
    note(error, { customerId })
    return null
  }
}

async function ask(id: string, deed: () => Promise<unknown>): Promise<Asked> {
  try {
    await deed()
    return 'done'
  } catch (error) {
    if (!(error instanceof Stripe.errors.StripeError)) throw error
    note(error, { subscriptionId: id })
    return error instanceof Stripe.errors.StripeInvalidRequestError ? 'refused' : 'unavailable'
  }
}

function note({ type, code, statusCode, requestId }: Stripe.errors.StripeError, subject: Record<string, string>) {
  log.error({ ...subject, type, code, statusCode, requestId }, 'Stripe did not change a subscription')
}
