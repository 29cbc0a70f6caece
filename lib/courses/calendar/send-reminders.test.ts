import { randomUUID } from 'node:crypto'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { effects } from '@/app/effects'
import { cancelRegistration } from '@/lib/courses/change/cancel-registration'
import { joinPath, managePath } from '@/lib/courses/registration-links'
import { db, type Prisma, RegistrationState, RunStatus } from '@/lib/db'
import { stopSendingJobs } from '@/lib/jobs'
import { createCourse, createPerson, createRegistration, createRun, resetDatabase } from '@/prisma/factories'
import { sendReminders, withdrawReminders } from './send-reminders'

beforeEach(resetDatabase)
afterAll(stopSendingJobs)

const HOUR = 60 * 60_000
const longAgo = new Date('2026-01-01T00:00:00Z')
/** 6:30 pm in Oregon, in summer time. */
const start = new Date('2027-06-09T01:30:00Z')
const before = (hours: number, of = start) => new Date(of.getTime() - hours * HOUR)

async function makeRun(run: Partial<Parameters<typeof createRun>[0]> = {}) {
  const course = await createCourse({ title: 'Foundation Course' })
  return createRun({ courseId: course.id, meetings: [['2027-06-08T18:30', '2027-06-08T20:30']], ...run })
}

async function seat(runId: string, registration: Partial<Prisma.RegistrationUncheckedCreateInput> = {}) {
  const person = await createPerson()
  const made = await createRegistration({ runId, personId: person.id, confirmedAt: longAgo, ...registration })
  return { ...made, email: person.email }
}

async function mails() {
  const found = await db.mailMessage.findMany({ orderBy: [{ createdAt: 'asc' }, { dedupeKey: 'asc' }] })
  return found.map(({ toAddress, template, state, notAfter }) => ({ toAddress, template, state, notAfter }))
}

test('a week, a day and an hour before a session each person is reminded, each time once', async () => {
  const run = await makeRun()
  const [ada, ben] = [await seat(run.id), await seat(run.id)]
  for (const hours of [169, 168, 167.9, 60, 24, 23.9, 1, 0.9, 0, -1]) await sendReminders(before(hours))
  for (const { email } of [ada, ben]) {
    const theirs = (await mails()).filter(({ toAddress }) => toAddress === email)
    expect(theirs.map(({ template }) => template)).toEqual(['reminder-week', 'reminder-day', 'reminder-hour'])
    expect(theirs.map(({ notAfter }) => notAfter)).toEqual([before(48), before(3), start])
  }
})

test('a reminder says when, in the zone of the run and of the reader, where, and what can be done', async () => {
  const run = await makeRun({ accessNote: 'Captions are on. Bring a pen.' })
  const ada = await seat(run.id, { zone: 'America/New_York' })
  await sendReminders(before(168))
  const week = await db.mailMessage.findFirstOrThrow()
  expect(week.subject).toBe('Coming up: Foundation Course, Tue, Jun 8, 6:30 – 8:30 pm Pacific (PDT)')
  expect(week.text).toContain('Tue, Jun 8, 6:30 – 8:30 pm Pacific (PDT) (9:30 – 11:30 pm Eastern (EDT) where you are)')
  for (const words of [joinPath(ada), `${managePath(ada)}/calendar.ics`, 'Bring a pen', 'Give your seat back']) {
    expect(week.text).toContain(words)
  }
  expect(week.text).not.toContain('zoom.example')
})

test('people who meet in a room are told the address, and have no door', async () => {
  const run = await makeRun({ isOnline: false, venue: '12 River Street, Salem' })
  await seat(run.id)
  await sendReminders(before(24))
  const { text } = await db.mailMessage.findFirstOrThrow()
  expect(text).toContain('12 River Street, Salem')
  expect(text).not.toContain('/join/')
})

test('only who has a confirmed seat is reminded', async () => {
  const run = await makeRun()
  const states = [
    { state: RegistrationState.HOLD, holdExpiresAt: start },
    { state: RegistrationState.CANCELLED, cancelledAt: longAgo },
    { state: RegistrationState.EXPIRED },
    { state: RegistrationState.WAITLISTED, waitlistSeq: 1 },
    { state: RegistrationState.OFFERED, waitlistSeq: 2, offerExpiresAt: start },
  ]
  for (const state of states) await seat(run.id, state)
  await sendReminders(before(24))
  expect(await mails()).toEqual([])
})

test('nobody is reminded of what was due before their seat was theirs', async () => {
  const run = await makeRun()
  await seat(run.id, { confirmedAt: before(23.5) })
  for (const hours of [23.4, 5, 1]) await sendReminders(before(hours))
  expect((await mails()).map(({ template }) => template)).toEqual(['reminder-hour'])
})

test('nobody is reminded of a session or a run that does not take place, or is not public', async () => {
  const meetings: [string, string][] = [
    ['2027-06-08T18:30', '2027-06-08T20:30'],
    ['2027-06-12T18:30', '2027-06-12T20:30'],
  ]
  const sessionGone = await makeRun({ meetings })
  await db.runSession.updateMany({ where: { runId: sessionGone.id, seq: 1 }, data: { cancelledAt: longAgo } })
  const runGone = await makeRun({ status: RunStatus.CANCELLED, cancelledAt: longAgo })
  const draft = await makeRun({ status: RunStatus.DRAFT })
  for (const run of [sessionGone, runGone, draft]) await seat(run.id)
  for (const hours of [168, 24, 1]) await sendReminders(before(hours))
  // Of the session that takes place, four days later.
  expect((await mails()).map(({ template, notAfter }) => [template, notAfter])).toEqual([
    ['reminder-week', new Date('2027-06-11T01:30:00Z')],
  ])
})

