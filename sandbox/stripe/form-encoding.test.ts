import { expect, test } from 'vitest'
import { decodeForm, parameterName } from './form-encoding'

test('bracketed names nest, numbered or not', () => {
  const form = decodeForm('line_items[0][price_data][unit_amount]=500&metadata[a%5Bb]=x%26y&expand[]=one&expand[]=two')
  expect(form).toEqual({
    line_items: { 0: { price_data: { unit_amount: '500' } } },
    metadata: { 'a[b': 'x&y' },
    expand: { 0: 'one', 1: 'two' },
  })
})

test('a parameter may have any name without touching the form itself', () => {
  const form = decodeForm('__proto__[polluted]=yes&constructor=x')
  expect(Object.keys(form)).toEqual(['__proto__', 'constructor'])
  expect(Reflect.get({}, 'polluted')).toBeUndefined()
})

test('a parameter is named as Stripe names it', () => {
  expect(parameterName(['line_items', 0, 'quantity'])).toBe('line_items[0][quantity]')
})
