import { randomUUID } from 'node:crypto'
import { beforeEach, expect, test } from 'vitest'
import { db, Role } from '@/lib/db'
import { createPerson, resetDatabase } from '@/prisma/factories'
import { rolesOf, withGrant } from './granted'
import { mailSignInCode } from './mail-sign-in-code'
import { removeExpiredSignIns } from './remove-expired-sign-ins'
import { signIn } from './sign-in'
import { closeSignInSession, readSignInSession, SESSION_SECONDS } from './sign-in-sessions'

const now = new Date('2026-03-02T18:00:00Z')
const minutesLater = (minutes: number) => new Date(now.getTime() + minutes * 60_000)

beforeEach(resetDatabase)

/** Asks for a code as the page and its job do, and reads it out of the mail. */
async function askForCode(email: string, at = now) {
  const requestId = randomUUID()
  await mailSignInCode({ requestId, email }, at)
  const mail = await db.mailMessage.findFirst({
    where: { toAddress: email, dedupeKey: { startsWith: `sign-in-code:${requestId}` } },
    select: { text: true },
  })
  const code =
    /(\d{3}) (\d{3})/
      .exec(mail?.text ?? '')
      ?.slice(1)
      .join('') ?? ''
  return { requestId, code, wrongCode: code === '000000' ? '111111' : '000000' }
}

test('the mailed code signs a staff member in and verifies their address', async () => {
  const { id, email } = await createPerson({ roles: [Role.STAFF] })
  const { requestId, code } = await askForCode(email)
  const result = await signIn({ requestId, code }, minutesLater(9))
  if (result.outcome !== 'signed_in') throw new Error('refused')
  expect(await readSignInSession(result.session.token)).toMatchObject({ person: { id } })
  expect(await db.person.findUnique({ where: { id }, select: { emailVerifiedAt: true } })).toEqual({
    emailVerifiedAt: minutesLater(9),
  })
})

test('neither the code nor the session’s token is kept in its table', async () => {
  const { email } = await createPerson({ roles: [Role.STAFF] })
  const { requestId, code } = await askForCode(email)
  expect(JSON.stringify(await db.signInCode.findMany())).not.toContain(code)
  const result = await signIn({ requestId, code }, now)
  if (result.outcome !== 'signed_in') throw new Error('refused')
  expect(JSON.stringify(await db.signInSession.findMany())).not.toContain(result.session.token)
})

test('whoever has registered signs in as well, to no role; a stranger is mailed nothing', async () => {
  const registrant = await createPerson()
  const result = await signIn(await askForCode(registrant.email), now)
  expect(result.outcome).toBe('signed_in')
  expect(await rolesOf(registrant.id)).toEqual([])
  for (const role of Object.values(Role)) expect(await withGrant(registrant.id, role)).toBeNull()
  await db.mailMessage.deleteMany()
  await db.signInCode.deleteMany()
  await mailSignInCode({ requestId: randomUUID(), email: 'stranger@example.org' }, now)
  expect(await db.mailMessage.count()).toBe(0)
  expect(await db.signInCode.count()).toBe(0)
})

test('whoever has asked to be removed is mailed nothing, and a code on its way opens nothing', async () => {
  const { id, email } = await createPerson()
  const asked = await askForCode(email)
  await db.person.update({ where: { id }, data: { removalAskedAt: now } })
  expect(await signIn(asked, now)).toEqual({ outcome: 'refused' })
  await mailSignInCode({ requestId: randomUUID(), email }, now)
  expect(await db.mailMessage.count()).toBe(1)
})

test('a job that runs twice mails one code', async () => {
  const { email } = await createPerson({ roles: [Role.STAFF] })
  const { requestId, code } = await askForCode(email)
  await mailSignInCode({ requestId, email }, now)
  expect(await db.mailMessage.count()).toBe(1)
  expect(await signIn({ requestId, code }, now)).toMatchObject({ outcome: 'signed_in' })
})

test('a code works once', async () => {
  const { email } = await createPerson({ roles: [Role.STAFF] })
  const { requestId, code } = await askForCode(email)
  expect(await signIn({ requestId, code }, now)).toMatchObject({ outcome: 'signed_in' })
  expect(await signIn({ requestId, code }, now)).toEqual({ outcome: 'refused' })
})

test('after five wrong tries the right code is refused', async () => {
  const { email } = await createPerson({ roles: [Role.STAFF] })
  const { requestId, code, wrongCode } = await askForCode(email)
  for (let wrongTry = 1; wrongTry <= 5; wrongTry++) {
    expect(await signIn({ requestId, code: wrongCode }, now)).toEqual({ outcome: 'refused' })
  }
  expect(await signIn({ requestId, code }, now)).toEqual({ outcome: 'refused' })
})

test('the right code still works at the fifth try', async () => {
  const { email } = await createPerson({ roles: [Role.STAFF] })
  const { requestId, code, wrongCode } = await askForCode(email)
  for (let wrongTry = 1; wrongTry <= 4; wrongTry++) await signIn({ requestId, code: wrongCode }, now)
  expect(await signIn({ requestId, code }, now)).toMatchObject({ outcome: 'signed_in' })
})

