import fc from 'fast-check'
import { expect, test } from 'vitest'
import { demonstrationSettings } from '@/lib/settings'
import { cardFeeOf, feeCoverCents } from './fee-cover'
import { giftLines } from './gift-lines'

const standard = { millionths: 29_000, fixedCents: 30 }

/** What Stripe keeps of a charge; it rounds its share to the nearest cent. */
function keptByStripe(chargedCents: number, { millionths, fixedCents } = standard): number {
  return Math.round((chargedCents * millionths) / 1_000_000) + fixedCents
}

function netOf(giftCents: number, fee = standard): number {
  const charged = giftCents + feeCoverCents(giftCents, fee)
  return charged - keptByStripe(charged, fee)
}

test('a covered fee leaves at least the gift and at most a cent more, for every cent from $1 to $10,000', () => {
  const wrong: number[] = []
  for (const fee of [standard, { millionths: 22_000, fixedCents: 30 }]) {
    for (let giftCents = 100; giftCents <= 1_000_000; giftCents++) {
      const over = netOf(giftCents, fee) - giftCents
      if (over !== 0 && over !== 1) wrong.push(giftCents)
    }
  }
  expect(wrong).toEqual([])
})

test('so it does whatever the rates are, up to the largest gift', () => {
  const rates = fc.record({
    millionths: fc.integer({ min: 0, max: 99_999 }),
    fixedCents: fc.integer({ min: 0, max: 999 }),
  })
  fc.assert(
    fc.property(fc.integer({ min: 100, max: 2_500_000 }), rates, (giftCents, fee) => {
      const over = netOf(giftCents, fee) - giftCents
      expect(over === 0 || over === 1).toBe(true)
    }),
    { numRuns: 20_000 },
  )
})

test('the lines are the gift as it was chosen and what covers its fee, each of whole cents, and nothing else', () => {
  const fund = fc.option(fc.record({ id: fc.uuid(), name: fc.string() }))
  fc.assert(
    fc.property(fc.integer({ min: 100, max: 2_500_000 }), fc.boolean(), fund, (amountCents, coversFee, chosen) => {
      const lines = giftLines({ amountCents, coversFee }, chosen, standard)
      const totalCents = lines.reduce((sum, line) => sum + line.amountCents, 0)
      expect(totalCents).toBe(amountCents + (coversFee ? feeCoverCents(amountCents, standard) : 0))
      expect(lines[0]).toMatchObject({ kind: 'GIFT', amountCents })
      expect(lines.slice(1).map(({ kind }) => kind)).toEqual(coversFee ? ['FEE_COVER'] : [])
      expect(lines.every((line) => line.fundId === (chosen?.id ?? null) && line.amountCents > 0)).toBe(true)
    }),
    { numRuns: 10_000 },
  )
})

test('the covered fee of a gift of $100 at 2.9 percent and 30 cents is $3.30', () => {
  expect(feeCoverCents(10_000, standard)).toBe(330)
})

test('the rates come from the settings, and while one is missing nobody is asked to cover anything', () => {
  expect(cardFeeOf(demonstrationSettings)).toEqual(standard)
  expect(cardFeeOf({ cardFeePercent: '2.2', cardFeeCents: '0' })).toEqual({ millionths: 22_000, fixedCents: 0 })
  expect(cardFeeOf({ cardFeePercent: '2.9' })).toBeNull()
  expect(cardFeeOf({ cardFeeCents: '30' })).toBeNull()
  expect(giftLines({ amountCents: 10_000, coversFee: true }, null, null)).toHaveLength(1)
})
