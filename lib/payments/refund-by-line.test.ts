import { randomUUID } from 'node:crypto'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { effects } from '@/app/effects'
import { payForSeat } from '@/lib/courses/pay-for-seat'
import { endByOffice } from '@/lib/courses/runs/end-by-office'
import { db } from '@/lib/db'
import { stopSendingJobs } from '@/lib/jobs'
import { withGrant } from '@/lib/people/granted'
import { changeSetting, demonstrationSettings, settingNames } from '@/lib/settings'
import { createCourse, createPerson, createRegistration, createRun, resetDatabase } from '@/prisma/factories'
import { startTestSite } from '@/sandbox/site-in-test'
import { openOrder } from './open-order'
import { issueReceipt } from './receipts'
import { previewRefund, refundByLine } from './refund-by-line'
import { sendRefund } from './refund-payment'
import { sweepChanges } from './sweep-changes'

const { sandbox, close } = await startTestSite()
beforeEach(async () => {
  await sandbox.stripe.webhooks.settled()
  await resetDatabase()
  for (const name of settingNames) await changeSetting(name, demonstrationSettings[name])
})
afterAll(async () => {
  await stopSendingJobs()
  await close()
})

async function granted<Role extends 'STAFF' | 'TREASURER'>(role: Role) {
  const { id } = await createPerson({ roles: [role] })
  const holder = await withGrant(id, role)
  if (!holder) throw new Error('the grant is missing')
  return holder
}

/** A seat at its value of $120 with a gift of $60 in the same order, paid at Stripe. */
async function paidSeat() {
  const course = await createCourse({ title: 'Foundation' })
  const run = await createRun({ courseId: course.id, priceCents: 12_000, fairMarketValueCents: 12_000 })
  const person = await createPerson({ email: 'ada@example.org', name: 'Ada' })
  const holdExpiresAt = new Date(Date.now() + 3_600_000)
  const { id: registrationId } = await createRegistration({
    runId: run.id,
    personId: person.id,
    name: 'Ada',
    state: 'HOLD',
    holdExpiresAt,
  })
  const fee = {
    kind: 'FEE',
    description: 'Seat: Foundation',
    amountCents: 12_000,
    fairMarketValueCents: 12_000,
  } as const
  const gift = { kind: 'GIFT', description: 'Gift to ORNCC', amountCents: 6_000 } as const
  const lines = [fee, gift].map((line) => ({ ...line, registrationId }))
  await db.$transaction((tx) =>
    openOrder(tx, { personId: person.id, payerName: 'Ada', formKey: randomUUID(), isDemonstration: false, lines }),
  )
  const page = await payForSeat(registrationId, '/r/token', effects)
  if (page.kind !== 'pay') throw new Error(`there is no page: ${page.kind}`)
  const body = new URLSearchParams({ card: '4242 4242 4242 4242', email: 'ada@example.org', name: 'Ada' })
  await fetch(page.url, { method: 'POST', body, redirect: 'manual' })
  await sandbox.stripe.webhooks.settled()
  const payment = await db.payment.findFirstOrThrow({ include: { order: { include: { lines: true } } } })
  const lineOf = (kind: string) => payment.order.lines.find((line) => line.kind === kind)?.id ?? ''
  return { registrationId, payment, fee: lineOf('FEE'), gift: lineOf('GIFT') }
}

/** The same paid by check, as it lies in the drawer. */
async function paidByCheck() {
  const person = await createPerson({ email: 'bo@example.org', name: 'Bo' })
  return db.$transaction(async (tx) => {
    const { id } = await openOrder(tx, {
      personId: person.id,
      payerName: 'Bo',
      formKey: randomUUID(),
      isDemonstration: false,
      lines: [{ kind: 'GIFT', description: 'Gift to ORNCC', amountCents: 10_000 }],
    })
    await tx.order.update({ where: { id }, data: { state: 'PAID' } })
    const payment = await tx.payment.create({
      data: {
        orderId: id,
        method: 'CHECK',
        methodLabel: 'Check 101',
        amountCents: 10_000,
        occurredAt: new Date(),
        receivedOn: '2026-11-20',
        enteredBy: 'person:somebody',
      },
    })
    await issueReceipt(tx, payment.id)
    const [line] = await tx.orderLine.findMany({ where: { orderId: id } })
    return { paymentId: payment.id, gift: line?.id ?? '' }
  })
}

const decide = (paymentId: string, parts: [string, number][], formKey: string = randomUUID()) => ({
  paymentId,
  formKey,
  reason: 'A kindness',
  parts: parts.map(([id, amountCents]) => ({ id, amountCents })),
})

