import { randomUUID } from 'node:crypto'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { AttendanceSource, db, LineKind, RegistrationState, Role, RunStatus } from '@/lib/db'
import { stopSendingJobs } from '@/lib/jobs'
import { type Trainer, withGrant } from '@/lib/people/granted'
import { changeSetting } from '@/lib/settings'
import {
  createCourse,
  createPaidOrder,
  createPerson,
  createRegistration,
  createRun,
  resetDatabase,
} from '@/prisma/factories'
import { markAttendance } from './mark-attendance'
import { findOwnRun, listOwnRuns } from './own-runs'
import { previewOwnMessage, takeOwnMessageBack, writeToOwnRun } from './write-to-own-run'

beforeEach(resetDatabase)
afterAll(stopSendingJobs)

/** 6:30 pm Pacific on June 8 and 15. */
const before = new Date('2026-06-09T01:00:00Z')
const doorsOpen = new Date('2026-06-09T01:15:00Z')
const over = new Date('2026-06-20T12:00:00Z')

async function newTrainer(): Promise<{ trainer: Trainer; trainerId: string }> {
  const person = await createPerson({ roles: [Role.TRAINER] })
  const { id: trainerId } = await db.trainer.create({
    data: { personId: person.id, slug: person.id, name: 'Wren Alder', certification: 'NOT_CERTIFIED', biography: '' },
  })
  const trainer = await withGrant(person.id, Role.TRAINER)
  if (!trainer) throw new Error('The grant just made is gone')
  return { trainer, trainerId }
}

async function ledRun(trainerId: string, status: RunStatus = RunStatus.PUBLISHED) {
  const course = await createCourse()
  const run = await createRun({
    courseId: course.id,
    status,
    cancelledAt: status === RunStatus.CANCELLED ? before : null,
    meetings: [
      ['2026-06-08T18:30', '2026-06-08T20:30'],
      ['2026-06-15T18:30', '2026-06-15T20:30'],
    ],
  })
  await db.runTrainer.create({ data: { runId: run.id, trainerId } })
  const [first, second] = run.sessions.sort((one, other) => one.seq - other.seq)
  if (!first || !second) throw new Error('The run has two sessions')
  return { run, first, second }
}

async function seat(runId: string, state: RegistrationState = RegistrationState.CONFIRMED) {
  const person = await createPerson()
  const waiting = state === RegistrationState.WAITLISTED ? { waitlistSeq: 1 } : {}
  return { ...(await createRegistration({ runId, personId: person.id, state, ...waiting })), email: person.email }
}

const marks = () => db.attendance.findMany({ select: { sessionId: true, source: true } })

test('a trainer sees the runs that they lead, and no others', async () => {
  const mine = await newTrainer()
  const other = await newTrainer()
  const { run } = await ledRun(mine.trainerId)
  const { run: cancelled } = await ledRun(mine.trainerId, RunStatus.CANCELLED)
  const { run: draft } = await ledRun(mine.trainerId, RunStatus.DRAFT)
  await ledRun(other.trainerId)
  const slugs = (runs: readonly { slug: string }[]) => runs.map(({ slug }) => slug)
  const atFirst = await listOwnRuns(mine.trainer, before)
  expect(slugs(atFirst.upcoming).sort()).toEqual([run.slug, draft.slug].sort())
  expect(slugs(atFirst.cancelled)).toEqual([cancelled.slug])
  expect(slugs((await listOwnRuns(mine.trainer, over)).past)).toContain(run.slug)
  expect(await findOwnRun(mine.trainer, run.slug, before)).toMatchObject({ slug: run.slug })
  expect(await findOwnRun(other.trainer, run.slug, before)).toBeNull()
})

