import { expect, test } from 'vitest'
import { seatLines } from './seat-price'
import { taxSentence } from './tax-sentence'

function sentence(seat: { priceCents: number; fairMarketValueCents: number; giftCents: number }): string {
  const lines = seatLines({ course: 'Foundation', discount: null, ...seat })
  const sum = (amounts: number[]) => amounts.reduce((total, cents) => total + cents, 0)
  return taxSentence({
    lines,
    totalCents: sum(lines.map((line) => line.amountCents)),
    valueCents: sum(lines.map((line) => line.fairMarketValueCents)),
  })
}

test('what is paid above the value is called a gift, to the dollar', () => {
  const gift =
    '$60 of this is above the value of the course, which we estimate at $180, and is a gift. Your receipt will say that at most $60 of this can be deductible.'
  expect(sentence({ priceCents: 24_000, fairMarketValueCents: 18_000, giftCents: 0 })).toBe(gift)
  expect(sentence({ priceCents: 18_000, fairMarketValueCents: 18_000, giftCents: 6_000 })).toBe(gift)
  expect(sentence({ priceCents: 9_000, fairMarketValueCents: 18_000, giftCents: 15_000 })).toBe(gift)
})

test('a gift on top of a seat that costs less than it is worth is not called deductible', () => {
  const text = sentence({ priceCents: 9_000, fairMarketValueCents: 18_000, giftCents: 5_000 })
  expect(text).toContain('nothing of it can be deductible')
  expect(text).not.toContain('is a gift')
})

test('a fee is called a payment for a course, and nothing else', () => {
  const text = sentence({ priceCents: 18_000, fairMarketValueCents: 18_000, giftCents: 0 })
  expect(text).toBe('Your receipt will say that this pays for a course and is not a charitable contribution.')
})
