import type Stripe from 'stripe'
import { type Card, lastFour } from './cards'
import { type BalanceTransaction, type Charge, newId, type PaymentIntent, type SessionContents, seconds } from './store'

/** Stripe's standard price in the United States: 2.9 % and 30 cents. */
export const stripeFeeCents = (amountCents: number) => Math.round((amountCents * 29) / 1000) + 30

const settlingSeconds = 2 * 24 * 60 * 60

export function newPaymentIntent(
  amount: number,
  { description, metadata, ...given }: SessionContents['paymentIntentData'],
  now: Date,
): PaymentIntent {
  const id = newId('pi')
  return {
    id,
    object: 'payment_intent',
    allowed_payment_method_types: null,
    amount,
    amount_capturable: 0,
    amount_details: { tip: {} },
    amount_received: 0,
    application: null,
    application_fee_amount: null,
    automatic_payment_methods: null,
    canceled_at: null,
    cancellation_reason: null,
    capture_method: 'automatic_async',
    client_secret: newId(`${id}_secret`),
    confirmation_method: 'automatic',
    created: seconds(now),
    currency: 'usd',
    customer: null,
    customer_account: null,
    description: description ?? null,
    excluded_payment_method_types: null,
    last_payment_error: null,
    latest_charge: null,
    livemode: false,
    managed_payments: null,
    metadata,
    next_action: null,
    on_behalf_of: null,
    payment_method: null,
    payment_method_configuration_details: null,
    payment_method_options: {},
    payment_method_types: ['card'],
    payment_record: null,
    processing: null,
    receipt_email: given.receipt_email ?? null,
    review: null,
    setup_future_usage: null,
    shipping: null,
    source: null,
    statement_descriptor: given.statement_descriptor ?? null,
    statement_descriptor_suffix: given.statement_descriptor_suffix ?? null,
    status: 'requires_payment_method',
    transfer_data: null,
    transfer_group: null,
  }
}

/** A charge on a card, paid or declined. Stripe copies the intent's description and metadata at this moment. */
export function newCharge(
  intent: PaymentIntent,
  card: Card,
  payer: { email: string; name: string | null },
  now: Date,
): Charge {
  const paid = card.decline === null
  return {
    id: newId('ch'),
    object: 'charge',
    amount: intent.amount,
    amount_captured: paid ? intent.amount : 0,
    amount_refunded: 0,
    application: null,
    application_fee: null,
    application_fee_amount: null,
    balance_transaction: null,
    billing_details: {
      address: { city: null, country: null, line1: null, line2: null, postal_code: null, state: null },
      email: payer.email,
      name: payer.name,
      phone: null,
      tax_id: null,
    },
    calculated_statement_descriptor: intent.statement_descriptor,
    captured: paid,
    created: seconds(now),
    currency: intent.currency,
    customer: null,
    description: intent.description,
    disputed: false,
    failure_balance_transaction: null,
    failure_code: card.decline?.code ?? null,
    failure_message: card.decline?.message ?? null,
    fraud_details: {},
    livemode: false,
    metadata: intent.metadata,
    on_behalf_of: null,
    outcome: outcomeOf(card),
    paid,
    payment_intent: intent.id,
    payment_method: newId('pm'),
    payment_method_details: { card: cardDetails(intent.amount, card), type: 'card' },
    receipt_email: intent.receipt_email,
    receipt_number: null,
    receipt_url: null,
    refunded: false,
    review: null,
    shipping: null,
    source: null,
    source_transfer: null,
    statement_descriptor: intent.statement_descriptor,
    statement_descriptor_suffix: intent.statement_descriptor_suffix,
    status: paid ? 'succeeded' : 'failed',
    transfer_data: null,
    transfer_group: null,
  }
}

/** What a declined charge leaves its intent with. */
export const declinedIntent = (
  intent: PaymentIntent,
  charge: Charge,
  { decline }: Pick<Card, 'decline'>,
): PaymentIntent => ({
  ...intent,
  last_payment_error: {
    advice_code: 'try_again_later',
    charge: charge.id,
    code: decline?.code,
    decline_code: decline?.declineCode,
    doc_url: 'https://docs.stripe.com/error-codes/card-declined',
    message: decline?.message,
    type: 'card_error',
  },
  latest_charge: charge.id,
})

const outcomeOf = ({ decline }: Card): Stripe.Charge.Outcome => ({
  advice_code: decline ? 'try_again_later' : null,
  network_advice_code: null,
  network_decline_code: null,
  network_status: decline ? 'declined_by_network' : 'approved_by_network',
  reason: decline?.declineCode ?? null,
  risk_level: 'normal',
  risk_score: 1,
  seller_message: decline ? 'The bank did not approve this payment.' : 'Payment complete.',
  type: decline ? 'issuer_declined' : 'authorized',
})

const cardDetails = (amount: number, card: Card): Stripe.Charge.PaymentMethodDetails.Card => ({
  amount_authorized: card.decline ? null : amount,
  authorization_code: null,
  brand: card.brand,
  checks: { address_line1_check: null, address_postal_code_check: null, cvc_check: 'pass' },
  country: 'US',
  electronic_commerce_indicator: null,
  exp_month: 12,
  exp_year: 2040,
  extended_authorization: { status: 'disabled' },
  fingerprint: card.fingerprint,
  funding: 'credit',
  incremental_authorization: { status: 'unavailable' },
  installments: null,
  last4: lastFour(card),
  mandate: null,
  multicapture: { status: 'unavailable' },
  network: card.brand,
  network_token: { used: false },
  network_transaction_id: null,
  overcapture: { maximum_amount_capturable: amount, status: 'unavailable' },
  regulated_status: 'unregulated',
  three_d_secure: null,
  transaction_link_id: null,
  wallet: null,
})

/** Stripe's reports know a type under another name here and there. */
const reportingCategories: Record<string, string> = {
  adjustment: 'dispute',
  payout_failure: 'payout_reversal',
  stripe_fee: 'fee',
}

/** A movement of the balance: what came in or went out, Stripe's fee, and the rest, available after two days. */
export const newBalanceTransaction = (
  type: 'adjustment' | 'charge' | 'payout' | 'payout_failure' | 'refund' | 'refund_failure' | 'stripe_fee',
  amount: number,
  fee: number,
  source: { id: string; description?: string | null | undefined },
  now: Date,
): BalanceTransaction => ({
  id: newId('txn'),
  object: 'balance_transaction',
  amount,
  available_on: seconds(now) + settlingSeconds,
  balance_type: 'payments',
  created: seconds(now),
  currency: 'usd',
  description: source.description ?? null,
  exchange_rate: null,
  fee,
  fee_details:
    fee === 0
      ? []
      : [
          {
            amount: fee,
            application: null,
            currency: 'usd',
            description: type === 'adjustment' ? 'Dispute fee' : 'Stripe processing fees',
            type: 'stripe_fee',
          },
        ],
  net: amount - fee,
  reporting_category: reportingCategories[type] ?? type,
  source: source.id,
  status: 'pending',
  type,
})
