import { expect, test } from 'vitest'
import { isoDay, isoMoment, printDate, printTime, printZone, taxYear } from './dates'

const zone = 'America/Los_Angeles'
const now = new Date('2026-05-01T12:00:00Z')

test('a session is printed with its weekday, date, time and zone', () => {
  const printed = printTime(new Date('2026-06-09T01:30:00Z'), new Date('2026-06-09T03:30:00Z'), zone, now)
  expect(printed.full).toBe('Mon, Jun 8, 6:30 – 8:30 pm Pacific (PDT)')
})

test('a session over noon names both halves of the day', () => {
  const printed = printTime(new Date('2026-06-13T17:30:00Z'), new Date('2026-06-13T20:00:00Z'), zone, now)
  expect(printed.clock).toBe('10:30 am – 1:00 pm')
})

test('a session over midnight prints both days', () => {
  const printed = printTime(new Date('2026-06-09T06:00:00Z'), new Date('2026-06-09T08:00:00Z'), zone, now)
  expect(printed.clock).toBe('11:00 pm – Tue, Jun 9, 1:00 am')
})

test('another year is printed with its number', () => {
  const printed = printTime(new Date('2027-01-05T02:30:00Z'), new Date('2027-01-05T04:30:00Z'), zone, now)
  expect(printed.day).toBe('Mon, Jan 4, 2027')
})

test('the zone is named as it is on the date itself', () => {
  expect(printZone(new Date('2026-12-01T12:00:00Z'), zone)).toBe('Pacific (PST)')
  expect(printZone(new Date('2026-07-01T12:00:00Z'), zone)).toBe('Pacific (PDT)')
})

test("a gift on New Year's Eve in Oregon belongs to the old year, whatever London's clocks say", () => {
  const midnightInLondon = new Date('2027-01-01T00:30:00Z')
  expect([taxYear(midnightInLondon), isoDay(midnightInLondon), printDate(midnightInLondon)]).toEqual([
    2026,
    '2026-12-31',
    'December 31, 2026',
  ])
})

test('an instant for machines keeps the clock of its zone', () => {
  expect(isoMoment(new Date('2026-06-09T01:30:00Z'), 'America/Los_Angeles')).toBe('2026-06-08T18:30:00-07:00')
  expect(isoMoment(new Date('2026-12-09T08:00:00Z'), 'America/Los_Angeles')).toBe('2026-12-09T00:00:00-08:00')
  expect(isoMoment(new Date('2026-06-09T01:30:00Z'), 'UTC')).toBe('2026-06-09T01:30:00+00:00')
})
