import { randomUUID } from 'node:crypto'
import { beforeEach, expect, test } from 'vitest'
import { db } from '@/lib/db'
import { withGrant } from '@/lib/people/granted'
import { settingFields } from '@/lib/setting-fields'
import { createCourse, createPerson, createRegistration, createRun, resetDatabase } from '@/prisma/factories'
import { auditFilter } from './audit-filter'
import { type AuditReader, auditActions, listAudit, wholeAudit } from './audit-queries'

beforeEach(resetDatabase)

async function readers() {
  const { id, name } = await createPerson({ name: 'Willa', roles: ['STAFF', 'TREASURER'] })
  const [staff, treasurer] = [await withGrant(id, 'STAFF'), await withGrant(id, 'TREASURER')]
  return {
    actor: `person:${id}`,
    name,
    staff: { staff, treasurer: null, isOwner: false, isReviewer: false } satisfies AuditReader,
    treasurer: { staff, treasurer, isOwner: false, isReviewer: false } satisfies AuditReader,
    owner: { staff: null, treasurer: null, isOwner: true, isReviewer: false } satisfies AuditReader,
  }
}

const note = (action: string, more: { actor?: string; subject?: string; at?: Date; details?: object } = {}) =>
  db.auditEntry.create({ data: { actor: 'registrant', subject: 'run:1', action, ...more } })

const actionsOf = async (reader: AuditReader, asked: Record<string, unknown> = {}) =>
  (await listAudit(reader, auditFilter.parse(asked))).entries.map(({ action }) => action)

test('nothing that was noted can be changed or taken away', async () => {
  await note('run.changed')
  await expect(db.$executeRaw`UPDATE "AuditEntry" SET "actor" = 'nobody'`).rejects.toThrow(/append-only/)
  await expect(db.$executeRaw`DELETE FROM "AuditEntry"`).rejects.toThrow(/append-only/)
})

test('staff see what is not about money, owners whom they let in, the treasurer all but who voted what', async () => {
  const { staff, treasurer, owner } = await readers()
  for (const action of ['run.changed', 'grant', 'payment.refunded', 'correct-person', 'something-new'])
    await note(action)
  expect((await actionsOf(staff)).toSorted()).toEqual(['grant', 'run.changed'])
  expect(await actionsOf(owner)).toEqual(['grant'])
  expect(await actionsOf(treasurer)).toHaveLength(5)
  await note('application.voted')
  await note('application.moved')
  expect(await actionsOf(treasurer, { action: 'application.voted' })).toEqual([])
  expect(await actionsOf(staff, { action: 'application.moved' })).toHaveLength(1)
  expect(await auditActions(staff)).toEqual(['application.moved', 'grant', 'run.changed'])
  expect(await actionsOf(staff, { action: 'payment.refunded' })).toEqual([])
})

test('an owner reads of every way to sign in: of the app, the recovery codes and the passkeys', async () => {
  const { owner } = await readers()
  const deeds = ['passkey.added', 'passkey.copied', 'recovery-codes.renewed', 'second-factor.reset']
  for (const action of deeds) await note(action)
  expect((await actionsOf(owner)).toSorted()).toEqual(deeds)
})

test.each(['2026-02-31', '0000-01-01', '0026-11-02', '9999-12-31'])(
  'a day that nobody can mean, %s, counts as not asked',
  async (day) => {
    const { staff } = await readers()
    await note('run.changed')
    expect(await actionsOf(staff, { from: day, until: day })).toEqual(['run.changed'])
  },
)

test('it is searched by who, to what, what and when; the days are days in Oregon', async () => {
  const { staff, actor, name } = await readers()
  const ada = await createPerson({ name: 'Ada', email: 'ada@example.org' })
  await note('person.corrected', { actor, subject: `person:${ada.id}`, at: new Date('2026-11-02T07:59:00Z') })
  await note('run.changed', { subject: 'run:42', at: new Date('2026-11-02T08:00:00Z') })
  expect(await actionsOf(staff, { actor: name.toLowerCase() })).toEqual(['person.corrected'])
  expect(await actionsOf(staff, { actor: 'registrant' })).toEqual(['run.changed'])
  expect(await actionsOf(staff, { subject: 'ada@' })).toEqual(['person.corrected'])
  expect(await actionsOf(staff, { subject: 'run:42' })).toEqual(['run.changed'])
  expect(await actionsOf(staff, { from: '2026-11-02' })).toEqual(['run.changed'])
  expect(await actionsOf(staff, { until: '2026-11-01' })).toEqual(['person.corrected'])
  expect(await actionsOf(staff, { until: 'yesterday', page: '-1' })).toHaveLength(2)
  const { entries } = await listAudit(staff, auditFilter.parse({ subject: 'Ada' }))
  expect(entries).toMatchObject([{ actor: 'Willa', subject: 'Ada', href: `/staff/people/${ada.id}` }])
})

