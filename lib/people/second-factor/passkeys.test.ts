import { Secret, TOTP } from 'otpauth'
import { beforeEach, expect, test } from 'vitest'
import { db, Role } from '@/lib/db'
import { createPerson, resetDatabase } from '@/prisma/factories'
import { type Oddity, passkeyDevice } from '@/sandbox/passkey-device'
import { withGrant } from '../granted'
import { openSignInSession, readSignInSession } from '../sign-in-sessions'
import { addPasskey } from './add-passkey'
import { hasJustPassed } from './just-passed'
import { passByPasskey, passSecondFactor } from './pass-second-factor'
import { askForPasskey, askToAddPasskey } from './passkey-challenge'
import { findSecondFactor } from './queries'
import { removePasskey } from './remove-passkey'
import { renewRecoveryCodes } from './renew-recovery-codes'
import { leaveApp, resetSecondFactor } from './reset-second-factor'
import { readNewSecret, setUpSecondFactor } from './set-up-second-factor'

const SITE = 'http://localhost:3000'
const now = new Date('2026-03-02T18:00:15Z')
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000)

beforeEach(resetDatabase)

type Session = Awaited<ReturnType<typeof openSession>>

async function openSession({ id, email }: { id: string; email: string }) {
  const { token } = await openSignInSession(db, id, 'Firefox on Linux', now)
  const read = async () => {
    const session = await readSignInSession(token)
    if (!session) throw new Error('The session just opened is gone')
    return session
  }
  return {
    sessionId: (await read()).id,
    personId: id,
    email,
    isWhole: async () => (await read()).secondFactorAt !== null,
    /** As a request of this session a moment after `at` would have it. */
    asOf: async (at: Date) => ({
      sessionId: (await read()).id,
      personId: id,
      hasJustPassed: hasJustPassed((await read()).secondFactorAt, at),
    }),
  }
}

async function add(
  session: Session,
  device = passkeyDevice(SITE),
  { at = now, name = 'Phone', odd = {} as Oddity } = {},
) {
  const options = await askToAddPasskey(session, at)
  const result = await addPasskey(await session.asOf(at), { name, response: device.make(options, odd) }, at)
  return { device, result }
}

async function use(session: Session, device: ReturnType<typeof passkeyDevice>, odd: Oddity = {}, at = now) {
  return passByPasskey(session, device.use(await askForPasskey(session, at), odd), at)
}

/** Somebody of the staff who has just added a passkey in their first session; `session` is one opened anew. */
async function someoneWithPasskey() {
  const { id, email } = await createPerson({ roles: [Role.STAFF] })
  const person = { id, email: email ?? '' }
  const first = await openSession(person)
  const { device, result } = await add(first)
  if (result.outcome !== 'added') throw new Error(result.outcome)
  const recoveryCodes = (result.recoveryCodes ?? []).map((code) => code.replaceAll(' ', ''))
  return { ...person, first, device, recoveryCodes, session: await openSession(person) }
}

async function addApp(session: Session, at = now) {
  const secret = await readNewSecret(session)
  const code = TOTP.generate({ secret: Secret.fromBase32(secret), timestamp: at.getTime() })
  return setUpSecondFactor(await session.asOf(at), code, at)
}

const mailsTo = async (toAddress: string) =>
  (await db.mailMessage.findMany({ where: { toAddress }, orderBy: { createdAt: 'asc' } })).map((mail) => mail.template)

test('a first passkey makes its session whole, comes with ten recovery codes, is told by mail and written down', async () => {
  const { id, email, first, session, recoveryCodes } = await someoneWithPasskey()
  expect([await first.isWhole(), await session.isWhole()]).toEqual([true, false])
  expect(recoveryCodes).toHaveLength(10)
  expect(await mailsTo(email)).toEqual(['passkey-added'])
  expect(await db.auditEntry.findMany({ select: { actor: true, action: true, subject: true } })).toEqual([
    { actor: `person:${id}`, action: 'passkey.added', subject: `person:${id}` },
  ])
  expect(await findSecondFactor(id)).toMatchObject({ appSince: null, codesLeft: 10, passkeys: [{ name: 'Phone' }] })
})

test('the passkey opens a later session, and its use is noted', async () => {
  const { id, session, device } = await someoneWithPasskey()
  expect(await use(session, device)).toBe('right')
  expect(await session.isWhole()).toBe(true)
  expect(await findSecondFactor(id)).toMatchObject({ passkeys: [{ lastUsedAt: now }] })
})

test('a device that never counts is taken each time', async () => {
  const { session, device } = await someoneWithPasskey()
  for (const _ of [1, 2]) expect(await use(session, device, { counter: 0 })).toBe('right')
})

test.each<[string, Oddity]>([
  ['on another origin', { origin: 'http://localhost:3000.elsewhere.example' }],
  ['for another site', { rpId: 'elsewhere.example' }],
  ['to another challenge', { challenge: 'AAAA' }],
  ['that nobody has unlocked', { isVerified: false }],
  ['signed with another key', { hasOtherKey: true }],
])('an answer %s opens nothing, and is counted', async (_, odd) => {
  const { session, device } = await someoneWithPasskey()
  expect(await use(session, device, odd)).toBe('wrong')
  expect(await session.isWhole()).toBe(false)
  expect(await db.secondFactor.findFirst({ select: { wrongTries: true } })).toEqual({ wrongTries: 1 })
})

