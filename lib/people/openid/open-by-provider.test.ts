import { beforeEach, expect, test } from 'vitest'
import { db, Role } from '@/lib/db'
import { createPerson, resetDatabase } from '@/prisma/factories'
import { readSignInSession } from '../sign-in-sessions'
import { answerOpenId, openIdAdapter } from './open-by-provider'
import { OPENID, openIdProviders, verifiedEmail } from './openid-provider'

beforeEach(resetDatabase)

const now = new Date('2026-03-02T18:00:00Z')
const says = (email: unknown, email_verified: unknown = true) => answerOpenId(OPENID, { email, email_verified }, now)
const accountOf = (email: string) =>
  openIdAdapter('').getUserByAccount?.({ provider: OPENID, providerAccountId: email })

test('only an address that the provider vouches for is anybody’s', () => {
  expect(verifiedEmail({ email: ' Ada@Example.org', email_verified: true })).toBeNull()
  expect(verifiedEmail({ email: 'Ada@Example.org', email_verified: true })).toBe('ada@example.org')
  expect(verifiedEmail({ email: 'ada@example.org', email_verified: 'true' })).toBe('ada@example.org')
  for (const other of [false, 'false', 1, null, undefined, {}]) {
    expect(verifiedEmail({ email: 'ada@example.org', email_verified: other })).toBeNull()
  }
  for (const claims of [null, 'ada@example.org', { email_verified: true }, { email: 'ada', email_verified: true }]) {
    expect(verifiedEmail(claims)).toBeNull()
  }
})

test('whoever is known here is let in and their address counts as proved; others are told why not', async () => {
  const { id, email } = await createPerson()
  expect(await says(email, false)).toMatch(/\/sign-in\?problem=unverified$/)
  expect(await db.person.findUnique({ where: { id } })).toMatchObject({ emailVerifiedAt: null })
  expect(await says(email.toUpperCase())).toBe(true)
  expect(await db.person.findUnique({ where: { id } })).toMatchObject({ emailVerifiedAt: now })
  expect(await says('stranger@example.org')).toMatch(/\/sign-in\?problem=unknown$/)
  expect(await answerOpenId('google', { email, email_verified: true })).toBe(false)
  expect(await db.person.count()).toBe(1)
})

test('a session that is opened so still owes the second factor, and names its browser', async () => {
  const { id, email } = await createPerson({ roles: [Role.OWNER] })
  expect(await says(email)).toBe(true)
  expect(await accountOf(email)).toMatchObject({ id })
  const session = { sessionToken: 'a token', userId: id, expires: new Date('2030-01-01') }
  await openIdAdapter('Firefox on Windows').createSession?.(session)
  expect(await readSignInSession('a token')).toMatchObject({ person: { id }, secondFactorAt: null })
  expect(await db.signInSession.findFirst()).toMatchObject({ browser: 'Firefox on Windows' })
  expect(JSON.stringify(await db.signInSession.findMany())).not.toContain('a token')
})

test('whoever asked to be removed is nobody, and so is an account without an address that is vouched for', async () => {
  const { id, email } = await createPerson()
  await db.person.update({ where: { id }, data: { removalAskedAt: now } })
  expect(await says(email)).toMatch(/problem=unknown$/)
  expect(await accountOf(email)).toBeNull()
  expect(await accountOf('-')).toBeNull()
})

test('state, nonce and PKCE are all asked for, and nothing but the address', () => {
  for (const provider of openIdProviders()) {
    expect(provider.checks).toEqual(['pkce', 'state', 'nonce'])
    expect(provider.allowDangerousEmailAccountLinking).toBeUndefined()
    expect(provider.authorization).toEqual({ params: { scope: 'openid email' } })
  }
})
