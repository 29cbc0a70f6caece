import { randomUUID } from 'node:crypto'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { mailMyRegistrations } from '@/lib/courses/mail-my-registrations'
import { findOwnRegistration } from '@/lib/courses/own-registration'
import { register } from '@/lib/courses/register'
import { managePath } from '@/lib/courses/registration-links'
import { db, LineKind, RegistrationState, type Role } from '@/lib/db'
import { mailMyGifts } from '@/lib/giving/donor-page/mail-my-gifts'
import { stopSendingJobs } from '@/lib/jobs'
import type { MailReader } from '@/lib/office/mail-desk/mail-kinds'
import { donorPath, readDonorToken } from '@/lib/people/donor-links'
import { findOrMakePeople, findOrMakePerson } from '@/lib/people/find-or-make-person'
import { withGrant } from '@/lib/people/granted'
import { findKnownPeople } from '@/lib/people/known-people'
import { unnamedGiver } from '@/lib/people/unnamed-giver'
import {
  createCourse,
  createPaidOrder,
  createPerson,
  createPersonByPost,
  createRegistration,
  createRun,
  resetDatabase,
} from '@/prisma/factories'
import { correctPerson } from './correct-person'
import { mailTheirLinks } from './mail-their-links'
import { mergePeople } from './merge-people'
import { findPerson, listPeople, previewMerge } from './people-queries'

beforeEach(resetDatabase)
afterAll(stopSendingJobs)

// Nothing here is paid at Stripe.
const effects = {} as never

async function newReader(...more: Role[]): Promise<MailReader> {
  const { id } = await createPerson({ name: 'Willa', roles: ['STAFF', ...more] })
  const staff = await withGrant(id, 'STAFF')
  if (!staff) throw new Error('no grant')
  return { staff, treasurer: await withGrant(id, 'TREASURER') }
}

const newRun = async () => createRun({ courseId: (await createCourse({ title: 'Foundation' })).id })
const mailsTo = (toAddress: string) => db.mailMessage.findMany({ where: { toAddress }, orderBy: { createdAt: 'asc' } })
const tokenOf = (path: string) => path.split('/').at(-1) ?? ''
const correction = (personId: string, more = {}) => ({ personId, name: 'Ada', email: 'ada@right.example', ...more })

test('with a right address old links die, sessions end, both addresses are told, and the right one has new links', async () => {
  const { staff } = await newReader()
  const run = await newRun()
  const ada = await createPerson({ name: 'Ada', email: 'ada@wrong.example' })
  const seat = await createRegistration({ runId: run.id, personId: ada.id, name: 'Ada' })
  await db.signInSession.create({
    data: { sessionToken: 'x', personId: ada.id, expires: new Date(Date.now() + 60_000) },
  })
  await db.person.update({ where: { id: ada.id }, data: { emailVerifiedAt: new Date() } })
  expect(await correctPerson(staff, correction(ada.id), effects)).toEqual({ kind: 'corrected' })
  expect(await db.person.findUniqueOrThrow({ where: { id: ada.id } })).toMatchObject({
    email: 'ada@right.example',
    emailVerifiedAt: null,
  })
  expect(await findOwnRegistration(tokenOf(managePath(seat)))).toBeNull()
  const renewed = await db.registration.findUniqueOrThrow({ where: { id: seat.id } })
  expect(await readDonorToken(tokenOf(donorPath(ada)))).toBeNull()
  expect(await db.signInSession.count()).toBe(0)
  const [told] = await mailsTo('ada@wrong.example')
  expect(told?.text).not.toContain('/r/')
  expect(told?.text).not.toContain('ada@right.example')
  const right = (await mailsTo('ada@right.example')).map(({ text }) => text).join('\n')
  expect(right).toContain('a…@…')
  expect(right).toContain(managePath(renewed))
  const entry = await db.auditEntry.findFirstOrThrow({ where: { action: 'person.corrected' } })
  expect(entry).toMatchObject({ subject: `person:${ada.id}`, actor: `person:${staff.personId}` })
  expect(JSON.stringify(entry)).not.toContain('example')
})

