import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cards } from '@/sandbox/stripe/cards'
import { close, dispute } from '@/sandbox/stripe/disputes'
import type { Desk } from '@/sandbox/stripe/endpoint'
import { StripeRefusal } from '@/sandbox/stripe/errors'
import { newBalanceTransaction, newCharge, newPaymentIntent, stripeFeeCents } from '@/sandbox/stripe/payment-objects'
import { failPayout, payOutNow } from '@/sandbox/stripe/payouts'
import { fail, refund } from '@/sandbox/stripe/refunds'
import { openStore } from '@/sandbox/stripe/store'
import { compareEntry, comparePayout, type OurRows } from './compare-entries'
import { paymentOf } from './stripe-payments'
import { entryOf } from './stripe-payouts'
import { disputeOf, refundOf } from './stripe-returns'

// The rules of our books against the stand-in's, without a database or the network: many histories, where
// read-balance.test.ts has a few through the whole site.

const now = new Date('2026-11-24T20:00Z')
const [card] = cards

const which = fc.nat(5)
const deed = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('pay' as const), cents: fc.integer({ min: 50, max: 1_000_000 }) }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('refund' as const), which, percent: fc.integer({ min: 1, max: 100 }) }),
  },
  fc.record({ do: fc.constant('refund comes back' as const), which }),
  fc.record({ do: fc.constant('dispute' as const), which }),
  fc.record({ do: fc.constantFrom('won' as const, 'lost' as const), which }),
  fc.record({ do: fc.constant('payout' as const) }),
  fc.record({ do: fc.constant('payout comes back' as const), which }),
)
type Deed = typeof deed extends fc.Arbitrary<infer Value> ? Value : never

function openDesk(): Desk {
  const store = openStore({ objects: [], contents: [] }, () => {})
  const desk: Desk = { store, now, pageUrl: () => '', announce: () => {}, at: () => desk }
  return desk
}

function pay({ store }: Desk, cents: number) {
  if (!card) throw new Error('there is no card')
  const intent = newPaymentIntent(cents, { metadata: {} }, now)
  const charge = newCharge(intent, card, { email: 'ada@example.org', name: 'Ada' }, now)
  const transaction = newBalanceTransaction('charge', cents, stripeFeeCents(cents), charge, now)
  store.put(
    { ...intent, status: 'succeeded', latest_charge: charge.id },
    { ...charge, balance_transaction: transaction.id },
    transaction,
  )
}

/** What Stripe refuses, as too much or while it is disputed, does not happen. */
function carryOut(desk: Desk, one: Deed) {
  const at = <Row>(rows: Row[], index: number) => rows[index % Math.max(1, rows.length)]
  const { store } = desk
  switch (one.do) {
    case 'pay':
      return pay(desk, one.cents)
    case 'refund': {
      const charge = at(store.newestFirst('charge'), one.which)
      const amount = charge && Math.max(1, Math.floor((charge.amount * one.percent) / 100))
      return charge && refund(desk, charge, { amount, metadata: {} })
    }
    case 'refund comes back': {
      const refunded = at(store.newestFirst('refund'), one.which)
      return refunded && fail(desk, refunded)
    }
    case 'dispute': {
      const charge = at(store.newestFirst('charge'), one.which)
      return charge && dispute(desk, charge)
    }
    case 'won':
    case 'lost': {
      const disputed = at(store.newestFirst('dispute'), one.which)
      return disputed && close(desk, disputed, one.do)
    }
    case 'payout':
      return payOutNow(desk)
    case 'payout comes back': {
      const payout = at(store.newestFirst('payout'), one.which)
      return payout && failPayout(desk, payout)
    }
  }
}

/** Our own rows, as the doors to Stripe would read them now. */
function ourBooks({ store }: Desk) {
  const payments = store.newestFirst('payment_intent').map((intent) => {
    const charge = store.find('charge', intent.latest_charge ?? '')
    const transaction = store.find('balance_transaction', charge?.balance_transaction ?? '') ?? null
    return paymentOf({ ...intent, latest_charge: charge ? { ...charge, balance_transaction: transaction } : null })
  })
  const refunds = store.newestFirst('refund').map(refundOf)
  const disputes = store.newestFirst('dispute').map(disputeOf)
  const payouts = store.newestFirst('payout')
  return { payments, refunds, disputes, payouts }
}

function balanceCents({ payments, refunds, disputes, payouts }: ReturnType<typeof ourBooks>) {
  const sum = <Row>(rows: Row[], cents: (row: Row) => number) => rows.reduce((all, row) => all + cents(row), 0)
  return (
    sum(payments, (one) => one.amountCents - (one.feeCents ?? Number.NaN)) -
    sum(refunds, (one) => (one.state === 'FAILED' ? 0 : one.amountCents)) -
    sum(disputes, (one) => one.withdrawnCents + one.feeCents) -
    sum(payouts, (one) => (one.status === 'failed' ? 0 : one.amount))
  )
}

test('paid less refunded less fees is what Stripe holds, and each of its movements is one of ours', () => {
  fc.assert(
    fc.property(fc.array(deed, { minLength: 3, maxLength: 15 }), (deeds) => {
      const desk = openDesk()
      for (const one of deeds) {
        try {
          carryOut(desk, one)
        } catch (error) {
          if (!(error instanceof StripeRefusal)) throw error
        }
      }
      const books = ourBooks(desk)
      const entries = desk.store.newestFirst('balance_transaction').map(entryOf)
      expect(balanceCents(books)).toBe(entries.reduce((sum, { netCents }) => sum + netCents, 0))

      const rows: OurRows = {
        payments: new Map(books.payments.map((one) => [one.chargeId, one])),
        refunds: new Map(books.refunds.map((one) => [one.refundId, one])),
        disputes: new Map(books.disputes.map((one) => [one.disputeId, one])),
        payouts: new Set(books.payouts.map(({ id }) => id)),
        cameBack: new Set(
          entries.flatMap(({ kind, sourceId }) => (kind === 'REFUND_FAILURE' && sourceId ? [sourceId] : [])),
        ),
      }
      expect(entries.map((entry) => compareEntry(entry, rows)).filter((one) => one !== null)).toEqual([])
      for (const { id, amount } of books.payouts) {
        const parts = entries.filter((entry) => desk.store.payoutOf(entry.id) === id)
        expect(comparePayout({ id, amountCents: amount, arePartsKnown: true }, parts)).toBeNull()
      }
    }),
    { numRuns: 10_000 },
  )
})
