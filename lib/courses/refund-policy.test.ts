import { expect, test } from 'vitest'
import { printRefundPolicy, readRefundPolicy } from './refund-policy'

test('each step is a sentence, the most generous first', () => {
  const policy = [
    { hoursBefore: -168, percent: 50 },
    { hoursBefore: 336, percent: 100 },
    { hoursBefore: 24, percent: 75 },
    { hoursBefore: 0, percent: 60 },
  ]
  expect(printRefundPolicy(policy)).toEqual([
    'All of the fee back until 14 days before the first session starts',
    '75 % of the fee back until 1 day before the first session starts',
    '60 % of the fee back until the first session starts',
    '50 % of the fee back until 7 days after the first session starts',
  ])
})

test('a policy that is not decided is null, and a broken one is not guessed at', () => {
  expect(readRefundPolicy(null)).toBeNull()
  expect(() => readRefundPolicy([{ hoursBefore: 1, percent: 120 }])).toThrow()
})
