import { Secret, TOTP } from 'otpauth'
import { beforeEach, expect, test } from 'vitest'
import { db, Role } from '@/lib/db'
import { createPerson, resetDatabase } from '@/prisma/factories'
import { withGrant } from '../granted'
import { openSignInSession, readSignInSession } from '../sign-in-sessions'
import { hasJustPassed } from './just-passed'
import { passSecondFactor } from './pass-second-factor'
import { findSecondFactor } from './queries'
import { makeRecoveryCodes } from './recovery-codes'
import { renewRecoveryCodes } from './renew-recovery-codes'
import { leaveApp, resetSecondFactor, resetSecondFactorOf } from './reset-second-factor'
import { readNewSecret, setUpSecondFactor } from './set-up-second-factor'
import { makeSecret, secretUri, stepOfCode } from './totp'

const now = new Date('2026-03-02T18:00:15Z')
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000)
const codeAt = (secret: string, at: Date) =>
  TOTP.generate({ secret: Secret.fromBase32(secret), timestamp: at.getTime() })
const digitsOf = (code = '') => code.replaceAll(' ', '')

beforeEach(resetDatabase)

async function openSession(personId: string) {
  const { token } = await openSignInSession(db, personId, 'Firefox on Linux', now)
  const session = await readSignInSession(token)
  if (!session) throw new Error('The session just opened is gone')
  return {
    sessionId: session.id,
    personId,
    hasJustPassed: false,
    isWhole: async () => (await readSignInSession(token))?.secondFactorAt != null,
  }
}

/** Somebody of the staff who set up an app a minute ago, signed in anew. */
async function someoneWithApp() {
  const person = await createPerson({ roles: [Role.STAFF] })
  const first = await openSession(person.id)
  const secret = await readNewSecret(first)
  const result = await setUpSecondFactor(first, codeAt(secret, later(-60)), later(-60))
  if (result.outcome !== 'set_up') throw new Error(result.outcome)
  const session = await openSession(person.id)
  return { ...person, first, session, secret, recoveryCodes: result.recoveryCodes.map(digitsOf) }
}

// RFC 6238, appendix B: the secret "12345678901234567890" under SHA-1, of its eight digits the last six.
test.each([
  [59, '287082'],
  [1111111109, '081804'],
  [1111111111, '050471'],
  [1234567890, '005924'],
  [2000000000, '279037'],
  [20000000000, '353130'],
])('at %s seconds the app of the standard shows %s', (seconds, code) => {
  const secret = Secret.fromLatin1('12345678901234567890').base32
  expect(stepOfCode(secret, code, new Date(seconds * 1000))).toBe(Math.floor(seconds / 30))
})

test('a phone’s clock may be one step off, and not two', () => {
  const secret = makeSecret()
  for (const [seconds, isTaken] of [
    [-60, false],
    [-30, true],
    [0, true],
    [30, true],
    [60, false],
  ] as const) {
    expect(stepOfCode(secret, codeAt(secret, later(seconds)), now) !== null).toBe(isTaken)
  }
})

test('the app is told whose account it is', () => {
  const uri = new URL(secretUri('JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP', 'ash+desk@example.org'))
  expect(uri.protocol).toBe('otpauth:')
  expect(Object.fromEntries(uri.searchParams)).toMatchObject({
    issuer: 'ORNCC',
    secret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP',
    digits: '6',
    period: '30',
    algorithm: 'SHA1',
  })
  expect(decodeURIComponent(uri.pathname)).toContain('ash+desk@example.org')
})

test('a session is whole once the code of the new app was typed, and no other session with it', async () => {
  const { id } = await createPerson({ roles: [Role.STAFF] })
  const [session, other] = [await openSession(id), await openSession(id)]
  const secret = await readNewSecret(session)
  expect(await readNewSecret(session)).toBe(secret)
  expect(await setUpSecondFactor(session, codeAt(secret, later(90)), now)).toEqual({ outcome: 'wrong' })
  expect(await session.isWhole()).toBe(false)
  expect(await setUpSecondFactor(session, codeAt(secret, now), now)).toMatchObject({ outcome: 'set_up' })
  expect([await session.isWhole(), await other.isWhole()]).toEqual([true, false])
  expect(await findSecondFactor(id)).toMatchObject({ codesLeft: 10 })
})

