import { expect, test } from 'vitest'
import { giftSchema, readAmount } from './schema'

const typed = {
  amount: 'other',
  otherAmount: '75',
  name: 'Zoë Quill',
  email: 'zoe@example.org',
  formKey: '01890000-0000-7000-8000-000000000000',
}

function errorsOf(changed: Partial<Record<keyof typeof typed, string>>) {
  const result = giftSchema.safeParse({ ...typed, ...changed })
  return Object.fromEntries(result.error?.issues.map((issue) => [issue.path.join('.'), issue.message]) ?? [])
}

test('a preset and a typed amount both become cents', () => {
  expect(giftSchema.parse({ ...typed, amount: '50', otherAmount: '' })).toMatchObject({ amountCents: 5000 })
  expect(giftSchema.parse({ ...typed, otherAmount: '$1,234.50' })).toMatchObject({ amountCents: 123_450 })
})

test('an amount typed without choosing "other" counts, as the browser may not have chosen it', () => {
  expect(readAmount('', '75')).toEqual({ ok: true, amountCents: 7500 })
})

test('a chosen and a typed amount together are asked again, never guessed', () => {
  expect(errorsOf({ amount: '50' })).toEqual({ otherAmount: 'Choose either $50 or an amount of your own' })
})

test('each amount that cannot be given is refused with its reason', () => {
  expect(errorsOf({ amount: '', otherAmount: '' })).toEqual({ amount: 'Choose an amount' })
  expect(errorsOf({ otherAmount: '' }).otherAmount).toContain('Enter the amount')
  expect(errorsOf({ otherAmount: 'fifty' }).otherAmount).toContain('like 75 or 75.50')
  expect(errorsOf({ otherAmount: '-5' }).otherAmount).toContain('like 75 or 75.50')
  expect(errorsOf({ otherAmount: '0.99' }).otherAmount).toContain('smallest gift that we can take by card is $1')
  expect(errorsOf({ otherAmount: '25,000.01' }).otherAmount).toContain('For more than $25,000')
  expect(errorsOf({ otherAmount: '9'.repeat(41) }).otherAmount).toContain('like 75 or 75.50')
})

test('the smallest and the largest gift are taken', () => {
  expect(errorsOf({ otherAmount: '1' })).toEqual({})
  expect(errorsOf({ otherAmount: '25,000' })).toEqual({})
})

test('a wrong amount and a missing name are said at once', () => {
  expect(Object.keys(errorsOf({ otherAmount: 'fifty', name: ' ', email: 'zoe' })).sort()).toEqual([
    'email',
    'name',
    'otherAmount',
  ])
})
