import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { lettersOf, readPdf } from '@/e2e/support/read-pdf'
import { db } from '@/lib/db'
import { stopSendingJobs } from '@/lib/jobs'
import { sendMail } from '@/lib/mail'
import { changeSetting } from '@/lib/settings'
import { createPaidOrder, createPerson, resetDatabase } from '@/prisma/factories'
import { startTestSandbox } from '@/sandbox/in-test'
import type { Sandbox } from '@/sandbox/sandbox'
import { receiptCopy } from './receipt-file'
import { issueReceipt } from './receipts'

let sandbox: Sandbox
beforeAll(async () => {
  await resetDatabase()
  await changeSetting('legalName', 'Oregon Network')
  await changeSetting('ein', '12-3456789')
  await changeSetting('postalAddress', '1 River Road, Bend, OR 97701')
  sandbox = await startTestSandbox()
})
afterAll(async () => {
  await stopSendingJobs()
  await sandbox.close()
})

/** A gift with its receipt, mailed and read by the donor. */
async function mailedReceipt(payerName: string) {
  const person = await createPerson({ email: `${randomUUID()}@example.org` })
  const { order, payment } = await createPaidOrder({
    personId: person.id,
    lines: [{ kind: 'GIFT', amountCents: 5000 }],
  })
  await db.order.update({ where: { id: order.id }, data: { payerName } })
  await db.$transaction((tx) => issueReceipt(tx, payment.id))
  const receipt = await db.receipt.findFirstOrThrow({ where: { paymentId: payment.id } })
  const queued = await db.mailMessage.findFirstOrThrow({ where: { toAddress: person.email } })
  await sendMail(queued.id)
  const [mail] = sandbox.mail.messages(person.email)
  if (!mail) throw new Error('No mail has come')
  return { receipt, mail }
}

test('the receipt that is kept, the one in the mail’s text, in its HTML and in its PDF say the same', async () => {
  const { receipt, mail } = await mailedReceipt('Zoë Łukasz Nguyễn')
  expect(mail.text).toContain(receipt.text)
  const html = `${mail.html}`.replace(/<[^>]+>/g, '').replaceAll('&#39;', '’')
  expect(lettersOf(html)).toContain(lettersOf(receipt.text))
  const [file, ...others] = mail.attachments
  expect([file?.name, file?.type, others.length]).toEqual([`ORNCC-receipt-${receipt.serial}.pdf`, 'application/pdf', 0])
  const pdf = readPdf(Buffer.from(`${file?.content}`, 'base64'))
  expect(lettersOf(pdf.text)).toBe(lettersOf(receipt.text))
})

test('a copy is what was mailed and the word COPY, the same to the byte however often it is printed', async () => {
  const { receipt, mail } = await mailedReceipt('Ada Alder')
  const [copy, again] = [await receiptCopy(receipt), await receiptCopy(receipt)]
  expect(copy && again && copy.bytes.equals(again.bytes)).toBe(true)
  const mailed = readPdf(Buffer.from(`${mail.attachments[0]?.content}`, 'base64')).parts
  const printed = readPdf(copy?.bytes ?? Buffer.from('')).parts
  expect(printed.filter(({ text }) => text !== 'COPY')).toEqual(mailed)
  expect(printed).toHaveLength(mailed.length + 1)
})

test('where a name has letters that no PDF of ours could print, the mail goes without one and says all', async () => {
  const { receipt, mail } = await mailedReceipt('李 Alder')
  expect(mail.attachments).toEqual([])
  expect(mail.text).toContain('Donor: 李 Alder')
  expect(await receiptCopy(receipt)).toBeNull()
})