test('whoever else reads the mail sees another secret, and cannot set up an app beside the first', async () => {
  const { id } = await createPerson({ roles: [Role.STAFF] })
  const [session, strangers] = [await openSession(id), await openSession(id)]
  const [secret, strangersSecret] = [await readNewSecret(session), await readNewSecret(strangers)]
  expect(strangersSecret).not.toBe(secret)
  await setUpSecondFactor(session, codeAt(secret, now), now)
  expect(await setUpSecondFactor(strangers, codeAt(strangersSecret, now), now)).toEqual({ outcome: 'is_set_up' })
  expect(await strangers.isWhole()).toBe(false)
})

test('neither secret nor recovery code is kept as it is', async () => {
  const { secret, recoveryCodes } = await someoneWithApp()
  const { id } = await createPerson()
  const pending = await readNewSecret(await openSession(id))
  const kept = JSON.stringify([
    await db.secondFactor.findMany(),
    await db.recoveryCode.findMany(),
    await db.signInSession.findMany(),
  ])
  for (const text of [secret, pending, ...recoveryCodes]) expect(kept).not.toContain(text)
})

test('a code works once, and none of a step before it', async () => {
  const { session, secret } = await someoneWithApp()
  expect(await passSecondFactor(session, codeAt(secret, later(30)), now)).toBe('right')
  expect(await session.isWhole()).toBe(true)
  expect(await passSecondFactor(session, codeAt(secret, later(30)), now)).toBe('wrong')
  expect(await passSecondFactor(session, codeAt(secret, now), now)).toBe('wrong')
})

test('the code that set up the app signs nobody in', async () => {
  const { session, secret } = await someoneWithApp()
  expect(await passSecondFactor(session, codeAt(secret, later(-60)), later(-40))).toBe('wrong')
  expect(await session.isWhole()).toBe(false)
})

test('one code sent many times at once is taken once', async () => {
  const { session, secret } = await someoneWithApp()
  const code = codeAt(secret, now)
  const outcomes = await Promise.all(Array.from({ length: 6 }, () => passSecondFactor(session, code, now)))
  expect(outcomes.filter((outcome) => outcome === 'right')).toHaveLength(1)
})

test('after five wrong tries, also at once, the right code waits for a quarter of an hour; the pause then doubles', async () => {
  const { session, secret } = await someoneWithApp()
  const wrong = '000000000000'
  await Promise.all(Array.from({ length: 8 }, () => passSecondFactor(session, wrong, now)))
  expect(await db.secondFactor.findFirst({ select: { wrongTries: true } })).toEqual({ wrongTries: 5 })
  expect(await passSecondFactor(session, codeAt(secret, later(890)), later(890))).toBe('paused')
  for (let tries = 1; tries <= 5; tries++) expect(await passSecondFactor(session, wrong, later(901))).toBe('wrong')
  expect(await passSecondFactor(session, codeAt(secret, later(2690)), later(2690))).toBe('paused')
  expect(await passSecondFactor(session, codeAt(secret, later(2702)), later(2702))).toBe('right')
  expect(await db.secondFactor.findFirst({ select: { wrongTries: true } })).toEqual({ wrongTries: 0 })
})

test('one person’s wrong tries keep nobody else out', async () => {
  const [ash, una] = [await someoneWithApp(), await someoneWithApp()]
  for (let tries = 1; tries <= 5; tries++) await passSecondFactor(ash.session, '000000', now)
  expect(await passSecondFactor(una.session, codeAt(una.secret, now), now)).toBe('right')
})

