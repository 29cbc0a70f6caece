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

const free = {
  id: null,
  label: 'Free',
  kind: TierKind.FREE,
  minCents: null,
  suggestedCents: null,
  maxCents: null,
  isPerSession: false,
}

const input = (courseId: string, days: string[], change: Partial<RunInput> = {}): RunInput => ({
  courseId,
  status: 'PUBLISHED',
  zone,
  capacity: 10,
  opensAt: null,
  closesAt: null,
  waitlistClosesAt: null,
  offerHours: 24,
  hasSingleSessions: false,
  scholarshipLimit: 0,
  minimum: null,
  goNoGoAt: null,
  trainerIds: [],
  tiers: [free],
  refundPolicy: null,
  fairMarketValueCents: 0,
  isOnline: true,
  zoomUrl: 'https://zoom.us/j/1',
  venue: null,
  accessNote: null,
  updatedAt: null,
  announced: '',
  sessions: sessionsOn(...days),
  ...change,
})

/** Saves a run as somebody does who has just opened its form, and who reads what it announces and saves it then. */
async function change(staff: Staff, runId: string, run: RunInput) {
  const { updatedAt } = await db.run.findUniqueOrThrow({ where: { id: runId } })
  const outcome = await saveRun(staff, runId, { ...run, updatedAt }, now)
  if (outcome.kind !== 'announces') return outcome
  return saveRun(staff, runId, { ...run, updatedAt, announced: outcome.lines.join('\n') }, now)
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

test('a price that somebody has registered at is hidden when it is taken away, and kept for them; others are deleted', async () => {
  const staff = await someStaff()
  const course = await createCourse()
  const fixed = (label: string, minCents: number) => ({ ...free, label, kind: TierKind.FIXED, minCents })
  const key = randomUUID()
  const tiers = [fixed('Supported', 9000), fixed('Standard', 18_000), fixed('Helper', 5000)]
  await saveRun(staff, key, input(course.id, ['2026-06-08'], { tiers, fairMarketValueCents: 18_000 }), now)
  const made = await db.tier.findMany({ orderBy: { position: 'asc' } })
  const person = await createPerson()
  await createRegistration({ runId: key, personId: person.id, tierId: made[0]?.id ?? null })

  const changed = { ...fixed('Standard', 20_000), id: made[1]?.id ?? null }
  await change(staff, key, input(course.id, ['2026-06-08'], { tiers: [changed, fixed('New', 1000)] }))
  const after = await db.tier.findMany({ orderBy: { minCents: 'asc' } })
  expect(after.map(({ label, retiredAt }) => [label, retiredAt])).toEqual([
    ['New', null],
    ['Supported', now],
    ['Standard', null],
  ])
  expect(after[2]).toMatchObject({ id: made[1]?.id, minCents: 20_000, position: 0 })
  expect(await db.registration.findFirst()).toMatchObject({ tierId: made[0]?.id })
})

test('who is told what is said before anything is saved, and saved only as it was said', async () => {
  const staff = await someStaff()
  const course = await createCourse()
  const key = randomUUID()
  await saveRun(staff, key, input(course.id, ['2026-06-08', '2026-06-15']), now)
  const moved = input(course.id, ['2026-06-08', '2026-06-16'])
  const { updatedAt } = await db.run.findUniqueOrThrow({ where: { id: key } })
  const person = await createPerson()
  await createRegistration({ runId: key, personId: person.id })
  const lines = ['Mon, Jun 15, 6:30 – 8:30 pm Pacific (PDT) → Tue, Jun 16, 6:30 – 8:30 pm Pacific (PDT)']
  expect(await saveRun(staff, key, { ...moved, updatedAt }, now)).toEqual({ kind: 'announces', people: 1, lines })
  const other = input(course.id, ['2026-06-08', '2026-06-17'], { updatedAt, announced: lines.join('\n') })
  expect((await saveRun(staff, key, other, now)).kind).toBe('announces')
  expect(await db.mailMessage.count()).toBe(0)
  expect((await saveRun(staff, key, { ...moved, updatedAt, announced: lines.join('\n') }, now)).kind).toBe('saved')
  const mail = await db.mailMessage.findFirstOrThrow()
  expect(mail.text).toContain(
    '- Tue, Jun 16, 6:30 – 8:30 pm Pacific (PDT) (moved; it was Mon, Jun 15, 6:30 – 8:30 pm Pacific (PDT))',
  )
  expect(mail.text).toContain('- Mon, Jun 8, 6:30 – 8:30 pm Pacific (PDT)\n')
})

test('who waits hears of new times too, without files for a calendar that has none of it', async () => {
  const staff = await someStaff()
  const course = await createCourse()
  const key = randomUUID()
  await saveRun(staff, key, input(course.id, ['2026-06-08'], { capacity: 0 }), now)
  const person = await createPerson()
  const state = RegistrationState.WAITLISTED
  await createRegistration({ runId: key, personId: person.id, state, waitlistSeq: 1 })
  await change(staff, key, input(course.id, ['2026-06-09'], { capacity: 0 }))
  const mail = await db.mailMessage.findFirstOrThrow({ where: { template: 'run-changed' } })
  expect(mail.text).toContain('You are still on its waiting list')
  expect(mail.attachments).toEqual([])
})

test('a session that somebody has chosen by itself is not taken away, and a cancelled one stays as it is', async () => {
  const staff = await someStaff()
  const course = await createCourse()
  const key = randomUUID()
  const run = { hasSingleSessions: true }
  await saveRun(staff, key, input(course.id, ['2026-06-08', '2026-06-15', '2026-06-22'], run), now)
  const [, second, third] = await db.runSession.findMany({ orderBy: { seq: 'asc' } })
  const person = await createPerson()
  const { id } = await createRegistration({ runId: key, personId: person.id })
  await db.registrationSession.create({ data: { registrationId: id, sessionId: second?.id ?? '' } })
  await db.runSession.update({ where: { id: third?.id ?? '' }, data: { cancelledAt: now } })

  expect(await change(staff, key, input(course.id, ['2026-06-08'], run))).toEqual({
    kind: 'chosen_singly',
    time: 'Mon, Jun 15, 6:30 – 8:30 pm Pacific (PDT)',
  })
  const kept = await change(staff, key, input(course.id, ['2026-06-08', '2026-06-15', '2026-06-22'], run))
  expect(kept.kind).toBe('saved')
  const after = await db.runSession.findMany({ orderBy: { seq: 'asc' } })
  expect(after.map(({ localStart, cancelledAt }) => [localStart.slice(0, 10), cancelledAt])).toEqual([
    ['2026-06-08', null],
    ['2026-06-15', null],
    expect.arrayContaining(['2026-06-22']),
    expect.arrayContaining(['2026-06-22']),
  ])
})

test('seats that a higher capacity makes are offered to who waits, in their order, and no more than there are', async () => {
  const staff = await someStaff()
  const course = await createCourse()
  const key = randomUUID()
  await saveRun(staff, key, input(course.id, ['2026-06-08'], { capacity: 0 }), now)
  for (const waitlistSeq of [1, 2, 3]) {
    const person = await createPerson()
    await createRegistration({ runId: key, personId: person.id, state: RegistrationState.WAITLISTED, waitlistSeq })
  }
  await change(staff, key, input(course.id, ['2026-06-08'], { capacity: 2 }))
  const states = await db.registration.findMany({ orderBy: { waitlistSeq: 'asc' }, select: { state: true } })
  expect(states.map(({ state }) => state)).toEqual(['OFFERED', 'OFFERED', 'WAITLISTED'])
})

test('what is over is not published, and what was public and is over may still be corrected', async () => {
  const staff = await someStaff()
  const course = await createCourse()
  const key = randomUUID()
  const past = input(course.id, ['2026-04-06'])
  expect(await saveRun(staff, key, past, now)).toEqual({ kind: 'all_past' })
  expect((await saveRun(staff, key, past, new Date('2026-04-01T12:00:00Z'))).kind).toBe('saved')
  expect((await change(staff, key, { ...past, accessNote: 'Captions' })).kind).toBe('saved')
})

test('minimum, refund policy, waiting list and trainers are saved, and a policy can be undecided again', async () => {
  const staff = await someStaff()
  const course = await createCourse()
  const person = await createPerson()
  const trainer = await db.trainer.create({
    data: { personId: person.id, slug: 'wren', name: 'Wren', certification: 'NOT_CERTIFIED', biography: 'Someone' },
  })
  const key = randomUUID()
  const goNoGoAt = new Date('2026-06-01T12:00:00Z')
  const policy = [{ hoursBefore: 336, percent: 100 }]
  const more = { minimum: 6, goNoGoAt, refundPolicy: policy, offerHours: 48, trainerIds: [trainer.id] }
  await saveRun(staff, key, input(course.id, ['2026-06-08'], more), now)
  expect(await db.run.findFirst({ include: { trainers: true } })).toMatchObject({
    minimum: 6,
    goNoGoAt,
    refundPolicy: policy,
    offerHours: 48,
    trainers: [{ trainerId: trainer.id }],
  })
  await change(staff, key, input(course.id, ['2026-06-08']))
  expect(await db.run.findFirst({ include: { trainers: true } })).toMatchObject({ refundPolicy: null, trainers: [] })
})

test('whoever leads no new runs is given none by a form that was open before, and keeps those that they lead', async () => {
  const staff = await someStaff()
  const course = await createCourse()
  const { id: personId } = await createPerson()
  const words = { slug: 'wren', name: 'Wren', certification: 'NOT_CERTIFIED', biography: 'Someone' } as const
  const trainer = await db.trainer.create({ data: { personId, ...words } })
  const led = input(course.id, ['2026-06-08'], { trainerIds: [trainer.id] })
  const key = randomUUID()
  await saveRun(staff, key, led, now)
  await db.trainer.update({ where: { id: trainer.id }, data: { isRetired: true } })
  expect(await saveRun(staff, randomUUID(), led, now)).toEqual({ kind: 'leads_no_new', name: 'Wren' })
  expect((await change(staff, key, { ...led, capacity: 12 })).kind).toBe('saved')
  expect(await db.run.findMany({ include: { trainers: true } })).toMatchObject([
    { id: key, capacity: 12, trainers: [{ trainerId: trainer.id }] },
  ])
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
    waitlistSeq: 1,
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
