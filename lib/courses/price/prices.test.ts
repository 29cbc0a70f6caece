import { expect, test } from 'vitest'
import { printPrice, printTier, type TierPrice } from './prices'

const tier = {
  label: 'Standard',
  kind: 'FIXED',
  minCents: 12000,
  suggestedCents: null,
  maxCents: null,
} satisfies TierPrice

test('a price reads as people say it', () => {
  expect(printTier({ ...tier, kind: 'FREE', minCents: null })).toBe('Free')
  expect(printTier(tier)).toBe('$120')
  expect(printTier({ ...tier, kind: 'RANGE', minCents: 8000, suggestedCents: 11000, maxCents: 15000 })).toBe(
    '$80 to $150, you choose; $110 suggested',
  )
})

test('several prices, or one of one’s own amount, are told by the least of them', () => {
  expect(printPrice([{ ...tier, kind: 'RANGE', minCents: 8000, suggestedCents: 11000, maxCents: 15000 }])).toBe(
    'From $80',
  )
  expect(printPrice([tier, { ...tier, minCents: 9000 }])).toBe('From $90')
  expect(printPrice([tier, { ...tier, kind: 'FREE', minCents: null }])).toBe('From free')
})

test('a price that nobody has set is said to be so', () => {
  expect(printPrice([])).toBe('Price not set yet')
})