test('a name alone is corrected where it stands, and nobody is mailed', async () => {
  const { staff } = await newReader()
  const run = await newRun()
  const ada = await createPerson({ name: 'Aad', email: 'ada@right.example' })
  const seat = await createRegistration({ runId: run.id, personId: ada.id, name: 'Aad' })
  await correctPerson(staff, correction(ada.id), effects)
  expect(await db.registration.findUniqueOrThrow({ where: { id: seat.id } })).toMatchObject({
    name: 'Ada',
    linkVersion: 1,
  })
  expect(await db.mailMessage.count()).toBe(0)
})

test('pressed twice at once, a correction is one', async () => {
  const { staff } = await newReader()
  const ada = await createPerson({ name: 'Ada', email: 'ada@wrong.example' })
  const presses = [1, 2].map(() => correctPerson(staff, correction(ada.id), effects))
  expect((await Promise.all(presses)).map(({ kind }) => kind)).toContain('corrected')
  expect(await mailsTo('ada@wrong.example')).toHaveLength(1)
})

test('an address of somebody else is refused by saying whose; of a merged record of their own it is theirs', async () => {
  const { staff } = await newReader()
  const ada = await createPerson({ name: 'Ada', email: 'ada@wrong.example' })
  const other = await createPerson({ email: 'ada@right.example' })
  const taken = { kind: 'taken', personId: other.id }
  expect(await correctPerson(staff, correction(ada.id), effects)).toEqual(taken)
  await mergePeople(staff, { keptId: ada.id, goneId: other.id })
  expect(await correctPerson(staff, correction(ada.id), effects)).toEqual({ kind: 'corrected' })
  expect(await db.$transaction((tx) => findOrMakePerson(tx, { email: 'ada@wrong.example', name: '' }))).toEqual({
    id: ada.id,
  })
})

test('staff do not become owners by it: the address of who holds a grant is an owner’s to correct, and so is their record', async () => {
  const [{ staff }, { staff: owner }] = [await newReader(), await newReader('OWNER')]
  const boss = await createPerson({ email: 'boss@example.org', roles: ['OWNER'] })
  expect(await correctPerson(staff, correction(boss.id), effects)).toEqual({ kind: 'owners_only' })
  expect(await mergePeople(staff, { keptId: staff.personId, goneId: boss.id })).toEqual({ kind: 'owners_only' })
  expect(await correctPerson(owner, correction(boss.id), effects)).toEqual({ kind: 'corrected' })
})

async function twoRecords() {
  const kept = await createPerson({ name: 'Ada', email: 'ada@home.example' })
  const gone = await createPerson({ name: 'A. Alder', email: 'ada@work.example' })
  return { kept, gone, pair: { keptId: kept.id, goneId: gone.id } }
}

test('both histories are the one person’s: seats with their links, orders, grants; the other’s calendar and gifts links die', async () => {
  const { staff } = await newReader('OWNER')
  const { kept, gone, pair } = await twoRecords()
  const [one, other] = [await newRun(), await newRun()]
  await createRegistration({ runId: one.id, personId: kept.id })
  const seat = await createRegistration({ runId: other.id, personId: gone.id })
  const { order } = await createPaidOrder({ personId: gone.id, lines: [{ kind: LineKind.GIFT, amountCents: 5000 }] })
  for (const personId of [kept.id, gone.id])
    await db.grant.create({ data: { personId, role: 'TRAINER', grantedBy: 'test' } })
  await db.grant.create({ data: { personId: gone.id, role: 'REVIEWER', grantedBy: 'test' } })
  expect(await mergePeople(staff, pair)).toEqual({ kind: 'merged' })
  expect(await db.registration.count({ where: { personId: kept.id } })).toBe(2)
  expect(await db.order.findUniqueOrThrow({ where: { id: order.id } })).toMatchObject({ personId: kept.id })
  const grants = await db.grant.findMany({ where: { personId: kept.id, revokedAt: null }, orderBy: { role: 'asc' } })
  expect(grants.map(({ role }) => role)).toEqual(['REVIEWER', 'TRAINER'])
  expect(await db.grant.count({ where: { personId: kept.id } })).toBe(3)
  expect(await findOwnRegistration(tokenOf(managePath(seat)))).not.toBeNull()
  expect(await readDonorToken(tokenOf(donorPath(gone)))).toBeNull()
  expect(await mailsTo('ada@work.example')).toMatchObject([{ template: 'address-changed' }])
  expect(await db.auditEntry.findFirstOrThrow({ where: { action: 'person.merged' } })).toMatchObject({
    subject: `person:${kept.id}`,
    details: { goneId: gone.id, registrations: 1 },
  })
  expect(await mergePeople(staff, pair)).toEqual({ kind: 'unknown' })
})

