import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { effects } from '@/app/effects'
import { cancelRegistration } from '@/lib/courses/change/cancel-registration'
import { db, type Prisma } from '@/lib/db'
import { stopSendingJobs } from '@/lib/jobs'
import { beginCheckout } from '@/lib/payments/begin-checkout'
import { closeTestedCheckout } from '@/lib/payments/close-checkout'
import { sendRefund } from '@/lib/payments/refund-payment'
import { settleSession } from '@/lib/payments/settle'
import { changeSetting, demonstrationSettings, settingNames } from '@/lib/settings'
import { createCourse, createPerson, createRegistration, createRun, resetDatabase } from '@/prisma/factories'
import { startTestSandbox } from '@/sandbox/in-test'
import { startTestSite } from '@/sandbox/site-in-test'
import { findOwnRegistration } from './own-registration'
import { payForSeat } from './pay-for-seat'
import { register } from './register'
import { releaseExpiredHolds } from './release-expired-holds'
import { TAKES_A_SEAT } from './seats'

let site: Awaited<ReturnType<typeof startTestSite>>
beforeAll(async () => {
  site = await startTestSite()
})
beforeEach(async () => {
  // News of the last test's refund may still be on its way.
  await site.sandbox.stripe.webhooks.settled()
  await resetDatabase()
  site.sandbox.stripe.webhooks.deliver()
  for (const name of settingNames) await changeSetting(name, demonstrationSettings[name])
})
afterAll(async () => {
  await stopSendingJobs()
  await site.close()
})

const inMinutes = (minutes: number, from = new Date()) => new Date(from.getTime() + minutes * 60_000)

async function paidRun(run: Partial<Parameters<typeof createRun>[0]> = {}) {
  const course = await createCourse({ title: 'Foundation' })
  return createRun({ courseId: course.id, priceCents: 18_000, fairMarketValueCents: 18_000, ...run })
}

const typed = (run: string) => ({
  formKey: randomUUID(),
  run,
  // Somebody may be called what a hole in a mail looks like.
  name: 'Ada null',
  email: `${randomUUID()}@example.org`,
  pronouns: null,
  accessNeeds: null,
  tier: null,
  amount: null,
  gift: null,
  discountCode: null,
  canPay: null,
  scholarshipNote: null,
})

/** A seat held by somebody new. */
async function held(run: { slug: string }, input: Partial<ReturnType<typeof typed>> & { gift?: number | null } = {}) {
  const form = { ...typed(run.slug), ...input }
  const outcome = await register(form)
  if (outcome.kind !== 'registered') throw new Error(`no seat was held: ${outcome.kind}`)
  const registration = await db.registration.findFirstOrThrow({
    where: { person: { email: form.email } },
    orderBy: { createdAt: 'desc' },
  })
  return { id: registration.id, path: outcome.path, email: form.email, formKey: form.formKey }
}

/** The page at Stripe where a held seat is paid. */
async function pageOf({ id, path }: { id: string; path: `/r/${string}` }, now = new Date()) {
  const outcome = await payForSeat(id, path, effects, now)
  if (outcome.kind !== 'pay') throw new Error(`there is no page: ${outcome.kind}`)
  return outcome.url
}

async function pay(url: string, card = '4242 4242 4242 4242') {
  const body = new URLSearchParams({ card, email: 'payer@example.org', name: 'Ada' })
  return fetch(url, { method: 'POST', body, redirect: 'manual' })
}

const stateOf = async (id: string) => (await db.registration.findUniqueOrThrow({ where: { id } })).state
const orderOf = (registrationId: string) =>
  db.order.findFirstOrThrow({ where: { lines: { some: { registrationId } } }, include: { lines: true } })
const seatsTaken = (runId: string) => db.registration.count({ where: { runId, state: { in: [...TAKES_A_SEAT] } } })
const mails = (where: Prisma.MailMessageWhereInput) => db.mailMessage.count({ where })