test('the roster has names, pronouns and needs of those with a seat, and nothing of money, email or phone', async () => {
  const { trainer, trainerId } = await newTrainer()
  const { run } = await ledRun(trainerId)
  const tier = await db.tier.create({
    data: { runId: run.id, label: 'Supported secretly', kind: 'FIXED', minCents: 4321 },
  })
  const person = await createPerson({ email: 'ada.secret@example.org' })
  const { id } = await createRegistration({
    runId: run.id,
    personId: person.id,
    tierId: tier.id,
    name: 'Ada Alder',
    pronouns: 'she/her',
    accessNeeds: 'Captions, please.',
  })
  await db.scholarshipRequest.create({ data: { registrationId: id, canPayCents: 7751, note: 'Out of work' } })
  await createPaidOrder({ personId: person.id, lines: [{ kind: LineKind.FEE, amountCents: 4321, registrationId: id }] })
  await seat(run.id, RegistrationState.WAITLISTED)

  const own = await findOwnRun(trainer, run.slug, before)
  expect(own?.people).toMatchObject([{ name: 'Ada Alder', pronouns: 'she/her', accessNeeds: 'Captions, please.' }])
  const all = JSON.stringify(own)
  for (const secret of ['secret', '@', '4321', '7751', 'Out of work', 'Cents', 'tier', 'scholarship', 'phone']) {
    expect(all, secret).not.toContain(secret)
  }
})

test('one tap marks somebody, a second one too, and undo takes it back', async () => {
  const { trainer, trainerId } = await newTrainer()
  const { run, first } = await ledRun(trainerId)
  const { id } = await seat(run.id)
  const tap = { registrationId: id, sessionId: first.id, isHere: true }
  await Promise.all([markAttendance(trainer, tap, doorsOpen), markAttendance(trainer, tap, doorsOpen)])
  expect(await marks()).toEqual([{ sessionId: first.id, source: AttendanceSource.TRAINER }])
  expect(await markAttendance(trainer, { ...tap, isHere: false }, doorsOpen)).toBe('marked')
  expect(await markAttendance(trainer, { ...tap, isHere: false }, doorsOpen)).toBe('marked')
  expect(await marks()).toEqual([])
})

test('a trainer’s tap wins over what Zoom has guessed, either way', async () => {
  const { trainer, trainerId } = await newTrainer()
  const { run, first } = await ledRun(trainerId)
  const { id } = await seat(run.id)
  const which = { registrationId: id, sessionId: first.id }
  await db.attendance.create({ data: { ...which, source: AttendanceSource.ZOOM, minutes: 3 } })
  await markAttendance(trainer, { ...which, isHere: true }, over)
  expect(await marks()).toEqual([{ sessionId: first.id, source: AttendanceSource.TRAINER }])
  await markAttendance(trainer, { ...which, isHere: false }, over)
  expect(await marks()).toEqual([])
  const noted = { actor: `person:${trainer.personId}`, subject: `registration:${id}`, details: { sessionId: first.id } }
  expect(await db.auditEntry.findMany({ orderBy: { at: 'asc' } })).toMatchObject([
    { ...noted, action: 'attendance.marked' },
    { ...noted, action: 'attendance.taken-back' },
  ])
})

test('nobody is marked too early, in a session that is not theirs, without a seat, or by another trainer', async () => {
  const { trainer, trainerId } = await newTrainer()
  const other = await newTrainer()
  const { run, first, second } = await ledRun(trainerId)
  const { id } = await seat(run.id)
  const single = await seat(run.id)
  await db.registrationSession.create({ data: { registrationId: single.id, sessionId: second.id } })
  const gone = await seat(run.id, RegistrationState.EXPIRED)
  const tap = { sessionId: first.id, isHere: true }
  expect(await markAttendance(trainer, { ...tap, registrationId: id }, before)).toBe('not_yet')
  expect(await markAttendance(other.trainer, { ...tap, registrationId: id }, over)).toBe('not_yours')
  expect(await markAttendance(trainer, { ...tap, registrationId: single.id }, over)).toBe('not_yours')
  expect(await markAttendance(trainer, { ...tap, registrationId: gone.id }, over)).toBe('not_yours')
  await db.runSession.update({ where: { id: first.id }, data: { cancelledAt: before } })
  expect(await markAttendance(trainer, { ...tap, registrationId: id }, over)).toBe('not_yours')
  expect(await marks()).toEqual([])
})

test('whoever no longer holds the grant has no runs', async () => {
  const { trainer } = await newTrainer()
  await db.grant.updateMany({ where: { personId: trainer.personId }, data: { revokedAt: before } })
  expect(await withGrant(trainer.personId, Role.TRAINER)).toBeNull()
})

