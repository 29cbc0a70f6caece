import { randomUUID } from 'node:crypto'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { db, MailState, type Role } from '@/lib/db'
import { stopSendingJobs } from '@/lib/jobs'
import { linkToken } from '@/lib/links'
import { withGrant } from '@/lib/people/granted'
import { createPerson, resetDatabase } from '@/prisma/factories'
import { mailFilter } from './mail-filter'
import type { MailReader } from './mail-kinds'
import { listMails, readMail, wholeMailLog } from './mail-queries'
import { resendMail } from './resend-mail'

beforeEach(resetDatabase)
afterAll(stopSendingJobs)

async function newReader(...more: Role[]): Promise<MailReader> {
  const { id } = await createPerson({ roles: ['STAFF', ...more] })
  const staff = await withGrant(id, 'STAFF')
  if (!staff) throw new Error('no grant')
  return { staff, treasurer: await withGrant(id, 'TREASURER') }
}

type Made = Partial<Parameters<typeof db.mailMessage.create>[0]['data']>

function mail(more: Made = {}) {
  const words = {
    template: 'seat',
    toAddress: 'ada@example.org',
    subject: 'You have a seat',
    text: 'Come.',
    html: '<p>Come.',
  }
  return db.mailMessage.create({ data: { dedupeKey: randomUUID(), state: MailState.SENT, ...words, ...more } })
}

const find = async (reader: MailReader, asked: Record<string, unknown> = {}) =>
  (await listMails(reader, mailFilter.parse(asked))).mails

const again = (mailId: string, formKey = randomUUID()) => ({ mailId, formKey })

test('staff find a mail by part of its address or subject, and by its state', async () => {
  const reader = await newReader()
  await mail()
  await mail({ toAddress: 'bea@example.org', subject: 'New times', state: MailState.FAILED })
  expect(await find(reader, { q: 'BEA@' })).toMatchObject([{ subject: 'New times' }])
  expect(await find(reader, { q: 'a seat' })).toMatchObject([{ toAddress: 'ada@example.org' }])
  expect(await find(reader, { state: 'FAILED', page: 'x' })).toMatchObject([{ toAddress: 'bea@example.org' }])
  expect(await find(reader, { q: 'a seat', state: 'FAILED' })).toEqual([])
  const to = async (sort: string) => (await find(reader, { sort })).map(({ toAddress }) => toAddress)
  expect(await to('address')).toEqual(['ada@example.org', 'bea@example.org'])
  expect(await to('address_down')).toEqual(['bea@example.org', 'ada@example.org'])
})

test('a code is never read, searched for or sent again, by nobody', async () => {
  const reader = await newReader('TREASURER', 'REVIEWER', 'OWNER')
  const code = await mail({
    template: 'sign-in-code',
    subject: 'Your code: 123 456',
    text: '123 456',
    state: MailState.FAILED,
  })
  expect(await find(reader)).toMatchObject([{ subject: null, toAddress: 'ada@example.org' }])
  expect(await find(reader, { q: '123' })).toEqual([])
  const shown = await readMail(reader, code.id)
  expect(shown).toMatchObject({ subject: null, text: null, obstacle: 'not_readable' })
  expect(JSON.stringify(shown)).not.toContain('123 456')
  expect(await resendMail(reader, again(code.id))).toEqual({ kind: 'not_readable' })
})

test('a file has every mail that fits, in the order of the pages, with no subject that its reader may not read', async () => {
  const reader = await newReader()
  await mail({ template: 'sign-in-code', subject: 'Your code: 123 456' })
  await mail({ template: 'receipt', subject: 'Your receipt' })
  const seats = Array.from({ length: 1000 }, (_, number) => ({
    dedupeKey: randomUUID(),
    state: MailState.SENT,
    template: 'seat',
    toAddress: `${number}@example.org`,
    subject: 'You have a seat',
    text: 'Come.',
    html: '<p>Come.',
  }))
  await db.mailMessage.createMany({ data: seats })
  const filter = mailFilter.parse({ sort: 'address' })
  const mails = (await Array.fromAsync(wholeMailLog(reader, filter))).flat()
  expect(mails).toHaveLength(1001)
  expect(new Set(mails.map(({ id }) => id)).size).toBe(1001)
  expect(mails.slice(0, 50)).toEqual((await listMails(reader, filter)).mails)
  expect(mails.filter(({ subject }) => subject !== 'You have a seat')).toMatchObject([{ subject: null }])
  const bea = mailFilter.parse({ q: '999@' })
  expect((await Array.fromAsync(wholeMailLog(reader, bea))).flat()).toHaveLength(1)
})

