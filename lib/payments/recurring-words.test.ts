import { expect, test } from 'vitest'
import { dayWords, recurringWords } from './recurring-words'

const at = (time: string) => new Date(time)

test('what recurs is said with its amount, its day and its end', () => {
  const anchorAt = at('2027-01-14T20:00:00Z')
  expect(recurringWords({ totalCents: 2500, interval: 'MONTH', anchorAt })).toBe(
    '$25 on the 14th of each month until you stop it',
  )
  expect(recurringWords({ totalCents: 10_330, interval: 'YEAR', anchorAt })).toBe(
    '$103.30 on January 14 of each year until you stop it',
  )
})

test('the day is ORNCC’s own, and each has its ending', () => {
  expect(dayWords('MONTH', at('2027-03-02T05:00:00Z'))).toBe('on the 1st of each month')
  expect(dayWords('MONTH', at('2027-03-02T20:00:00Z'))).toBe('on the 2nd of each month')
  expect(dayWords('MONTH', at('2027-03-23T20:00:00Z'))).toBe('on the 23rd of each month')
  expect(dayWords('MONTH', at('2027-03-11T20:00:00Z'))).toBe('on the 11th of each month')
})

test('the end of a month is said as it will come', () => {
  expect(dayWords('MONTH', at('2027-01-31T20:00:00Z'))).toBe(
    'on the 31st of each month, or earlier where it is shorter,',
  )
  // Late on the last evening of February it is March at Stripe: it comes on the last evening of every month.
  expect(dayWords('MONTH', at('2027-03-01T05:00:00Z'))).toBe('on the last day of each month')
  expect(dayWords('YEAR', at('2028-02-29T20:00:00Z'))).toBe('on February 29 of each year, or the day before,')
})
