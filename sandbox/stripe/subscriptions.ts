import type Stripe from 'stripe'
import { type Card, cardOf } from './cards'
import { customerDetails } from './checkout-session-object'
import type { Desk } from './endpoint'
import { declinedIntent, newBalanceTransaction, newCharge, newPaymentIntent, stripeFeeCents } from './payment-objects'
import { periodEnd } from './periods'
import type {
  Customer,
  Invoice,
  InvoicePayment,
  PaymentIntent,
  PaymentMethod,
  Session,
  Store,
  Subscription,
} from './store'
import { seconds } from './store'
import {
  cadenceOf,
  itemOf,
  newCustomer,
  newInvoice,
  newInvoicePayment,
  newPaymentMethod,
  newSubscription,
} from './subscription-objects'

const hourSeconds = 60 * 60
/** After a failed charge Stripe tries again so many days later each time, and then ends the subscription, as our account is set. */
const retryDays = [3, 5, 7]

type Payer = { email: string; name: string | null }

/**
 * One attempt to begin a subscription at an open session. Paid: customer, kept card, subscription, first invoice and its
 * payment exist. Declined: the session stays open, and the failed charge says by nothing but the payer's email whose it is.
 */
export function beginSubscription(desk: Desk, session: Session, card: Card, payer: Payer): 'paid' | 'declined' {
  const { store, now, announce } = desk
  const contents = store.contentsOf(session.id)
  if (card.decline) {
    store.putContents(session.id, { ...contents, declined: card.decline.message })
    declineFirst(desk, session, card, payer)
    return 'declined'
  }
  const [line] = contents.lineItems
  const price = line?.price
  if (!price) throw new Error(`The session ${session.id} has no price`)
  const customer = newCustomer(payer, now)
  const method = newPaymentMethod(card, payer, customer.id, now)
  const subscription = newSubscription(
    {
      customer: customer.id,
      price,
      paymentMethod: method.id,
      description: contents.subscriptionData?.description ?? line.description,
      metadata: contents.subscriptionData?.metadata ?? {},
    },
    now,
  )
  store.put(customer, method, subscription)
  announce([
    { type: 'customer.created', data: { object: customer } },
    { type: 'payment_method.attached', data: { object: method } },
    { type: 'customer.subscription.created', data: { object: subscription } },
  ])
  const invoice = finalize(desk, newInvoice(subscription, customer, 'subscription_create', now))
  attempt(desk, invoice)
  const completed: Session = {
    ...session,
    customer: customer.id,
    customer_details: customerDetails(payer.email, payer.name),
    invoice: invoice.id,
    payment_status: 'paid',
    status: 'complete',
    subscription: subscription.id,
    url: null,
  }
  store.put(completed)
  announce([{ type: 'checkout.session.completed', data: { object: completed } }])
  return 'paid'
}

function declineFirst({ store, now, announce }: Desk, session: Session, card: Card, payer: Payer): void {
  const given = { description: 'Subscription creation', metadata: {} }
  const intent = newPaymentIntent(session.amount_total ?? 0, given, now)
  const charge = newCharge(intent, card, payer, now)
  const declined = declinedIntent(intent, charge, card)
  store.put(declined, charge)
  announce([
    { type: 'charge.failed', data: { object: charge } },
    { type: 'payment_intent.payment_failed', data: { object: declined } },
  ])
}

const subscriptionIdOf = (invoice: Invoice): string => String(invoice.parent?.subscription_details?.subscription)

function partsOf(store: Store, invoice: Invoice) {
  const subscription = store.find('subscription', subscriptionIdOf(invoice))
  const customer = store.find('customer', invoice.customer)
  if (!subscription || !customer) throw new Error(`The invoice ${invoice.id} is of no subscription`)
  return { subscription, customer }
}

/** The draft becomes an invoice to be paid, with a PaymentIntent that only its invoice_payment names. */
function finalize({ store, now, announce }: Desk, draft: Invoice): Invoice {
  const { subscription, customer } = partsOf(store, draft)
  const number = `${customer.invoice_prefix}-${String(customer.next_invoice_sequence).padStart(4, '0')}`
  const invoice: Invoice = {
    ...draft,
    automatically_finalizes_at: null,
    effective_at: seconds(now),
    number,
    // A snapshot: what is written on the subscription from now on does not reach this invoice.
    parent: {
      quote_details: null,
      subscription_details: { metadata: subscription.metadata, subscription: subscription.id },
      type: 'subscription_details',
    },
    status: 'open',
    status_transitions: { ...draft.status_transitions, finalized_at: seconds(now) },
  }
  const description = draft.billing_reason === 'subscription_create' ? 'Subscription creation' : 'Subscription update'
  const intent: PaymentIntent = {
    ...newPaymentIntent(invoice.amount_due, { description, metadata: {} }, now),
    customer: customer.id,
    setup_future_usage: 'off_session',
  }
  store.put(
    { ...customer, next_invoice_sequence: (customer.next_invoice_sequence ?? 1) + 1 },
    { ...subscription, latest_invoice: invoice.id },
    invoice,
    intent,
    newInvoicePayment(invoice, intent.id, now),
  )
  announce([{ type: 'invoice.finalized', data: { object: invoice } }])
  return invoice
}

