import type Stripe from 'stripe'
import { z } from 'zod'
import { endpoint } from './endpoint'
import { noSuch } from './errors'
import { pageOf } from './lists'
import { expand, listParameters } from './parameters'
import { type Store, seconds } from './store'

const one = z.strictObject({ expand })

/** What has settled by now becomes available. */
export function settleDue(store: Store, now: Date) {
  for (const transaction of store.newestFirst('balance_transaction')) {
    if (transaction.status === 'pending' && transaction.available_on <= seconds(now)) {
      store.put({ ...transaction, status: 'available' })
    }
  }
}

export const paymentEndpoints = [
  endpoint('GET', '/v1/payment_intents/:id', one, ({ store }, _, id) => {
    const intent = store.find('payment_intent', id)
    if (!intent) throw noSuch('payment_intent', id, 'intent')
    return intent
  }),
  endpoint('GET', '/v1/charges/:id', one, ({ store }, _, id) => {
    const charge = store.find('charge', id)
    if (!charge) throw noSuch('charge', id, 'id')
    return charge
  }),
  endpoint(
    'GET',
    '/v1/balance_transactions',
    z.strictObject({
      ...listParameters,
      type: z.string().optional(),
      source: z.string().optional(),
      payout: z.string().optional(),
    }),
    ({ store }, { type, source, payout, ...page }) => {
      if (payout !== undefined && !store.find('payout', payout)) throw noSuch('payout', payout, 'payout')
      const transactions = store
        .newestFirst('balance_transaction')
        .filter((transaction) => type === undefined || transaction.type === type)
        .filter((transaction) => source === undefined || transaction.source === source)
        .filter((transaction) => payout === undefined || store.payoutOf(transaction.id) === payout)
      return pageOf(transactions, '/v1/balance_transactions', page)
    },
  ),
  endpoint('GET', '/v1/balance_transactions/:id', one, ({ store }, _, id) => {
    const transaction = store.find('balance_transaction', id)
    if (!transaction) throw noSuch('balance_transaction', id, 'id')
    return transaction
  }),
  endpoint('GET', '/v1/balance', one, ({ store }) => {
    const sumOf = (status: string) =>
      store
        .newestFirst('balance_transaction')
        .filter((transaction) => transaction.status === status)
        .reduce((sum, { net }) => sum + net, 0)
    return balanceOf(sumOf('available'), sumOf('pending'))
  }),
]

const balanceOf = (available: number, pending: number): Stripe.Balance => ({
  object: 'balance',
  available: [{ amount: available, currency: 'usd', source_types: { card: available } }],
  connect_reserved: [{ amount: 0, currency: 'usd' }],
  livemode: false,
  pending: [{ amount: pending, currency: 'usd', source_types: { card: pending } }],
})
