import fc from 'fast-check'
import { expect, test } from 'vitest'
import { doorState, isTried, LEAST_BITS, type SenderFailures } from './card-testing'

const own = 'own'
const asks = (...failures: SenderFailures[]) => doorState(failures, own).asks
const declinedHere = (declined: number): SenderFailures => ({ senderKey: own, declined, unpaid: 0 })
const elsewhere = (senders: number, declined: number) =>
  Array.from({ length: senders }, (_, index) => ({ senderKey: `${index}`, declined, unpaid: 0 }))

test('a few declined cards ask nothing of anybody', () => {
  expect(asks()).toBe('nothing')
  expect(asks(declinedHere(3))).toBe('nothing')
  expect(asks(...elsewhere(3, 3))).toBe('nothing')
})

test('more than a few from one address ask a proof there, and nothing elsewhere', () => {
  expect(asks(declinedHere(4))).toBe('proof')
  expect(doorState([declinedHere(4)], 'another').asks).toBe('nothing')
})

test('many from one address ask a mailed link there, and never close the door to who lives behind it', () => {
  expect(asks(declinedHere(12))).toBe('link')
  expect(asks(declinedHere(79))).toBe('link')
})

test('many from many addresses ask a proof, then a link, then close the door', () => {
  expect(asks(...elsewhere(10, 1))).toBe('proof')
  expect(asks(...elsewhere(15, 2))).toBe('link')
  expect(asks(...elsewhere(40, 2))).toBe('closed')
})

test('four checkouts left unpaid weigh as one declined card', () => {
  const left = (unpaid: number) => ({ senderKey: own, declined: 0, unpaid })
  expect(asks(left(15))).toBe('nothing')
  expect(asks(left(16))).toBe('proof')
  expect(asks({ senderKey: own, declined: 3, unpaid: 4 })).toBe('proof')
})

test('what came from an address that is forgotten counts for all, and for no sender', () => {
  const forgotten = (declined: number) => ({ senderKey: null, declined, unpaid: 0 })
  expect(doorState([forgotten(9)], '').asks).toBe('nothing')
  expect(asks(forgotten(10))).toBe('proof')
})

test('the proof gets harder with the failures, up to eight times', () => {
  const bits = [4, 6, 8, 10, 11].map((declined) => doorState([declinedHere(declined)], own))
  expect(bits).toEqual([0, 1, 2, 3, 3].map((more) => ({ asks: 'proof', bits: LEAST_BITS + more })))
})

test('one failure more never opens the door wider, and a calm house asks nothing of anybody', () => {
  const strictness = (failures: SenderFailures[]) => {
    const state = doorState(failures, own)
    const order = ['nothing', 'proof', 'link', 'closed'].indexOf(state.asks)
    return order * 100 + (state.asks === 'proof' ? state.bits : 0)
  }
  const few = fc.integer({ min: 0, max: 40 })
  const failures = fc.array(
    fc.record({ senderKey: fc.constantFrom(own, 'another', null), declined: few, unpaid: few }),
    { maxLength: 4 },
  )
  fc.assert(
    fc.property(failures, fc.constantFrom(own, 'another', null), (counted, senderKey) => {
      const more = [...counted, { senderKey, declined: 1, unpaid: 0 }]
      expect(strictness(more)).toBeGreaterThanOrEqual(strictness(counted))
      if (!isTried(counted)) expect(strictness(counted)).toBe(0)
    }),
    { numRuns: 10_000 },
  )
})
