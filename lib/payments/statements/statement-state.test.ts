import { expect, test } from 'vitest'
import { dueYear, type ReceiptNow, statementStanding } from './statement-state'

const live = (...serials: number[]): ReceiptNow[] => serials.map((serial) => ({ serial, state: 'live' }))

test('a statement is true while its receipts are the ones that live', () => {
  expect(statementStanding([1, 2], live(1, 2))).toBe('true')
  expect(statementStanding([1, 2], live(1, 2, 3))).toBe('outdated')
  expect(statementStanding([1, 2], live(1))).toBe('outdated')
})

test('a question about a payment in it holds it, and about another payment does not', () => {
  expect(statementStanding([1, 2], [...live(1), { serial: 2, state: 'held' }])).toBe('held')
  expect(statementStanding([1], [...live(1), { serial: 2, state: 'held' }])).toBe('true')
  expect(statementStanding([1, 2], [{ serial: 2, state: 'held' }])).toBe('outdated')
})

test('first statements are due in January from the tenth on, by the clock of Oregon', () => {
  expect(dueYear(new Date('2027-01-10T07:59:59Z'))).toBeNull()
  expect(dueYear(new Date('2027-01-10T08:00:00Z'))).toBe(2026)
  expect(dueYear(new Date('2027-02-01T07:59:59Z'))).toBe(2026)
  expect(dueYear(new Date('2027-02-01T08:00:00Z'))).toBeNull()
  expect(dueYear(new Date('2026-12-31T12:00:00Z'))).toBeNull()
})
