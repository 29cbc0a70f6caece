import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { effects } from '@/app/effects'
import { AttendanceSource, db, LineKind, Prisma, RegistrationState, Role } from '@/lib/db'
import { startGift } from '@/lib/giving/start-gift'
import { enqueue, stopSendingJobs } from '@/lib/jobs'
import { queueMail } from '@/lib/mail'
import { settleSubject } from '@/lib/payments/settle'
import { changeSetting, demonstrationSettings, settingNames } from '@/lib/settings'
import {
  createCourse,
  createPaidOrder,
  createPerson,
  createRegistration,
  createRun,
  newGift,
  resetDatabase,
} from '@/prisma/factories'
import { whereItStands } from '@/prisma/where-it-stands'
import { startTestSandbox } from '@/sandbox/in-test'
import type { Sandbox } from '@/sandbox/sandbox'
import { askForRemoval } from './ask-for-removal'
import { exportOwnData } from './export-own-data'
import { ownData } from './own-data'
import { readAccount } from './read-account'
import { removePeople } from './remove-people'

let sandbox: Sandbox
beforeAll(async () => {
  sandbox = await startTestSandbox()
})
beforeEach(async () => {
  await resetDatabase()
  for (const name of settingNames) await changeSetting(name, demonstrationSettings[name])
})
afterAll(async () => {
  await stopSendingJobs()
  await sandbox.close()
})

const july = new Date('2026-07-15T12:00:00Z')
const june = new Date('2026-06-01T12:00:00Z')
const secrets = [
  'Zora',
  'Quill',
  'zora.quill',
  'Captions',
  'out of work',
  'dear aunt',
  'Elm Street',
  'my resume',
  '555-0100',
]