const sendAll = async () => {
  for (const { id } of await db.refund.findMany({ where: { state: 'PENDING', refundId: null } })) await sendRefund(id)
  await sandbox.stripe.webhooks.settled()
}
const refundAtStripe = async (charge: string | null, amount: number) => {
  const address = `${sandbox.url}/sandbox/stripe/charges/${charge}/refund`
  const answer = await fetch(address, {
    method: 'POST',
    body: new URLSearchParams({ amount: String(amount) }),
    redirect: 'manual',
  })
  await sandbox.stripe.webhooks.settled()
  return answer.status
}
const liveReceipts = () => db.receipt.findMany({ where: { voidedAt: null } })
const correctionMails = () => db.mailMessage.findMany({ where: { template: 'receipt-corrected' } })

test('parts of two lines go back, the receipt is replaced and mailed, and Stripe returns the sum', async () => {
  const { payment, fee, gift } = await paidSeat()
  const by = await granted('TREASURER')
  const outcome = await refundByLine(
    by,
    decide(payment.id, [
      [fee, 4_000],
      [gift, 1_000],
    ]),
  )
  expect(outcome).toEqual({ kind: 'refunded', way: 'card', amountCents: 5_000 })
  expect(await liveReceipts()).toMatchObject([{ amountCents: 13_000, kind: 'MIXED' }])
  expect(await correctionMails()).toMatchObject([{ toAddress: 'ada@example.org' }])
  expect(await db.auditEntry.count({ where: { action: 'payment.refunded', actor: `person:${by.personId}` } })).toBe(1)
  await sendAll()
  expect(await db.refund.findMany()).toMatchObject([{ state: 'SUCCEEDED', origin: 'SITE', reason: 'A kindness' }])
  // The seat is nobody's business here, and still has its fee in part.
  expect(await db.registration.findFirst()).toMatchObject({ state: 'CONFIRMED' })
  expect(await db.moneyTask.count()).toBe(0)
})

test('the same form posted five times at once is one refund', async () => {
  const { payment, gift } = await paidSeat()
  const by = await granted('TREASURER')
  const decision = decide(payment.id, [[gift, 1_000]])
  const outcomes = await Promise.all(Array.from({ length: 5 }, () => refundByLine(by, decision)))
  expect(outcomes).toEqual(Array(5).fill({ kind: 'refunded', way: 'card', amountCents: 1_000 }))
  expect(await db.refund.count()).toBe(1)
  expect(await correctionMails()).toHaveLength(1)
})

test('a form that the back button brings again with other sums in it is another refund, shown first', async () => {
  const { payment, gift } = await paidSeat()
  const by = await granted('TREASURER')
  const decision = decide(payment.id, [[gift, 500]])
  await refundByLine(by, decision)
  const other = { ...decision, parts: [{ id: gift, amountCents: 700 }] }
  expect(await previewRefund(by, other)).toMatchObject({ kind: 'preview', amountCents: 700 })
  await refundByLine(by, other)
  expect((await db.refund.findMany({ orderBy: { amountCents: 'asc' } })).map(({ amountCents }) => amountCents)).toEqual(
    [500, 700],
  )
})

test('two forms at once return no more of a line than there is', async () => {
  const { payment, gift } = await paidSeat()
  const by = await granted('TREASURER')
  const outcomes = await Promise.all([1, 2, 3].map(() => refundByLine(by, decide(payment.id, [[gift, 4_000]]))))
  expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['more_than_left', 'more_than_left', 'refunded'])
  expect(outcomes).toContainEqual({ kind: 'more_than_left', lineId: gift, leftCents: 2_000 })
})

test('a seat that loses all its fee stays taken, and staff are told', async () => {
  const { payment, fee } = await paidSeat()
  await refundByLine(await granted('TREASURER'), decide(payment.id, [[fee, 12_000]]))
  expect(await db.registration.findFirst()).toMatchObject({ state: 'CONFIRMED' })
  expect(await db.moneyTask.findMany()).toMatchObject([{ kind: 'SEAT_WITHOUT_MONEY', amountCents: 12_000 }])
  // Whoever has the seat without its fee has received all of it.
  expect((await liveReceipts())[0]?.text).toContain('estimate of that value is $120.00')
})

