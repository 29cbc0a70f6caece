import { expect, test } from 'vitest'
import { isoDay } from '@/lib/dates'
import { monthsFrom } from './months'

test('the months begin with the one that it is in Oregon, and go on over the year', () => {
  const newYearInLondon = new Date('2027-01-01T07:59:00Z')
  expect(monthsFrom(newYearInLondon, 3).map((month) => isoDay(month))).toEqual([
    '2026-12-15',
    '2027-01-15',
    '2027-02-15',
  ])
})
