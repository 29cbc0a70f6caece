import { expect, test } from 'vitest'
import { printDetails } from './detail-words'

test('an address in the details is not printed', () => {
  expect(printDetails({ cause: 'asked', before: { email: 'ada@example.org' }, ids: [1, 2] })).toBe(
    'before: (email: [address]); cause: asked; ids: 1, 2',
  )
})

test('cents in the details are printed as money', () => {
  expect(printDetails({ amountCents: -5000, seats: 3 })).toBe('amount: -$50.00; seats: 3')
})

test.each([
  [{ certification: 'NOT_CERTIFIED', isRetired: true }, 'certification: not certified; leads no new runs: yes'],
  [{ from: 'SUBMITTED', to: 'SCREENING' }, 'from: submitted; to: being read'],
  [{ after: ['STAFF', 'TREASURER'], before: [] }, 'before: none; after: staff, treasurer'],
  [{ cause: 'taken_away', seatsTaken: 4, reason: null }, 'cause: taken away; seats taken: 4'],
  [{ sessions: ['2026-06-08T18:30'] }, 'sessions: 2026-06-08 18:30'],
  [{ expiresAt: '2026-06-08T18:30:00.000Z' }, 'until: June 8, 2026, 11:30 am Pacific (PDT)'],
  [{ prices: [{ label: 'Sliding', minCents: 5000 }] }, 'prices: (label: Sliding; at least: $50.00)'],
  [null, ''],
])('no code stands in the details: %o', (details, words) => {
  expect(printDetails(details)).toBe(words)
})

test('what somebody typed is printed as it is', () => {
  const typed = { code: 'WELCOME', reason: 'moved to BEND', after: 'ORNCC' }
  expect(printDetails(typed)).toBe('code: WELCOME; reason: moved to BEND; after: ORNCC')
})

test('an id is said by the name behind it, and one without a name not at all', () => {
  const [ada, other] = ['01980000-0000-7000-8000-000000000001', '01980000-0000-7000-8000-000000000002']
  const named = new Map([[ada, { words: 'Ada' }]])
  expect(printDetails({ reviewers: [ada, other], sessionId: other }, named)).toBe('reviewers: Ada')
})
