import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { effects } from '@/app/effects'
import { payForSeat } from '@/lib/courses/pay-for-seat'
import { db, Prisma } from '@/lib/db'
import { stopSendingJobs } from '@/lib/jobs'
import { openOrder } from '@/lib/payments/open-order'
import { sendRefund } from '@/lib/payments/refund-payment'
import { shownReceipts } from '@/lib/payments/shown-receipts'
import { changeSetting, demonstrationSettings, settingNames } from '@/lib/settings'
import { createCourse, createPerson, createRegistration, createRun, resetDatabase } from '@/prisma/factories'
import { startTestSite } from '@/sandbox/site-in-test'
import { cancelRegistration } from './cancel-registration'
import { previewMoneyBack, splitByPolicy } from './money-back'

let site: Awaited<ReturnType<typeof startTestSite>>
beforeAll(async () => {
  site = await startTestSite()
})
beforeEach(async () => {
  await site.sandbox.stripe.webhooks.settled()
  await resetDatabase()
  site.sandbox.stripe.webhooks.deliver()
  for (const name of settingNames) await changeSetting(name, demonstrationSettings[name])
})
afterAll(async () => {
  await stopSendingJobs()
  await site.close()
})

const policy = [
  { hoursBefore: 336, percent: 100 },
  { hoursBefore: 168, percent: 75 },
]

const START = new Date('2027-06-09T01:30:00Z')
const before = (hours: number, ms = 0) => new Date(START.getTime() - hours * 3_600_000 + ms)

/** A seat of $99.99 in a run of one, paid, with a gift of $60; somebody else waits for it. */
async function paidSeat(registration: Partial<Prisma.RegistrationUncheckedCreateInput> = {}) {
  const course = await createCourse({ title: 'Foundation' })
  const run = await createRun({
    courseId: course.id,
    capacity: 1,
    priceCents: 9_999,
    fairMarketValueCents: 9_999,
    meetings: [['2027-06-08T18:30', '2027-06-08T20:30']],
  })
  const person = await createPerson({ email: 'ada@example.org', name: 'Ada' })
  const { id } = await createRegistration({
    runId: run.id,
    personId: person.id,
    name: 'Ada',
    state: 'HOLD',
    holdExpiresAt: new Date(Date.now() + 3_600_000),
    refundPolicySnapshot: policy,
    ...registration,
  })
  const waiting = await createRegistration({
    runId: run.id,
    personId: (await createPerson()).id,
    state: 'WAITLISTED',
    waitlistSeq: 1,
  })
  await db.$transaction((tx) =>
    openOrder(tx, {
      personId: person.id,
      payerName: 'Ada',
      formKey: randomUUID(),
      isDemonstration: false,
      lines: [
        {
          kind: 'FEE',
          description: 'Seat: Foundation',
          amountCents: 9_999,
          fairMarketValueCents: 9_999,
          registrationId: id,
        },
        { kind: 'GIFT', description: 'Gift to ORNCC', amountCents: 6_000, registrationId: id },
      ],
    }),
  )
  const page = await payForSeat(id, '/r/token', effects)
  if (page.kind !== 'pay') throw new Error(`there is no page: ${page.kind}`)
  const body = new URLSearchParams({ card: '4242 4242 4242 4242', email: 'ada@example.org', name: 'Ada' })
  await fetch(page.url, { method: 'POST', body, redirect: 'manual' })
  await site.sandbox.stripe.webhooks.settled()
  return { id, waiting: waiting.id, run }
}

const stateOf = async (id: string) => (await db.registration.findUniqueOrThrow({ where: { id } })).state
const mailsTo = (toAddress: string) =>
  db.mailMessage.findMany({ where: { toAddress, template: { in: ['seat-cancelled', 'receipt-corrected'] } } })
const refunds = () =>
  db.refund.findMany({ select: { origin: true, state: true, amountCents: true }, orderBy: { createdAt: 'asc' } })
