import { randomUUID } from 'node:crypto'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { findRoster } from '@/lib/courses/runs/roster'
import { db } from '@/lib/db'
import { composeEmail } from '@/lib/email'
import { stopSendingJobs } from '@/lib/jobs'
import { queueMail, sendMail } from '@/lib/mail'
import { whatWaits } from '@/lib/office/dashboard/what-waits'
import { findPerson } from '@/lib/office/people-desk/people-queries'
import { withGrant } from '@/lib/people/granted'
import { createCourse, createPerson, createRegistration, createRun, resetDatabase } from '@/prisma/factories'
import { startTestSandbox } from '@/sandbox/in-test'
import { clearReturned, listReturned, noteReturned } from './returned-mail'

const sandbox = await startTestSandbox()
beforeEach(resetDatabase)
afterAll(async () => {
  await stopSendingJobs()
  await sandbox.close()
})

async function newStaff() {
  const { id } = await createPerson({ roles: ['STAFF'] })
  const staff = await withGrant(id, 'STAFF')
  if (!staff) throw new Error('no grant')
  return staff
}

test('an address is noted with what was said, shown with the person and the seat they have, and taken off again', async () => {
  const staff = await newStaff()
  const person = await createPerson({ name: 'Ada', email: 'ada@example.org' })
  const run = await createRun({ courseId: (await createCourse({ title: 'Foundation' })).id })
  await createRegistration({ runId: run.id, personId: person.id })
  await noteReturned(staff, { address: 'ada@example.org', reason: 'mailbox full' })
  await noteReturned(staff, { address: 'ada@example.org', reason: 'no such user' })
  await noteReturned(staff, { address: 'nobody@example.org', reason: null })
  expect(await listReturned(staff)).toMatchObject([
    { address: 'nobody@example.org', person: null, ahead: [] },
    { address: 'ada@example.org', reason: 'no such user', person: { name: 'Ada' }, ahead: [{ title: 'Foundation' }] },
  ])
  const reader = { staff, treasurer: null }
  expect((await findPerson(reader, person.id))?.returned).toMatchObject([{ reason: 'no such user' }])
  const titles = async () => (await whatWaits({ ...reader, reviewer: null })).map(({ title }) => title)
  expect(await titles()).toEqual(['1 person with a seat reads none of our mail'])
  const marks = async () => (await findRoster(staff, run.slug))?.coming.map(({ isReturned }) => isReturned)
  expect(await marks()).toEqual([true])

  await clearReturned(staff, 'ada@example.org')
  await clearReturned(staff, 'ada@example.org')
  expect(await titles()).toEqual([])
  expect(await marks()).toEqual([false])
  const entries = await db.auditEntry.findMany({ orderBy: { id: 'asc' } })
  expect(entries.map(({ action, subject }) => [action, subject])).toEqual([
    ['mail.returned', `person:${person.id}`],
    ['mail.returned', `person:${person.id}`],
    ['mail.returned', 'mail'],
    ['mail.arrives-again', `person:${person.id}`],
  ])
  expect(JSON.stringify(entries)).not.toContain('@')
})

test('an announcement is kept back from a noted address, and what belongs to a seat is not', async () => {
  const staff = await newStaff()
  const to = `${randomUUID()}@example.org`
  await noteReturned(staff, { address: to, reason: null })
  const mail = { ...composeEmail('News', [{ paragraph: 'Words.' }]), template: 'run-open', to }
  await db.$transaction(async (tx) => {
    await queueMail(tx, { ...mail, cause: 'announcement', unsubscribeUrl: 'https://site.example/stop' })
    await queueMail(tx, { ...mail, cause: 'seat' })
  })
  for (const { id } of await db.mailMessage.findMany()) await sendMail(id)
  const states = await db.mailMessage.findMany({
    select: { dedupeKey: true, state: true },
    orderBy: { dedupeKey: 'asc' },
  })
  expect(states).toEqual([
    { dedupeKey: `announcement:${to}`, state: 'STALE' },
    { dedupeKey: `seat:${to}`, state: 'SENT' },
  ])
  expect(sandbox.mail.messages(to)).toHaveLength(1)
})
