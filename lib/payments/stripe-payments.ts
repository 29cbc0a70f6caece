import type Stripe from 'stripe'

// What a charge says, in our shapes; for the doors beside this file.

export type StripePayment = {
  paymentIntentId: string
  chargeId: string
  amountCents: number
  /** `usd` unless something is wrong. */
  currency: string
  /** What Stripe keeps; null while that is not known. */
  feeCents: number | null
  /** As a donor knows it: "Visa ending in 4242". */
  methodLabel: string
  occurredAt: Date
  /** Whether its payer's bank has ever asked it back. */
  isDisputed: boolean
}

/** What a PaymentIntent that was read with its charge and balance transaction has brought in. */
export function paymentOf(intent: Stripe.PaymentIntent): StripePayment {
  const charge = opened(intent.latest_charge)
  if (!charge?.paid) throw new Error(`Stripe shows no charge for the paid intent ${intent.id}`)
  return {
    paymentIntentId: intent.id,
    chargeId: charge.id,
    amountCents: charge.amount,
    currency: charge.currency,
    feeCents: opened(charge.balance_transaction)?.fee ?? null,
    methodLabel: cardLabel(charge.payment_method_details?.card) ?? 'Card',
    occurredAt: new Date(charge.created * 1000),
    isDisputed: charge.disputed,
  }
}

const brands: Record<string, string> = {
  amex: 'American Express',
  cartes_bancaires: 'Cartes Bancaires',
  diners: 'Diners Club',
  discover: 'Discover',
  jcb: 'JCB',
  mastercard: 'Mastercard',
  unionpay: 'UnionPay',
  visa: 'Visa',
}

/** "Visa ending in 4242"; null where there is no card. */
export function cardLabel(card: { brand?: string | null; last4?: string | null } | null | undefined): string | null {
  if (!card) return null
  const name = (card.brand && brands[card.brand]) ?? 'Card'
  return card.last4 ? `${name} ending in ${card.last4}` : name
}

/** An object that was asked for with `expand`; null where Stripe has none. */
export function opened<Found extends object>(value: string | Found | null | undefined): Found | null {
  return typeof value === 'object' ? value : null
}

export function idOf(value: string | { id: string } | null): string | null {
  return typeof value === 'string' ? value : (value?.id ?? null)
}
