import fc from 'fast-check'
import { expect, test } from 'vitest'
import { leastPrice, seatLines, seatPrice } from './seat-price'

const cents = fc.integer({ min: 0, max: 500_000 })
const price = fc.integer({ min: 100, max: 500_000 })

test('the lines of a seat add up to price and gift, and never is more called a fee than the seat is worth', () => {
  fc.assert(
    fc.property(price, cents, cents, (priceCents, fairMarketValueCents, giftCents) => {
      const lines = seatLines({ course: 'Foundation', priceCents, fairMarketValueCents, giftCents, discount: null })
      const sum = lines.reduce((total, line) => total + line.amountCents, 0)
      const fees = lines.filter((line) => line.kind === 'FEE')
      expect(sum).toBe(priceCents + giftCents)
      expect(fees).toHaveLength(1)
      expect(fees[0]?.amountCents).toBeLessThanOrEqual(fairMarketValueCents || priceCents)
      expect(lines.every((line) => line.amountCents > 0)).toBe(true)
    }),
  )
})

test('never is more than what was paid above the value called deductible', () => {
  fc.assert(
    fc.property(price, cents, cents, (priceCents, fairMarketValueCents, giftCents) => {
      const lines = seatLines({ course: 'Foundation', priceCents, fairMarketValueCents, giftCents, discount: null })
      const statedCents = lines.reduce((total, line) => total + line.fairMarketValueCents, 0)
      expect(statedCents).toBe(fairMarketValueCents || priceCents)
    }),
  )
})

test('a price above the value is a fee and a gift; a value that nobody has estimated makes no gift', () => {
  const seat = { course: 'Foundation', priceCents: 24_000, giftCents: 0, discount: null }
  const kinds = (fairMarketValueCents: number) =>
    seatLines({ ...seat, fairMarketValueCents }).map(({ kind, amountCents }) => [kind, amountCents])
  expect(kinds(18_000)).toEqual([
    ['FEE', 18_000],
    ['GIFT', 6_000],
  ])
  expect(kinds(0)).toEqual([['FEE', 24_000]])
})

test('a tier of one’s own amount takes what is within it, and never less than can be charged', () => {
  const range = { kind: 'RANGE', minCents: 0, maxCents: 15_000 } as const
  expect(seatPrice(range, null)).toBe('missing')
  expect([0, 99, 100, 15_000, 15_001].map((typed) => seatPrice(range, typed))).toEqual([
    0,
    'out_of_range',
    100,
    15_000,
    'out_of_range',
  ])
  expect(seatPrice({ ...range, minCents: 8_000 }, 7_999)).toBe('out_of_range')
})

test('a fixed price and a free seat are what they are, whatever was typed', () => {
  expect(seatPrice({ kind: 'FIXED', minCents: 12_000, maxCents: null }, 1)).toBe(12_000)
  expect(seatPrice({ kind: 'FREE', minCents: null, maxCents: null }, 9_900)).toBe(0)
})

test('the least price is that of what is chosen: the whole series, or so many single sessions', () => {
  const fixed = { kind: 'FIXED', maxCents: null } as const
  const tiers = [
    { ...fixed, id: 'standard', minCents: 18_000, isPerSession: false },
    { id: 'sliding', kind: 'RANGE', minCents: 9_000, maxCents: 15_000, isPerSession: false } as const,
    { ...fixed, id: 'evening', minCents: 2_500, isPerSession: true },
  ]
  expect(leastPrice(tiers, null)).toEqual({ tierId: 'sliding', priceCents: 9_000 })
  expect(leastPrice(tiers, 2)).toEqual({ tierId: 'evening', priceCents: 5_000 })
  expect(
    leastPrice([...tiers, { id: 'free', kind: 'FREE', minCents: null, maxCents: null, isPerSession: false }], 2),
  ).toEqual({ tierId: 'free', priceCents: 0 })
  expect(leastPrice(tiers.slice(0, 2), 2)).toBeNull()
})
