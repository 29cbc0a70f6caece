import { randomUUID } from 'node:crypto'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { db } from '@/lib/db'
import { stopSendingJobs } from '@/lib/jobs'
import { issueReceipt } from '@/lib/payments/receipts'
import { findOwnReceipt, ownPayments } from '@/lib/payments/shown-receipts'
import { donorHref, donorPath, readDonorToken } from '@/lib/people/donor-links'
import { changeSetting } from '@/lib/settings'
import { createPaidOrder, createPerson, resetDatabase } from '@/prisma/factories'
import { askForMyGifts } from './ask-for-my-gifts'
import { mailMyGifts } from './mail-my-gifts'
import { renewDonorLink } from './renew-donor-link'

beforeEach(async () => {
  await resetDatabase()
  await changeSetting('legalName', 'Oregon Network')
  await changeSetting('ein', '12-3456789')
  await changeSetting('postalAddress', '1 River Road, Bend, OR 97701')
})
afterAll(stopSendingJobs)

async function giver() {
  const person = await createPerson()
  const { payment } = await createPaidOrder({
    personId: person.id,
    lines: [
      { kind: 'GIFT', amountCents: 5000 },
      { kind: 'FEE_COVER', amountCents: 181 },
    ],
  })
  await db.$transaction((tx) => issueReceipt(tx, payment.id))
  const { serial } = await db.receipt.findFirstOrThrow({ where: { paymentId: payment.id } })
  return { person, serial, token: donorPath(person).slice('/donate/mine/'.length) }
}

const mailsTo = (toAddress: string, template: string) => db.mailMessage.findMany({ where: { toAddress, template } })

test('the same is done for every address, whether anything came from it or not', async () => {
  const { person } = await giver()
  for (const email of [person.email, 'nobody@example.org']) await askForMyGifts({ email, formKey: randomUUID() })
  const jobs = await db.$queryRaw<{ email: string }[]>`
    SELECT data->>'email' AS email FROM pgboss.job WHERE name = 'mail-my-gifts' ORDER BY created_on`
  expect(jobs.map(({ email }) => email)).toEqual([person.email, 'nobody@example.org'])
})

test('who has given is mailed the way to it, once a request; who has not is mailed nothing', async () => {
  const { person } = await giver()
  const asked = { requestId: randomUUID(), email: person.email }
  for (let time = 0; time < 2; time++) await mailMyGifts(asked)
  const mails = await mailsTo(person.email, 'find-my-gifts')
  expect(mails).toHaveLength(1)
  expect(mails[0]?.text).toContain(donorHref(person))
  const other = await createPerson()
  await mailMyGifts({ requestId: randomUUID(), email: other.email })
  await mailMyGifts({ requestId: randomUUID(), email: 'nobody@example.org' })
  expect(await db.mailMessage.count({ where: { template: 'find-my-gifts' } })).toBe(1)
})

test('every receipt’s mail carries the donor’s link', async () => {
  const { person } = await giver()
  const [mail] = await mailsTo(person.email, 'receipt')
  expect(mail?.text).toContain(donorHref(person))
})

test('a killed link opens nothing, and the new one goes to the donor’s own mail alone', async () => {
  const { person, token } = await giver()
  expect(await renewDonorLink(token)).toBe('renewed')
  expect(await renewDonorLink(token)).toBe('dead')
  expect(await renewDonorLink('made-up')).toBe('dead')
  expect(await readDonorToken(token)).toBeNull()
  const [mail, ...others] = await db.mailMessage.findMany({ where: { template: 'donor-link-renewed' } })
  expect([mail?.toAddress, others.length]).toEqual([person.email, 0])
  expect(mail?.text).toContain(donorHref({ ...person, donorVersion: 2 }))
})

test('a donor sees their own payments and receipts, a gift with the fee covered in it, and nobody else’s', async () => {
  const [ada, una] = [await giver(), await giver()]
  expect(await ownPayments(ada.person.id)).toMatchObject([
    {
      parts: [{ isGift: true, what: 'General fund', amountCents: 5181 }],
      receipt: { serial: ada.serial, state: 'live' },
    },
  ])
  expect(await findOwnReceipt(ada.person.id, ada.serial)).toMatchObject({ state: 'live' })
  expect(await findOwnReceipt(ada.person.id, una.serial)).toBeNull()
})

test('a receipt whose payment is disputed prints nothing on the donor’s page', async () => {
  const { person, serial } = await giver()
  const payment = await db.payment.findFirstOrThrow({ where: { order: { personId: person.id } } })
  const dispute = { disputeId: randomUUID(), amountCents: 5181, reason: 'fraudulent', openedAt: new Date() }
  await db.dispute.create({ data: { ...dispute, paymentId: payment.id } })
  expect(await findOwnReceipt(person.id, serial)).toEqual({ serial, state: 'held' })
})
