import { expect, test } from 'vitest'
import { percentBack, printRefundPolicy, readRefundPolicy } from './refund-policy'

test('each step is a sentence, the most generous first', () => {
  const policy = [
    { hoursBefore: -168, percent: 50 },
    { hoursBefore: 336, percent: 100 },
    { hoursBefore: 24, percent: 75 },
    { hoursBefore: 0, percent: 60 },
  ]
  expect(printRefundPolicy(policy)).toEqual([
    'All of the fee back until 14 days before the first session starts',
    '75% of the fee back until 1 day before the first session starts',
    '60% of the fee back until the first session starts',
    '50% of the fee back until 7 days after the first session starts',
  ])
})

test('a policy that is not decided is null, and a broken one is not guessed at', () => {
  expect(readRefundPolicy(null)).toBeNull()
  expect(() => readRefundPolicy([{ hoursBefore: 1, percent: 120 }])).toThrow()
})

const start = new Date('2026-06-09T01:30:00Z')
const hoursBefore = (hours: number, ms = 0) => new Date(start.getTime() - hours * 3_600_000 + ms)

test('a step holds up to and including its own instant, and a millisecond later the next one does', () => {
  const policy = [
    { hoursBefore: 336, percent: 100 },
    { hoursBefore: 168, percent: 75 },
    { hoursBefore: -168, percent: 50 },
  ]
  const at = (hours: number, ms = 0) => percentBack(policy, start, hoursBefore(hours, ms)).percent
  expect([at(5_000), at(336), at(336, 1)]).toEqual([100, 100, 75])
  expect([at(168), at(168, 1), at(0), at(-168)]).toEqual([75, 50, 50, 50])
  expect([at(-168, 1), at(-5_000)]).toEqual([0, 0])
})

test('until when so much goes back is said, and nothing when it does not fall any more', () => {
  const policy = [
    { hoursBefore: 48, percent: 100 },
    { hoursBefore: 24, percent: 100 },
    { hoursBefore: 0, percent: 10 },
  ]
  expect(percentBack(policy, start, hoursBefore(72))).toEqual({ percent: 100, until: hoursBefore(24) })
  expect(percentBack(policy, start, hoursBefore(1))).toEqual({ percent: 10, until: start })
  expect(percentBack(policy, start, hoursBefore(-1))).toEqual({ percent: 0, until: null })
  expect(percentBack([], start, hoursBefore(1))).toEqual({ percent: 0, until: null })
})