/** Somebody with a past seat, a gift with a receipt, a closed wish, a mail and an application. */
async function somebody() {
  const { id: personId, email } = await createPerson({ name: 'Zora Quill', email: 'zora.quill@example.org' })
  const course = await createCourse()
  const run = await createRun({ courseId: course.id, meetings: [['2026-06-08T18:30', '2026-06-08T20:30']] })
  const { id: registrationId } = await createRegistration({
    runId: run.id,
    personId,
    name: 'Zora Quill',
    accessNeeds: 'Captions',
  })
  const [session] = run.sessions
  if (!session) throw new Error('The run has a session')
  await db.attendance.create({ data: { registrationId, sessionId: session.id, source: AttendanceSource.TRAINER } })
  await db.scholarshipRequest.create({
    data: {
      registrationId,
      canPayCents: 100,
      note: 'out of work',
      state: 'GRANTED',
      priceCents: 100,
      decidedBy: 'limit',
      decidedAt: june,
    },
  })
  const { order, payment } = await createPaidOrder({ personId, lines: [{ kind: LineKind.GIFT, amountCents: 5000 }] })
  await db.order.update({ where: { id: order.id }, data: { payerName: 'Zora Quill', note: 'Elm Street' } })
  await db.tribute.create({ data: { orderId: order.id, kind: 'HONOR', honoree: 'dear aunt' } })
  await db.receipt.create({
    data: {
      serial: 1,
      kind: 'GIFT',
      taxYear: 2026,
      paymentId: payment.id,
      donorName: 'Zora Quill',
      email,
      amountCents: 5000,
      text: 'Receipt for Zora Quill',
      textHash: 'x',
      wordingVersion: 'x',
    },
  })
  const text = 'Statement for Zora Quill'
  const textHash = createHash('sha256').update(text).digest('hex')
  const statement = { taxYear: 2025, revision: 1, giftCents: 1, feeCents: 0, serials: [1], wordingVersion: 'x' }
  await db.statement.create({
    data: {
      ...statement,
      personId,
      donorName: 'Zora Quill',
      text,
      textHash,
    },
  })
  const recurring = { interval: 'MONTH', amountCents: 500, state: 'ENDED', endedAt: june } as const
  await db.recurringGift.create({ data: { ...recurring, personId, payerName: 'Zora Quill', endReason: 'DONOR' } })
  await db.letter.create({ data: { kind: 'GIFT', paymentId: payment.id, personId, name: 'Zora Quill' } })
  const bytes = Buffer.from('my resume')
  await db.boardApplication.create({
    data: {
      person: { connect: { id: personId } },
      formKey: personId,
      name: 'Zora Quill',
      phone: '555-0100',
      city: 'Bend',
      region: 'Bend',
      nvcYears: '2',
      nvcTrainings: '',
      nvcCertification: '',
      motivation: '',
      timeCommitment: '',
      equityStatement: '',
      hasConflict: false,
      hasPaidWork: false,
      affirmedName: 'Zora Quill',
      references: { create: { seq: 1, name: 'Bo', email: 'bo@example.org', relationship: 'friend' } },
      resume: { create: { name: 'my resume.pdf', type: 'application/pdf', size: bytes.length, sha256: 'x', bytes } },
    },
  })
  await db.boardDraft.create({
    data: {
      email,
      eraseAfter: new Date('2026-09-01'),
      steps: { create: { step: 'about', version: 1, typed: { name: ['Zora Quill'] } } },
      resume: { create: { name: 'my resume.docx', type: 'application/pdf', size: bytes.length, sha256: 'x', bytes } },
    },
  })
  await db.courseInterest.create({ data: { courseId: course.id, email, confirmedAt: june } })
  const mail = { subject: 'A seat', text: 'Dear Zora', html: '<p>Dear Zora</p>', template: 'seat' }
  await db.$transaction((tx) => queueMail(tx, { ...mail, cause: 'a-seat', to: email }))
  await db.$transaction((tx) =>
    queueMail(tx, {
      ...mail,
      text: `${email} has registered`,
      cause: 'office',
      to: 'office@example.org',
      replyTo: email,
    }),
  )
  // To others, and without an address of theirs.
  for (const cause of [`office-seat-cancelled:${registrationId}`, `tribute:${order.id}`]) {
    await db.$transaction((tx) => queueMail(tx, { ...mail, text: 'Zora Quill', cause, to: 'somebody@example.org' }))
  }
  await db.$transaction((tx) => enqueue(tx, 'mail-sign-in-code', { requestId: personId, email }))
  await db.signInCode.create({ data: { email, codeHash: 'x', expiresAt: july } })
  await db.rateLimit.create({ data: { key: `give:${email}` } })
  await db.returnedAddress.create({ data: { address: email, notedBy: 'test', notedAt: june } })
  const typed = { name: ['Zora Quill'], email: [email] }
  await db.giftLink.create({
    data: { secretHash: textHash, typed, createdAt: june, expiresAt: new Date(june.getTime() + 1_800_000) },
  })
  await db.signInSession.create({ data: { sessionToken: 'hash', personId, expires: new Date('2027-01-01') } })
  const key = { credentialId: 'a credential', publicKey: new Uint8Array(32), counter: 0 }
  await db.secondFactor.create({ data: { personId, passkeys: { create: { ...key, name: 'Zora’s phone' } } } })
  await db.auditEntry.create({
    data: {
      actor: 'registrant',
      action: 'correct',
      subject: `registration:${registrationId}`,
      details: { was: 'Zora' },
    },
  })
  const merged = { name: 'Zora Quill', email: 'zora.quill.old@example.org', mergedIntoId: personId }
  const old = { credentialId: 'another', publicKey: new Uint8Array(32), counter: 0, name: 'Zora’s old phone' }
  await db.person.create({ data: { ...merged, secondFactor: { create: { passkeys: { create: old } } } } })
  return { personId, email, registrationId, run, order }
}

test('every table about people, or with an address in it, is named in the list of what goes and what stays', async () => {
  const schema = await readFile('prisma/schema.prisma', 'utf8')
  const named = ownData.flatMap(({ tables }) => tables)
  const models = [...schema.matchAll(/^model (\w+) \{\n([\s\S]*?)^\}/gm)].map(([, name = '', fields = '']) => ({
    name,
    fields,
  }))
  expect(models.length).toBeGreaterThan(40)
  const isOfPerson = /^\s+\w+\s+Person\??\s/m
  const hasAddress = /^\s+(\w*[eE]mail|toAddress|replyTo)\s+String/m
  const about = models
    .filter(({ fields }) => isOfPerson.test(fields) || hasAddress.test(fields))
    .map(({ name }) => name)
  expect(about).toContain('Registration')
  expect(about).toContain('BoardReference')
  expect(
    about.filter((name) => !named.includes(name)),
    'not named in own-data.ts',
  ).toEqual([])
  const known = models.map(({ name }) => name)
  expect(
    named.filter((name) => !known.includes(name)),
    'named, and no table',
  ).toEqual([])
})

