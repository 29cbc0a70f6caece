import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { resetDatabase } from '@/prisma/factories'
import { startTestSandbox } from '@/sandbox/in-test'
import type { Sandbox } from '@/sandbox/sandbox'
import { db } from './db'
import { composeEmail } from './email'
import { stopSendingJobs } from './jobs'
import { queueMail, sendMail } from './mail'

let sandbox: Sandbox
beforeAll(async () => {
  sandbox = await startTestSandbox()
})
beforeEach(async () => {
  await resetDatabase()
  sandbox.mail.clear()
})
afterAll(async () => {
  await stopSendingJobs()
  await sandbox.close()
})

const to = 'ada@example.org'

function queue(cause = 'seat:1') {
  const mail = composeEmail('A seat for you', [{ paragraph: 'You have a seat.' }])
  return db.$transaction((tx) => queueMail(tx, { ...mail, cause, template: 'seat', to }))
}

async function waitingJobs(): Promise<number> {
  const [row] = await db.$queryRaw<{ count: bigint }[]>`SELECT count(*) FROM pgboss.job WHERE name = 'send-mail'`
  return Number(row?.count)
}

async function onlyMail() {
  return db.mailMessage.findFirstOrThrow({ where: { toAddress: to } })
}

test('a mail arrives as it was written, with a Message-ID of its own', async () => {
  await queue()
  const { id } = await onlyMail()
  await sendMail(id)
  const [received] = sandbox.mail.messages(to)
  expect(received?.subject).toBe('A seat for you')
  expect(received?.text).toContain('You have a seat.')
  expect((await onlyMail()).state).toBe('SENT')
})

test('one cause makes one mail, however often it is queued', async () => {
  await Promise.all([queue(), queue(), queue()])
  expect(await db.mailMessage.count()).toBe(1)
  expect(await waitingJobs()).toBe(1)
})

test('a mail exists if and only if its deed does', async () => {
  const deed = db.$transaction(async (tx) => {
    await queueMail(tx, { ...composeEmail('Lost', []), cause: 'seat:2', template: 'seat', to })
    throw new Error('the deed fails')
  })
  await expect(deed).rejects.toThrow('the deed fails')
  expect([await db.mailMessage.count(), await waitingJobs()]).toEqual([0, 0])
})

test('a mail that was sent is never sent again by the same job', async () => {
  await queue()
  const { id } = await onlyMail()
  await sendMail(id)
  await sendMail(id)
  expect(sandbox.mail.messages(to)).toHaveLength(1)
})

test('a refused mail is tried again, and says why it failed until then', async () => {
  await queue()
  const { id } = await onlyMail()
  sandbox.mail.refuseNext(1)
  await expect(sendMail(id)).rejects.toThrow()
  expect(await onlyMail()).toMatchObject({ state: 'FAILED', attempts: 1 })
  await sendMail(id)
  expect(await onlyMail()).toMatchObject({ state: 'SENT', attempts: 2, lastError: null, isRepeat: false })
})

test('after a crash with an unknown outcome it is sent again under the same Message-ID, and marked', async () => {
  await queue()
  const { id } = await onlyMail()
  await sendMail(id)
  await db.mailMessage.update({ where: { id }, data: { state: 'SENDING' } })
  await sendMail(id)
  const [second, first] = sandbox.mail.messages(to)
  expect(second?.headers['message-id']).toBe(first?.headers['message-id'])
  expect((await onlyMail()).isRepeat).toBe(true)
})