test('an address has a hundred failed tries a day, whoever makes them, and another address its own', async () => {
  const [{ email }, other] = [await createPerson({ roles: [Role.STAFF] }), await createPerson({ roles: [Role.STAFF] })]
  for (let request = 1; request <= 20; request++) {
    const { requestId, wrongCode } = await askForCode(email)
    for (let wrongTry = 1; wrongTry <= 5; wrongTry++) await signIn({ requestId, code: wrongCode }, now)
  }
  expect(await signIn(await askForCode(email), now)).toEqual({ outcome: 'refused' })
  expect(await signIn(await askForCode(other.email), now)).toMatchObject({ outcome: 'signed_in' })

  const aDayLater = minutesLater(24 * 60 + 11)
  await removeExpiredSignIns(minutesLater(23 * 60))
  expect(await signIn(await askForCode(email, aDayLater), aDayLater)).toMatchObject({ outcome: 'signed_in' })
})

test('requests alone, however many, keep nobody out', async () => {
  const { email } = await createPerson({ roles: [Role.STAFF] })
  for (let request = 1; request <= 101; request++) await mailSignInCode({ requestId: randomUUID(), email }, now)
  expect(await signIn(await askForCode(email), now)).toMatchObject({ outcome: 'signed_in' })
})

test('tries sent all at once are counted one by one', async () => {
  const { email } = await createPerson({ roles: [Role.STAFF] })
  const { requestId, wrongCode } = await askForCode(email)
  await Promise.all(Array.from({ length: 20 }, () => signIn({ requestId, code: wrongCode }, now)))
  expect(await db.signInCode.findFirst({ select: { tries: true } })).toEqual({ tries: 5 })
})

test('a code is refused ten minutes after it was asked for', async () => {
  const { email } = await createPerson({ roles: [Role.STAFF] })
  const { requestId, code } = await askForCode(email)
  expect(await signIn({ requestId, code }, minutesLater(10))).toEqual({ outcome: 'refused' })
})

test('a code signs in only the browser that asked for it', async () => {
  const { email } = await createPerson({ roles: [Role.STAFF] })
  const asked = await askForCode(email)
  const elsewhere = await askForCode(email)
  const differ = asked.code !== elsewhere.code
  expect(await signIn({ requestId: elsewhere.requestId, code: asked.code }, now)).toMatchObject({
    outcome: differ ? 'refused' : 'signed_in',
  })
})

test('the right code sent several times at once opens one session', async () => {
  const { email } = await createPerson({ roles: [Role.STAFF] })
  const { requestId, code } = await askForCode(email)
  const results = await Promise.all(Array.from({ length: 5 }, () => signIn({ requestId, code }, now)))
  expect(results.filter(({ outcome }) => outcome === 'signed_in')).toHaveLength(1)
  expect(await db.signInSession.count()).toBe(1)
})

test('a grant revoked while the mail was on its way is none of the session that it opens', async () => {
  const { id, email } = await createPerson({ roles: [Role.STAFF] })
  const { requestId, code } = await askForCode(email)
  await db.grant.updateMany({ where: { personId: id }, data: { revokedAt: now } })
  expect(await signIn({ requestId, code }, now)).toMatchObject({ outcome: 'signed_in' })
  expect(await withGrant(id, Role.STAFF)).toBeNull()
})

test('signing out ends the session', async () => {
  const { email } = await createPerson({ roles: [Role.STAFF] })
  const { requestId, code } = await askForCode(email)
  const result = await signIn({ requestId, code }, now)
  if (result.outcome !== 'signed_in') throw new Error('refused')
  await closeSignInSession(result.session.token)
  expect(await readSignInSession(result.session.token)).toBeNull()
  await closeSignInSession(result.session.token)
})

test('at night only what has expired is forgotten', async () => {
  const { email } = await createPerson({ roles: [Role.STAFF] })
  const used = await askForCode(email)
  await signIn(used, now)
  await removeExpiredSignIns(minutesLater(9))
  expect([await db.signInCode.count(), await db.signInSession.count()]).toEqual([1, 1])
  await removeExpiredSignIns(minutesLater(24 * 60 + 9))
  expect([await db.signInCode.count(), await db.signInSession.count()]).toEqual([1, 1])
  await removeExpiredSignIns(minutesLater(24 * 60 + 11))
  expect([await db.signInCode.count(), await db.signInSession.count()]).toEqual([0, 1])
  await removeExpiredSignIns(minutesLater(SESSION_SECONDS / 60 + 1))
  expect(await db.signInSession.count()).toBe(0)
})

test('the address of a merged record signs in who counts, but neither at a desk nor after they asked to be removed', async () => {
  const kept = await createPerson()
  const gone = await createPerson()
  await db.person.update({ where: { id: gone.id }, data: { mergedIntoId: kept.id } })
  const first = await signIn(await askForCode(gone.email), now)
  if (first.outcome !== 'signed_in') throw new Error('refused')
  expect(await readSignInSession(first.session.token)).toMatchObject({ person: { id: kept.id } })

  const asked = await askForCode(gone.email)
  await db.grant.create({ data: { personId: kept.id, role: Role.STAFF, grantedBy: 'test' } })
  expect(await signIn(asked, now)).toEqual({ outcome: 'refused' })
  expect((await askForCode(gone.email)).code, 'mailed nothing').toBe('')
  expect((await signIn(await askForCode(kept.email), now)).outcome).toBe('signed_in')

  await db.grant.deleteMany()
  const late = await askForCode(gone.email)
  await db.person.update({ where: { id: kept.id }, data: { removalAskedAt: now } })
  expect(await signIn(late, now)).toEqual({ outcome: 'refused' })
})