test('fifty stand on a page, the next page goes on, and the oldest may come first', async () => {
  const { staff } = await readers()
  await db.auditEntry.createMany({
    data: Array.from({ length: 51 }, () => ({ actor: 'registrant', action: 'run.changed', subject: 'run:1' })),
  })
  expect(await listAudit(staff, auditFilter.parse({}))).toMatchObject({ count: 51, pages: 2 })
  expect(await actionsOf(staff, { page: '2' })).toHaveLength(1)
  const first = async (sort: string) => (await listAudit(staff, auditFilter.parse({ sort }))).entries[0]?.at.getTime()
  await db.auditEntry.create({
    data: { actor: 'registrant', action: 'run.changed', subject: 'run:1', at: new Date('2020-01-01T00:00:00Z') },
  })
  expect(await first('oldest')).toBe(Date.UTC(2020))
  expect(await first('newest')).toBeGreaterThan(Date.UTC(2020))
})

test('a file has every entry once, in the order of the pages, however many there are', async () => {
  const { staff } = await readers()
  // Those of one moment too are told apart.
  const data = Array.from({ length: 1001 }, (_, number) => ({
    actor: 'registrant',
    action: 'run.changed',
    subject: `run:${number}`,
  }))
  await db.auditEntry.createMany({ data })
  await note('payment.refunded')
  for (const sort of ['newest', 'oldest']) {
    const filter = auditFilter.parse({ sort })
    const batches = await Array.fromAsync(wholeAudit(staff, filter))
    expect(batches.map((entries) => entries.length)).toEqual([1000, 1])
    const ids = batches.flat().map(({ id }) => id)
    expect(new Set(ids).size).toBe(1001)
    expect(ids.slice(0, 50)).toEqual((await listAudit(staff, filter)).entries.map(({ id }) => id))
  }
})

test('what it was done to is said by its name and leads there, where its reader may go', async () => {
  const { staff, treasurer, owner } = await readers()
  const course = await createCourse({ title: 'Foundation' })
  const run = await createRun({ courseId: course.id, slug: 'foundation-1' })
  const person = await createPerson({ name: 'Ada' })
  const { id } = await createRegistration({ runId: run.id, personId: person.id, name: 'Ada' })
  await note('registration.transferred', { subject: `registration:${id}`, details: { from: run.id, to: randomUUID() } })
  await note('mail.resent', { subject: `mail:${randomUUID()}` })
  await note('change-setting', { subject: 'setting:cardFeeCents' })
  const { entries } = await listAudit(staff, auditFilter.parse({ sort: 'oldest' }))
  const seat = expect.stringMatching(/^Ada, Foundation/)
  expect(entries).toMatchObject([
    { subject: seat, href: '/staff/runs/foundation-1', details: expect.stringMatching(/^from: Foundation[^;]*$/) },
    { subject: 'Mail', href: expect.stringContaining('/staff/mail/') },
    { subject: settingFields.cardFeeCents.label, href: null },
  ])
  await note('payment.refunded', { subject: `payment:${randomUUID()}` })
  const refund = auditFilter.parse({ action: 'payment.refunded' })
  expect((await listAudit({ ...treasurer, staff: null }, refund)).entries).toMatchObject([
    { subject: 'Payment', href: expect.stringContaining('/staff/payments/') },
  ])
  await note('grant', { subject: `person:${person.id}` })
  const grant = auditFilter.parse({ action: 'grant' })
  expect((await listAudit(owner, grant)).entries).toMatchObject([{ subject: 'Ada', href: null }])
})
