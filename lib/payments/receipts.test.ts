import { createHash, randomUUID } from 'node:crypto'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { db, type Tx } from '@/lib/db'
import { stopSendingJobs } from '@/lib/jobs'
import { changeSetting, type SettingName } from '@/lib/settings'
import { createPerson, resetDatabase } from '@/prisma/factories'
import { issueReceipt, receiptKind } from './receipts'

const issuer: [SettingName, string][] = [
  ['legalName', 'Oregon Network'],
  ['ein', '12-3456789'],
  ['postalAddress', '1 River Road, Bend, OR 97701'],
]

beforeEach(async () => {
  await resetDatabase()
  for (const [name, value] of issuer) await changeSetting(name, value)
})
afterAll(stopSendingJobs)

type Dedication = { kind: 'HONOR' | 'MEMORY'; honoree: string; notifyName?: string; notifyEmail?: string }

/** One paid gift with its receipt, in one transaction; `then` runs last in it. */
async function paidGift(paidAt: Date, then?: (tx: Tx) => Promise<void>, dedication?: Dedication) {
  const person = await createPerson()
  return db.$transaction(async (tx) => {
    const line = { kind: 'GIFT' as const, description: 'Gift to ORNCC', amountCents: 2500 }
    const order = await tx.order.create({
      data: {
        ref: randomUUID(),
        personId: person.id,
        payerName: person.name,
        totalCents: 2500,
        formKey: randomUUID(),
        lines: { create: line },
        ...(dedication && { tribute: { create: dedication } }),
      },
    })
    const payment = await tx.payment.create({
      data: {
        orderId: order.id,
        method: 'CHECK',
        methodLabel: 'Check',
        amountCents: 2500,
        receivedOn: '2026-05-01',
        enteredBy: 'test',
        occurredAt: paidAt,
      },
    })
    await issueReceipt(tx, payment.id)
    await then?.(tx)
  })
}

test('a hundred gifts at the same time get numbers without a gap, though some in the middle fail', async () => {
  const today = new Date()
  const gifts = Array.from({ length: 100 }, (_, index) =>
    paidGift(today, async () => {
      if (index % 30 === 12) throw new Error('this one fails')
    }),
  )
  const outcomes = await Promise.allSettled(gifts)
  expect(outcomes.filter(({ status }) => status === 'rejected')).toHaveLength(3)
  const receipts = await db.receipt.findMany({ select: { serial: true }, orderBy: { serial: 'asc' } })
  expect(receipts.map(({ serial }) => serial)).toEqual(Array.from({ length: 97 }, (_, index) => index + 1))
  expect(await db.mailMessage.count()).toBe(97)
})

test('without the counter’s lock, gifts at the same time would take the same number', async () => {
  await paidGift(new Date())
  let readers = 0
  const { promise: allHaveRead, resolve } = Promise.withResolvers<void>()
  const unlocked = Array.from({ length: 5 }, () =>
    db.$transaction(async (tx) => {
      const counter = await tx.counter.findUniqueOrThrow({ where: { name: 'receipt' } })
      readers += 1
      if (readers === 5) resolve()
      await allHaveRead
      return counter.value + 1
    }),
  )
  expect(await Promise.all(unlocked)).toEqual([2, 2, 2, 2, 2])
})

test('a receipt belongs to the year of its charge in Oregon', async () => {
  await paidGift(new Date('2027-01-01T07:59:59Z'))
  await paidGift(new Date('2027-01-01T08:00:00Z'))
  const receipts = await db.receipt.findMany({ select: { taxYear: true }, orderBy: { serial: 'asc' } })
  expect(receipts.map(({ taxYear }) => taxYear)).toEqual([2026, 2027])
})

test('the hash that is kept is the hash of the text that is kept', async () => {
  await paidGift(new Date())
  const { text, textHash, isDemonstration } = await db.receipt.findFirstOrThrow()
  expect(createHash('sha256').update(text).digest('hex')).toBe(textHash)
  expect([isDemonstration, text.includes('Demonstration')]).toEqual([false, false])
})

test('the mail with a receipt says to whom the gift is dedicated and who is told of it; the receipt itself does not', async () => {
  const told = { notifyName: 'Ben null', notifyEmail: 'ben@example.org' }
  await paidGift(new Date(), undefined, { kind: 'MEMORY', honoree: 'Rosa Quill', ...told })
  const mail = await db.mailMessage.findFirstOrThrow()
  expect(mail.text).toContain('in memory of Rosa Quill. We have written to Ben null, without saying how much it is.')
  const receipt = await db.receipt.findFirstOrThrow()
  expect(receipt.text).not.toContain('Rosa')
})

test('without an EIN there is neither receipt nor payment', async () => {
  await db.setting.delete({ where: { name: 'ein' } })
  await expect(paidGift(new Date())).rejects.toThrow('No receipt can be issued: ein not set')
  expect([await db.receipt.count(), await db.payment.count()]).toEqual([0, 0])
})

test('a kind is told by what was bought and what was given', () => {
  const kindOf = (...kinds: ('FEE' | 'GIFT' | 'FEE_COVER')[]) => receiptKind(kinds.map((kind) => ({ kind })))
  expect(kindOf('GIFT')).toBe('GIFT')
  expect(kindOf('GIFT', 'FEE_COVER')).toBe('GIFT')
  expect(kindOf('FEE')).toBe('FEE')
  expect(kindOf('FEE', 'GIFT')).toBe('MIXED')
})
