import type Stripe from 'stripe'
import { z } from 'zod'
import { printedCents } from '@/sandbox/html'
import { type Desk, endpoint } from './endpoint'
import { badParameter, noSuch, StripeRefusal } from './errors'
import { pageOf } from './lists'
import { expand, listParameters, metadata, wholeCents } from './parameters'
import { newBalanceTransaction } from './payment-objects'
import { type Charge, newId, type Refund, seconds } from './store'

const refundParameters = z.strictObject({
  charge: z.string().optional(),
  payment_intent: z.string().optional(),
  amount: wholeCents.pipe(z.number().min(1)).optional(),
  reason: z.enum(['duplicate', 'fraudulent', 'requested_by_customer']).optional(),
  metadata: metadata.default({}),
  expand,
}) satisfies z.ZodType<Stripe.RefundCreateParams>

type Given = z.output<typeof refundParameters>

function chargeOf({ store }: Desk, { charge: chargeId, payment_intent: intentId }: Given): Charge {
  if (chargeId !== undefined) {
    const charge = store.find('charge', chargeId)
    if (!charge) throw noSuch('charge', chargeId, 'charge')
    return charge
  }
  if (intentId === undefined) {
    throw new StripeRefusal(
      400,
      'One of the following params should be provided for this request: payment_intent or charge.',
    )
  }
  const intent = store.find('payment_intent', intentId)
  if (!intent) throw noSuch('payment_intent', intentId, 'payment_intent')
  const charge = intent.latest_charge ? store.find('charge', intent.latest_charge) : undefined
  if (!charge?.paid) {
    throw badParameter(
      'payment_intent',
      `This PaymentIntent (${intent.id}) does not have a successful charge to refund.`,
    )
  }
  return charge
}

/** Gives a charge's money back, in part or whole, at once; Stripe keeps its fee. */
function create(desk: Desk, given: Given): Refund {
  return refund(desk, chargeOf(desk, given), given)
}

/** The same for a person at Stripe's dashboard. */
export function refund(
  desk: Desk,
  charge: Charge,
  given: { amount?: number | undefined; reason?: Given['reason']; metadata: Stripe.Metadata },
): Refund {
  const { store, now } = desk
  if (charge.disputed) {
    throw new StripeRefusal(400, `Charge ${charge.id} has been charged back; cannot issue a refund.`, {
      code: 'charge_disputed',
    })
  }
  if (charge.refunded) {
    throw new StripeRefusal(400, `Charge ${charge.id} has already been refunded.`, { code: 'charge_already_refunded' })
  }
  const unrefunded = charge.amount_captured - charge.amount_refunded
  const amount = given.amount ?? unrefunded
  if (amount > unrefunded) {
    const sums = `Refund amount (${printedCents(amount)}) is greater than unrefunded amount on charge`
    throw badParameter('amount', `${sums} (${printedCents(unrefunded)})`)
  }

  const id = newId('re')
  const transaction = newBalanceTransaction('refund', -amount, 0, { id, description: charge.description }, now)
  const refund: Refund = {
    id,
    object: 'refund',
    amount,
    balance_transaction: transaction.id,
    charge: charge.id,
    created: seconds(now),
    currency: charge.currency,
    customer: null,
    customer_account: null,
    destination_details: {
      card: { reference_status: 'pending', reference_type: 'acquirer_reference_number', type: 'refund' },
      type: 'card',
    },
    metadata: given.metadata,
    payment_intent: charge.payment_intent,
    payment_method: charge.payment_method,
    reason: given.reason ?? null,
    receipt_number: null,
    source_transfer_reversal: null,
    status: 'succeeded',
    transfer_reversal: null,
  }
  const refunded: Charge = {
    ...charge,
    amount_refunded: charge.amount_refunded + amount,
    refunded: amount === unrefunded,
  }
  store.put(refund, transaction, refunded)
  desk.announce([
    { type: 'refund.created', data: { object: refund } },
    { type: 'charge.refunded', data: { object: refunded } },
  ])
  return refund
}

/** The card's bank does not take a refund, which Stripe learns only after calling it done; the money comes back. */
export function fail(desk: Desk, refunded: Refund): void {
  const { store, now } = desk
  if (refunded.status !== 'succeeded') return
  const charge = store.find('charge', refunded.charge)
  if (!charge) throw noSuch('charge', refunded.charge, 'charge')
  const transaction = newBalanceTransaction('refund_failure', refunded.amount, 0, refunded, now)
  const failed: Refund = {
    ...refunded,
    failure_balance_transaction: transaction.id,
    failure_reason: 'expired_or_canceled_card',
    status: 'failed',
  }
  store.put(failed, transaction, {
    ...charge,
    amount_refunded: charge.amount_refunded - refunded.amount,
    refunded: false,
  })
  desk.announce([
    { type: 'refund.updated', data: { object: failed } },
    { type: 'refund.failed', data: { object: failed } },
  ])
}

export const refundEndpoints = [
  endpoint('POST', '/v1/refunds', refundParameters, create),
  endpoint(
    'GET',
    '/v1/refunds',
    z.strictObject({ ...listParameters, charge: z.string().optional(), payment_intent: z.string().optional() }),
    ({ store }, { charge, payment_intent: intent, ...page }) => {
      const refunds = store
        .newestFirst('refund')
        .filter((refund) => charge === undefined || refund.charge === charge)
        .filter((refund) => intent === undefined || refund.payment_intent === intent)
      return pageOf(refunds, '/v1/refunds', page)
    },
  ),
  endpoint('GET', '/v1/refunds/:id', z.strictObject({ expand }), ({ store }, _, id) => {
    const refund = store.find('refund', id)
    if (!refund) throw noSuch('refund', id, 'refund')
    return refund
  }),
]
