import { randomUUID } from 'node:crypto'
import { beforeEach, expect, test } from 'vitest'
import { db, RegistrationState, RunStatus } from '@/lib/db'
import { createCourse, createPerson, createRegistration, createRun, resetDatabase } from '@/prisma/factories'
import { mailMyRegistrations } from './mail-my-registrations'
import { managePath } from './registration-links'

beforeEach(resetDatabase)

test('every seat that is still ahead is mailed with its own links, once a form', async () => {
  const person = await createPerson()
  const seats = []
  for (const title of ['Introduction', 'Foundation']) {
    const course = await createCourse({ title })
    const run = await createRun({ courseId: course.id })
    seats.push(await createRegistration({ runId: run.id, personId: person.id }))
  }
  const request = { email: person.email, formKey: randomUUID() }
  await mailMyRegistrations(request)
  await mailMyRegistrations(request)
  const [mail, ...others] = await db.mailMessage.findMany({ where: { toAddress: person.email } })
  expect(others).toEqual([])
  for (const seat of seats) expect(mail?.text).toContain(managePath(seat))
})

test('nothing is mailed for seats given back, runs that are over or cancelled, and addresses without a seat', async () => {
  const person = await createPerson()
  const course = await createCourse()
  const past = await createRun({ courseId: course.id, meetings: [['2020-06-08T18:30', '2020-06-08T20:30']] })
  const cancelled = await createRun({ courseId: course.id, status: RunStatus.CANCELLED, cancelledAt: new Date() })
  const ahead = await createRun({ courseId: course.id })
  await createRegistration({ runId: past.id, personId: person.id })
  await createRegistration({ runId: cancelled.id, personId: person.id })
  await createRegistration({
    runId: ahead.id,
    personId: person.id,
    state: RegistrationState.CANCELLED,
    cancelledAt: new Date(),
  })
  await mailMyRegistrations({ email: person.email, formKey: randomUUID() })
  await mailMyRegistrations({ email: 'nobody@example.org', formKey: randomUUID() })
  expect(await db.mailMessage.count()).toBe(0)
})
