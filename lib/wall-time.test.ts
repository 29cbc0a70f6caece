import { expect, test } from 'vitest'
import { addDays, instantOf, isZone, wallTimeAt } from './wall-time'

const zone = 'America/Los_Angeles'

test('a wall time becomes the instant that clocks in its zone show', () => {
  expect(instantOf('2026-06-08T18:30', zone)).toEqual({ ok: true, instant: new Date('2026-06-09T01:30:00Z') })
})

test('a wall time that the clock skips in spring is refused', () => {
  expect(instantOf('2027-03-14T02:30', zone)).toEqual({ ok: false, reason: 'skipped' })
})

test('a wall time that the clock shows twice in autumn is refused', () => {
  expect(instantOf('2026-11-01T01:30', zone)).toEqual({ ok: false, reason: 'twice' })
})

test('what is no wall time is refused, never rounded', () => {
  for (const text of [
    '2026-02-30T10:00',
    '2026-06-08T24:00',
    '2026-06-08',
    '2026-06-08T18:30Z',
    '2026-6-8T18:30',
    '',
  ]) {
    expect(instantOf(text, zone)).toEqual({ ok: false, reason: 'unreadable' })
  }
})

test('a weekly series stays at its wall time across both clock changes', () => {
  for (const first of ['2027-03-08T18:30', '2026-10-26T18:30']) {
    const second = addDays(first, 7)
    const [before, after] = [instantOf(first, zone), instantOf(second, zone)]
    expect(second.slice(11)).toBe('18:30')
    expect(before.ok && after.ok && after.instant.getTime() - before.instant.getTime()).not.toBe(7 * 24 * 3600 * 1000)
    expect(after.ok && wallTimeAt(after.instant, zone)).toBe(second)
  }
})

test('only names of places in the zone database are zones, under whichever name a browser has for them', () => {
  const named = [zone, 'Asia/Kolkata', 'Asia/Calcutta', 'Europe/Kyiv', 'America/Argentina/Buenos_Aires', 'UTC']
  expect(named.filter((name) => !isZone(name))).toEqual([])
  const none = ['PST8PDT?', 'Pacific', 'EST', '+05:30', 'Mars/Olympus', '', `${zone} `, 'Europe/Berlin/Mitte/Ost']
  expect(none.filter(isZone)).toEqual([])
})
