import { randomUUID } from 'node:crypto'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { db } from '@/lib/db'
import { enqueue, stopSendingJobs } from '@/lib/jobs'
import { withGrant } from '@/lib/people/granted'
import { createPerson, resetDatabase } from '@/prisma/factories'
import { countFailedJobs, listFailedJobs } from './failed-jobs'
import { retryFailedJob } from './retry-failed-job'

beforeEach(resetDatabase)
afterAll(stopSendingJobs)

async function newStaff() {
  const { id } = await createPerson({ roles: ['STAFF'] })
  const staff = await withGrant(id, 'STAFF')
  if (!staff) throw new Error('no grant')
  return staff
}

/** A job as the queue leaves it when its last try has failed. */
async function givenUp() {
  const payload = { requestId: randomUUID(), email: 'ada@example.org' }
  await db.$transaction((tx) => enqueue(tx, 'mail-my-registrations', payload))
  await db.$executeRaw`
    UPDATE pgboss.job SET state = 'failed', completed_on = now(), retry_count = 3, output = '{"message": "Error: no answer"}'`
  const [job] = await db.$queryRaw<{ id: string }[]>`SELECT id::text FROM pgboss.job`
  if (!job) throw new Error('no job')
  return { id: job.id, name: 'mail-my-registrations' }
}

test('a job that was given up stands in the list with its reason, and nothing of what it carries', async () => {
  const staff = await newStaff()
  const { id } = await givenUp()
  const jobs = await listFailedJobs(staff)
  expect(jobs).toMatchObject([
    { id, name: 'mail-my-registrations', isGivenUp: true, why: 'Error: no answer', tries: 4 },
  ])
  expect(JSON.stringify(jobs)).not.toContain('ada@example.org')
  expect(await countFailedJobs()).toBe(1)
})

test('it is tried again once, however often somebody presses', async () => {
  const staff = await newStaff()
  const job = await givenUp()
  const outcomes = await Promise.all([retryFailedJob(staff, job), retryFailedJob(staff, job)])
  expect(outcomes.toSorted()).toEqual(['not_failed', 'retried'])
  expect(await db.$queryRaw`SELECT state::text FROM pgboss.job`).toEqual([{ state: 'retry' }])
  expect(await countFailedJobs()).toBe(0)
  expect(await db.auditEntry.findMany()).toMatchObject([
    { action: 'job.retried', subject: `job:${job.id}`, actor: `person:${staff.personId}` },
  ])
})

test('a job of another name, or none, is not tried', async () => {
  const staff = await newStaff()
  const { id } = await givenUp()
  expect(await retryFailedJob(staff, { name: 'send-mail', id })).toBe('not_failed')
  expect(await retryFailedJob(staff, { name: 'mail-my-registrations', id: randomUUID() })).toBe('not_failed')
})