test('the preview is the receipt that is then written, and leaves nothing behind', async () => {
  const { payment, fee } = await paidSeat()
  const by = await granted('TREASURER')
  const decision = decide(payment.id, [[fee, 12_000]])
  const preview = await previewRefund(by, decision)
  expect(preview).toMatchObject({ kind: 'preview', way: 'card', amountCents: 12_000, email: 'ada@example.org' })
  expect(await db.refund.count()).toBe(0)
  expect(await db.receipt.count()).toBe(1)
  expect(await db.moneyTask.count()).toBe(0)
  expect(await correctionMails()).toHaveLength(0)
  await refundByLine(by, decision)
  expect(preview).toMatchObject({ receiptText: (await liveReceipts())[0]?.text, voidedSerial: 1 })
})

test('what did not come through Stripe is paid back by hand: Stripe is not asked', async () => {
  const { paymentId, gift } = await paidByCheck()
  const by = await granted('TREASURER')
  expect(await refundByLine(by, decide(paymentId, [[gift, 2_500]]))).toMatchObject({ way: 'hand' })
  expect(await db.refund.findMany()).toMatchObject([{ origin: 'HAND', state: 'SUCCEEDED', refundId: null }])
  expect(await liveReceipts()).toMatchObject([{ amountCents: 7_500 }])
  expect((await correctionMails())[0]?.text).toContain('We have given $25 back to you')
  const jobs = await db.$queryRaw<unknown[]>`SELECT 1 FROM pgboss.job WHERE name = 'send-refund'`
  expect(jobs).toEqual([])
})

test('nothing goes back while a dispute is open, or while a refund made at Stripe waits for its lines', async () => {
  const { payment, gift } = await paidSeat()
  const by = await granted('TREASURER')
  expect(await refundByLine(by, decide(payment.id, [[gift, 0]]))).toEqual({ kind: 'nothing' })
  expect(await refundByLine(by, decide(randomUUID(), [[gift, 1]]))).toEqual({ kind: 'unknown' })
  await refundAtStripe(payment.chargeId, 5_000)
  expect(await refundByLine(by, decide(payment.id, [[gift, 1_000]]))).toEqual({ kind: 'unallocated' })
  await fetch(`${sandbox.url}/sandbox/stripe/charges/${payment.chargeId}/dispute`, {
    method: 'POST',
    redirect: 'manual',
  })
  await sandbox.stripe.webhooks.settled()
  expect(await refundByLine(by, decide(payment.id, [[gift, 1_000]]))).toEqual({ kind: 'disputed' })
  expect(await previewRefund(by, decide(payment.id, [[gift, 1_000]]))).toEqual({ kind: 'disputed' })
})

test('a refund here, one in Stripe’s dashboard and the end of the registration, all at once, return no cent twice', async () => {
  for (const dashboardCents of [3_000, 18_000]) {
    await resetDatabase()
    for (const name of settingNames) await changeSetting(name, demonstrationSettings[name])
    const { payment, fee, gift, registrationId } = await paidSeat()
    const [by, staff] = [await granted('TREASURER'), await granted('STAFF')]
    const orncc = { cause: 'orncc', reason: 'The room is gone.' } as const
    const [ours, dashboard, ended] = await Promise.all([
      refundByLine(
        by,
        decide(payment.id, [
          [fee, 10_000],
          [gift, 6_000],
        ]),
      ),
      refundAtStripe(payment.chargeId, dashboardCents),
      endByOffice(staff, registrationId, orncc, effects),
    ])
    expect(dashboard).toBe(303)
    expect(ended.kind).toBe('ended')
    expect(['refunded', 'unallocated', 'more_than_left', 'disputed']).toContain(ours.kind)
    await sendAll()
    await sweepChanges(effects)
    await sendAll()
    const standing = await db.refund.findMany({ where: { state: { not: 'FAILED' } }, include: { allocations: true } })
    const returnedCents = standing.reduce((sum, refund) => sum + refund.amountCents, 0)
    expect(returnedCents).toBeLessThanOrEqual(18_000)
    expect(standing.every(({ state }) => state === 'SUCCEEDED')).toBe(true)
    const charge = await fetch(`${sandbox.url}/v1/charges/${payment.chargeId}`, {
      headers: { authorization: 'Bearer sk_test_sandbox' },
    }).then((answer) => answer.json())
    expect(charge).toMatchObject({ amount_refunded: returnedCents })
    for (const line of [fee, gift]) {
      const of = standing.flatMap(({ allocations }) => allocations).filter(({ orderLineId }) => orderLineId === line)
      const most = line === fee ? 12_000 : 6_000
      expect(of.reduce((sum, part) => sum + part.amountCents, 0)).toBeLessThanOrEqual(most)
    }
  }
})
