import { afterAll, beforeEach, expect, test } from 'vitest'
import { DisputeState, db, LineKind } from '@/lib/db'
import { stopSendingJobs } from '@/lib/jobs'
import { changeSetting, demonstrationSettings, settingNames } from '@/lib/settings'
import { createPaidOrder, createPerson, resetDatabase } from '@/prisma/factories'
import { convergeDisputes } from './converge-disputes'
import { issueReceipt } from './receipts'

beforeEach(async () => {
  await resetDatabase()
  for (const name of settingNames) await changeSetting(name, demonstrationSettings[name])
})
afterAll(stopSendingJobs)

const now = new Date('2026-05-01T12:00:00Z')

/** A payment for these lines with its receipt, and what becomes of it with each news of a dispute about so many cents. */
async function disputed(lines: { kind: LineKind; amountCents: number }[], amountCents: number) {
  const { id: personId } = await createPerson()
  const { payment } = await createPaidOrder({ personId, lines })
  await db.$transaction((tx) => issueReceipt(tx, payment.id))
  await db.mailMessage.deleteMany()
  const dispute = { disputeId: 'du_1', reason: 'fraudulent', amountCents, openedAt: now, ...noMoney }
  return async (state: DisputeState) => {
    await db.$transaction((tx) => convergeDisputes(tx, payment, [{ ...dispute, state }], now))
    const receipts = await db.receipt.findMany({ orderBy: { serial: 'asc' } })
    return receipts.map(({ amountCents, voidedAt }) => [amountCents, voidedAt ? 'void' : 'live'])
  }
}

const noMoney = { dueAt: null, withdrawnCents: 0, feeCents: 0 }
const gift = { kind: LineKind.GIFT, amountCents: 10_000 }
const fee = { kind: LineKind.FEE, amountCents: 10_000 }

test('a lost dispute about a part of one line leaves a receipt for the rest, by a new number, without a word to the payer', async () => {
  const news = await disputed([gift], 4000)
  expect(await news(DisputeState.OPEN)).toEqual([[10_000, 'live']])
  const corrected = [
    [10_000, 'void'],
    [6000, 'live'],
  ]
  expect(await news(DisputeState.LOST)).toEqual(corrected)
  expect(await news(DisputeState.LOST)).toEqual(corrected)
  const { text } = await db.receipt.findFirstOrThrow({ where: { voidedAt: null } })
  expect(text).toContain('Amount charged: $100.00')
  expect(text).toContain('Amount of this receipt: $60.00')
  const told = await db.mailMessage.findMany({ select: { toAddress: true }, distinct: ['toAddress'] })
  expect(told).toEqual([{ toAddress: demonstrationSettings.officeEmail }])
})

test('of all that was paid, or of lines that nobody can name, a lost dispute leaves no receipt', async () => {
  for (const [lines, amountCents] of [
    [[gift], 10_000],
    [[fee, gift], 4000],
  ] as const) {
    const news = await disputed([...lines], amountCents)
    const receipts = await news(DisputeState.LOST)
    expect(receipts.every(([, state]) => state === 'void')).toBe(true)
    await resetDatabase()
    for (const name of settingNames) await changeSetting(name, demonstrationSettings[name])
  }
})