/** Frees a held seat although its page at Stripe stays open: what must not happen, and could. */
async function loseHold(id: string) {
  await db.registration.update({ where: { id }, data: { state: 'EXPIRED' } })
}

test('a seat that costs is held for half an hour, with an open order and a mail, and nothing confirmed', async () => {
  const run = await paidRun({ capacity: 1 })
  const seat = await held(run)
  const registration = await db.registration.findUniqueOrThrow({ where: { id: seat.id } })
  const minutes = ((registration.holdExpiresAt?.getTime() ?? 0) - Date.now()) / 60_000
  expect(registration.state).toBe('HOLD')
  expect(Math.round(minutes)).toBe(30)
  expect(await orderOf(seat.id)).toMatchObject({ state: 'OPEN', totalCents: 18_000, checkoutSessionId: null })
  const mail = await db.mailMessage.findFirstOrThrow({ where: { template: 'seat-held' } })
  expect(mail.toAddress).toBe(seat.email)
  expect(mail.text).toContain(seat.path)
  expect(await mails({ template: { in: ['seat', 'office-registered'] } })).toBe(0)
  expect((await register(typed(run.slug))).kind).toBe('full')
})

test('the same form holds one seat with one order, and a second form is mailed the hold', async () => {
  const run = await paidRun()
  const form = typed(run.slug)
  await Promise.all(Array.from({ length: 4 }, () => register(form)))
  expect([await db.registration.count(), await db.order.count()]).toEqual([1, 1])
  expect(await register({ ...form, formKey: randomUUID() })).toEqual({ kind: 'already_registered' })
  expect(await mails({ template: 'seat-held', toAddress: form.email })).toBe(2)
})

test('a held form that the back button brings again with another price changes nothing, and says so', async () => {
  const run = await paidRun()
  const form = typed(run.slug)
  const first = await register(form)
  expect(await register({ ...form, gift: 2_000 })).toEqual({ kind: 'kept', path: 'path' in first ? first.path : '' })
  expect(await db.order.findMany()).toMatchObject([{ totalCents: 18_000 }])
})

test('forty people race for five seats that cost: exactly five are held, each with its order', async () => {
  const run = await paidRun({ capacity: 5 })
  const outcomes = await Promise.all(Array.from({ length: 40 }, () => register(typed(run.slug))))
  expect(outcomes.filter(({ kind }) => kind === 'registered')).toHaveLength(5)
  expect(outcomes.filter(({ kind }) => kind === 'full')).toHaveLength(35)
  expect([await seatsTaken(run.id), await db.order.count()]).toEqual([5, 5])
})

test('what cannot be a price is asked again, and nothing is written', async () => {
  const range = { label: 'Supporter', kind: 'RANGE' as const, minCents: 0, maxCents: 50_000 }
  const fixed = { label: 'Standard', kind: 'FIXED' as const, minCents: 18_000 }
  const run = await paidRun({ tiers: [fixed, range] })
  const tierOf = (label: string) => run.tiers.find((tier) => tier.label === label)?.id ?? null
  const form = typed(run.slug)
  const supporter = { ...form, tier: tierOf('Supporter') }
  expect(await register(form)).toEqual({ kind: 'no_tier' })
  expect(await register({ ...form, tier: randomUUID() })).toEqual({ kind: 'no_tier' })
  expect(await register(supporter)).toEqual({ kind: 'no_amount' })
  const outOfRange = { kind: 'amount_out_of_range', leastCents: 0, mostCents: 50_000 }
  expect(await register({ ...supporter, amount: 50_001 })).toEqual(outOfRange)
  expect(await register({ ...supporter, amount: 0, gift: 1_000 })).toEqual({ kind: 'gift_alone' })
  await db.setting.delete({ where: { name: 'ein' } })
  expect(await register({ ...form, tier: tierOf('Standard') })).toEqual({ kind: 'not_for_sale' })
  expect([await db.registration.count(), await db.order.count(), await db.person.count()]).toEqual([0, 0, 0])
  expect((await register({ ...supporter, amount: 0 })).kind).toBe('registered')
  expect(await db.registration.findFirst()).toMatchObject({ state: 'CONFIRMED' })
})

