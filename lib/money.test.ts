import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatCents, formatCentsExact, formatCentsPlain, parseDollars } from './money'

const cents = fc.integer({ min: 0, max: 99_999_999_999 })

test('every amount that is printed is read back as the same cents', () => {
  fc.assert(
    fc.property(cents, (amount) => {
      expect(parseDollars(formatCents(amount))).toBe(amount)
      expect(parseDollars(formatCentsExact(amount))).toBe(amount)
      expect(parseDollars(formatCentsPlain(amount))).toBe(amount)
    }),
  )
})

test('whatever is typed is whole cents or nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'0123456789.,$ -+eExUSD\t') }), (typed) => {
      const read = parseDollars(typed)
      expect(read === null || (Number.isSafeInteger(read) && read >= 0)).toBe(true)
    }),
  )
})

test('amounts are read as people type them', () => {
  const typed = {
    $50: 5000,
    '50.00': 5000,
    ' 25 ': 2500,
    '1,000': 100_000,
    '$ 1,234.5': 123_450,
    '75 dollars': 7500,
    '0.99': 99,
    '50.': 5000,
    '25$': 2500,
    '25 $': 2500,
    '1 000': 100_000,
    '1\u00a0000.50': 100_050,
  }
  for (const [text, amount] of Object.entries(typed)) expect(parseDollars(text), text).toBe(amount)
})

test('what cannot be read beyond doubt is never guessed', () => {
  for (const text of [
    '',
    'fifty',
    '-5',
    '+5',
    '1.000,00',
    '12.345',
    '1,00',
    '10,0000',
    '5e3',
    '0x10',
    '50€',
    '5 5',
    '.5',
  ]) {
    expect(parseDollars(text), text).toBeNull()
  }
})
