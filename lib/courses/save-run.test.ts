import { randomUUID } from 'node:crypto'
import { beforeEach, expect, test } from 'vitest'
import { db, RegistrationState, Role, RunStatus, TierKind } from '@/lib/db'
import { type Staff, withGrant } from '@/lib/people/granted'
import { createCourse, createPerson, createRegistration, createRun, resetDatabase } from '@/prisma/factories'
import { type RunInput, readSessionRows } from './run-form'
import { saveRun } from './save-run'

beforeEach(resetDatabase)

const zone = 'America/Los_Angeles'
const now = new Date('2026-05-01T12:00:00Z')

async function someStaff(): Promise<Staff> {
  const person = await createPerson({ roles: [Role.STAFF] })
  const staff = await withGrant(person.id, Role.STAFF)
  if (!staff) throw new Error('The grant just made is gone')
  return staff
}

const sessionsOn = (...days: string[]) =>
  readSessionRows(
    Object.fromEntries(
      days.flatMap((day, index) => [
        [`date-${index + 1}`, [day]],
        [`start-${index + 1}`, ['18:30']],
        [`end-${index + 1}`, ['20:30']],
      ]),
    ),
    zone,
  ).sessions

const input = (courseId: string, days: string[], change: Partial<RunInput> = {}): RunInput => ({
  courseId,
  status: 'PUBLISHED',
  zone,
  capacity: 10,
  opensAt: null,
  closesAt: null,
  priceKind: 'FREE',
  priceCents: 0,
  fairMarketValueCents: 0,
  isOnline: true,
  zoomUrl: 'https://zoom.us/j/1',
  venue: null,
  accessNote: null,
  updatedAt: null,
  sessions: sessionsOn(...days),
  ...change,
})

/** Saves a run as somebody does who has just opened its form. */
async function change(staff: Staff, runId: string, run: RunInput) {
  const { updatedAt } = await db.run.findUniqueOrThrow({ where: { id: runId } })
  return saveRun(staff, runId, { ...run, updatedAt }, now)
}

test('a new run gets its address from course and first date, its sessions in order, and a line in the audit', async () => {
  const staff = await someStaff()
  const course = await createCourse({ slug: 'foundation' })
  const outcome = await saveRun(staff, randomUUID(), input(course.id, ['2026-06-15', '2026-06-08']), now)
  expect(outcome).toEqual({ kind: 'saved', slug: 'foundation-2026-06-08' })
  const run = await db.run.findFirstOrThrow({ include: { sessions: { orderBy: { seq: 'asc' } }, tiers: true } })
  expect(run.sessions.map((session) => session.localStart)).toEqual(['2026-06-08T18:30', '2026-06-15T18:30'])
  expect(run.tiers).toMatchObject([{ kind: TierKind.FREE }])
  expect(await db.auditEntry.findFirst()).toMatchObject({
    actor: `person:${staff.personId}`,
    action: 'run.added',
    subject: `run:${run.id}`,
  })
})

test('a form posted twice at once makes one run; another form on the same day gets an address of its own', async () => {
  const staff = await someStaff()
  const course = await createCourse({ slug: 'foundation' })
  const run = input(course.id, ['2026-06-08'])
  const key = randomUUID()
  const outcomes = await Promise.all([saveRun(staff, key, run, now), saveRun(staff, key, run, now)])
  expect(outcomes).toEqual([outcomes[0], outcomes[0]])
  expect(await db.run.count()).toBe(1)
  expect(await saveRun(staff, randomUUID(), run, now)).toEqual({ kind: 'saved', slug: 'foundation-2026-06-08-2' })
})

test('a moved session keeps its UID, raises its sequence, and everybody with a seat is written to once', async () => {
  const staff = await someStaff()
  const course = await createCourse()
  const key = randomUUID()
  await saveRun(staff, key, input(course.id, ['2026-06-08', '2026-06-15', '2026-06-22']), now)
  const [ada, bo] = [await createPerson(), await createPerson()]
  const seat = await createRegistration({ runId: key, personId: ada.id })
  await createRegistration({ runId: key, personId: bo.id, state: RegistrationState.CANCELLED, cancelledAt: now })
  const before = await db.runSession.findMany({ orderBy: { seq: 'asc' } })

  const moved = input(course.id, ['2026-06-08', '2026-06-16'])
  await change(staff, key, moved)
  await change(staff, key, moved)

  const after = await db.runSession.findMany({ orderBy: { seq: 'asc' } })
  expect(after.map(({ id, icsSequence }) => [id, icsSequence])).toEqual([
    [before[0]?.id, 0],
    [before[1]?.id, 1],
  ])
  const [mail, ...others] = await db.mailMessage.findMany({ where: { template: 'run-changed' } })
  expect(others).toEqual([])
  expect(mail?.toAddress).toBe(ada.email)
  expect(mail?.text).toContain('Mon, Jun 22')
  const files = JSON.stringify(mail?.attachments).replaceAll('\\r\\n ', '')
  expect(files.match(/METHOD:REQUEST/g)).toHaveLength(1)
  expect(files).toContain(`UID:${seat.id}-${before[1]?.id}@localhost`)
  expect(files.match(/METHOD:CANCEL/g)).toHaveLength(1)
  expect(files).toContain(`UID:${seat.id}-${before[2]?.id}@localhost`)
})

