import { expect, test } from 'vitest'
import { openingState } from './opening-state'

const funds = [{ value: 'general' }, { value: 'scholarships' }]

test('an address with an amount and a fund opens the form with both chosen', () => {
  expect(openingState({ amount: '50', fund: 'scholarships' }, funds)).toMatchObject({
    values: { amount: ['50'], fund: ['scholarships'] },
    errors: {},
  })
  expect(openingState({ amount: '75.50' }, funds)).toMatchObject({
    values: { amount: ['other'], otherAmount: ['75.50'], fund: ['general'] },
    errors: {},
  })
  expect(openingState({ fund: 'scholarships' }, funds)).toMatchObject({
    values: { fund: ['scholarships'] },
    errors: {},
  })
})

test('an address that names nothing opens an untouched form', () => {
  expect(openingState({}, funds).attempt).toBe(0)
})

test('an amount that cannot be given and a fund that takes nothing are said at once', () => {
  const { errors, values } = openingState({ amount: '0.50', fund: 'last-winter' }, funds)
  expect(errors.otherAmount).toContain('The smallest gift')
  expect(errors.fund).toContain('takes no gifts any more')
  expect(values.fund).toEqual(['general'])
})