test('that somebody gives is the treasurer’s to know: to others their mails are not there', async () => {
  const [staff, treasurer] = [await newReader(), await newReader('TREASURER')]
  const receipt = await mail({ template: 'receipt', subject: 'Your receipt', text: 'Thank you for $50.' })
  const unheardOf = await mail({ template: 'something-new', subject: 'Something new' })
  expect(await find(staff)).toEqual([])
  expect(await readMail(staff, receipt.id)).toBeNull()
  expect(await resendMail(staff, again(receipt.id))).toEqual({ kind: 'not_readable' })
  expect(await readMail(treasurer, receipt.id)).toMatchObject({ text: 'Thank you for $50.', obstacle: null })
  // A kind that nobody has decided about is seen by the treasurer, and read by nobody.
  expect(await readMail(treasurer, unheardOf.id)).toMatchObject({ subject: null, text: null })
})

test('of an application staff see that a mail went out, and nobody reads here what it says', async () => {
  const { id } = await mail({
    template: 'board-application-confirmation',
    subject: 'Your application',
    text: 'All of it',
  })
  expect(await readMail(await newReader('REVIEWER', 'TREASURER'), id)).toMatchObject({ subject: null, text: null })
  expect(await readMail(await newReader(), id)).toMatchObject({ subject: null, text: null })
})

test('a link in a mail opens nothing for who reads the log', async () => {
  const token = linkToken('registration', randomUUID(), 12)
  const { id } = await mail({ text: `Your page: https://orncc.example/r/${token}\nand https://orncc.example/events/x` })
  expect((await readMail(await newReader(), id))?.text).toBe(
    'Your page: https://orncc.example/r/[hidden]\nand https://orncc.example/events/x',
  )
})

test('a mail sent again is another row with the same words; pressed twice, also at once, it is one', async () => {
  const reader = await newReader()
  const { id } = await mail({ attachments: [{ filename: 'a.ics', contentType: 'text/calendar', content: 'BEGIN' }] })
  const press = again(id)
  const outcomes = await Promise.all([resendMail(reader, press), resendMail(reader, press)])
  expect(outcomes[0]).toEqual(outcomes[1])
  const rows = await db.mailMessage.findMany({ where: { id: { not: id } } })
  expect(rows).toMatchObject([
    { resendOfId: id, toAddress: 'ada@example.org', subject: 'You have a seat', state: MailState.QUEUED },
  ])
  expect(rows[0]?.attachments).toMatchObject([{ filename: 'a.ics' }])
  const jobs = await db.$queryRaw<unknown[]>`SELECT 1 FROM pgboss.job WHERE data->>'mailId' = ${rows[0]?.id}`
  expect(jobs).toHaveLength(1)
  expect(await db.auditEntry.findMany()).toMatchObject([{ action: 'mail.resent', subject: `mail:${id}` }])
})

test('one that could not be sent goes out by the new row alone', async () => {
  const { id } = await mail({ state: MailState.FAILED, lastError: 'refused' })
  expect(await resendMail(await newReader(), again(id))).toMatchObject({ kind: 'resent' })
  expect(await db.mailMessage.findUniqueOrThrow({ where: { id } })).toMatchObject({ state: MailState.STALE })
})

test('what is on its way, over, forgotten or an announcement is not sent again', async () => {
  const reader = await newReader()
  const outcome = async (more: Made) => (await resendMail(reader, again((await mail(more)).id))).kind
  expect(await outcome({ state: MailState.QUEUED })).toBe('under_way')
  expect(await outcome({ state: MailState.STALE })).toBe('stale')
  expect(await outcome({ notAfter: new Date(0) })).toBe('stale')
  expect(await outcome({ text: '', html: '' })).toBe('forgotten')
  expect(await outcome({ template: 'run-open', unsubscribeUrl: 'https://orncc.example/u' })).toBe('announcement')
  expect(await db.mailMessage.count({ where: { resendOfId: { not: null } } })).toBe(0)
})
