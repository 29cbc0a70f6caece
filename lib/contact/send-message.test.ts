import { randomUUID } from 'node:crypto'
import { beforeEach, expect, test } from 'vitest'
import { db } from '@/lib/db'
import { changeSetting } from '@/lib/settings'
import { resetDatabase } from '@/prisma/factories'
import { type MessageInput, messageSchema } from './schema'
import { sendMessage } from './send-message'

beforeEach(resetDatabase)

function message(change: Partial<Record<keyof MessageInput, string>> = {}): MessageInput {
  return messageSchema.parse({
    formKey: randomUUID(),
    name: 'Ash Rivera',
    email: 'ash@example.org',
    topic: 'access',
    message: 'Is there a ramp?\r\nundefined and null are words, too.',
    ...change,
  })
}

test('the office gets the message word for word and replies to its sender', async () => {
  await changeSetting('officeEmail', 'office@example.org')
  expect(await sendMessage(message({ about: 'introduction-june' }))).toEqual({ outcome: 'sent' })
  const mail = await db.mailMessage.findFirstOrThrow()
  expect(mail).toMatchObject({ toAddress: 'office@example.org', replyTo: 'ash@example.org' })
  expect(mail.text).toContain('> Is there a ramp?\n> undefined and null are words, too.')
  expect(mail.text).toContain('/events/introduction-june')
  expect(mail.subject).toBe('A message from the website: Access needs')
})

test('a form sent twice is one mail', async () => {
  await changeSetting('officeEmail', 'office@example.org')
  const twice = message()
  await Promise.all([sendMessage(twice), sendMessage(twice)])
  expect(await db.mailMessage.count()).toBe(1)
  // The back button brings the form back with its old key, for something more.
  await sendMessage({ ...twice, message: 'And one thing more.' })
  expect(await db.mailMessage.count()).toBe(2)
})

test('without an office nothing is sent, and the sender is told', async () => {
  expect(await sendMessage(message())).toEqual({ outcome: 'no_office' })
  expect(await db.mailMessage.count()).toBe(0)
})

test('what a message is about is a run’s address or nothing', () => {
  expect(message({ about: 'foundation-2026' }).about).toBe('foundation-2026')
  expect(message({ about: '../../elsewhere' }).about).toBeUndefined()
  expect(message({ about: 'https://elsewhere.example' }).about).toBeUndefined()
})
