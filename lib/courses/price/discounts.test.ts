import fc from 'fast-check'
import { expect, test } from 'vitest'
import { codeState, discountedCents, normalizeCode, printDiscount, printDiscountTaken } from './discounts'

const price = fc.integer({ min: 100, max: 500_000 })
const discount = fc.oneof(
  fc.record({ percent: fc.integer({ min: 1, max: 100 }), amountCents: fc.constant(null) }),
  fc.record({ percent: fc.constant(null), amountCents: fc.integer({ min: 1, max: 600_000 }) }),
)

test('a discounted seat is free or costs what can be charged, and never more than before', () => {
  fc.assert(
    fc.property(price, discount, (priceCents, off) => {
      const left = discountedCents(priceCents, off)
      expect(left === 0 || (left >= 100 && left <= priceCents)).toBe(true)
    }),
  )
})

test('what is left of a price is exact, and less than a dollar is nothing', () => {
  const percent = (off: number) => ({ percent: off, amountCents: null })
  const dollars = (off: number) => ({ percent: null, amountCents: off * 100 })
  expect(discountedCents(18_000, percent(15))).toBe(15_300)
  expect(discountedCents(9_999, percent(50))).toBe(4_999)
  expect(discountedCents(18_000, dollars(20))).toBe(16_000)
  expect(discountedCents(10_000, percent(99))).toBe(100)
  expect([discountedCents(9_900, percent(99)), discountedCents(2_050, dollars(20))]).toEqual([0, 0])
  expect(discountedCents(1_000, dollars(20))).toBe(0)
})

test('a code is the same in any case, with spaces, and with the dash that a phone makes of a hyphen', () => {
  for (const typed of ['EARLY-BIRD', ' early-bird ', 'Early - Bird', 'early–bird', 'early\u2011bird']) {
    expect(normalizeCode(typed)).toBe('EARLY-BIRD')
  }
})

test('a code says why it cannot be used', () => {
  const now = new Date('2026-06-08T12:00:00Z')
  const code = { usesLimit: 3, expiresAt: new Date('2026-06-08T12:00:01Z'), stoppedAt: null }
  expect(codeState(code, 2, now)).toBe('good')
  expect(codeState(code, 3, now)).toBe('used_up')
  expect(codeState({ ...code, expiresAt: now }, 0, now)).toBe('over')
  expect(codeState({ ...code, stoppedAt: now }, 0, now)).toBe('stopped')
  expect(codeState({ usesLimit: null, expiresAt: null, stoppedAt: null }, 9_999, now)).toBe('good')
})

test('a discount is printed as people say it', () => {
  expect(printDiscount({ percent: 15, amountCents: null })).toBe('15% off')
  expect(printDiscount({ percent: null, amountCents: 2_000 })).toBe('$20 off')
  expect(printDiscountTaken('EARLYBIRD', 2_000)).toBe('Discount EARLYBIRD: −$20')
})