test('whoever looks somebody up finds the one person by either address, and writes to the address that counts', async () => {
  const reader = await newReader()
  const { kept, gone, pair } = await twoRecords()
  const run = await newRun()
  await createRegistration({ runId: run.id, personId: gone.id })
  await createPaidOrder({ personId: gone.id, lines: [{ kind: LineKind.GIFT, amountCents: 5000 }] })
  await mergePeople(reader.staff, pair)
  const typed = { name: 'Somebody', email: 'ada@work.example' }
  await db.$transaction(async (tx) => {
    expect(await findOrMakePerson(tx, typed)).toEqual({ id: kept.id })
    expect((await findOrMakePeople(tx, [typed])).get(typed.email)).toBe(kept.id)
    expect(await findKnownPeople(tx, { ...typed, postalAddress: null })).toMatchObject({ known: { id: kept.id } })
  })
  await mailMyRegistrations({ requestId: randomUUID(), email: 'ada@work.example' })
  await mailMyGifts({ requestId: randomUUID(), email: 'ada@work.example' })
  const templates = (await mailsTo('ada@home.example')).map(({ template }) => template)
  expect(templates.toSorted()).toEqual(['find-my-gifts', 'find-my-registration'])
  expect((await listPeople(reader, { q: 'work.example', page: 1, sort: 'name' })).people).toMatchObject([
    { id: kept.id },
  ])
  expect(await findPerson(reader, gone.id)).toBeNull()
})

const asks = (run: { slug: string }, email: string) => ({
  formKey: randomUUID(),
  run: run.slug,
  name: 'Ada',
  email,
  pronouns: null,
  accessNeeds: null,
  tier: null,
  amount: null,
  gift: null,
  discountCode: null,
  canPay: null,
  scholarshipNote: null,
})

test('who registers by the address of the other record has one seat, and its mail goes to the address that counts', async () => {
  const { staff } = await newReader()
  const { kept, pair } = await twoRecords()
  const run = await newRun()
  await mergePeople(staff, pair)
  expect(await register(asks(run, 'ada@work.example'))).toMatchObject({ kind: 'registered' })
  expect(await register(asks(run, 'ada@home.example'))).toEqual({ kind: 'already_registered' })
  expect(await db.registration.findMany()).toMatchObject([{ personId: kept.id }])
  expect((await mailsTo('ada@work.example')).map(({ template }) => template)).toEqual(['address-changed'])
  expect((await mailsTo('ada@home.example')).map(({ template }) => template)).toEqual(['seat', 'seat'])
})

test('a seat that is taken while the records are being merged is the one person’s', async () => {
  const { staff } = await newReader()
  const { kept, gone, pair } = await twoRecords()
  const runs = await Promise.all(Array.from({ length: 6 }, newRun))
  const seats = runs.map((run) => register(asks(run, 'ada@work.example')))
  expect(await mergePeople(staff, pair)).toEqual({ kind: 'merged' })
  await Promise.all(seats)
  expect(await db.registration.count({ where: { personId: gone.id } })).toBe(0)
  expect(await db.registration.count({ where: { personId: kept.id } })).toBe(6)
})

