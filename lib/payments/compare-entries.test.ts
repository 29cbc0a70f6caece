import { expect, test } from 'vitest'
import { compareEntry, comparePayout, type Entry, type OurRows } from './compare-entries'

const ours: OurRows = {
  payments: new Map([
    ['ch_known', { amountCents: 5_000, feeCents: 175 }],
    ['ch_young', { amountCents: 5_000, feeCents: null }],
  ]),
  refunds: new Map([
    ['re_done', { amountCents: 1_000, state: 'SUCCEEDED' }],
    ['re_failed', { amountCents: 1_000, state: 'FAILED' }],
    ['re_back', { amountCents: 1_000, state: 'FAILED' }],
  ]),
  disputes: new Map([['du_known', { amountCents: 5_000 }]]),
  payouts: new Set(['po_failed']),
  cameBack: new Set(['re_back']),
}

const entry = (kind: Entry['kind'], sourceId: string, amountCents: number, feeCents = 0): Entry => ({
  kind,
  sourceId,
  amountCents,
  feeCents,
  netCents: amountCents - feeCents,
})

test.each([
  entry('CHARGE', 'ch_known', 5_000, 175),
  entry('REFUND', 're_done', -1_000),
  entry('REFUND', 're_back', -1_000),
  entry('REFUND_FAILURE', 're_back', 1_000),
  entry('DISPUTE', 'du_known', -5_000, 1_500),
  entry('DISPUTE', 'du_known', 5_000),
  entry('PAYOUT', 'po_failed', 9_000),
])('what both books have alike is no difference: %o', (same) => {
  expect(compareEntry(same, ours)).toBeNull()
})

test.each([
  ['PAYMENT_NOT_HERE', entry('CHARGE', 'ch_other', 5_000, 175), null, 5_000],
  ['OTHER_AMOUNT', entry('CHARGE', 'ch_known', 5_100, 175), 5_000, 5_100],
  ['OTHER_FEE', entry('CHARGE', 'ch_known', 5_000, 180), 175, 180],
  ['FEE_NOT_HERE', entry('CHARGE', 'ch_young', 5_000, 175), null, 175],
  ['REFUND_NOT_HERE', entry('REFUND', 're_other', -1_000), null, -1_000],
  ['OTHER_AMOUNT', entry('REFUND', 're_done', -900), -1_000, -900],
  ['REFUND_FAILED_HERE', entry('REFUND', 're_failed', -1_000), 0, -1_000],
  ['REFUND_CAME_BACK', entry('REFUND_FAILURE', 're_done', 1_000), 0, 1_000],
  ['REFUND_NOT_HERE', entry('REFUND_FAILURE', 're_other', 1_000), null, 1_000],
  ['DISPUTE_NOT_HERE', entry('DISPUTE', 'du_other', -5_000, 1_500), null, -5_000],
  ['OTHER_AMOUNT', entry('DISPUTE', 'du_known', -4_000, 1_500), -5_000, -4_000],
  ['ADJUSTMENT', entry('OTHER', 'sub_radar', -200), null, -200],
  ['ADJUSTMENT', entry('PAYOUT', 'po_other', 9_000), null, 9_000],
] as const)('a difference has its name: %s', (kind, theirs, oursCents, theirsCents) => {
  expect(compareEntry(theirs, ours)).toEqual({ kind, oursCents, theirsCents })
})

test('the parts of a payout come to its sum, its own movement not counted', () => {
  const payout = { id: 'po_1', amountCents: 3_825, arePartsKnown: true }
  const parts = [
    entry('CHARGE', 'ch_known', 5_000, 175),
    entry('REFUND', 're_done', -1_000),
    entry('PAYOUT', 'po_1', -3_825),
  ]
  expect(comparePayout(payout, parts)).toBeNull()
  expect(comparePayout(payout, parts.slice(1))).toEqual({ kind: 'SUM', oursCents: -1_000, theirsCents: 3_825 })
  expect(comparePayout({ ...payout, arePartsKnown: false }, [])).toMatchObject({ kind: 'PARTS_UNKNOWN' })
})
