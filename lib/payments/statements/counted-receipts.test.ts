import fc from 'fast-check'
import { expect, test } from 'vitest'
import { keptCents } from '@/lib/payments/kept-lines'
import { statementText } from '@/lib/payments/statement-wording'
import { countLines } from './counted-receipts'

const cents = fc.integer({ min: 1, max: 5_000_000 })

/** A payment as the ledger has it: its lines, and refunds that return a part of each, of which some failed. */
const payment = fc
  .record({ fees: fc.array(cents, { maxLength: 2 }), gift: cents, cover: fc.option(cents) })
  .chain((paid) => {
    const kinds = [
      ...paid.fees.map((amountCents) => ({ kind: 'FEE' as const, amountCents })),
      { kind: 'GIFT' as const, amountCents: paid.gift },
      ...(paid.cover === null ? [] : [{ kind: 'FEE_COVER' as const, amountCents: paid.cover }]),
    ]
    const lines = kinds.map((line, index) => ({ ...line, id: `${index}` }))
    const share = fc.integer({ min: 0, max: 50 })
    const refund = fc.record({
      hasFailed: fc.boolean(),
      percents: fc.array(share, { minLength: lines.length, maxLength: lines.length }),
    })
    return fc.record({ lines: fc.constant(lines), refunds: fc.array(refund, { maxLength: 2 }) })
  })

const dollars = (text: string | undefined) => Math.round(Number(text?.replace(/[$,]/g, '')) * 100)

test('whatever was paid and went back, a statement’s sums are the ledger’s, and its lines come to its sums', () => {
  fc.assert(
    fc.property(fc.array(payment, { maxLength: 6 }), (payments) => {
      // The ledger, told the long way round: all that was paid, less each part of a refund that stands.
      const ledger = { gift: 0, fee: 0 }
      const gifts = payments.map(({ lines, refunds }, index) => {
        const standing = refunds
          .filter(({ hasFailed }) => !hasFailed)
          .flatMap(({ percents }) =>
            lines.map(({ id, amountCents }, at) => ({
              orderLineId: id,
              amountCents: Math.floor((amountCents * (percents[at] ?? 0)) / 100),
            })),
          )
        for (const { kind, amountCents } of lines) ledger[kind === 'FEE' ? 'fee' : 'gift'] += amountCents
        for (const { orderLineId, amountCents } of standing) {
          const isFee = lines.some(({ id, kind }) => id === orderLineId && kind === 'FEE')
          ledger[isFee ? 'fee' : 'gift'] -= amountCents
        }
        const kept = lines.map((line) => ({
          kind: line.kind,
          paidCents: line.amountCents,
          amountCents: keptCents(line, standing),
          fairMarketValueCents: 0,
          cancelledValueCents: 0,
          registrationState: null,
          fundName: null,
        }))
        return { ...countLines(kept), serial: index + 1, paidAt: new Date(0), methodLabel: 'Check' }
      })
      const text = statementText({
        taxYear: 1969,
        revision: 1,
        issuer: { legalName: 'ORNCC', ein: '12-3456789', postalAddress: 'Bend' },
        donorName: 'Ada',
        madeAt: new Date(0),
        gifts,
        heldSerials: [],
        isDemonstration: false,
      })
      const printed = (pattern: RegExp) =>
        [...text.matchAll(pattern)].reduce((sum, [, amount]) => sum + dollars(amount), 0)
      expect(printed(/^Given to ORNCC: (.+)$/gm)).toBe(ledger.gift)
      expect(printed(/^Paid for courses in the same payments: (.+)$/gm)).toBe(ledger.fee)
      expect(printed(/, receipt \d+: (\$[\d,.]+),/g)).toBe(ledger.gift + ledger.fee)
      expect(printed(/of which (\$[\d,.]+) was a gift/g) + printed(/receipt \d+: (\$[\d,.]+), General/g)).toBe(
        ledger.gift,
      )
    }),
    { numRuns: 10_000 },
  )
})