test('another place is a change too; another capacity is not', async () => {
  const staff = await someStaff()
  const course = await createCourse()
  const key = randomUUID()
  await saveRun(staff, key, input(course.id, ['2026-06-08']), now)
  const person = await createPerson()
  await createRegistration({ runId: key, personId: person.id })
  await change(staff, key, input(course.id, ['2026-06-08'], { capacity: 30 }))
  expect(await db.mailMessage.count()).toBe(0)
  await change(staff, key, input(course.id, ['2026-06-08'], { venue: 'Friends Meeting House', isOnline: false }))
  expect(await db.mailMessage.findMany()).toMatchObject([{ template: 'run-changed', toAddress: person.email }])
})

test('a capacity lowered below the seats taken drops nobody', async () => {
  const staff = await someStaff()
  const course = await createCourse()
  const key = randomUUID()
  await saveRun(staff, key, input(course.id, ['2026-06-08']), now)
  for (const person of [await createPerson(), await createPerson()]) {
    await createRegistration({ runId: key, personId: person.id })
  }
  await change(staff, key, input(course.id, ['2026-06-08'], { capacity: 1 }))
  expect(await db.registration.count({ where: { state: RegistrationState.CONFIRMED } })).toBe(2)
})

test('a price is changed where there is one, and several are left to another desk', async () => {
  const staff = await someStaff()
  const course = await createCourse()
  const run = await createRun({ courseId: course.id, priceCents: 9000 })
  const fixed = input(course.id, ['2026-06-08'], { priceKind: 'FIXED', priceCents: 12_000 })
  await change(staff, run.id, fixed)
  expect(await db.tier.findMany()).toMatchObject([{ id: run.tiers[0]?.id, kind: TierKind.FIXED, minCents: 12_000 }])
  await db.tier.create({ data: { runId: run.id, label: 'Helper', kind: TierKind.FIXED, minCents: 5000 } })
  expect(await change(staff, run.id, fixed)).toEqual({ kind: 'several_prices' })
  expect((await change(staff, run.id, { ...fixed, priceKind: 'KEEP' })).kind).toBe('saved')
})

test('a cancelled run is not brought back by saving it', async () => {
  const staff = await someStaff()
  const course = await createCourse()
  const run = await createRun({ courseId: course.id, status: RunStatus.CANCELLED, cancelledAt: now })
  expect(await saveRun(staff, run.id, input(course.id, ['2026-06-08']), now)).toEqual({ kind: 'cancelled' })
  expect(await saveRun(staff, randomUUID(), input(randomUUID(), ['2026-06-08']), now)).toEqual({
    kind: 'unknown_course',
  })
})

test('who saves a run that somebody else has saved meanwhile is told so, and overwrites nothing', async () => {
  const staff = await someStaff()
  const course = await createCourse()
  const key = randomUUID()
  const first = input(course.id, ['2026-06-08'])
  await saveRun(staff, key, first, now)
  const { updatedAt } = await db.run.findUniqueOrThrow({ where: { id: key } })
  const opened = { ...first, updatedAt }
  const outcomes = await Promise.all(
    [20, 30].map((capacity) => saveRun(staff, key, { ...opened, capacity }, now).then(({ kind }) => kind)),
  )
  expect(outcomes.sort()).toEqual(['changed_meanwhile', 'saved'])
  const { capacity } = await db.run.findUniqueOrThrow({ where: { id: key } })
  // The form of the new run, brought back by the browser, is out of date as well.
  expect(await saveRun(staff, key, first, now)).toEqual({ kind: 'changed_meanwhile' })
  expect(await db.run.findUniqueOrThrow({ where: { id: key } })).toMatchObject({ capacity })
})

test('a run that somebody is registered for does not go back to a draft', async () => {
  const staff = await someStaff()
  const course = await createCourse()
  const run = await createRun({ courseId: course.id, meetings: [['2026-06-08T18:30', '2026-06-08T20:30']] })
  const person = await createPerson()
  const { id } = await createRegistration({
    runId: run.id,
    personId: person.id,
    state: RegistrationState.WAITLISTED,
  })
  const draft = input(course.id, ['2026-06-08'], { status: 'DRAFT' })
  expect(await change(staff, run.id, draft)).toEqual({ kind: 'has_registrations' })
  expect(await db.run.findFirst()).toMatchObject({ status: RunStatus.PUBLISHED })
  await db.registration.update({ where: { id }, data: { state: RegistrationState.CANCELLED, cancelledAt: now } })
  expect((await change(staff, run.id, draft)).kind).toBe('saved')
})

test('registration closes when the first session starts, or before', async () => {
  const staff = await someStaff()
  const course = await createCourse()
  const closing = (closesAt: string) => input(course.id, ['2026-06-08'], { closesAt: new Date(closesAt) })
  expect(await saveRun(staff, randomUUID(), closing('2026-06-09T01:31:00Z'), now)).toEqual({ kind: 'closes_late' })
  expect(await db.run.count()).toBe(0)
  expect((await saveRun(staff, randomUUID(), closing('2026-06-09T01:30:00Z'), now)).kind).toBe('saved')
})
