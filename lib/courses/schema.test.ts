import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { registrationSchema } from './schema'

const form = { formKey: randomUUID(), run: 'introduction', name: 'Ada', email: 'ada@example.org', agreements: 'yes' }
const zoneOf = (sent: object) => registrationSchema.parse({ ...form, sessions: [], ...sent }).zone

test('a reader’s zone is kept when it is one, and whatever else a browser sends is no reason to refuse', () => {
  expect(zoneOf({ zone: 'America/New_York' })).toBe('America/New_York')
  for (const none of [{}, { zone: '' }, { zone: 'Mars/Olympus' }, { zone: 'x'.repeat(10_000) }, { zone: ['UTC'] }]) {
    expect(zoneOf(none)).toBeNull()
  }
})
