import { z } from 'zod'
import { type Desk, endpoint } from './endpoint'
import { noSuch } from './errors'
import { pageOf } from './lists'
import { expand, listParameters } from './parameters'
import { newBalanceTransaction } from './payment-objects'
import { type Charge, type Dispute, newId, seconds } from './store'

const disputeFeeCents = 1_500
const answerSeconds = 14 * 24 * 60 * 60

/** The card's holder tells their bank that they do not know a charge: the money leaves at once, and Stripe asks for an answer. */
export function dispute(desk: Desk, charge: Charge): void {
  const { store, now } = desk
  const amount = charge.amount_captured - charge.amount_refunded
  if (charge.disputed || !charge.paid || amount === 0) return
  const id = newId('du')
  const withdrawn = newBalanceTransaction('adjustment', -amount, disputeFeeCents, { id }, now)
  const opened: Dispute = {
    id,
    object: 'dispute',
    amount,
    balance_transactions: [withdrawn],
    charge: charge.id,
    created: seconds(now),
    currency: charge.currency,
    enhanced_eligibility_types: [],
    evidence: noEvidence,
    evidence_details: {
      due_by: seconds(now) + answerSeconds,
      enhanced_eligibility: {},
      has_evidence: false,
      past_due: false,
      submission_count: 0,
      submission_method: 'not_submitted',
    },
    intended_submission_method: null,
    is_charge_refundable: false,
    livemode: false,
    metadata: {},
    payment_intent: charge.payment_intent,
    payment_method_details: {
      card: {
        brand: charge.payment_method_details?.card?.brand ?? 'visa',
        case_type: 'chargeback',
        network: 'visa',
        network_reason_code: '10.4',
      },
      type: 'card',
    },
    reason: 'fraudulent',
    status: 'needs_response',
  }
  store.put(opened, withdrawn, { ...charge, disputed: true })
  desk.announce([
    { type: 'charge.dispute.created', data: { object: opened } },
    { type: 'charge.dispute.funds_withdrawn', data: { object: opened } },
  ])
}

/** The bank decides. Won, the money comes back, and Stripe keeps its fee. */
export function close(desk: Desk, disputed: Dispute, status: 'won' | 'lost'): void {
  const { store, now } = desk
  if (disputed.status === 'won' || disputed.status === 'lost') return
  const reversal = newBalanceTransaction('adjustment', disputed.amount, 0, { id: disputed.id }, now)
  const returned = status === 'won' ? [{ ...reversal, reporting_category: 'dispute_reversal' }] : []
  const closed: Dispute = {
    ...disputed,
    balance_transactions: [...disputed.balance_transactions, ...returned],
    status,
  }
  store.put(closed, ...returned)
  desk.announce([
    { type: 'charge.dispute.closed', data: { object: closed } },
    ...(status === 'won' ? [{ type: 'charge.dispute.funds_reinstated' as const, data: { object: closed } }] : []),
  ])
}

const noEvidence: Dispute['evidence'] = {
  access_activity_log: null,
  billing_address: null,
  cancellation_policy: null,
  cancellation_policy_disclosure: null,
  cancellation_rebuttal: null,
  customer_communication: null,
  customer_email_address: null,
  customer_name: null,
  customer_purchase_ip: null,
  customer_signature: null,
  duplicate_charge_documentation: null,
  duplicate_charge_explanation: null,
  duplicate_charge_id: null,
  enhanced_evidence: {},
  product_description: null,
  receipt: null,
  refund_policy: null,
  refund_policy_disclosure: null,
  refund_refusal_explanation: null,
  service_date: null,
  service_documentation: null,
  shipping_address: null,
  shipping_carrier: null,
  shipping_date: null,
  shipping_documentation: null,
  shipping_tracking_number: null,
  uncategorized_file: null,
  uncategorized_text: null,
}

export const disputeEndpoints = [
  endpoint(
    'GET',
    '/v1/disputes',
    z.strictObject({ ...listParameters, charge: z.string().optional(), payment_intent: z.string().optional() }),
    ({ store }, { charge, payment_intent: intent, ...page }) => {
      const disputes = store
        .newestFirst('dispute')
        .filter((one) => charge === undefined || one.charge === charge)
        .filter((one) => intent === undefined || one.payment_intent === intent)
      return pageOf(disputes, '/v1/disputes', page)
    },
  ),
  endpoint('GET', '/v1/disputes/:id', z.strictObject({ expand }), ({ store }, _, id) => {
    const found = store.find('dispute', id)
    if (!found) throw noSuch('dispute', id, 'dispute')
    return found
  }),
]