test.each<[string, Oddity]>([
  ['on another origin', { origin: 'https://elsewhere.example' }],
  ['for another site', { rpId: 'elsewhere.example' }],
  ['to another challenge', { challenge: 'AAAA' }],
  ['that nobody has unlocked', { isVerified: false }],
])('a new passkey %s is not added, and no second factor with it', async (_, odd) => {
  const { id, email } = await createPerson({ roles: [Role.STAFF] })
  const session = await openSession({ id, email: email ?? '' })
  expect((await add(session, passkeyDevice(SITE), { odd })).result).toEqual({ outcome: 'wrong' })
  expect(await findSecondFactor(id)).toBeNull()
  expect(await session.isWhole()).toBe(false)
})

test('a counter that stands still or goes back is refused and written down: the key was copied', async () => {
  const { session, device } = await someoneWithPasskey()
  expect(await use(session, device, { counter: 7 })).toBe('right')
  for (const counter of [7, 6, 0]) expect(await use(session, device, { counter })).toBe('wrong')
  expect(await db.auditEntry.count({ where: { action: 'passkey.copied' } })).toBe(3)
  expect(await use(session, device, { counter: 8 })).toBe('right')
})

test('an answer is taken once, also when it is sent many times at once', async () => {
  const { session, device } = await someoneWithPasskey()
  const response = device.use(await askForPasskey(session, now), { counter: 0 })
  const outcomes = await Promise.all(Array.from({ length: 4 }, () => passByPasskey(session, response, now)))
  expect(outcomes.filter((outcome) => outcome === 'right')).toHaveLength(1)
})

test('a challenge is of one session, is used up by a wrong answer, and is old after five minutes', async () => {
  const { session, first, device } = await someoneWithPasskey()
  const mine = await askForPasskey(first, now)
  expect(await passByPasskey(session, device.use(mine), now)).toBe('wrong')
  expect(await passByPasskey(first, device.use(mine, { isVerified: false }), now)).toBe('wrong')
  expect(await passByPasskey(first, device.use(mine), now)).toBe('wrong')
  expect(await passByPasskey(session, device.use(await askForPasskey(session, now)), later(300))).toBe('wrong')
  expect(await passByPasskey(session, device.use(await askForPasskey(session, now)), later(299))).toBe('right')
})

test('another person’s passkey opens nothing, and cannot be added as one’s own', async () => {
  const [ash, una] = [await someoneWithPasskey(), await someoneWithPasskey()]
  expect(await use(ash.session, una.device)).toBe('wrong')
  expect((await add(ash.first, una.device)).result).toEqual({ outcome: 'taken' })
  expect(await use(una.session, una.device)).toBe('right')
})

test('after five wrong passkeys or codes neither is taken for a while', async () => {
  const { session, device, recoveryCodes } = await someoneWithPasskey()
  for (let tries = 1; tries <= 3; tries++) expect(await use(session, device, { isVerified: false })).toBe('wrong')
  for (let tries = 1; tries <= 2; tries++) expect(await passSecondFactor(session, '000000', now)).toBe('wrong')
  expect(await use(session, device)).toBe('paused')
  expect(await passSecondFactor(session, recoveryCodes[0] ?? '', now)).toBe('paused')
  expect(await use(session, device, {}, later(901))).toBe('right')
})

test('whoever else reads the mail cannot add a passkey or an app beside the first, and who passed long ago neither', async () => {
  const { session, first } = await someoneWithPasskey()
  expect((await add(session)).result).toEqual({ outcome: 'is_set_up' })
  expect(await addApp(session)).toEqual({ outcome: 'is_set_up' })
  expect((await add(first, passkeyDevice(SITE), { at: later(901) })).result).toEqual({ outcome: 'is_set_up' })
  expect((await add(first, passkeyDevice(SITE), { at: later(899) })).result).toEqual({
    outcome: 'added',
    recoveryCodes: null,
  })
})

test('of two first passkeys added at once, in two sessions, one is', async () => {
  const { id, email } = await createPerson({ roles: [Role.STAFF] })
  const sessions = await Promise.all([1, 2, 3].map(() => openSession({ id, email: email ?? '' })))
  const outcomes = await Promise.all(sessions.map(async (session) => (await add(session)).result.outcome))
  expect(outcomes.sort()).toEqual(['added', 'is_set_up', 'is_set_up'])
})

test('a recovery code stands in for a passkey, and a code of an app that nobody has for nothing', async () => {
  const { session, recoveryCodes } = await someoneWithPasskey()
  expect(await passSecondFactor(session, '000000', now)).toBe('wrong')
  expect(await passSecondFactor(session, recoveryCodes[0] ?? '', now)).toBe('right')
})

