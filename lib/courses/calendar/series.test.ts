import { expect, test } from 'vitest'
import { printSeries } from './series'

const on = (...days: string[]) => days.map((day) => ({ startsAt: `${day}T02:30:00Z` }))

test('a series is told by its weekday in its own zone', () => {
  expect(printSeries(on('2026-06-09'), 'America/Los_Angeles')).toBe('Once')
  expect(printSeries(on('2026-06-09', '2026-06-16', '2026-06-23'), 'America/Los_Angeles')).toBe('3 Mondays')
  expect(printSeries(on('2026-06-09', '2026-06-16', '2026-06-23'), 'Europe/Berlin')).toBe('3 Tuesdays')
  expect(printSeries(on('2026-06-09', '2026-06-17'), 'America/Los_Angeles')).toBe('2 sessions')
})

test('a cancelled session is not counted, unless all are', () => {
  const cancelled = on('2026-06-10').map((session) => ({ ...session, cancelledAt: '2026-06-01T00:00:00Z' }))
  expect(printSeries([...on('2026-06-09'), ...cancelled, ...on('2026-06-16')], 'America/Los_Angeles')).toBe('2 Mondays')
  expect(printSeries(cancelled, 'America/Los_Angeles')).toBe('Once')
})
