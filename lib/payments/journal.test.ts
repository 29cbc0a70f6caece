import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { LineKind } from '@/lib/db'
import { type Happening, type JournalEntry, journalEntry } from './journal'
import type { AccountKey } from './journal-accounts'

const cents = fc.integer({ min: 1, max: 5_000_000 })
const id = fc.uuid().map((uuid) => uuid.replaceAll('-', ''))
const common = { id, day: fc.constant('2026-11-24'), orderRef: fc.constant('7KD3-QXWM') }
const shares = fc.array(
  fc.record({
    kind: fc.constantFrom<LineKind>('FEE', 'GIFT', 'FEE_COVER'),
    amountCents: cents,
    fund: fc.constantFrom(null, 'General fund', 'Scholarship fund'),
  }),
  { minLength: 1, maxLength: 4 },
)
const sumOf = (lines: readonly { amountCents: number }[]) => lines.reduce((sum, line) => sum + line.amountCents, 0)

const happening: fc.Arbitrary<Happening> = fc.oneof(
  fc
    .record({ ...common, lines: shares, feeShare: fc.double({ min: 0, max: 1, noNaN: true }) })
    .map(({ feeShare, ...rest }) => ({
      what: 'payment' as const,
      method: 'STRIPE' as const,
      madeOf: [],
      ...rest,
      feeCents: Math.floor(sumOf(rest.lines) * feeShare),
    })),
  fc
    .record({ ...common, lines: shares, method: fc.constantFrom('CHECK' as const, 'CASH' as const) })
    .map((rest) => ({ what: 'payment' as const, feeCents: 0, madeOf: [], ...rest })),
  fc.record({ ...common, lines: shares }).map(({ lines, ...rest }) => ({
    what: 'payment' as const,
    method: 'CREDIT' as const,
    feeCents: 0,
    madeOf: lines,
    lines: [{ kind: 'GIFT' as const, amountCents: sumOf(lines), fund: 'General fund' }],
    ...rest,
  })),
  fc.record({ ...common, lines: shares, isMistake: fc.boolean() }).map((rest) => ({ what: 'hand' as const, ...rest })),
  fc
    .record({ ...common, lines: shares, isBack: fc.boolean(), isNamed: fc.boolean() })
    .map(({ isBack, isNamed, lines, ...rest }) => ({
      what: 'refund' as const,
      netCents: (isBack ? 1 : -1) * sumOf(lines),
      lines: isNamed ? lines : [],
      ...rest,
    })),
  fc
    .record({ ...common, amountCents: cents, feeCents: fc.nat(1_500), isBack: fc.boolean() })
    .map(({ isBack, amountCents, ...rest }) => ({
      what: 'dispute' as const,
      amountCents: isBack ? amountCents : -amountCents,
      ...rest,
    })),
  fc
    .record({
      id,
      day: common.day,
      amountCents: fc.oneof(
        cents,
        cents.map((one) => -one),
      ),
    })
    .map((rest) => ({
      what: 'payout' as const,
      ...rest,
    })),
  fc
    .record({ id, day: common.day, amountCents: fc.integer({ min: -5_000, max: 5_000 }), feeCents: fc.nat(100) })
    .map((rest) => ({ what: 'other' as const, description: 'Radar', ...rest })),
)

const balanceOf = (entries: readonly (JournalEntry | null)[], account: AccountKey) =>
  entries
    .flatMap((entry) => entry?.lines ?? [])
    .filter((line) => line.account === account)
    .reduce((sum, line) => sum + line.debitCents - line.creditCents, 0)

/** What each thing that happened does to an account, told again without the journal. */
function expected(one: Happening) {
  const of = (lines: readonly { kind: string; amountCents: number }[], kind: LineKind) =>
    sumOf(lines.filter((line) => line.kind === kind))
  const earned = (kind: LineKind) => {
    switch (one.what) {
      case 'payment':
        return of(one.lines, kind) - of(one.madeOf, kind)
      case 'hand':
        return -of(one.lines, kind)
      case 'refund':
        return Math.sign(one.netCents) * of(one.lines, kind)
      default:
        return 0
    }
  }
  const atStripe = () => {
    switch (one.what) {
      case 'payment':
        return one.method === 'STRIPE' ? sumOf(one.lines) - one.feeCents : 0
      case 'refund':
        return one.netCents
      case 'dispute':
      case 'other':
        return one.amountCents - one.feeCents
      case 'payout':
        return -one.amountCents
      default:
        return 0
    }
  }
  return { courseFees: -earned('FEE'), gifts: -earned('GIFT'), feeCover: -earned('FEE_COVER'), stripe: atStripe() }
}

test('every entry is balanced, each line has one side, and the accounts come to what the ledger says', () => {
  fc.assert(
    fc.property(fc.array(happening, { maxLength: 12 }), (happenings) => {
      const entries = happenings.map(journalEntry)
      for (const { lines } of entries.filter((entry) => entry !== null)) {
        expect(sumOf(lines.map(({ debitCents: amountCents }) => ({ amountCents })))).toBe(
          sumOf(lines.map(({ creditCents: amountCents }) => ({ amountCents }))),
        )
        expect(lines.every((line) => line.debitCents > 0 !== line.creditCents > 0)).toBe(true)
      }
      for (const account of ['courseFees', 'gifts', 'feeCover', 'stripe'] as const) {
        expect(balanceOf(entries, account)).toBe(happenings.reduce((sum, one) => sum + expected(one)[account], 0))
      }
    }),
    { numRuns: 10_000 },
  )
})

test('gift, course fee and covered card fee stand on accounts of their own, the fund beside them', () => {
  const entry = journalEntry({
    what: 'payment',
    id: '019ab0000000700080000000abcdef12',
    day: '2026-11-24',
    method: 'STRIPE',
    orderRef: '7KD3-QXWM',
    feeCents: 560,
    madeOf: [],
    lines: [
      { kind: 'FEE', amountCents: 12_000, fund: null },
      { kind: 'GIFT', amountCents: 6_000, fund: 'Scholarship fund' },
      { kind: 'FEE_COVER', amountCents: 210, fund: 'Scholarship fund' },
    ],
  })
  expect(entry?.number.length).toBeLessThanOrEqual(21)
  expect(
    entry?.lines.map(({ account, debitCents, creditCents, fund }) => [account, debitCents, creditCents, fund]),
  ).toEqual([
    ['stripe', 17_650, 0, null],
    ['stripeFees', 560, 0, null],
    ['courseFees', 0, 12_000, null],
    ['gifts', 0, 6_000, 'Scholarship fund'],
    ['feeCover', 0, 210, 'Scholarship fund'],
  ])
})
