import { randomBytes } from 'node:crypto'
import type Stripe from 'stripe'

// Stripe's types allow an object wherever its id may be expanded. What is kept here holds ids only; ./expand.ts puts
// objects in their place for one answer.
export type Session = Stripe.Checkout.Session & { payment_intent: string | null; success_url: string }
export type PaymentIntent = Stripe.PaymentIntent & { latest_charge: string | null }
export type Charge = Stripe.Charge & { balance_transaction: string | null; payment_intent: string }
export type BalanceTransaction = Stripe.BalanceTransaction & { source: string }
export type Refund = Stripe.Refund & { charge: string; payment_intent: string }
export type Dispute = Stripe.Dispute & { charge: string; payment_intent: string }
export type Payout = Stripe.Payout & { balance_transaction: string }
export type Subscription = Stripe.Subscription & {
  customer: string
  default_payment_method: string | null
  latest_invoice: string | null
}
export type Invoice = Stripe.Invoice & { customer: string }
export type InvoicePayment = Stripe.InvoicePayment & { invoice: string }
export type Customer = Stripe.Customer
export type PaymentMethod = Stripe.PaymentMethod
export type PortalSession = Stripe.BillingPortal.Session

export type StripeObject =
  | Session
  | PaymentIntent
  | Charge
  | BalanceTransaction
  | Refund
  | Dispute
  | Payout
  | Subscription
  | Invoice
  | InvoicePayment
  | Customer
  | PaymentMethod
  | PortalSession
  | Stripe.Product
  | Stripe.Price
  | Stripe.Event

export type Kind = StripeObject['object']
export type OfKind<K extends Kind> = Extract<StripeObject, { object: K }>

/** What a session was made with and shows only on request, or hands to its PaymentIntent when it is paid. */
export type SessionContents = {
  lineItems: Stripe.LineItem[]
  paymentIntentData: {
    description?: string | undefined
    metadata: Stripe.Metadata
    receipt_email?: string | undefined
    statement_descriptor?: string | undefined
    statement_descriptor_suffix?: string | undefined
  }
  /** Of a session that begins a subscription. */
  subscriptionData?: { description?: string | undefined; metadata: Stripe.Metadata } | undefined
  /** Why the last card was not taken, where no PaymentIntent says so. */
  declined?: string | undefined
}

export type StoreState = {
  objects: StripeObject[]
  contents: Array<[sessionId: string, SessionContents]>
  /** Which payout a balance transaction went out with, which Stripe answers only when it is asked for a payout's. */
  paidOut?: Array<[transactionId: string, payoutId: string]>
  /** How far each customer's clock is ahead, in milliseconds; none in a state kept before there were clocks. */
  clocks?: Array<[customerId: string, aheadMs: number]>
}

const isOfKind = <K extends Kind>(object: StripeObject, kind: K): object is OfKind<K> => object.object === kind

/** Everything that the stand-in knows, by id and in the order it was made. Objects are replaced, never changed. */
export function openStore(initial: StoreState, changed: () => void) {
  const objects = new Map(initial.objects.map((object) => [object.id, object]))
  const contents = new Map(initial.contents)
  const paidOut = new Map(initial.paidOut)
  const clocks = new Map(initial.clocks)

  return {
    put(...made: StripeObject[]) {
      for (const object of made) objects.set(object.id, object)
      changed()
    },
    putContents(sessionId: string, made: SessionContents) {
      contents.set(sessionId, made)
      changed()
    },
    putInto(payoutId: string, transactionIds: string[]) {
      for (const id of transactionIds) paidOut.set(id, payoutId)
      changed()
    },
    payoutOf: (transactionId: string): string | undefined => paidOut.get(transactionId),
    any: (id: string): StripeObject | undefined => objects.get(id),
    find<K extends Kind>(kind: K, id: string): OfKind<K> | undefined {
      const object = objects.get(id)
      return object && isOfKind(object, kind) ? object : undefined
    },
    newestFirst: <K extends Kind>(kind: K): OfKind<K>[] =>
      [...objects.values()].filter((object) => isOfKind(object, kind)).reverse(),
    contentsOf: (sessionId: string): SessionContents =>
      contents.get(sessionId) ?? { lineItems: [], paymentIntentData: { metadata: {} } },
    aheadMs: (customerId: string): number => clocks.get(customerId) ?? 0,
    setAheadMs(customerId: string, ms: number) {
      clocks.set(customerId, ms)
      changed()
    },
    state: (): StoreState => ({
      objects: [...objects.values()],
      contents: [...contents],
      paidOut: [...paidOut],
      clocks: [...clocks],
    }),
  }
}

export type Store = ReturnType<typeof openStore>

const letters = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

/** A fresh id that looks like Stripe's: `ch_3sAndb0x` and random letters. */
export function newId(prefix: string, length = 24): string {
  const random = [...randomBytes(length)].map((byte) => letters[byte % letters.length]).join('')
  return `${prefix}_${random}`
}

/** Stripe counts whole seconds since 1970. */
export const seconds = (date: Date) => Math.floor(date.getTime() / 1000)
