import { expect, test } from 'vitest'
import { monthsAhead } from './months'

const newYearInLondon = new Date('2027-01-01T07:59:00Z')
const run = (zone: string, ...starts: string[]) => ({ zone, sessions: starts.map((startsAt) => ({ startsAt })) })

test('the months begin with the one that it is in Oregon, and go on over the year', () => {
  expect(monthsAhead([], newYearInLondon)).toEqual(['2026-12', '2027-01', '2027-02'])
})

test('every later month in which a session is, by its own zone, can be opened, and none that is over', () => {
  const runs = [
    run('America/Los_Angeles', '2026-11-10T02:30:00Z', '2027-06-01T02:30:00Z'),
    run('Australia/Sydney', '2027-08-31T20:00:00Z', '2027-01-05T08:00:00Z'),
  ]
  expect(monthsAhead(runs, newYearInLondon)).toEqual(['2026-12', '2027-01', '2027-02', '2027-05', '2027-09'])
})