/** The card that a subscription is charged to: its own, or else its customer's. */
function methodOf(store: Store, subscription: Subscription, customer: Customer): PaymentMethod | undefined {
  const id = subscription.default_payment_method ?? customer.invoice_settings.default_payment_method
  return id === null ? undefined : store.find('payment_method', String(id))
}

/** Charges an open invoice to the kept card. */
function attempt(desk: Desk, invoice: Invoice): void {
  const { store, now } = desk
  const { subscription, customer } = partsOf(store, invoice)
  const payment = store.newestFirst('invoice_payment').find((one) => one.invoice === invoice.id)
  const intent = payment && store.find('payment_intent', String(payment.payment.payment_intent))
  const method = methodOf(store, subscription, customer)
  const card = cardOf(method?.card?.fingerprint)
  if (!payment || !intent || !method || !card) throw new Error(`The invoice ${invoice.id} cannot be charged`)
  const { email, name } = method.billing_details
  const charge = {
    ...newCharge(intent, card, { email: email ?? '', name }, now),
    customer: customer.id,
    payment_method: method.id,
  }
  const attempted: Invoice = { ...invoice, attempted: true, attempt_count: invoice.attempt_count + 1 }
  if (card.decline) decline(desk, { invoice: attempted, subscription, intent, charge, decline: card.decline })
  else collect(desk, { invoice: attempted, subscription, intent, charge, payment })
}

type Charged = {
  invoice: Invoice
  subscription: Subscription
  intent: PaymentIntent
  charge: ReturnType<typeof newCharge>
}

function collect({ store, now, announce }: Desk, charged: Charged & { payment: InvoicePayment }): void {
  const { intent, charge: made, payment, subscription } = charged
  const transaction = newBalanceTransaction('charge', made.amount, stripeFeeCents(made.amount), made, now)
  const charge = { ...made, balance_transaction: transaction.id }
  const succeeded: PaymentIntent = {
    ...intent,
    amount_received: intent.amount,
    last_payment_error: null,
    latest_charge: charge.id,
    payment_method: charge.payment_method,
    status: 'succeeded',
  }
  const invoice: Invoice = {
    ...charged.invoice,
    amount_paid: charged.invoice.amount_due,
    amount_remaining: 0,
    next_payment_attempt: null,
    status: 'paid',
    status_transitions: { ...charged.invoice.status_transitions, paid_at: seconds(now) },
  }
  const paid: InvoicePayment = {
    ...payment,
    amount_paid: invoice.amount_paid,
    status: 'paid',
    status_transitions: { canceled_at: null, paid_at: seconds(now) },
  }
  const isRecovered = subscription.status === 'past_due'
  const current: Subscription = { ...subscription, status: isRecovered ? 'active' : subscription.status }
  store.put(invoice, paid, succeeded, charge, transaction, current)
  announce([
    { type: 'charge.succeeded', data: { object: charge } },
    { type: 'payment_intent.succeeded', data: { object: succeeded } },
    { type: 'invoice.paid', data: { object: invoice } },
    { type: 'invoice.payment_succeeded', data: { object: invoice } },
    { type: 'invoice_payment.paid', data: { object: paid } },
    ...(isRecovered ? [updated(current)] : []),
  ])
}

const updated = (subscription: Subscription) => ({
  type: 'customer.subscription.updated' as const,
  data: { object: subscription },
})

function decline(desk: Desk, declined: Charged & { decline: NonNullable<Card['decline']> }): void {
  const { store, now, announce } = desk
  const { charge, decline } = declined
  const days = retryDays[declined.invoice.attempt_count - 1]
  const invoice: Invoice = {
    ...declined.invoice,
    next_payment_attempt: days === undefined ? null : seconds(now) + days * 24 * hourSeconds,
  }
  const intent = declinedIntent(declined.intent, charge, { decline })
  const isFirst = declined.subscription.status === 'active'
  const subscription: Subscription = { ...declined.subscription, status: 'past_due' }
  store.put(invoice, intent, charge, subscription)
  announce([
    { type: 'charge.failed', data: { object: charge } },
    { type: 'payment_intent.payment_failed', data: { object: intent } },
    { type: 'invoice.payment_failed', data: { object: invoice } },
    ...(isFirst ? [updated(subscription)] : []),
  ])
  if (days === undefined) cancel(desk, subscription, { reason: 'payment_failed', comment: null })
}

