import { beforeEach, expect, test } from 'vitest'
import { db } from '@/lib/db'
import { withGrant } from '@/lib/people/granted'
import { createPerson, resetDatabase } from '@/prisma/factories'
import { auditFilter } from './audit-filter'
import { type AuditReader, auditActions, listAudit, printDetails, wholeAudit } from './audit-queries'

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

test('an address in the details is not printed', () => {
  expect(printDetails({ cause: 'asked', before: { email: 'ada@example.org' }, ids: [1, 2] })).toBe(
    'cause: asked; before: email: [address]; ids: 1, 2',
  )
})

test('cents in the details are printed as money', () => {
  expect(printDetails({ amountCents: -5000, seats: 3 })).toBe('amount: -$50.00; seats: 3')
})
