import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { registrationSchema } from './schema'

const form = { formKey: randomUUID(), run: 'introduction', name: 'Ada', email: 'ada@example.org', agreements: 'yes' }
const zoneOf = (sent: object) => registrationSchema.parse({ ...form, sessions: [], ...sent }).zone

test('each amount that cannot be read is asked for by its name', () => {
  const typed = { amount: 'abc', gift: '-5', canPay: '1.2.3' }
  const { error } = registrationSchema.safeParse({ ...form, sessions: [], ...typed })
  expect(error?.issues.map(({ message }) => message)).toEqual([
    'Enter the amount you choose in dollars, like 75 or 75.50',
    'Enter your gift in dollars, like 75 or 75.50',
    'Enter what you can pay in dollars, like 75 or 75.50',
  ])
})

test('a reader’s zone is kept when it is one, and whatever else a browser sends is no reason to refuse', () => {
  expect(zoneOf({ zone: 'America/New_York' })).toBe('America/New_York')
  for (const none of [{}, { zone: '' }, { zone: 'Mars/Olympus' }, { zone: 'x'.repeat(10_000) }, { zone: ['UTC'] }]) {
    expect(zoneOf(none)).toBeNull()
  }
})