const words = { to: 'confirmed' as const, subject: 'Tomorrow', text: 'Dear {name}, bring a pen: {own link}' }

test('a trainer writes to those with a seat without seeing an address or anybody’s own link', async () => {
  await changeSetting('officeEmail', 'office@example.org')
  const { trainer, trainerId } = await newTrainer()
  const { run } = await ledRun(trainerId)
  const { email } = await seat(run.id)
  const waiting = await seat(run.id, RegistrationState.WAITLISTED)
  const input = { ...words, run: run.slug, formKey: randomUUID() }
  const preview = await previewOwnMessage(trainer, input, before)
  if (preview.kind !== 'preview') throw new Error(preview.kind)
  const shown = JSON.stringify({ ...preview, replyTo: '' })
  expect(shown).not.toContain('@')
  expect(shown).toContain('/r/…')
  expect(shown).not.toMatch(/\/(r|join)\/[\w-]/)
  expect(await db.mailMessage.count()).toBe(0)

  const press = () => writeToOwnRun(trainer, input, preview.seen, before)
  expect(await Promise.all([press(), press()])).toEqual([
    { kind: 'sent', recipients: 1 },
    { kind: 'sent', recipients: 1 },
  ])
  const mails = await db.mailMessage.findMany()
  expect(mails).toMatchObject([{ toAddress: email, replyTo: 'office@example.org', subject: 'Tomorrow' }])
  expect(mails[0]?.text).toMatch(/\/r\/[\w-]{20}/)
  expect(mails[0]?.toAddress).not.toBe(waiting.email)
  expect(await db.auditEntry.findMany({ where: { action: { not: 'change-setting' } } })).toMatchObject([
    { actor: `person:${trainer.personId}`, action: 'run.written_to', subject: `run:${run.id}` },
  ])
})

test('a trainer takes back what they have written themselves, and nothing of anybody else’s', async () => {
  const { trainer, trainerId } = await newTrainer()
  const other = await newTrainer()
  await changeSetting('officeEmail', 'office@example.org')
  const { run } = await ledRun(trainerId)
  await db.runTrainer.create({ data: { runId: run.id, trainerId: other.trainerId } })
  await seat(run.id)
  const input = { ...words, run: run.slug, formKey: randomUUID() }
  const preview = await previewOwnMessage(trainer, input, before)
  if (preview.kind !== 'preview') throw new Error(preview.kind)
  await writeToOwnRun(trainer, input, preview.seen, before)
  const [message] = (await findOwnRun(trainer, run.slug, before))?.messages ?? []
  expect(message).toMatchObject({ isWaiting: true })
  expect(await takeOwnMessageBack(other.trainer, message?.id ?? '')).toBe('unknown')
  expect(await takeOwnMessageBack(trainer, message?.id ?? '')).toBe('taken_back')
  expect(await db.mailMessage.findMany()).toMatchObject([{ state: 'STALE' }])
  expect((await findOwnRun(trainer, run.slug, before))?.messages).toMatchObject([{ isWaiting: false }])
})

test('no trainer writes to another’s group, to a waiting list, to one person, or without an office to answer to', async () => {
  const { trainer, trainerId } = await newTrainer()
  const other = await newTrainer()
  const { run } = await ledRun(trainerId)
  const { id } = await seat(run.id, RegistrationState.WAITLISTED)
  const input = { ...words, run: run.slug, formKey: randomUUID() }
  expect(await previewOwnMessage(trainer, input, before)).toEqual({ kind: 'no_office' })
  expect(await writeToOwnRun(trainer, input, '', before)).toEqual({ kind: 'no_office' })
  await changeSetting('officeEmail', 'office@example.org')
  for (const to of ['confirmed', 'waiting', id] as const) {
    expect(await previewOwnMessage(trainer, { ...input, to }, before)).toEqual({ kind: 'nobody' })
    expect(await writeToOwnRun(trainer, { ...input, to }, '', before)).toEqual({ kind: 'nobody' })
  }
  await seat(run.id)
  expect(await previewOwnMessage(other.trainer, input, before)).toEqual({ kind: 'unknown' })
  expect(await writeToOwnRun(other.trainer, input, '', before)).toEqual({ kind: 'unknown' })
})