const liveReceipts = () => db.receipt.findMany({ where: { voidedAt: null }, orderBy: { serial: 'asc' } })
const refundsAtStripe = () => site.sandbox.stripe.events().filter(({ type }) => type === 'refund.created').length

/** Gives it back as somebody does who has seen the preview at that moment. */
async function giveBack(id: string, to: 'card' | 'gift', now: Date) {
  const back = await previewMoneyBack(id, now)
  return cancelRegistration(id, effects, now, { backCents: back.kind === 'by_policy' ? back.backCents : 0, to })
}

test('a paid seat goes back with what the policy says, to the cent, and one mail says all', async () => {
  const { id, waiting } = await paidSeat()
  expect(await previewMoneyBack(id, before(300))).toMatchObject({
    kind: 'by_policy',
    percent: 75,
    // Three quarters of $99.99 are $74.9925: the part of a cent is the payer's.
    backCents: 7_500,
    staysCents: 8_499,
    until: before(168),
    lines: [
      { kind: 'FEE', backCents: 7_500, staysCents: 2_499 },
      { kind: 'GIFT', backCents: 0, staysCents: 6_000 },
    ],
  })
  expect(await giveBack(id, 'card', before(300))).toBe('cancelled')
  expect([await stateOf(id), await stateOf(waiting)]).toEqual(['CANCELLED', 'OFFERED'])
  expect(await refunds()).toEqual([{ origin: 'SITE', state: 'PENDING', amountCents: 7_500 }])
  const [mail, ...others] = await mailsTo('ada@example.org')
  expect(others).toEqual([])
  const [receipt] = await liveReceipts()
  expect(receipt).toMatchObject({ serial: 2, kind: 'MIXED', amountCents: 8_499 })
  expect(receipt?.text).toContain('For: Seat: Foundation, $24.99\nFor: Gift to ORNCC, $60.00')
  expect(receipt?.text).toContain('good-faith estimate of that value is $24.99.')
  for (const words of ['$75 goes back to the card', '75% of the fee', '$24.99 of the fee stays', '$60, stays a gift']) {
    expect(mail?.text).toContain(words)
  }
  expect(mail?.text).toContain(receipt?.text)
  expect(JSON.stringify(mail?.attachments)).toContain('METHOD:CANCEL')
  const office = await db.mailMessage.findFirstOrThrow({ where: { template: 'office-cancelled' } })
  expect(office.text).toContain('$75 goes back to the card')
  await sendRefund((await db.refund.findFirstOrThrow()).id)
  await site.sandbox.stripe.webhooks.settled()
  expect(await refunds()).toEqual([{ origin: 'SITE', state: 'SUCCEEDED', amountCents: 7_500 }])
})

test('at the very instant of a step its percentage goes back, and a millisecond later the next one', async () => {
  const { id } = await paidSeat()
  const backAt = async (at: Date) => {
    const back = await previewMoneyBack(id, at)
    return back.kind === 'by_policy' ? back.backCents : null
  }
  expect([await backAt(before(336)), await backAt(before(336, 1))]).toEqual([9_999, 7_500])
  expect([await backAt(before(168)), await backAt(before(168, 1))]).toEqual([7_500, 0])
})

test('when a step passes between the page and the button nothing is done, and the new amount is shown', async () => {
  const { id, waiting } = await paidSeat()
  const agreed = { backCents: 9_999, to: 'card' as const }
  expect(await cancelRegistration(id, effects, before(336, 1), agreed)).toBe('changed')
  expect([await stateOf(id), await stateOf(waiting)]).toEqual(['CONFIRMED', 'WAITLISTED'])
  expect([await refunds(), await mailsTo('ada@example.org')]).toEqual([[], []])
  expect(await giveBack(id, 'card', before(336, 1))).toBe('cancelled')
  expect(await refunds()).toMatchObject([{ amountCents: 7_500 }])
})

