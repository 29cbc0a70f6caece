import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { resetDatabase } from '@/prisma/factories'
import { startTestSandbox } from '@/sandbox/in-test'
import type { Sandbox } from '@/sandbox/sandbox'
import { db } from './db'
import { composeEmail } from './email'
import { stopSendingJobs } from './jobs'
import { queueMail, sendMail, withdrawMail } from './mail'
import { countFailedMail, forgetOldMail, resendUnsentMail } from './mail-log'

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

test('a try that was refused before the crash does not hide that the mail may go out twice', async () => {
  await queue()
  const { id } = await onlyMail()
  sandbox.mail.refuseNext(1)
  await expect(sendMail(id)).rejects.toThrow()
  await db.mailMessage.update({ where: { id }, data: { state: 'SENDING' } })
  await sendMail(id)
  expect(await onlyMail()).toMatchObject({ state: 'SENT', isRepeat: true })
})

const later = ({ createdAt }: { createdAt: Date }, minutes: number) => new Date(createdAt.getTime() + minutes * 60_000)
const DAY = 24 * 60

/** What the queue does with a job whose last try has failed. */
const giveUp = () => db.$executeRaw`UPDATE pgboss.job SET state = 'failed' WHERE name = 'send-mail'`

test('a mail that outlived all tries of its job is sent after the outage', async () => {
  await queue()
  const mail = await onlyMail()
  sandbox.mail.refuseNext(1)
  await expect(sendMail(mail.id)).rejects.toThrow()
  await giveUp()
  expect(await countFailedMail()).toBe(1)

  await resendUnsentMail(later(mail, 14))
  expect(await waitingJobs()).toBe(1)
  await resendUnsentMail(later(mail, 16))
  expect(await waitingJobs()).toBe(2)
  const [job] = await db.$queryRaw<{ data: { mailId: string } }[]>`SELECT data FROM pgboss.job WHERE state = 'created'`
  await sendMail(job?.data.mailId ?? '')
  expect(sandbox.mail.messages(to)).toHaveLength(1)
  expect(await countFailedMail()).toBe(0)
})

test('a mail whose job still waits gets no second one, nor one that was sent, nor one older than three days', async () => {
  await queue()
  const mail = await onlyMail()
  await resendUnsentMail(later(mail, 16))
  await resendUnsentMail(later(mail, 26))
  expect(await waitingJobs()).toBe(1)
  await giveUp()
  await resendUnsentMail(later(mail, 3 * DAY + 1))
  expect(await waitingJobs()).toBe(1)
  await sendMail(mail.id)
  await resendUnsentMail(later(mail, 16))
  expect(await waitingJobs()).toBe(1)
})

function queueReminder(notAfter: Date, cause = 'reminder:1') {
  const mail = composeEmail('Tomorrow', [{ paragraph: 'We meet tomorrow.' }])
  return db.$transaction((tx) => queueMail(tx, { ...mail, cause, template: 'reminder', to, notAfter }))
}

const begun = new Date('2026-06-09T01:30:00Z')

test('a mail whose time is over is not sent, neither by its job nor after an outage', async () => {
  await queueReminder(begun)
  const mail = await onlyMail()
  await sendMail(mail.id, begun)
  expect(await onlyMail()).toMatchObject({ state: 'STALE', sentAt: null, attempts: 0 })
  await giveUp()
  await resendUnsentMail(later(mail, 16))
  expect(await waitingJobs()).toBe(1)
  await sendMail(mail.id, new Date(begun.getTime() - 60_000))
  expect(sandbox.mail.messages(to)).toEqual([])
})

