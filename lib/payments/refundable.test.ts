import { randomUUID } from 'node:crypto'
import { beforeEach, expect, test } from 'vitest'
import { db } from '@/lib/db'
import {
  createCourse,
  createPaidOrder,
  createPerson,
  createRegistration,
  createRun,
  resetDatabase,
} from '@/prisma/factories'
import { refundableLines } from './refundable'

beforeEach(resetDatabase)

/** A seat of $100 with a gift of $20, paid with a card. */
async function paidSeat() {
  const run = await createRun({ courseId: (await createCourse()).id })
  const person = await createPerson()
  const { id: registrationId } = await createRegistration({ runId: run.id, personId: person.id })
  const { payment, lines } = await createPaidOrder({
    personId: person.id,
    lines: [
      { kind: 'FEE', amountCents: 10_000, registrationId },
      { kind: 'GIFT', amountCents: 2_000, registrationId },
    ],
  })
  const lineOf = (kind: string) => lines.find((line) => line.kind === kind)?.id ?? ''
  return { registrationId, paymentId: payment.id, fee: lineOf('FEE'), gift: lineOf('GIFT') }
}

const left = async (registrationId: string) =>
  (await db.$transaction((tx) => refundableLines(tx, registrationId)))?.lines.map(({ kind, amountCents }) => [
    kind,
    amountCents,
  ]) ?? null

test('all of what was paid for a seat can go back, the fee first', async () => {
  const { registrationId } = await paidSeat()
  expect(await left(registrationId)).toEqual([
    ['FEE', 10_000],
    ['GIFT', 2_000],
  ])
})

test('what went back already, or is owed, cannot go back again; what failed can', async () => {
  const { registrationId, paymentId, fee, gift } = await paidSeat()
  const refund = (state: 'PENDING' | 'SUCCEEDED' | 'FAILED', orderLineId: string, amountCents: number) =>
    db.refund.create({
      data: { paymentId, reason: 'test', amountCents, state, allocations: { create: { orderLineId, amountCents } } },
    })
  await refund('PENDING', fee, 2_500)
  await refund('SUCCEEDED', gift, 2_000)
  await refund('FAILED', fee, 5_000)
  expect(await left(registrationId)).toEqual([['FEE', 7_500]])
  await refund('SUCCEEDED', fee, 7_500)
  expect(await left(registrationId)).toBeNull()
})

test('what went back at Stripe for lines that nobody has named is counted against the fee first', async () => {
  const { registrationId, paymentId } = await paidSeat()
  await db.refund.create({
    data: { paymentId, reason: 'test', amountCents: 11_000, origin: 'STRIPE', state: 'SUCCEEDED', refundId: 're_1' },
  })
  expect(await left(registrationId)).toEqual([['GIFT', 1_000]])
})

test('nothing can go back of what the payer’s bank asks back or has, and all again when the dispute is won', async () => {
  const { registrationId, paymentId } = await paidSeat()
  const dispute = { disputeId: 'du_1', paymentId, amountCents: 12_000, reason: 'fraudulent', openedAt: new Date() }
  await db.dispute.create({ data: dispute })
  expect(await left(registrationId)).toBeNull()
  await db.dispute.updateMany({ data: { state: 'LOST', closedAt: new Date() } })
  expect(await left(registrationId)).toBeNull()
  await db.dispute.updateMany({ data: { state: 'WON' } })
  expect(await left(registrationId)).toHaveLength(2)
})

test('of a free seat, and of one that is not paid, nothing can go back', async () => {
  const run = await createRun({ courseId: (await createCourse()).id })
  const person = await createPerson()
  const { id: registrationId } = await createRegistration({ runId: run.id, personId: person.id })
  expect(await left(registrationId)).toBeNull()
  const line = { kind: 'FEE' as const, description: 'Seat', amountCents: 500, registrationId }
  await db.order.create({
    data: {
      ref: randomUUID(),
      personId: person.id,
      payerName: 'Ada',
      totalCents: 500,
      formKey: randomUUID(),
      lines: { create: line },
    },
  })
  expect(await left(registrationId)).toBeNull()
})