test('whoever is removed leaves nothing but the books and the receipts, and the removal is audited without a name', async () => {
  const { personId, order, registrationId } = await somebody()
  for (const secret of secrets) expect(await whereItStands(secret), secret).not.toEqual([])
  expect(await askForRemoval(personId, { endsGift: false }, july)).toEqual({ kind: 'asked' })
  expect(await db.signInSession.count()).toBe(0)
  await removePeople(effects, july)
  await removePeople(effects, july)

  // ORNCC's proof of what it acknowledged (own-data.ts) is all that names them.
  expect(await whereItStands(...secrets)).toEqual([
    'Receipt.donorName',
    'Receipt.text',
    'Statement.donorName',
    'Statement.text',
  ])
  expect(await db.order.findUnique({ where: { id: order.id } })).toMatchObject({ totalCents: 5000, personId })
  expect(await db.receipt.findFirst()).toMatchObject({ text: 'Receipt for Zora Quill', amountCents: 5000 })
  expect(await db.registration.findUnique({ where: { id: registrationId } })).toMatchObject({ state: 'CONFIRMED' })
  expect(await db.person.findUnique({ where: { id: personId } })).toMatchObject({
    removedAt: july,
    removalAskedAt: null,
  })
  expect(await db.auditEntry.findMany({ where: { action: 'person.removed' } })).toMatchObject([{ details: null }])
})

test('a removal that is killed half-way, or runs twice at once, is finished and done once', async () => {
  const { personId } = await somebody()
  await askForRemoval(personId, { endsGift: false }, july)
  await db.$executeRaw`ALTER TABLE "Person" ADD CONSTRAINT broken CHECK ("removedAt" IS NULL)`
  await expect(removePeople(effects, july)).rejects.toThrow()
  expect(await db.registration.findFirst({ where: { personId } })).toMatchObject({ name: 'Zora Quill' })
  await db.$executeRaw`ALTER TABLE "Person" DROP CONSTRAINT broken`
  await Promise.all([removePeople(effects, july), removePeople(effects, july)])
  expect(await db.auditEntry.count({ where: { action: 'person.removed' } })).toBe(1)
  expect(await db.person.count({ where: { name: 'Zora Quill' } })).toBe(0)
})

