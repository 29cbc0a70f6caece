import { expect, test } from 'vitest'
import { leftOpen } from './price-errors'

const noTier = { tier: 'Choose what you would like to pay' }
const notAttested = { meetsPrerequisites: 'Tick the box if you have done what the course asks for' }
const prices = { discountCode: [''], gift: [''], canPay: [''] }

test('a price and a tick that nobody chose are missed, where the form has them', () => {
  expect(leftOpen({ ...prices, prerequisites: ['The Introduction'] })).toEqual({ ...noTier, ...notAttested })
  expect(leftOpen({})).toEqual({})
})

test('who has chosen a price, asks for a scholarship, or ticked, has left nothing open', () => {
  expect(leftOpen({ ...prices, tier: ['01a20dd1-d97f-77fc-9585-fe563cb3c399'] })).toEqual({})
  expect(leftOpen({ ...prices, canPay: ['0'] })).toEqual({})
  expect(leftOpen({ prerequisites: ['The Introduction'], meetsPrerequisites: ['yes'] })).toEqual({})
})
