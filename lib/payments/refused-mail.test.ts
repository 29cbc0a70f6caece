import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { db } from '@/lib/db'
import { listGifts } from '@/lib/giving/queries'
import { stopSendingJobs } from '@/lib/jobs'
import { sendMail } from '@/lib/mail'
import { type Treasurer, withGrant } from '@/lib/people/granted'
import { changeSetting } from '@/lib/settings'
import { createPaidOrder, createPerson, resetDatabase } from '@/prisma/factories'
import { startTestSandbox } from '@/sandbox/in-test'
import type { Sandbox } from '@/sandbox/sandbox'
import { issueReceipt } from './receipts'
import { refusedMails } from './refused-mail'

let sandbox: Sandbox
let treasurer: Treasurer
beforeAll(async () => {
  sandbox = await startTestSandbox()
})
beforeEach(async () => {
  await resetDatabase()
  await changeSetting('legalName', 'Oregon Network')
  await changeSetting('ein', '12-3456789')
  await changeSetting('postalAddress', '1 River Road, Bend, OR 97701')
  const { id } = await createPerson({ roles: ['TREASURER'] })
  const granted = await withGrant(id, 'TREASURER')
  if (!granted) throw new Error('the grant is missing')
  treasurer = granted
})
afterAll(async () => {
  await stopSendingJobs()
  await sandbox.close()
})

/** A gift of $50 whose receipt is mailed to this address, as often as it takes. */
async function given(email: string) {
  const person = await createPerson({ email })
  const made = await createPaidOrder({ personId: person.id, lines: [{ kind: 'GIFT', amountCents: 5000 }] })
  await db.$transaction((tx) => issueReceipt(tx, made.payment.id))
  return db.mailMessage.findFirstOrThrow({ where: { toAddress: email } })
}

test('a receipt whose address no mail server knows is shown beside its gift, with what the server said', async () => {
  const { id, subject } = await given('slip@nobody.example')
  await given('ada@example.org')
  await expect(sendMail(id)).rejects.toThrow()
  const toAddress = 'slip@nobody.example'
  expect(await refusedMails(treasurer)).toMatchObject([
    { id, toAddress, subject, reason: expect.stringContaining('550') },
  ])
  const gifts = await listGifts(treasurer)
  expect(gifts.map(({ email, isReceiptRefused }) => [email, isReceiptRefused]).sort()).toEqual([
    ['ada@example.org', false],
    ['slip@nobody.example', true],
  ])
})

test('a mail that is refused for now is no such thing, and one that has gone out since is none any more', async () => {
  const { id } = await given('ada@example.org')
  sandbox.mail.refuseNext(1)
  await expect(sendMail(id)).rejects.toThrow()
  expect(await refusedMails(treasurer)).toEqual([])
  await db.mailMessage.update({ where: { id }, data: { refusedAt: new Date() } })
  expect(await refusedMails(treasurer)).toHaveLength(1)
  await sendMail(id)
  expect(await refusedMails(treasurer)).toEqual([])
})
