import { expect, test } from 'vitest'
import { entrances } from '@/e2e/support/entrances'

// Out of a session, which this asks nobody; that the guards keep people out is walked over HTTP in e2e/who-may-enter.spec.ts.

const all = entrances().filter(({ name }) => name !== 'app/staff/actions.ts#signOut')

test('the folders were read', () => {
  const count = (kind: string) => all.filter((entrance) => entrance.kind === kind).length
  expect(count('page')).toBeGreaterThan(40)
  expect(count('route')).toBeGreaterThan(8)
  expect(count('action')).toBeGreaterThan(40)
})

test.each(all)(
  '$name asks who comes before it does anything, and lets in whom it should',
  ({ guard, may, letsPass }) => {
    expect(may, 'name it in e2e/support/entrances.ts').toBeDefined()
    expect(letsPass, `${guard} comes first, and is no guard of lib/people/session.ts`).toEqual(may)
  },
)
