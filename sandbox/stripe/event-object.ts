import Stripe from 'stripe'
import { newId, seconds } from './store'

/** The API call that made something happen; both are null when a person or the clock did. */
export type Cause = Stripe.Event.Request

type AnnouncedType =
  | 'charge.dispute.closed'
  | 'charge.dispute.created'
  | 'charge.dispute.funds_reinstated'
  | 'charge.dispute.funds_withdrawn'
  | 'charge.failed'
  | 'charge.refunded'
  | 'charge.succeeded'
  | 'checkout.session.completed'
  | 'checkout.session.expired'
  | 'customer.created'
  | 'customer.subscription.created'
  | 'customer.subscription.deleted'
  | 'customer.subscription.updated'
  | 'customer.updated'
  | 'invoice.created'
  | 'invoice.finalized'
  | 'invoice.paid'
  | 'invoice.payment_failed'
  | 'invoice.payment_succeeded'
  | 'invoice.voided'
  | 'invoice_payment.paid'
  | 'payment_intent.canceled'
  | 'payment_intent.payment_failed'
  | 'payment_intent.succeeded'
  | 'payout.created'
  | 'payout.failed'
  | 'payout.paid'
  | 'payout.reconciliation_completed'
  | 'payment_method.attached'
  | 'refund.created'
  | 'refund.failed'
  | 'refund.updated'

/** An event's type with the object that Stripe sends along for it. */
export type Occurrence = Stripe.Event extends infer Event
  ? Event extends { type: infer Type extends AnnouncedType; data: { object: infer Subject } }
    ? { type: Type; data: { object: Subject } }
    : never
  : never

/** The event as Stripe keeps and sends it, in the API version that the installed library pins. */
export const eventOf = (occurrence: Occurrence, now: Date, cause: Cause): Stripe.Event => ({
  id: newId('evt'),
  object: 'event',
  api_version: Stripe.API_VERSION,
  created: seconds(now),
  livemode: false,
  pending_webhooks: 1,
  request: cause,
  ...occurrence,
})