test('what the other record signed in with goes: nobody signs in by it any more', async () => {
  const { staff } = await newReader()
  const { gone, pair } = await twoRecords()
  const passkey = { credentialId: 'a credential', publicKey: new Uint8Array(32), counter: 0, name: 'Phone' }
  await db.secondFactor.create({ data: { personId: gone.id, passkeys: { create: passkey } } })
  await mergePeople(staff, pair)
  expect([await db.secondFactor.count(), await db.passkey.count()]).toEqual([0, 0])
})

test('two merges at once, one into the other and back, do one', async () => {
  const { staff } = await newReader()
  const { pair } = await twoRecords()
  const back = { keptId: pair.goneId, goneId: pair.keptId }
  const outcomes = await Promise.all([mergePeople(staff, pair), mergePeople(staff, back)])
  expect(outcomes.map(({ kind }) => kind).toSorted()).toEqual(['merged', 'unknown'])
})

test('a record that was merged before follows: one step leads to who counts', async () => {
  const { staff } = await newReader()
  const { kept, gone, pair } = await twoRecords()
  const third = await createPerson({ email: 'third@example.org' })
  await mergePeople(staff, pair)
  await mergePeople(staff, { keptId: third.id, goneId: kept.id })
  expect(await db.person.findUniqueOrThrow({ where: { id: gone.id } })).toMatchObject({ mergedIntoId: third.id })
})

test('what cannot be one is refused, and nothing has moved', async () => {
  const reader = await newReader()
  const { staff } = reader
  const { kept, gone, pair } = await twoRecords()
  const run = await newRun()
  await createRegistration({ runId: run.id, personId: kept.id })
  const waiting = { state: RegistrationState.WAITLISTED, waitlistSeq: 1 }
  await createRegistration({ runId: run.id, personId: gone.id, ...waiting })
  const refusal = { kind: 'same_run', courses: ['Foundation'] }
  expect(await mergePeople(staff, pair)).toEqual(refusal)
  expect(await previewMerge(reader, pair)).toMatchObject({ obstacle: refusal, moves: { money: null } })
  expect(await db.registration.count({ where: { personId: gone.id } })).toBe(1)
  const byPost = await createPersonByPost()
  expect(await mergePeople(staff, { keptId: byPost.id, goneId: gone.id })).toEqual({ kind: 'no_email' })
  expect(await mergePeople(staff, { keptId: kept.id, goneId: kept.id })).toEqual({ kind: 'unknown' })
})

test('statements go along, and revisions of a year follow one another', async () => {
  const { staff } = await newReader()
  const { kept, gone, pair } = await twoRecords()
  for (const [personId, revision] of [
    [kept.id, 1],
    [gone.id, 1],
    [gone.id, 2],
  ] as const) {
    await db.$executeRaw`
      INSERT INTO "Statement" ("id", "personId", "taxYear", "revision", "donorName", "giftCents", "feeCents", "serials",
        "text", "textHash", "wordingVersion")
      VALUES (gen_random_uuid(), ${personId}::uuid, 2025, ${revision}, 'Ada', 100, 0, ARRAY[1], 'x',
        encode(sha256('x'), 'hex'), 'test')`
  }
  await mergePeople(staff, pair)
  const statements = await db.statement.findMany({ where: { personId: kept.id }, orderBy: { revision: 'asc' } })
  expect(statements.map(({ revision }) => revision)).toEqual([1, 2, 3])
  await expect(db.$executeRaw`UPDATE "Statement" SET "giftCents" = 1`).rejects.toThrow(/append-only/)
})

test('two who both stand on the list of the board are not made one, and one term moves', async () => {
  const { staff } = await newReader()
  const [kept, gone] = [await createPerson(), await createPerson()]
  const members = [kept, gone].map(({ id: personId }) => db.boardMember.create({ data: { personId } }))
  const [first] = await Promise.all(members)
  expect(await mergePeople(staff, { keptId: kept.id, goneId: gone.id })).toEqual({ kind: 'both_serve' })
  await db.boardMember.update({ where: { id: first?.id ?? '' }, data: { leftOn: new Date() } })
  expect(await mergePeople(staff, { keptId: kept.id, goneId: gone.id })).toEqual({ kind: 'merged' })
  expect(await db.boardMember.count({ where: { personId: kept.id } })).toBe(2)
})