test('nobody gets more than the policy gives by asking for more', async () => {
  const { id } = await paidSeat()
  expect(await cancelRegistration(id, effects, before(1), { backCents: 15_999, to: 'card' })).toBe('changed')
  expect(await cancelRegistration(id, effects, before(1), { backCents: 9_999, to: 'gift' })).toBe('changed')
  expect(await refunds()).toEqual([])
})

test('giving it back twice, or to the card and as a gift at once, gives back once', async () => {
  const { id } = await paidSeat()
  const both = [giveBack(id, 'card', before(400)), giveBack(id, 'gift', before(400))]
  expect((await Promise.all(both)).sort()).toEqual(['cancelled', 'not_live'])
  expect(await cancelRegistration(id, effects, before(400), { backCents: 9_999, to: 'card' })).toBe('not_live')
  expect(await refunds()).toHaveLength(1)
  expect(await mailsTo('ada@example.org')).toHaveLength(1)
})

test('turned into a gift, nothing goes to Stripe, every cent is somewhere, and the gift has a receipt of its day', async () => {
  const { id } = await paidSeat()
  const stripeBefore = refundsAtStripe()
  expect(await giveBack(id, 'gift', before(300))).toBe('cancelled')
  expect(await refunds()).toEqual([{ origin: 'CREDIT', state: 'SUCCEEDED', amountCents: 7_500 }])
  expect(await db.$queryRaw`SELECT count(*)::int AS jobs FROM pgboss.job WHERE name = 'send-refund'`).toEqual([
    { jobs: 0 },
  ])

  const credit = await db.payment.findFirstOrThrow({
    where: { method: 'CREDIT' },
    include: { order: { include: { lines: true } }, creditRefund: { include: { payment: true } }, receipts: true },
  })
  expect(credit).toMatchObject({ amountCents: 7_500, occurredAt: before(300) })
  expect(credit.order).toMatchObject({ state: 'PAID', totalCents: 7_500, payerName: 'Ada' })
  expect(credit.order.lines).toMatchObject([{ kind: 'GIFT', amountCents: 7_500, fairMarketValueCents: 0 }])
  expect(credit.creditRefund?.payment.method).toBe('STRIPE')
  // What was charged is what the receipts that count say, together.
  const live = await liveReceipts()
  expect(live.map(({ kind, amountCents }) => ({ kind, amountCents }))).toEqual([
    { kind: 'MIXED', amountCents: 8_499 },
    { kind: 'GIFT', amountCents: 7_500 },
  ])
  expect(live.reduce((sum, receipt) => sum + receipt.amountCents, 0)).toBe(15_999)
  const gift = credit.receipts[0]
  expect(gift?.text).toContain(
    'Date of gift: May 27, 2027\nAmount given: $75.00\nPaid with: What was due back of order',
  )
  expect(gift?.text).toContain('No goods or services were provided')
  const [mail, ...others] = await mailsTo('ada@example.org')
  expect(others).toEqual([])
  for (const receipt of live) expect(mail?.text).toContain(receipt.text)
  expect(mail?.text).toContain('Nothing goes back to your card.')
  expect((await shownReceipts(id)).map(({ serial, state }) => [serial, state])).toEqual([
    [3, 'live'],
    [2, 'live'],
    [1, 'void'],
  ])
  expect(refundsAtStripe()).toBe(stripeBefore)
})