test('who has chosen single sessions is reminded of those alone', async () => {
  const meetings: [string, string][] = [
    ['2027-06-08T18:30', '2027-06-08T20:30'],
    ['2027-06-15T18:30', '2027-06-15T20:30'],
  ]
  const run = await makeRun({ meetings, hasSingleSessions: true })
  const second = run.sessions.find(({ seq }) => seq === 2)
  if (!second) throw new Error('There is a second session')
  const ada = await seat(run.id)
  await db.registrationSession.create({ data: { registrationId: ada.id, sessionId: second.id } })
  await sendReminders(before(24))
  expect(await mails()).toEqual([])
  await sendReminders(before(24, second.startsAt))
  const { text } = await db.mailMessage.findFirstOrThrow()
  expect(text).toContain('Tue, Jun 15, 6:30 – 8:30 pm Pacific (PDT), session 2 of 2')
})

test('a session that is moved has reminders of its own, and old ones that had not gone out never come', async () => {
  const run = await makeRun()
  const ada = await seat(run.id)
  await sendReminders(before(24))
  const moved = new Date('2027-06-16T01:30:00Z')
  await db.$transaction(async (tx) => {
    const [session] = run.sessions
    await tx.runSession.update({
      where: { id: session?.id ?? '' },
      data: {
        localStart: '2027-06-15T18:30',
        localEnd: '2027-06-15T20:30',
        startsAt: moved,
        endsAt: new Date('2027-06-16T03:30:00Z'),
      },
    })
    await withdrawReminders(tx, ada.id)
  })
  await sendReminders(before(1))
  await sendReminders(before(168, moved))
  await sendReminders(before(24, moved))
  expect((await mails()).map(({ template, state }) => [template, state])).toEqual([
    ['reminder-day', 'STALE'],
    ['reminder-week', 'QUEUED'],
    ['reminder-day', 'QUEUED'],
  ])
})

test('while mail is down, one session that moves takes the reminder of another with it only until the next look', async () => {
  const meetings: [string, string][] = [
    ['2027-06-08T18:30', '2027-06-08T20:30'],
    ['2027-06-17T18:30', '2027-06-17T20:30'],
  ]
  const run = await makeRun({ meetings })
  const [ada, ben] = [await seat(run.id), await seat(run.id)]
  await sendReminders(before(24))
  await db.mailMessage.updateMany({ where: { toAddress: ben.email }, data: { state: 'SENDING' } })
  for (const { id } of [ada, ben]) await db.$transaction((tx) => withdrawReminders(tx, id))
  for (let look = 0; look < 2; look++) await sendReminders(before(23))
  const sent = await db.mailMessage.findMany({ where: { state: 'QUEUED' } })
  // Ben's may be in his hands already.
  expect(sent.map(({ toAddress, template }) => [toAddress, template])).toEqual([[ada.email, 'reminder-day']])
  expect(sent[0]?.text).toContain('Tue, Jun 8, 6:30 – 8:30 pm Pacific (PDT)')
})

test('what was queued for one person is withdrawn, and nothing of anybody else', async () => {
  const run = await makeRun()
  const [ada, ben] = [await seat(run.id), await seat(run.id)]
  await sendReminders(before(24))
  await db.$transaction((tx) => withdrawReminders(tx, ada.id))
  const states = new Map((await mails()).map(({ toAddress, state }) => [toAddress, state]))
  expect([states.get(ada.email), states.get(ben.email)]).toEqual(['STALE', 'QUEUED'])
})

test('who gives the seat back is not reminded any more, not even by what was queued already', async () => {
  const run = await makeRun()
  const ada = await seat(run.id)
  await sendReminders(before(24))
  expect(await cancelRegistration(ada.id, effects, before(23))).toBe('cancelled')
  await sendReminders(before(1))
  const theirs = (await mails()).filter(({ template }) => template.startsWith('reminder'))
  expect(theirs.map(({ template, state }) => [template, state])).toEqual([['reminder-day', 'STALE']])
})

test('a seat given back while reminders are written gets none: the two wait for each other', async () => {
  const run = await makeRun()
  const seats = await Promise.all(Array.from({ length: 8 }, () => seat(run.id)))
  const giveBack = (registrationId: string) =>
    db.$transaction(async (tx) => {
      await tx.$queryRaw`SELECT "id" FROM "Run" WHERE "id" = ${run.id}::uuid FOR UPDATE`
      await tx.registration.update({
        where: { id: registrationId },
        data: { state: RegistrationState.CANCELLED, cancelledAt: before(24) },
      })
      await withdrawReminders(tx, registrationId)
    })
  await Promise.all([sendReminders(before(24)), ...seats.map(({ id }) => giveBack(id)), sendReminders(before(24))])
  expect((await mails()).filter(({ state }) => state !== 'STALE')).toEqual([])
})

test('a thousand people are reminded, each once, when the job runs twice at once', async () => {
  const run = await makeRun({ capacity: null })
  const many = 1000
  const ids = Array.from({ length: many }, () => randomUUID())
  await db.person.createMany({ data: ids.map((id) => ({ id, name: 'Ada', email: `${id}@example.org` })) })
  await db.registration.createMany({
    data: ids.map((personId) => ({
      runId: run.id,
      personId,
      state: RegistrationState.CONFIRMED,
      confirmedAt: longAgo,
      name: 'Ada',
      agreementsVersion: 'factory',
      formKey: personId,
    })),
  })
  await Promise.all([sendReminders(before(1)), sendReminders(before(1))])
  expect(await db.mailMessage.count()).toBe(many)
  const [jobs] = await db.$queryRaw<{ count: bigint }[]>`SELECT count(*) FROM pgboss.job WHERE name = 'send-mail'`
  expect(Number(jobs?.count)).toBe(many)
})
