import { expect, test } from 'vitest'
import { keptSince } from './keep-times'

const keep = (name: Parameters<typeof keptSince>[0]['name'], time: number) => ({ name, time, restsUntil: null })

test('what is kept for months is never erased before they are over, from the last day of a month either', () => {
  const at = new Date('2027-08-31T10:30:00Z')
  expect(keptSince(keep('keepNeedsMonths', 6), at)).toEqual(new Date('2027-02-28T10:30:00Z'))
  expect(keptSince(keep('keepPeopleMonths', 24), new Date('2028-02-29T00:00:00Z'))).toEqual(
    new Date('2026-02-28T00:00:00Z'),
  )
})

test('days are counted as days', () => {
  expect(keptSince(keep('keepMailDays', 60), new Date('2027-03-01T00:00:00Z'))).toEqual(
    new Date('2026-12-31T00:00:00Z'),
  )
})