for (const order of ['in-order', 'reversed', 'at-once'] as const) {
  test(`five deliveries of each event, ${order}, confirm one seat with one payment and one receipt`, async () => {
    site.sandbox.stripe.webhooks.deliver({ copies: 5, order })
    const run = await paidRun({ fairMarketValueCents: 12_000 })
    const seat = await held(run)
    await pay(await pageOf(seat))
    await site.sandbox.stripe.webhooks.settled()
    expect(await stateOf(seat.id)).toBe('CONFIRMED')
    expect([await db.payment.count(), await db.receipt.count(), await db.refund.count()]).toEqual([1, 1, 0])
    const templates = ['seat', 'receipt', 'office-registered', 'gift-news']
    for (const template of templates) expect(await mails({ template }), template).toBe(1)
    const { text, kind } = await db.receipt.findFirstOrThrow()
    expect(kind).toBe('MIXED')
    expect(text).toContain('For: Seat: Foundation, $120.00')
    expect(text).toContain('Our good-faith estimate of that value is $120.00.')
  })
}

test('a seat at its value has a receipt for a fee, which is no contribution', async () => {
  const seat = await held(await paidRun())
  await pay(await pageOf(seat))
  await site.sandbox.stripe.webhooks.settled()
  const { text, kind } = await db.receipt.findFirstOrThrow()
  expect(kind).toBe('FEE')
  expect(text).toContain('Payment for a course; not a charitable contribution.')
})

test('a gift on top of a lower price leaves the whole value of the seat on the receipt', async () => {
  const run = await paidRun({ priceCents: 9_000 })
  const form = { ...typed(run.slug), gift: 5_000 }
  await register(form)
  const { id } = await db.registration.findFirstOrThrow({
    where: { person: { email: form.email } },
    orderBy: { createdAt: 'desc' },
  })
  await pay(await pageOf({ id, path: '/r/token' }))
  await site.sandbox.stripe.webhooks.settled()
  const { text, kind, amountCents } = await db.receipt.findFirstOrThrow()
  expect({ kind, amountCents }).toEqual({ kind: 'MIXED', amountCents: 14_000 })
  expect(text).toContain('Our good-faith estimate of that value is $180.00.')
})

test('a declined card leaves the seat held, and the card that works then pays it', async () => {
  const seat = await held(await paidRun())
  const page = await pageOf(seat)
  await pay(page, '4000 0000 0000 0002')
  await site.sandbox.stripe.webhooks.settled()
  expect(await stateOf(seat.id)).toBe('HOLD')
  await pay(page)
  await site.sandbox.stripe.webhooks.settled()
  expect(await stateOf(seat.id)).toBe('CONFIRMED')
  expect(await db.payment.count()).toBe(1)
})

test('the hold outlives the page where it is paid, and pressing again, or at once, is the same page', async () => {
  const seat = await held(await paidRun())
  const pages = await Promise.all(Array.from({ length: 4 }, () => pageOf(seat)))
  expect(new Set([...pages, await pageOf(seat)]).size).toBe(1)
  const { holdExpiresAt } = await db.registration.findUniqueOrThrow({ where: { id: seat.id } })
  const { checkoutExpiresAt, checkoutAttempts } = await orderOf(seat.id)
  expect(checkoutAttempts).toBe(1)
  expect((holdExpiresAt?.getTime() ?? 0) - (checkoutExpiresAt?.getTime() ?? 0)).toBe(4 * 60_000)
})

