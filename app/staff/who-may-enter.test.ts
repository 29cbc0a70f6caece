import { NextRequest } from 'next/server'
import { expect, test } from 'vitest'
import { entrances } from '@/e2e/support/entrances'
import { proxy } from '@/proxy'

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

test('proxy.ts keeps nobody out: what a page answers it would answer without it', () => {
  const paths = all.filter(({ kind }) => kind !== 'action').map(({ path }) => path.replaceAll(/[[\]]/g, ''))
  for (const path of [...new Set(paths), '/account', '/account/my-data.json']) {
    const cookie = 'next-auth.session-token=anything'
    const requests: Record<string, string>[] = [{}, { cookie }, { rsc: '1' }, { cookie, rsc: '1' }]
    for (const headers of requests) {
      const answer = proxy(new NextRequest(`http://site.test${path}`, { headers }))
      const said = [answer.status, answer.headers.get('x-middleware-next'), answer.headers.get('location')]
      expect(said, path).toEqual([200, '1', null])
    }
  }
})
