import { expect, test } from 'vitest'
import { payUntil, remindAt, waitsForOffice } from './scholarships'

const start = new Date('2026-06-08T18:00:00Z')
const before = (hours: number) => new Date(start.getTime() - hours * 3_600_000)

test('an answer gives three days to pay, not beyond the start, and always half an hour', () => {
  expect(payUntil(start, before(200))).toEqual(before(128))
  expect(payUntil(start, before(20))).toEqual(start)
  expect(payUntil(start, before(0.25))).toEqual(before(-0.25))
})

test('a seat waits for the office until the course starts, and for its holder no longer than it is held', () => {
  expect(waitsForOffice('REQUESTED', start, before(0.01))).toBe(true)
  expect(waitsForOffice('REQUESTED', start, start)).toBe(false)
  expect(waitsForOffice('GRANTED', start, before(48))).toBe(false)
  expect(waitsForOffice('DECLINED', start, before(48))).toBe(false)
})

test('the office is reminded after two days, or a day before the start if that is sooner', () => {
  expect(remindAt(before(300), start)).toEqual(before(252))
  expect(remindAt(before(50), start)).toEqual(before(24))
})
