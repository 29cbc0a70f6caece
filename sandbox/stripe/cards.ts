import type Stripe from 'stripe'

type Decline = { code: Stripe.PaymentIntent.LastPaymentError.Code; declineCode: string; message: string }
export type Card = {
  number: string
  says: string
  brand: string
  fingerprint: string
  decline: Decline | null
  /** Of a card that is declined: whether Stripe keeps it for later all the same. */
  isKept?: boolean
}

/** Stripe's published test cards that the checkout page offers, with what each of them does. */
export const cards: Card[] = [
  { number: '4242 4242 4242 4242', says: 'is paid', brand: 'visa', fingerprint: 'SandboxVisa4242', decline: null },
  {
    number: '4000 0000 0000 0002',
    says: 'is declined',
    brand: 'visa',
    fingerprint: 'SandboxVisa0002',
    decline: { code: 'card_declined', declineCode: 'generic_decline', message: 'Your card was declined.' },
  },
  {
    number: '4000 0000 0000 9995',
    says: 'has insufficient funds',
    brand: 'visa',
    fingerprint: 'SandboxVisa9995',
    decline: { code: 'card_declined', declineCode: 'insufficient_funds', message: 'Your card has insufficient funds.' },
  },
  {
    number: '4000 0000 0000 0341',
    says: 'is kept, and declined when it is charged',
    brand: 'visa',
    fingerprint: 'SandboxVisa0341',
    decline: { code: 'card_declined', declineCode: 'generic_decline', message: 'Your card was declined.' },
    isKept: true,
  },
]

export const cardOf = (fingerprint: string | null | undefined): Card | undefined =>
  cards.find((card) => card.fingerprint === fingerprint)

export const lastFour = (card: Card) => card.number.slice(-4)