test('without a policy the seat goes back, the money stays, and the treasurer is asked', async () => {
  const { id, waiting } = await paidSeat({ refundPolicySnapshot: Prisma.DbNull })
  expect(await previewMoneyBack(id, before(400))).toMatchObject({
    kind: 'undecided',
    because: 'no_policy',
    paidCents: 15_999,
  })
  expect(await giveBack(id, 'card', before(400))).toBe('cancelled')
  expect([await stateOf(id), await stateOf(waiting)]).toEqual(['CANCELLED', 'OFFERED'])
  expect(await refunds()).toEqual([])
  expect(await liveReceipts()).toMatchObject([{ serial: 1 }])
  expect(await db.moneyTask.findMany()).toMatchObject([
    { kind: 'REFUND_UNDECIDED', amountCents: 15_999, settledAt: null },
  ])
  expect(await db.mailMessage.count({ where: { template: 'money-task' } })).toBe(1)
  const [mail] = await mailsTo('ada@example.org')
  expect(mail?.text).toContain('A person at ORNCC decides what of it goes back')
})

test('while the payer’s bank asks for the money, a person decides', async () => {
  const { id } = await paidSeat()
  const event = site.sandbox.stripe.events().find(({ type }) => type === 'charge.succeeded')
  const chargeId = event && 'id' in event.data.object ? event.data.object.id : ''
  const address = `${site.sandbox.url}/sandbox/stripe/charges/${chargeId}/dispute`
  await fetch(address, { method: 'POST', redirect: 'manual' })
  await site.sandbox.stripe.webhooks.settled()
  expect(await previewMoneyBack(id, before(400))).toMatchObject({ kind: 'undecided', because: 'disputed' })
  expect(await giveBack(id, 'card', before(400))).toBe('cancelled')
  expect(await refunds()).toEqual([])
})

test('after the last step the fee stays, the seat still goes back, and the receipt is as it was', async () => {
  const { id, waiting } = await paidSeat()
  expect(await giveBack(id, 'card', before(24))).toBe('cancelled')
  expect(await stateOf(waiting)).toBe('OFFERED')
  expect(await refunds()).toEqual([])
  expect(await db.receipt.findMany()).toMatchObject([{ serial: 1, voidedAt: null }])
  const [mail] = await mailsTo('ada@example.org')
  expect(mail?.text).toContain('nothing of its fee goes back at this time')
})

test('who has moved to a later run wins no time: the earlier start counts', async () => {
  const { id } = await paidSeat({ policyStartsAt: before(240) })
  expect(await previewMoneyBack(id, before(336))).toMatchObject({ percent: 0 })
})

test('a seat of a run that ORNCC has cancelled is not given back by the policy', async () => {
  const { id, run } = await paidSeat()
  await db.run.update({ where: { id: run.id }, data: { status: 'CANCELLED', cancelledAt: new Date() } })
  expect(await giveBack(id, 'card', before(1))).toBe('not_live')
  expect(await stateOf(id)).toBe('CONFIRMED')
})

test('whatever was paid and whatever the policy, what goes back and what stays are together what there was', () => {
  const line = fc.record({
    id: fc.uuid(),
    kind: fc.constantFrom('FEE' as const, 'GIFT' as const, 'FEE_COVER' as const),
    description: fc.constant('A line'),
    amountCents: fc.integer({ min: 1, max: 2_500_000 }),
  })
  const step = fc.record({
    hoursBefore: fc.integer({ min: -500, max: 500 }),
    percent: fc.integer({ min: 0, max: 100 }),
  })
  fc.assert(
    fc.property(
      fc.array(line, { maxLength: 5 }),
      fc.array(step),
      fc.integer({ min: -600, max: 600 }),
      (left, steps, hours) => {
        const split = splitByPolicy(left, steps, START, before(hours))
        const there = left.reduce((sum, { amountCents }) => sum + amountCents, 0)
        const fees = left.filter(({ kind }) => kind === 'FEE').reduce((sum, { amountCents }) => sum + amountCents, 0)
        expect(split.backCents + split.staysCents).toBe(there)
        expect(split.backCents).toBeLessThanOrEqual(fees)
        expect(split.backCents * 100).toBeGreaterThanOrEqual(fees * split.percent)
        for (const { backCents, staysCents } of split.lines)
          expect(Math.min(backCents, staysCents)).toBeGreaterThanOrEqual(0)
      },
    ),
  )
})