/** Ends a subscription at once. What was not paid is asked for no more. */
export function cancel(
  { store, now, announce }: Desk,
  subscription: Subscription,
  details: Pick<Stripe.Subscription.CancellationDetails, 'comment' | 'reason'>,
): Subscription {
  const unpaid = invoicesOf(store, subscription.id).filter(({ status }) => status === 'draft' || status === 'open')
  const canceled: Subscription = {
    ...subscription,
    canceled_at: seconds(now),
    cancellation_details: { ...details, feedback: null, feedback_option: null },
    ended_at: seconds(now),
    status: 'canceled',
  }
  store.put(
    canceled,
    ...unpaid.map((invoice) => ({
      ...invoice,
      auto_advance: false,
      automatically_finalizes_at: null,
      next_payment_attempt: null,
    })),
  )
  announce([{ type: 'customer.subscription.deleted', data: { object: canceled } }])
  return canceled
}

const invoicesOf = (store: Store, subscriptionId: string): Invoice[] =>
  store.newestFirst('invoice').filter((invoice) => subscriptionIdOf(invoice) === subscriptionId)

/** A new period begins: its invoice is a draft for an hour, or void at once while collection is paused. */
function renew({ store, now, announce }: Desk, subscription: Subscription): void {
  const customer = store.find('customer', subscription.customer)
  if (!customer) throw new Error(`The subscription ${subscription.id} has no customer`)
  const item = itemOf(subscription)
  const start = item.current_period_end
  const end = periodEnd(subscription.billing_cycle_anchor, cadenceOf(item.price), start)
  const renewed: Subscription = {
    ...subscription,
    items: { ...subscription.items, data: [{ ...item, current_period_start: start, current_period_end: end }] },
  }
  const draft = newInvoice(renewed, customer, 'subscription_cycle', now)
  const isPaused = subscription.pause_collection !== null
  const invoice: Invoice = isPaused
    ? { ...draft, status: 'void', status_transitions: { ...draft.status_transitions, voided_at: seconds(now) } }
    : { ...draft, automatically_finalizes_at: seconds(now) + hourSeconds }
  const current: Subscription = { ...renewed, latest_invoice: invoice.id }
  store.put(invoice, current)
  announce([
    { type: 'invoice.created', data: { object: draft } },
    ...(isPaused ? [{ type: 'invoice.voided' as const, data: { object: invoice } }] : []),
    updated(current),
  ])
}

type Due = { at: number; happen: (desk: Desk) => void }

/** What Stripe does next by itself for a customer. */
export function nextDue(store: Store, customerId: string): Due | undefined {
  const due: Due[] = []
  for (const subscription of store.newestFirst('subscription')) {
    if (subscription.customer !== customerId || subscription.status === 'canceled') continue
    due.push({ at: itemOf(subscription).current_period_end, happen: (desk) => renew(desk, subscription) })
    for (const invoice of invoicesOf(store, subscription.id)) {
      const { automatically_finalizes_at: finalizesAt, next_payment_attempt: triesAt } = invoice
      if (invoice.status === 'draft' && finalizesAt !== null) {
        due.push({ at: finalizesAt, happen: (desk) => attempt(desk, finalize(desk, invoice)) })
      }
      if (invoice.status === 'open' && triesAt !== null) {
        due.push({ at: triesAt, happen: (desk) => attempt(desk, invoice) })
      }
    }
  }
  return due.sort((one, other) => one.at - other.at)[0]
}

/** Lets everything happen that is due on a customer's own clock, each at its own time. */
export function passCustomersTime(desk: Desk): void {
  for (const { id } of desk.store.newestFirst('customer').reverse()) {
    const now = desk.now.getTime() + desk.store.aheadMs(id)
    let due = nextDue(desk.store, id)
    while (due && due.at * 1000 <= now) {
      due.happen(desk.at(new Date(due.at * 1000)))
      due = nextDue(desk.store, id)
    }
  }
}

/** The desk at a customer's own time. */
export const atCustomersTime = (desk: Desk, customerId: string): Desk =>
  desk.at(new Date(desk.now.getTime() + desk.store.aheadMs(customerId)))

/** Moves a customer's clock on to a moment; never back. Everything due until then happens at its own time. */
export function moveClock(desk: Desk, customerId: string, to: Date): void {
  const aheadMs = to.getTime() - desk.now.getTime()
  if (aheadMs > desk.store.aheadMs(customerId)) desk.store.setAheadMs(customerId, aheadMs)
  passCustomersTime(desk)
}