test('a page whose time is over is replaced twice, closed each time, and not a third time', async () => {
  const seat = await held(await paidRun())
  const start = new Date()
  const pages = [await pageOf(seat, start), await pageOf(seat, inMinutes(33)), await pageOf(seat, inMinutes(66))]
  expect(new Set(pages).size).toBe(3)
  expect(await payForSeat(seat.id, seat.path, effects, inMinutes(99))).toEqual({ kind: 'spent' })
  for (const page of pages) await pay(page)
  await site.sandbox.stripe.webhooks.settled()
  expect(await db.payment.count()).toBe(0)
})

test('pages that declined cards have closed make the hold longer no more often than others', async () => {
  const seat = await held(await paidRun())
  const start = new Date()
  for (const minute of [0, 1, 2]) {
    await pageOf(seat, new Date(start.getTime() + minute * 60_000))
    await closeTestedCheckout((await orderOf(seat.id)).id, effects)
    await site.sandbox.stripe.webhooks.settled()
  }
  const { holdExpiresAt } = await db.registration.findUniqueOrThrow({ where: { id: seat.id } })
  expect(await payForSeat(seat.id, seat.path, effects, new Date(start.getTime() + 3 * 60_000))).toEqual({
    kind: 'spent',
  })
  expect(await db.registration.findUniqueOrThrow({ where: { id: seat.id } })).toMatchObject({ holdExpiresAt })
})

test('who pays on a page whose time seems over is not sent to another page', async () => {
  site.sandbox.stripe.webhooks.deliver({ lose: true })
  const seat = await held(await paidRun())
  await pay(await pageOf(seat))
  expect(await payForSeat(seat.id, seat.path, effects, inMinutes(33))).toEqual({ kind: 'paid' })
  expect(await stateOf(seat.id)).toBe('CONFIRMED')
})

test('while Stripe does not answer nothing is charged, and a later press opens the first page', async () => {
  const seat = await held(await paidRun())
  await site.sandbox.close()
  expect(await payForSeat(seat.id, seat.path, effects)).toEqual({ kind: 'unavailable' })
  expect(await orderOf(seat.id)).toMatchObject({ checkoutAttempts: 0, checkoutExpiresAt: null })
  site.sandbox = await startTestSandbox(site.webhookUrl)
  await pageOf(seat)
  expect(await orderOf(seat.id)).toMatchObject({ checkoutAttempts: 1 })
})

test('a seat has no page without an end: what nobody has claimed is not opened', async () => {
  const seat = await held(await paidRun())
  const { id } = await orderOf(seat.id)
  expect(await beginCheckout(id, { thanks: seat.path, back: seat.path })).toEqual({ outcome: 'unavailable' })
  expect(await orderOf(seat.id)).toMatchObject({ checkoutSessionId: null, checkoutAttempts: 0 })
})

test('a hold whose time is over frees the seat only after its page at Stripe is closed', async () => {
  const run = await paidRun({ capacity: 1 })
  const seat = await held(run)
  const page = await pageOf(seat)
  await releaseExpiredHolds(effects, inMinutes(34))
  expect(await stateOf(seat.id)).toBe('HOLD')
  await releaseExpiredHolds(effects, inMinutes(36))
  expect(await stateOf(seat.id)).toBe('EXPIRED')
  expect(await orderOf(seat.id)).toMatchObject({ state: 'EXPIRED' })
  await pay(page)
  await site.sandbox.stripe.webhooks.settled()
  expect(await db.payment.count()).toBe(0)
  expect((await register(typed(run.slug))).kind).toBe('registered')
})

test('a hold that Stripe says is paid is confirmed instead of released', async () => {
  site.sandbox.stripe.webhooks.deliver({ lose: true })
  const seat = await held(await paidRun())
  await pay(await pageOf(seat))
  await releaseExpiredHolds(effects, inMinutes(36))
  expect(await stateOf(seat.id)).toBe('CONFIRMED')
  expect(await db.receipt.count()).toBe(1)
})

