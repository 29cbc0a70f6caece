import type { Card } from './cards'
import { customerDetails } from './checkout-session-object'
import type { Desk } from './endpoint'
import { declinedIntent, newBalanceTransaction, newCharge, newPaymentIntent, stripeFeeCents } from './payment-objects'
import type { Charge, PaymentIntent, Session } from './store'

type Payer = { email: string; name: string | null }

/**
 * One attempt to pay an open session with a card. Paid: the session is complete, the charge and its balance transaction
 * exist and three events are announced. Declined: the session stays open and the intent says why.
 */
export function pay(desk: Desk, session: Session, card: Card, payer: Payer): 'paid' | 'declined' {
  const { store, now } = desk
  const intent =
    (session.payment_intent && store.find('payment_intent', session.payment_intent)) ||
    newPaymentIntent(session.amount_total ?? 0, store.contentsOf(session.id).paymentIntentData, now)
  const charge = newCharge(intent, card, payer, now)
  if (card.decline) {
    decline(desk, session, intent, charge, card)
    return 'declined'
  }
  complete(desk, session, intent, charge, payer)
  return 'paid'
}

function decline({ store, announce }: Desk, session: Session, intent: PaymentIntent, charge: Charge, card: Card) {
  const declined = declinedIntent(intent, charge, card)
  store.put({ ...session, payment_intent: intent.id }, declined, charge)
  announce([
    { type: 'payment_intent.payment_failed', data: { object: declined } },
    { type: 'charge.failed', data: { object: charge } },
  ])
}

function complete({ store, now, announce }: Desk, session: Session, intent: PaymentIntent, made: Charge, payer: Payer) {
  const transaction = newBalanceTransaction('charge', made.amount, stripeFeeCents(made.amount), made, now)
  const charge: Charge = { ...made, balance_transaction: transaction.id }
  const succeeded: PaymentIntent = {
    ...intent,
    amount_received: intent.amount,
    last_payment_error: null,
    latest_charge: charge.id,
    payment_method: charge.payment_method,
    status: 'succeeded',
  }
  const completed: Session = {
    ...session,
    customer_details: customerDetails(payer.email, payer.name),
    payment_intent: intent.id,
    payment_status: 'paid',
    status: 'complete',
    url: null,
  }
  store.put(completed, succeeded, charge, transaction)
  announce([
    { type: 'checkout.session.completed', data: { object: completed } },
    { type: 'payment_intent.succeeded', data: { object: succeeded } },
    { type: 'charge.succeeded', data: { object: charge } },
  ])
}