test('an app beside a passkey comes with new recovery codes; left for another phone it takes no passkey with it', async () => {
  const { id, first, session, device } = await someoneWithPasskey()
  expect(await addApp(first)).toMatchObject({ outcome: 'set_up', recoveryCodes: { length: 10 } })
  expect(await use(session, device)).toBe('right')
  await leaveApp(first)
  expect([await first.isWhole(), await session.isWhole()]).toEqual([true, false])
  expect(await findSecondFactor(id)).toMatchObject({ appSince: null, passkeys: [{}], codesLeft: 0 })
  expect(await addApp(first)).toMatchObject({ outcome: 'set_up' })
})

test('whoever has no app to leave, the button being pressed twice, keeps their recovery codes', async () => {
  const { id, first } = await someoneWithPasskey()
  await leaveApp(first)
  expect(await findSecondFactor(id)).toMatchObject({ appSince: null, passkeys: [{}], codesLeft: 10 })
  expect(await db.auditEntry.count({ where: { action: 'second-factor.reset' } })).toBe(0)
})

test('of several passkeys each may be removed but the last, which whoever holds a grant needs', async () => {
  const { id, email, first, session, device } = await someoneWithPasskey()
  await add(first, passkeyDevice(SITE), { name: 'Laptop' })
  await use(session, device)
  const { passkeys } = (await findSecondFactor(id)) ?? { passkeys: [] }
  const [phone = '', laptop = ''] = passkeys.map((passkey) => passkey.id)
  expect(await removePasskey(first, phone, now)).toBe('removed')
  expect(await removePasskey(first, phone, now)).toBe('gone')
  expect([await first.isWhole(), await session.isWhole()]).toEqual([true, false])
  expect(await use(session, device)).toBe('wrong')
  expect(await removePasskey(first, laptop, now)).toBe('last')
  await addApp(first)
  expect(await removePasskey(first, laptop, now)).toBe('removed')
  expect(await mailsTo(email)).toEqual(['passkey-added', 'passkey-added', 'passkey-removed', 'passkey-removed'])
})

test('two passkeys removed at once leave one', async () => {
  const { id, first } = await someoneWithPasskey()
  await add(first, passkeyDevice(SITE), { name: 'Laptop' })
  const passkeys = (await findSecondFactor(id))?.passkeys ?? []
  const outcomes = await Promise.all(passkeys.map((passkey) => removePasskey(first, passkey.id, now)))
  expect(outcomes.sort()).toEqual(['last', 'removed'])
})

test('whoever holds no grant any more may remove their last passkey, and its recovery codes go with it', async () => {
  const { id, first } = await someoneWithPasskey()
  await db.grant.updateMany({ where: { personId: id }, data: { revokedAt: now } })
  expect(await removePasskey(first, (await findSecondFactor(id))?.passkeys[0]?.id ?? '', now)).toBe('removed')
  expect(await findSecondFactor(id)).toBeNull()
  expect(await first.isWhole()).toBe(false)
})

test('nobody removes another person’s passkey', async () => {
  const [ash, una] = [await someoneWithPasskey(), await someoneWithPasskey()]
  await add(ash.first, passkeyDevice(SITE), { name: 'Laptop' })
  const theirs = (await findSecondFactor(ash.id))?.passkeys[0]?.id ?? ''
  expect(await removePasskey(una.first, theirs, now)).toBe('gone')
  expect((await findSecondFactor(ash.id))?.passkeys).toHaveLength(2)
})

test('an owner who takes away a second factor takes the passkeys too', async () => {
  const { id, session, device } = await someoneWithPasskey()
  const owner = await withGrant((await createPerson({ roles: [Role.OWNER] })).id, Role.OWNER)
  if (!owner) throw new Error('No owner')
  expect(await resetSecondFactor(owner, id, now)).toBe(true)
  expect([await db.passkey.count(), await db.signInSession.count({ where: { personId: id } })]).toEqual([0, 0])
  await expect(askForPasskey(session, now)).resolves.toMatchObject({ allowCredentials: [] })
  expect(await passByPasskey(session, device.use({ challenge: 'AAAA' }), now)).toBe('wrong')
})

test('new recovery codes leave the passkeys alone', async () => {
  const { id } = await someoneWithPasskey()
  expect(await renewRecoveryCodes(id)).toHaveLength(10)
  expect(await findSecondFactor(id)).toMatchObject({ passkeys: [{}], codesLeft: 10 })
})

test('a device is told neither the address nor the number of whose passkey it is, and always the same', async () => {
  const { id, email, first } = await someoneWithPasskey()
  const [one, other] = [await askToAddPasskey(first, now), await askToAddPasskey(first, now)]
  expect(one.user.id).toBe(other.user.id)
  expect(one.challenge).not.toBe(other.challenge)
  const handle = Buffer.from(one.user.id, 'base64url')
  expect(handle).toHaveLength(32)
  for (const text of [id, email, id.replaceAll('-', '')]) expect(handle.toString('latin1')).not.toContain(text)
  expect(one).toMatchObject({ attestation: 'none', authenticatorSelection: { userVerification: 'required' } })
  expect(one.excludeCredentials).toHaveLength(1)
})