test('a mail in time is sent up to its last moment, and a refused one is not tried after it', async () => {
  await queueReminder(begun)
  await sendMail((await onlyMail()).id, new Date(begun.getTime() - 1))
  expect(await onlyMail()).toMatchObject({ state: 'SENT' })
  await queueReminder(begun, 'reminder:2')
  const second = await db.mailMessage.findFirstOrThrow({ where: { state: 'QUEUED' } })
  sandbox.mail.refuseNext(1)
  await expect(sendMail(second.id, new Date(begun.getTime() - 1))).rejects.toThrow()
  await sendMail(second.id, begun)
  expect(await countFailedMail()).toBe(0)
  expect(sandbox.mail.messages(to)).toHaveLength(1)
})

test('a withdrawn mail is never sent; mails of other causes and those that went out stay as they are', async () => {
  await queue('reminder:ada:7')
  await sendMail((await onlyMail()).id)
  await queue('reminder:ada:8')
  await queue('reminder:ben:8')
  await db.$transaction((tx) => withdrawMail(tx, 'reminder:ada:'))
  const states = async () => {
    const mails = await db.mailMessage.findMany({ orderBy: { dedupeKey: 'asc' } })
    return mails.map(({ state }) => state)
  }
  expect(await states()).toEqual(['SENT', 'STALE', 'QUEUED'])
  await giveUp()
  await resendUnsentMail(later(await onlyMail(), 16))
  for (const { id } of await db.mailMessage.findMany()) await sendMail(id)
  expect(await states()).toEqual(['SENT', 'STALE', 'SENT'])
})

test('who reads an announcement can stop the next by one click of their program', async () => {
  const mail = composeEmail('A new run', [{ paragraph: 'It opens.' }])
  const unsubscribeUrl = 'http://localhost:3000/unsubscribe/abc'
  await db.$transaction((tx) => queueMail(tx, { ...mail, cause: 'news:1', template: 'news', to, unsubscribeUrl }))
  await sendMail((await onlyMail()).id)
  const [received] = sandbox.mail.messages(to)
  expect(received?.headers['list-unsubscribe']).toContain(unsubscribeUrl)
  expect(received?.headers['list-unsubscribe-post']).toBe('List-Unsubscribe=One-Click')
})

const queueCode = () => {
  const mail = composeEmail('012 345 is your code', [{ paragraph: 'Your code: 012 345' }])
  return db.$transaction((tx) => queueMail(tx, { ...mail, cause: 'sign-in-code:1', template: 'sign-in-code', to }))
}

test('a code to sign in leaves the log as soon as it is sent', async () => {
  await queueCode()
  await sendMail((await onlyMail()).id)
  expect(sandbox.mail.messages(to)[0]?.subject).toBe('012 345 is your code')
  const kept = await onlyMail()
  expect(kept).toMatchObject({ state: 'SENT', template: 'sign-in-code', text: '', html: '' })
  expect(JSON.stringify(kept)).not.toContain('012 345')
})

test('a code to sign in is not sent again when it is too old to be used', async () => {
  await queueCode()
  await giveUp()
  await resendUnsentMail(later(await onlyMail(), 16))
  expect(await waitingJobs()).toBe(1)
})

test('what a mail said is forgotten when its time is over, and to whom and when it went is kept', async () => {
  const attachments = [{ filename: 'seat.ics', contentType: 'text/calendar', content: 'BEGIN:VCALENDAR' }]
  const words = composeEmail('A seat for you', [{ paragraph: 'You have a seat.' }])
  await db.$transaction((tx) => queueMail(tx, { ...words, attachments, cause: 'seat:1', template: 'seat', to }))
  const before = await onlyMail()
  await sendMail(before.id)
  const forget = (since: Date) => db.$transaction((tx) => forgetOldMail(tx, since))
  expect(await forget(before.createdAt)).toBe(0)
  expect(await onlyMail()).toMatchObject({ text: before.text, html: before.html, attachments })
  expect(await forget(later(before, 1))).toBe(1)
  expect(await onlyMail()).toMatchObject({
    text: '',
    html: '',
    attachments: null,
    template: 'seat',
    toAddress: to,
    sentAt: expect.any(Date),
  })
})
