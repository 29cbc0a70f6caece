import { z } from 'zod'
import { type Desk, endpoint } from './endpoint'
import { noSuch } from './errors'
import { pageOf } from './lists'
import { expand, listParameters } from './parameters'
import { newBalanceTransaction } from './payment-objects'
import { settleDue } from './payments'
import { type BalanceTransaction, newId, type Payout, type Store, seconds } from './store'

const daySeconds = 24 * 60 * 60

/** What is available and has not gone out yet. */
function waiting(store: Store): BalanceTransaction[] {
  return store
    .newestFirst('balance_transaction')
    .filter((transaction) => transaction.status === 'available' && store.payoutOf(transaction.id) === undefined)
}

/**
 * Stripe's daily schedule: what was available when the day began (UTC) goes out, unless it comes to less than nothing, and
 * what was sent arrives on its day.
 */
export function payOutDue(desk: Desk): void {
  const { store, now } = desk
  for (const payout of store.newestFirst('payout')) {
    if (payout.status === 'in_transit' && payout.arrival_date <= seconds(now)) arrive(desk, payout)
  }
  const dayBegan = startOfDay(seconds(now))
  payOut(
    desk,
    waiting(store).filter((transaction) => transaction.available_on < dayBegan),
  )
}

/** What a person does at the sandbox's desk: everything settles at once and goes out. */
export function payOutNow(desk: Desk): void {
  const { store, now } = desk
  settleDue(store, new Date(now.getTime() + 30 * daySeconds * 1000))
  payOut(desk, waiting(store))
}

function payOut(desk: Desk, transactions: BalanceTransaction[]): void {
  const { store, now } = desk
  const amount = transactions.reduce((sum, { net }) => sum + net, 0)
  if (amount <= 0) return
  const id = newId('po')
  const own = newBalanceTransaction('payout', -amount, 0, { id, description: 'STRIPE PAYOUT' }, now)
  const payout = newPayout(id, amount, own.id, now)
  store.put(payout, { ...own, status: 'available', available_on: seconds(now) })
  store.putInto(id, [own.id, ...transactions.map((transaction) => transaction.id)])
  desk.announce([
    { type: 'payout.created', data: { object: payout } },
    { type: 'payout.reconciliation_completed', data: { object: payout } },
  ])
}

const startOfDay = (at: number) => at - (at % daySeconds)

const newPayout = (id: string, amount: number, transaction: string, now: Date): Payout => ({
  id,
  object: 'payout',
  amount,
  application_fee: null,
  application_fee_amount: null,
  arrival_date: startOfDay(seconds(now)) + daySeconds,
  automatic: true,
  balance_transaction: transaction,
  created: seconds(now),
  currency: 'usd',
  description: 'STRIPE PAYOUT',
  destination: 'ba_sandbox',
  failure_balance_transaction: null,
  failure_code: null,
  failure_message: null,
  livemode: false,
  metadata: {},
  method: 'standard',
  original_payout: null,
  payout_method: null,
  reconciliation_status: 'completed',
  reversed_by: null,
  source_type: 'card',
  statement_descriptor: null,
  status: 'in_transit',
  trace_id: { status: 'pending', value: null },
  type: 'bank_account',
})

function arrive(desk: Desk, payout: Payout): void {
  const paid: Payout = { ...payout, status: 'paid', trace_id: { status: 'supported', value: `TRACE${payout.created}` } }
  desk.store.put(paid)
  desk.announce([{ type: 'payout.paid', data: { object: paid } }])
}

/** The bank sends it back: the money is in the balance again, and goes out with the next one. */
export function failPayout(desk: Desk, payout: Payout): void {
  const { store, now } = desk
  if (payout.status === 'failed') return
  const { id, amount } = payout
  const back = newBalanceTransaction('payout_failure', amount, 0, { id, description: 'STRIPE PAYOUT FAILURE' }, now)
  const failed: Payout = {
    ...payout,
    failure_balance_transaction: back.id,
    failure_code: 'account_closed',
    failure_message: 'The bank account has been closed.',
    status: 'failed',
  }
  store.put(failed, { ...back, status: 'available', available_on: seconds(now) })
  desk.announce([{ type: 'payout.failed', data: { object: failed } }])
}

/** Stripe takes a fee of its own, which no payment names. */
export function takeFee({ store, now }: Desk, cents: number): void {
  const source = { id: newId('sub'), description: 'Radar for Fraud Teams' }
  store.put(newBalanceTransaction('stripe_fee', -cents, 0, source, now))
}

export const payoutEndpoints = [
  endpoint(
    'GET',
    '/v1/payouts',
    z.strictObject({ ...listParameters, status: z.enum(['pending', 'paid', 'failed', 'canceled']).optional() }),
    ({ store }, { status, ...page }) => {
      const payouts = store.newestFirst('payout').filter((payout) => status === undefined || payout.status === status)
      return pageOf(payouts, '/v1/payouts', page)
    },
  ),
  endpoint('GET', '/v1/payouts/:id', z.strictObject({ expand }), ({ store }, _, id) => {
    const payout = store.find('payout', id)
    if (!payout) throw noSuch('payout', id, 'payout')
    return payout
  }),
]