test('each recovery code works once, for its own person, who is told', async () => {
  const [ash, una] = [await someoneWithApp(), await someoneWithApp()]
  const [code = ''] = ash.recoveryCodes
  expect(ash.recoveryCodes).toHaveLength(10)
  expect(await passSecondFactor(una.session, code, now)).toBe('wrong')
  expect(await passSecondFactor(ash.session, code, now)).toBe('right')
  expect(await passSecondFactor(await openSession(ash.id), code, now)).toBe('wrong')
  const mails = await db.mailMessage.findMany({ select: { toAddress: true, text: true } })
  expect(mails).toEqual([{ toAddress: ash.email, text: expect.stringContaining('9 are left') }])
})

test('recovery codes are ten, differ, and are not to be guessed', () => {
  const codes = makeRecoveryCodes()
  expect(new Set(codes).size).toBe(10)
  for (const code of codes) expect(code).toMatch(/^\d{12}$/)
})

test('new recovery codes kill the old ones; without a second factor there are none', async () => {
  const { id, session, recoveryCodes } = await someoneWithApp()
  const renewed = await renewRecoveryCodes(id)
  expect(await passSecondFactor(session, recoveryCodes[0] ?? '', now)).toBe('wrong')
  expect(await passSecondFactor(session, digitsOf(renewed?.[0]), now)).toBe('right')
  expect(await renewRecoveryCodes((await createPerson()).id)).toBeNull()
})

test('what the second factor is may be changed for a quarter of an hour after it was passed', () => {
  expect(hasJustPassed(null, now)).toBe(false)
  expect(hasJustPassed(now, later(899))).toBe(true)
  expect(hasJustPassed(now, later(900))).toBe(false)
})

test('with another phone every session has to pass it', async () => {
  const { first, secret } = await someoneWithApp()
  expect(await first.isWhole()).toBe(true)
  await leaveApp(first)
  expect(await first.isWhole()).toBe(false)
  const newSecret = await readNewSecret(first)
  expect(newSecret).not.toBe(secret)
  expect(await setUpSecondFactor(first, codeAt(newSecret, now), now)).toMatchObject({ outcome: 'set_up' })
})

test('an owner takes a lost phone’s app away: the person is signed out everywhere, told by mail, and it is written down', async () => {
  const { id, email, recoveryCodes } = await someoneWithApp()
  const owner = await withGrant((await createPerson({ roles: [Role.OWNER] })).id, Role.OWNER)
  if (!owner) throw new Error('No owner')
  expect(await resetSecondFactor(owner, id, now)).toBe(true)
  expect(await db.signInSession.count({ where: { personId: id } })).toBe(0)
  expect(await passSecondFactor(await openSession(id), recoveryCodes[0] ?? '', now)).toBe('wrong')
  expect(await db.mailMessage.findFirst({ where: { toAddress: email } })).toMatchObject({
    template: 'second-factor-reset',
  })
  expect(await db.auditEntry.findFirst({ where: { action: 'second-factor.reset' } })).toMatchObject({
    actor: `person:${owner.personId}`,
    subject: `person:${id}`,
  })
  expect(await resetSecondFactor(owner, id, now)).toBe(false)
})

test('the command line takes away the app of an owner whom nobody else can help', async () => {
  const { id, email } = await someoneWithApp()
  expect(await resetSecondFactorOf('nobody@example.org', 'command line')).toBe(false)
  expect(await resetSecondFactorOf(email, 'command line')).toBe(true)
  expect(await findSecondFactor(id)).toBeNull()
})

test('whoever’s email changes is signed out everywhere; a new name changes nothing', async () => {
  const { id } = await createPerson({ roles: [Role.STAFF] })
  await openSession(id)
  await db.person.update({ where: { id }, data: { name: 'Ash' } })
  expect(await db.signInSession.count()).toBe(1)
  await db.person.update({ where: { id }, data: { email: 'new@example.org' } })
  expect(await db.signInSession.count()).toBe(0)
})
