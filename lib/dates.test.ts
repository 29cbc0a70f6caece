import { expect, test } from 'vitest'
import { isoDay, isoMoment, printDate, printMomentFor, printTime, printTimeFor, printZone, taxYear } from './dates'

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
  expect(printZone(new Date('2026-07-01T12:00:00Z'), 'UTC')).toBe('UTC')
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

test.each([
  ['America/New_York', '2026-06-09T01:30:00Z', '(9:30 – 11:30 pm Eastern (EDT) where you are)'],
  ['America/New_York', '2026-12-09T02:30:00Z', '(9:30 – 11:30 pm Eastern (EST) where you are)'],
  ['Europe/Berlin', '2026-06-09T01:30:00Z', '(Tue, Jun 9, 3:30 – 5:30 am Central European (GMT+2) where you are)'],
  [
    'Australia/Sydney',
    '2026-12-09T02:30:00Z',
    '(Wed, Dec 9, 1:30 – 3:30 pm Australian Eastern (GMT+11) where you are)',
  ],
  // Arizona keeps one time: that of Oregon in summer, another in winter.
  ['America/Phoenix', '2026-12-09T02:30:00Z', '(7:30 – 9:30 pm Mountain Standard (MST) where you are)'],
])('a reader in %s is told their own time of %s', (readerZone, startsAt, note) => {
  const [start, end] = [new Date(startsAt), new Date(new Date(startsAt).getTime() + 2 * 3_600_000)]
  expect(printTimeFor(readerZone, start, end, zone, now)).toBe(`${printTime(start, end, zone, now).full} ${note}`)
})

test('a deadline too is told by the reader’s own clock', () => {
  const at = new Date('2026-12-09T02:30:00Z')
  expect(printMomentFor('America/New_York', at, zone)).toBe(
    'December 8, 2026, 6:30 pm Pacific (PST) (9:30 pm Eastern (EST) where you are)',
  )
  expect(printMomentFor('Asia/Tokyo', at, zone)).toBe(
    'December 8, 2026, 6:30 pm Pacific (PST) (December 9, 2026, 11:30 am Japan Standard (GMT+9) where you are)',
  )
  expect(printMomentFor(null, at, zone)).toBe('December 8, 2026, 6:30 pm Pacific (PST)')
})

test('a reader whose clock shows the same time, or whose zone nobody knows, is told one time', () => {
  const [start, end] = [new Date('2026-06-09T01:30:00Z'), new Date('2026-06-09T03:30:00Z')]
  for (const readerZone of [null, zone, 'America/Phoenix', 'America/Tijuana']) {
    expect(printTimeFor(readerZone, start, end, zone, now)).toBe('Mon, Jun 8, 6:30 – 8:30 pm Pacific (PDT)')
  }
})
