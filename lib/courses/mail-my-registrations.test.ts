import { randomUUID } from 'node:crypto'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { db, type Prisma, RegistrationState, RunStatus } from '@/lib/db'
import { stopSendingJobs } from '@/lib/jobs'
import { createCourse, createPerson, createRegistration, createRun, resetDatabase } from '@/prisma/factories'
import { askForMyRegistrations } from './ask-for-my-registrations'
import { mailMyRegistrations } from './mail-my-registrations'
import { feedHref, joinPath, managePath } from './registration-links'

beforeEach(resetDatabase)
afterAll(stopSendingJobs)

const soon = new Date('2027-01-05T18:00:00Z')

async function register(personId: string, title: string, row: Partial<Prisma.RegistrationUncheckedCreateInput> = {}) {
  const course = await createCourse({ title })
  const run = await createRun({ courseId: course.id, meetings: [['2027-06-08T18:30', '2027-06-08T20:30']] })
  return createRegistration({ runId: run.id, personId, ...row })
}

test('whatever is still ahead is mailed with how it stands, what can be done, and its own links, once a request', async () => {
  const person = await createPerson()
  const seat = await register(person.id, 'Seat', { zone: 'America/New_York' })
  const held = await register(person.id, 'Held', { state: RegistrationState.HOLD, holdExpiresAt: soon })
  const offered = await register(person.id, 'Offered', {
    state: RegistrationState.OFFERED,
    waitlistSeq: 1,
    offerExpiresAt: soon,
  })
  const waiting = await register(person.id, 'Waiting', { state: RegistrationState.WAITLISTED, waitlistSeq: 2 })
  const request = { email: person.email, requestId: randomUUID() }
  await mailMyRegistrations(request, new Date('2027-01-02T00:00:00Z'))
  await mailMyRegistrations(request, new Date('2027-01-02T00:00:00Z'))
  const [mail, ...others] = await db.mailMessage.findMany({ where: { toAddress: person.email } })
  expect(others).toEqual([])
  const text = mail?.text ?? ''
  for (const registration of [seat, held, offered, waiting]) expect(text).toContain(managePath(registration))
  for (const words of [
    'You have a seat.',
    'Tue, Jun 8, 6:30 – 8:30 pm Pacific (PDT) (9:30 – 11:30 pm Eastern (EDT) where you are)',
    'A seat is held for you until January 5, 2027, 10:00 am Pacific (PST). It becomes yours when it is paid.',
    'A seat has come free and is kept for you until January 5, 2027, 10:00 am Pacific (PST).',
    'Take the seat, or say no',
    'You are on the waiting list.',
    feedHref(person),
    joinPath(seat),
  ]) {
    expect(text).toContain(words)
  }
  // A door is only for who has a seat.
  for (const registration of [held, offered, waiting]) expect(text).not.toContain(joinPath(registration))
})

test('nothing is mailed for what was given back, is over or cancelled, and to addresses without anything', async () => {
  const person = await createPerson()
  const course = await createCourse()
  const past = await createRun({ courseId: course.id, meetings: [['2020-06-08T18:30', '2020-06-08T20:30']] })
  const cancelled = await createRun({ courseId: course.id, status: RunStatus.CANCELLED, cancelledAt: new Date() })
  await createRegistration({ runId: past.id, personId: person.id })
  await createRegistration({ runId: cancelled.id, personId: person.id })
  await register(person.id, 'Given back', { state: RegistrationState.CANCELLED, cancelledAt: new Date() })
  await register(person.id, 'Expired', { state: RegistrationState.EXPIRED })
  await mailMyRegistrations({ email: person.email, requestId: randomUUID() })
  await mailMyRegistrations({ email: 'nobody@example.org', requestId: randomUUID() })
  expect(await db.mailMessage.count()).toBe(0)
})

test('asking does the same for every address, so that neither the answer nor its timing tells', async () => {
  const person = await createPerson()
  await register(person.id, 'Seat')
  for (const email of [person.email, 'nobody@example.org']) {
    await askForMyRegistrations({ email, formKey: randomUUID() })
  }
  expect(await db.mailMessage.count()).toBe(0)
  const jobs = await db.$queryRaw<{ email: string }[]>`
    SELECT data->>'email' AS email FROM pgboss.job WHERE name = 'mail-my-registrations' ORDER BY email`
  expect(jobs.map(({ email }) => email).toSorted()).toEqual([person.email, 'nobody@example.org'].toSorted())
})