test('everything in the database that names a person moves with them, or is said here to stay', async () => {
  const rows = await db.$queryRaw<{ column: string }[]>`
    SELECT c.conrelid::regclass::text || '.' || a.attname AS column
    FROM pg_constraint c JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = ANY (c.conkey)
    WHERE c.contype = 'f' AND c.confrelid = '"Person"'::regclass`
  const moves = [
    'BoardApplication',
    'BoardMember',
    'Grant',
    'Letter',
    'Order',
    'RecurringGift',
    'Registration',
    'Statement',
    'Trainer',
  ]
  const known = [
    ...moves.map((table) => `"${table}"."personId"`),
    '"RunMessage"."writtenById"',
    // Ended by the merge, and what it is about.
    '"SignInSession"."personId"',
    '"SecondFactor"."personId"',
    '"Person"."mergedIntoId"',
    // What somebody wrote about an application stays under the record by which they wrote it; open work is in the way.
    '"BoardReview"."reviewerId"',
    '"BoardVote"."voterId"',
    '"BoardLetter"."writtenById"',
    '"BoardInterview"."proposedById"',
    '"BoardInterviewNote"."reviewerId"',
  ]
  const plain = (name: string) => name.replaceAll('"', '')
  expect(rows.map(({ column }) => plain(column)).filter((column) => !known.map(plain).includes(column))).toEqual([])
})

test('staff see who registered, and not who only gives; the treasurer sees all', async () => {
  const [staff, treasurer] = [await newReader(), await newReader('TREASURER')]
  const donor = await createPerson({ name: 'Dora', email: 'dora@example.org' })
  await createPaidOrder({ personId: donor.id, lines: [{ kind: LineKind.GIFT, amountCents: 5000 }] })
  expect((await listPeople(staff, { q: 'dora', page: 1, sort: 'name' })).people).toEqual([])
  expect(await findPerson(staff, donor.id)).toBeNull()
  expect(await findPerson(treasurer, donor.id)).toMatchObject({ payments: [{ amountCents: 5000 }] })
  await createRegistration({ runId: (await newRun()).id, personId: donor.id })
  expect(await findPerson(staff, donor.id)).toMatchObject({
    payments: null,
    registrations: [{ standing: 'Has a seat' }],
  })
})

test('the row for givers whom nobody knows, and somebody removed, are in no list and become nobody else', async () => {
  const treasurer = await newReader('TREASURER')
  const { staff } = treasurer
  const unnamed = await db.$transaction((tx) => unnamedGiver(tx))
  const removed = await createPerson({ name: 'Removed person', email: 'x@removed.invalid' })
  await db.person.update({ where: { id: removed.id }, data: { removedAt: new Date() } })
  const ada = await createPerson({ name: 'Ada' })
  const { people } = await listPeople(treasurer, { q: '', page: 1, sort: 'name' })
  expect(people.map(({ id }) => id)).toContain(ada.id)
  for (const { id } of [unnamed, removed]) {
    expect(people.map((one) => one.id)).not.toContain(id)
    expect(await findPerson(treasurer, id)).toBeNull()
    expect(await mergePeople(staff, { keptId: ada.id, goneId: id })).toEqual({ kind: 'unknown' })
  }
})

test('their links go to their own address, once a press', async () => {
  const { staff } = await newReader()
  const ada = await createPerson({ email: 'ada@example.org' })
  expect(await mailTheirLinks(staff, { personId: ada.id, formKey: randomUUID() })).toBe('asked')
  const jobs = await db.$queryRaw<{ data: unknown }[]>`SELECT data FROM pgboss.job WHERE name = 'mail-my-registrations'`
  expect(jobs).toMatchObject([{ data: { email: 'ada@example.org' } }])
  expect(await db.auditEntry.count({ where: { action: 'person.links_mailed' } })).toBe(1)
})