test('nobody is removed with a seat ahead, a desk, or money on its way; each is named', async () => {
  const seat = await createPerson()
  const course = await createCourse()
  const run = await createRun({ courseId: course.id })
  await createRegistration({ runId: run.id, personId: seat.id })
  const waiting = await createPerson()
  await createRegistration({ runId: run.id, personId: waiting.id, state: RegistrationState.WAITLISTED, waitlistSeq: 1 })
  const staff = await createPerson({ roles: [Role.STAFF] })
  const payer = await createPerson()
  const { order, payment } = await createPaidOrder({
    personId: payer.id,
    lines: [{ kind: LineKind.GIFT, amountCents: 900 }],
  })
  const line = await db.orderLine.findFirstOrThrow({ where: { orderId: order.id } })
  await db.refund.create({
    data: {
      paymentId: payment.id,
      amountCents: 900,
      reason: 'A mistake',
      allocations: { create: { orderLineId: line.id, amountCents: 900 } },
    },
  })
  const ask = async ({ id }: { id: string }) => {
    const outcome = await askForRemoval(id, { endsGift: true }, july)
    return outcome.kind === 'in_the_way' ? outcome.inTheWay : null
  }
  expect((await ask(seat))?.seats).toMatchObject([{ course: course.title, path: expect.stringMatching(/^\/r\//) }])
  expect((await ask(waiting))?.seats).toMatchObject([{ isWaiting: true }])
  expect(await ask(staff)).toMatchObject({ hasDesk: true })
  expect(await ask(payer)).toMatchObject({ isMoneyMoving: true })
  expect(await db.person.count({ where: { removalAskedAt: { not: null } } })).toBe(0)
})

test('whoever comes back with a seat before it is done stays', async () => {
  const { personId, run } = await somebody()
  await askForRemoval(personId, { endsGift: false }, july)
  const next = await createRun({ courseId: run.courseId })
  await createRegistration({ runId: next.id, personId })
  await removePeople(effects, july)
  expect(await db.person.findUnique({ where: { id: personId } })).toMatchObject({
    name: 'Zora Quill',
    removalAskedAt: null,
    removedAt: null,
  })
})

test('a monthly gift ends at Stripe with the removal, and only where its giver says so', async () => {
  const started = await startGift(newGift({ frequency: 'monthly', amountCents: 2500, email: 'zora.quill@example.org' }))
  if (started.outcome !== 'pay') throw new Error(started.outcome)
  const body = new URLSearchParams({ card: '4242 4242 4242 4242', email: 'zora.quill@example.org', name: 'Z Quill' })
  await fetch(started.url, { method: 'POST', body, redirect: 'manual' })
  const { checkoutSessionId } = await db.order.findFirstOrThrow()
  await settleSubject({ sessionId: checkoutSessionId ?? '' }, effects)
  const { id: personId } = await db.person.findFirstOrThrow()
  expect(await db.recurringGift.findFirst()).toMatchObject({ state: 'ACTIVE' })
  expect(await askForRemoval(personId, { endsGift: false }, july)).toEqual({ kind: 'gift_runs' })
  expect(await askForRemoval(personId, { endsGift: true }, july)).toEqual({ kind: 'asked' })
  await removePeople(effects, july)
  expect(await db.recurringGift.findFirst()).toMatchObject({ state: 'ENDED', payerName: 'Removed person' })
  const ended = sandbox.stripe.events().filter(({ type }) => type === 'customer.subscription.deleted')
  expect(ended).toHaveLength(1)
})

test('nobody is written to any more who has been removed', async () => {
  const { personId } = await somebody()
  await askForRemoval(personId, { endsGift: false }, july)
  await removePeople(effects, july)
  const { email } = await db.person.findUniqueOrThrow({ where: { id: personId }, select: { email: true } })
  const mails = await db.mailMessage.count()
  const mail = { subject: 'News', text: 'News', html: 'News', template: 'news', cause: 'news' }
  await db.$transaction((tx) => queueMail(tx, { ...mail, to: email ?? '' }))
  expect(await db.mailMessage.count()).toBe(mails)
})

test('the audit forgets what it said and nothing else', async () => {
  const { id } = await db.auditEntry.create({
    data: { actor: 'a', action: 'b', subject: 'c', details: { was: 'Zora' } },
  })
  await expect(db.auditEntry.update({ where: { id }, data: { action: 'x' } })).rejects.toThrow()
  await expect(db.auditEntry.update({ where: { id }, data: { details: {} } })).rejects.toThrow()
  await expect(db.auditEntry.delete({ where: { id } })).rejects.toThrow()
  expect(await db.auditEntry.findMany({ where: { id } })).toMatchObject([{ action: 'b', details: { was: 'Zora' } }])
  await db.auditEntry.update({ where: { id }, data: { details: Prisma.DbNull } })
})

test('the file of one’s own data has all of it, says what each part is, and holds nobody else’s', async () => {
  const { personId, email } = await somebody()
  await createPerson({ name: 'Somebody Else', email: 'else@example.org' })
  const file = JSON.parse(JSON.stringify(await exportOwnData(personId, july)))
  expect(Object.keys(file)[0]).toBe('about')
  expect(Object.keys(file.about.parts)).toEqual(Object.keys(file).filter((key) => key !== 'about'))
  const text = JSON.stringify(file)
  for (const secret of secrets.filter((word) => word !== 'my resume')) expect(text, secret).toContain(secret)
  expect(text).toContain(Buffer.from('my resume').toString('base64'))
  expect(text).not.toContain('else@example.org')
  expect(text).not.toContain('sessionToken')
  expect(file.mails).toMatchObject([{ subject: 'A seat' }])
  expect(file.person.email).toBe(email)
})

test('the account shows what is ahead and what was, each with its own page', async () => {
  const { personId } = await somebody()
  const past = await readAccount(personId, july)
  expect(past.ahead).toEqual([])
  expect(past.before).toMatchObject([{ standing: 'Over', path: expect.stringMatching(/^\/r\//) }])
  expect((await readAccount(personId, june)).ahead).toMatchObject([
    { standing: 'You have a seat', joinPath: expect.stringMatching(/^\/join\//), canCalendar: true },
  ])
  expect(past).toMatchObject({
    hasGifts: true,
    applications: [{ standing: 'Received', path: expect.stringMatching(/^\/board\/apply\/./) }],
    interests: [{ otherAddress: null }],
  })
  await db.courseInterest.updateMany({ data: { email: 'zora.quill.old@example.org' } })
  expect(await readAccount(personId, july)).toMatchObject({
    interests: [{ otherAddress: 'zora.quill.old@example.org' }],
  })
  expect((await exportOwnData(personId, july)).interests).toHaveLength(1)
})