test('money that comes after the hold still gets a seat where there is one', async () => {
  const run = await paidRun({ capacity: 1 })
  const seat = await held(run)
  const page = await pageOf(seat)
  await loseHold(seat.id)
  await pay(page)
  await site.sandbox.stripe.webhooks.settled()
  expect(await stateOf(seat.id)).toBe('CONFIRMED')
  expect([await db.receipt.count(), await db.refund.count()]).toEqual([1, 0])
})

test('money that comes when the seat has been resold goes back whole, once, and nobody sits on two', async () => {
  site.sandbox.stripe.webhooks.deliver({ copies: 3, order: 'at-once' })
  const run = await paidRun({ capacity: 1, fairMarketValueCents: 12_000 })
  const late = await held(run)
  const page = await pageOf(late)
  await loseHold(late.id)
  const other = await createPerson()
  await createRegistration({ runId: run.id, personId: other.id })
  await pay(page)
  await site.sandbox.stripe.webhooks.settled()

  expect(await stateOf(late.id)).toBe('EXPIRED')
  expect(await seatsTaken(run.id)).toBe(1)
  // Its page offers no receipt to print.
  const own = await findOwnRegistration(late.path.slice('/r/'.length))
  expect(own?.bill).toMatchObject({ isPaid: true, hasReceipt: false })
  expect([await db.payment.count(), await db.receipt.count()]).toEqual([1, 0])
  const refunds = await db.refund.findMany({ include: { allocations: true } })
  expect(refunds).toMatchObject([{ state: 'PENDING', amountCents: 18_000 }])
  expect(refunds[0]?.allocations.map(({ amountCents }) => amountCents).sort()).toEqual([12_000, 6_000])
  expect(await mails({ template: 'seat-gone', toAddress: late.email })).toBe(1)
  expect(await mails({ template: 'office-seat-gone' })).toBe(1)
  expect(await mails({ template: { in: ['receipt', 'gift-news', 'seat'] } })).toBe(0)
  const [job] = await db.$queryRaw<{ jobs: bigint }[]>`
    SELECT count(*) AS jobs FROM pgboss.job WHERE name = 'send-refund'`
  expect(Number(job?.jobs)).toBe(1)

  const [refund] = refunds
  await Promise.all([sendRefund(refund?.id ?? ''), sendRefund(refund?.id ?? '')])
  await sendRefund(refund?.id ?? '')
  expect(await db.refund.findFirstOrThrow()).toMatchObject({
    state: 'SUCCEEDED',
    refundId: expect.stringMatching(/^re_/),
  })
  const returned = site.sandbox.stripe.events().filter(({ type }) => type === 'refund.created')
  expect(returned.filter(({ data }) => 'amount' in data.object && data.object.amount === 18_000)).toHaveLength(1)
})

test('who paid too late at a price agreed on with the office waits at that price for the next seat', async () => {
  const run = await paidRun({ capacity: 1 })
  const late = await held(run)
  await db.registration.update({ where: { id: late.id }, data: { agreedCents: 4_000 } })
  const page = await pageOf(late)
  await loseHold(late.id)
  await createRegistration({ runId: run.id, personId: (await createPerson()).id })
  await pay(page)
  await site.sandbox.stripe.webhooks.settled()
  const { tierId } = await db.registration.findUniqueOrThrow({ where: { id: late.id } })
  const waiting = await db.registration.findFirstOrThrow({ where: { runId: run.id, state: 'WAITLISTED' } })
  expect(waiting).toMatchObject({ agreedCents: 4_000, tierId })
})

test('who has taken another seat since, or comes after the start, gets the money back', async () => {
  const run = await paidRun()
  const twice = await held(run)
  const page = await pageOf(twice)
  await loseHold(twice.id)
  await held(run, { email: twice.email })
  await pay(page)
  await site.sandbox.stripe.webhooks.settled()
  expect(await stateOf(twice.id)).toBe('EXPIRED')
  expect(await db.refund.count()).toBe(1)

  const started = await held(run)
  const latePage = await pageOf(started)
  await loseHold(started.id)
  await db.runSession.updateMany({ data: { startsAt: inMinutes(-60) } })
  await pay(latePage)
  await site.sandbox.stripe.webhooks.settled()
  expect(await stateOf(started.id)).toBe('EXPIRED')
  expect(await db.refund.count()).toBe(2)
})

