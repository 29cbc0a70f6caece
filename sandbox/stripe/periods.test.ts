import { expect, test } from 'vitest'
import { periodEnd, periodStart } from './periods'

const at = (day: string) => Date.parse(`${day}T18:30:00Z`) / 1000
const days = (start: string, cadence: Parameters<typeof periodStart>[1], many: number) =>
  Array.from({ length: many }, (_, n) => new Date(periodStart(at(start), cadence, n) * 1000).toISOString().slice(0, 10))

test('what began on the 31st comes on the last day of a shorter month, and on the 31st again after it', () => {
  const month = { interval: 'month', interval_count: 1 } as const
  expect(days('2027-01-31', month, 5)).toEqual(['2027-01-31', '2027-02-28', '2027-03-31', '2027-04-30', '2027-05-31'])
  expect(days('2028-01-31', month, 3)).toEqual(['2028-01-31', '2028-02-29', '2028-03-31'])
})

test('what began on a leap day comes every year', () => {
  const year = { interval: 'year', interval_count: 1 } as const
  expect(days('2028-02-29', year, 5)).toEqual(['2028-02-29', '2029-02-28', '2030-02-28', '2031-02-28', '2032-02-29'])
})

test('a period ends where the next one begins', () => {
  const month = { interval: 'month', interval_count: 1 } as const
  expect(periodEnd(at('2027-01-31'), month, at('2027-02-28'))).toBe(at('2027-03-31'))
})
