import { createTransport } from 'nodemailer'
import { expect, test } from 'vitest'
import { type Sandbox, startSandbox } from '@/sandbox/sandbox'
import type { Message } from './message'

async function startMail() {
  const sandbox = await startSandbox({
    port: 0,
    smtpPort: 0,
    webhookUrl: 'http://127.0.0.1:9/',
    webhookSecret: 'whsec_sandbox',
  })
  return { sandbox, transport: createTransport(sandbox.smtpUrl), [Symbol.asyncDispose]: () => sandbox.close() }
}

const confirmation = {
  from: 'ORNCC <office@orncc.test>',
  to: 'River Stone <River@Example.org>',
  subject: 'Your seat – “Introduction”',
  text: 'Join here: https://orncc.test/join/abc\n',
  html: '<p>Join <a href="https://orncc.test/join/abc">here</a></p>',
  attachments: [
    { filename: 'sessions.ics', contentType: 'text/calendar', content: 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n' },
    { filename: 'receipt.pdf', contentType: 'application/pdf', content: Buffer.from([0x25, 0x50, 0xff]) },
  ],
  headers: { 'List-Unsubscribe': '<https://orncc.test/unsubscribe/abc>' },
}

const inboxOf = async ({ url }: Sandbox, to: string): Promise<Message[]> =>
  fetch(`${url}/sandbox/mail.json?to=${encodeURIComponent(to)}`).then((answer) => answer.json())

test('a program reads a mail as it was sent, found by its address whatever its case', async () => {
  await using world = await startMail()
  await world.transport.sendMail(confirmation)
  const [message, ...others] = await inboxOf(world.sandbox, 'RIVER@example.org')
  expect(others).toEqual([])
  expect(message).toMatchObject({
    to: ['river@example.org'],
    from: '"ORNCC" <office@orncc.test>',
    subject: 'Your seat – “Introduction”',
    text: 'Join here: https://orncc.test/join/abc\n',
    attachments: [
      { name: 'sessions.ics', type: 'text/calendar', content: 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n' },
      { name: 'receipt.pdf', type: 'application/pdf', content: Buffer.from([0x25, 0x50, 0xff]).toString('base64') },
    ],
  })
  expect(message?.html).toContain('<p>Join <a')
  expect(message?.headers['list-unsubscribe']).toBe('<https://orncc.test/unsubscribe/abc>')
  expect(message && Object.keys(message.headers).slice(0, 3)).toEqual(['list-unsubscribe', 'from', 'to'])
  expect(message?.headers['message-id']).toMatch(/^<.+>$/)
  expect(await inboxOf(world.sandbox, 'nobody@example.org')).toEqual([])
})

test('a mail without a text part has none in the inbox', async () => {
  await using world = await startMail()
  await world.transport.sendMail({ ...confirmation, text: undefined })
  expect(world.sandbox.mail.messages()[0]?.text).toBeNull()
})

test('mails are listed newest first and a blind copy is found by its address', async () => {
  await using world = await startMail()
  await world.transport.sendMail({ ...confirmation, subject: 'First', bcc: 'office@orncc.test' })
  await world.transport.sendMail({ ...confirmation, subject: 'Second' })
  const { mail } = world.sandbox
  expect(mail.messages('river@example.org').map(({ subject }) => subject)).toEqual(['Second', 'First'])
  expect(mail.messages('office@orncc.test').map(({ subject }) => subject)).toEqual(['First'])
  mail.clear()
  expect(mail.messages()).toEqual([])
})

test('waiting finds the mail that comes later, and says what came instead when it does not', async () => {
  await using world = await startMail()
  const { mail } = world.sandbox
  const waiting = mail.waitFor('river@example.org', ({ subject }) => subject === 'Second')
  await world.transport.sendMail({ ...confirmation, subject: 'First' })
  await world.transport.sendMail({ ...confirmation, subject: 'Second' })
  expect((await waiting).subject).toBe('Second')
  const never = mail.waitFor('river@example.org', ({ subject }) => subject === 'Third', 50)
  await expect(never).rejects.toThrow('there came "Second", "First"')
})

test('refused mails are not kept, and the next is taken', async () => {
  await using world = await startMail()
  const { sandbox, transport } = world
  sandbox.mail.refuseNext(2)
  await expect(transport.sendMail(confirmation)).rejects.toMatchObject({ responseCode: 450 })
  await expect(transport.sendMail(confirmation)).rejects.toMatchObject({ responseCode: 450 })
  expect(sandbox.mail.messages()).toEqual([])
  await transport.sendMail(confirmation)
  expect(sandbox.mail.messages()).toHaveLength(1)
})

test('a person reads the mail in the browser, its HTML shut in a frame and its files to download', async () => {
  await using world = await startMail()
  const { url, mail } = world.sandbox
  await world.transport.sendMail({ ...confirmation, html: '<p onclick="x">"Hello" <script>alert(1)</script></p>' })
  const list = await fetch(`${url}/sandbox/mail`).then((answer) => answer.text())
  const id = mail.messages()[0]?.id
  expect(list).toContain(`<a href="/sandbox/mail/${id}"><strong>Your seat – “Introduction”</strong></a>`)

  const message = await fetch(`${url}/sandbox/mail/${id}`).then((answer) => answer.text())
  expect(message).toContain('<a href="https://orncc.test/join/abc">')
  expect(message).toContain('sandbox="allow-popups allow-popups-to-escape-sandbox"')
  expect(message).toContain('&lt;script&gt;')
  expect(message).not.toContain('<script>')

  const file = await fetch(`${url}/sandbox/mail/${id}/attachments/1`)
  expect(file.headers.get('content-disposition')).toContain("filename*=UTF-8''receipt.pdf")
  expect([...new Uint8Array(await file.arrayBuffer())]).toEqual([0x25, 0x50, 0xff])
  expect((await fetch(`${url}/sandbox/mail/${id}/attachments/2`)).status).toBe(404)
})