test('money for a run that is cancelled goes back, and frees the seat that was held', async () => {
  const run = await paidRun()
  const seat = await held(run)
  const page = await pageOf(seat)
  await db.run.update({ where: { id: run.id }, data: { status: 'CANCELLED', cancelledAt: new Date() } })
  await pay(page)
  await site.sandbox.stripe.webhooks.settled()
  expect(await stateOf(seat.id)).toBe('EXPIRED')
  expect([await db.refund.count(), await db.receipt.count()]).toEqual([1, 0])
})

test('no more goes back than was paid, and a refund says what it returns', async () => {
  const seat = await held(await paidRun())
  await pay(await pageOf(seat))
  await site.sandbox.stripe.webhooks.settled()
  const payment = await db.payment.findFirstOrThrow()
  const { lines } = await orderOf(seat.id)
  const refund = (amountCents: number, allocatedCents: number) =>
    db.refund.create({
      data: {
        paymentId: payment.id,
        reason: 'A test',
        amountCents,
        allocations: { create: { orderLineId: lines[0]?.id ?? '', amountCents: allocatedCents } },
      },
    })
  await expect(refund(18_001, 18_001)).rejects.toThrow(/more would be returned/)
  await expect(refund(10_000, 9_000)).rejects.toThrow(/do not add up/)
  await refund(10_000, 10_000)
  await expect(refund(8_001, 8_001)).rejects.toThrow(/more would be returned/)
})

test('a held seat given back can be paid no more', async () => {
  const run = await paidRun({ capacity: 1 })
  const seat = await held(run)
  const page = await pageOf(seat)
  expect(await cancelRegistration(seat.id, effects)).toBe('cancelled')
  await pay(page)
  await site.sandbox.stripe.webhooks.settled()
  expect(await db.payment.count()).toBe(0)
  expect(await orderOf(seat.id)).toMatchObject({ state: 'EXPIRED' })
  expect(await payForSeat(seat.id, seat.path, effects)).toEqual({ kind: 'not_held' })
  expect((await register(typed(run.slug))).kind).toBe('registered')
})

test('who has just paid keeps the seat that was to be given back', async () => {
  site.sandbox.stripe.webhooks.deliver({ lose: true })
  const seat = await held(await paidRun())
  await pay(await pageOf(seat))
  expect(await cancelRegistration(seat.id, effects)).toBe('just_paid')
  expect(await stateOf(seat.id)).toBe('CONFIRMED')
})

test('paying, releasing and giving back at once end in one of them, and the money agrees with the seat', async () => {
  for (let round = 0; round < 6; round++) {
    const run = await paidRun({ capacity: 1 })
    const seat = await held(run)
    const page = await pageOf(seat)
    await Promise.all([pay(page), releaseExpiredHolds(effects, inMinutes(36)), cancelRegistration(seat.id, effects)])
    await site.sandbox.stripe.webhooks.settled()
    const order = await orderOf(seat.id)
    if (order.state === 'OPEN') await settleSession(order.checkoutSessionId ?? '', effects)
    const isSeated = (await stateOf(seat.id)) === 'CONFIRMED'
    expect(await db.payment.count({ where: { orderId: order.id } })).toBe(isSeated ? 1 : 0)
    expect(await db.refund.count()).toBe(0)
  }
})

test('who was given days to pay does not lose them by opening the page', async () => {
  const seat = await held(await paidRun())
  const until = inMinutes(72 * 60)
  await db.registration.update({ where: { id: seat.id }, data: { holdExpiresAt: until } })
  await pageOf(seat)
  expect((await db.registration.findUniqueOrThrow({ where: { id: seat.id } })).holdExpiresAt).toEqual(until)
})
