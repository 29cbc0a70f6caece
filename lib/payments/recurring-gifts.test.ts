import { afterAll, beforeEach, expect, test, vi } from 'vitest'
import { effects } from '@/app/effects'
import { jobs } from '@/app/jobs'
import { isoDay } from '@/lib/dates'
import { db, Prisma } from '@/lib/db'
import { changeGiftAmount } from '@/lib/giving/recurring/change-gift-amount'
import { chooseNewCard } from '@/lib/giving/recurring/choose-new-card'
import { pauseGift } from '@/lib/giving/recurring/pause-gift'
import { resumeGift } from '@/lib/giving/recurring/resume-gift'
import { stopGift } from '@/lib/giving/recurring/stop-gift'
import { startGift } from '@/lib/giving/start-gift'
import { type JobName, stopSendingJobs } from '@/lib/jobs'
import { changeSetting, demonstrationSettings, settingNames } from '@/lib/settings'
import { newGift, resetDatabase } from '@/prisma/factories'
import { startTestSandbox } from '@/sandbox/in-test'
import { startTestSite } from '@/sandbox/site-in-test'
import { settleSubject } from './settle'
import { sweepChanges } from './sweep-changes'
import { sweepOpenOrders } from './sweep-open-orders'
import { sweepRecurringGifts } from './sweep-recurring-gifts'

const site = await startTestSite()
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

const settled = () => site.sandbox.stripe.webhooks.settled()
const DAY_MS = 24 * 60 * 60_000

type Gift = Parameters<typeof newGift>[0]

async function begin(gift: Gift = {}): Promise<string> {
  const started = await startGift(newGift({ frequency: 'monthly', amountCents: 2500, ...gift }))
  if (started.outcome !== 'pay') throw new Error(`the gift did not start: ${started.outcome}`)
  return started.url
}

async function pay(url: string, card = '4242 4242 4242 4242') {
  const body = new URLSearchParams({ card, email: 'zoe@example.org', name: 'Z Quill' })
  return fetch(url, { method: 'POST', body, redirect: 'manual' })
}

/** A monthly gift whose first payment has come. */
async function begun(gift: Gift = {}) {
  await pay(await begin(gift))
  await settled()
  return theGift()
}

const theGift = () => db.recurringGift.findFirstOrThrow({ where: { endReason: null }, orderBy: { createdAt: 'desc' } })

/** Lets a month pass for the donor: up to the next charge, with the hour for which its invoice is a draft. */
async function passMonth({ customerId, subscriptionId }: { customerId: string | null; subscriptionId: string | null }) {
  const events = site.sandbox.stripe.events()
  const latest = events.find(
    ({ type, data }) =>
      type.startsWith('customer.subscription.') && 'id' in data.object && data.object.id === subscriptionId,
  )
  const items = latest && 'items' in latest.data.object ? latest.data.object.items : null
  const end = Array.isArray(items?.data) ? (items.data[0]?.current_period_end ?? 0) : 0
  site.sandbox.stripe.moveClock(customerId ?? '', new Date((end + 3600) * 1000))
  await settled()
}

/** Runs the jobs of a kind that wait, as the worker does. */
async function runJobs(name: JobName) {
  const waiting = await db.$queryRaw<{ id: string; data: unknown }[]>`
    DELETE FROM pgboss.job WHERE name = ${name} RETURNING id, data`
  for (const { data } of waiting) await jobs[name](data)
  await settled()
}

async function newCard(card: string) {
  const { personId } = await theGift()
  const opened = await chooseNewCard(personId, '/donate/mine/x/monthly')
  if (opened.outcome !== 'opened') throw new Error(opened.outcome)
  const answer = await fetch(opened.url, { method: 'POST', body: new URLSearchParams({ card }), redirect: 'manual' })
  await settled()
  await runJobs('use-new-card')
  return answer.headers.get('location')
}

const refusedLater = '4000 0000 0000 0341'
const good = '4242 4242 4242 4242'

async function counted() {
  const [orders, payments, receipts, mails, gifts] = await Promise.all([
    db.order.count({ where: { state: 'PAID' } }),
    db.payment.count(),
    db.receipt.count({ where: { voidedAt: null } }),
    db.mailMessage.count({ where: { template: 'receipt' } }),
    db.recurringGift.count(),
  ])
  return { orders, payments, receipts, mails, gifts }
}

const times = (many: number) => ({ orders: many, payments: many, receipts: many, mails: many, gifts: 1 })

const donorMails = async (template = 'recurring-gift') =>
  (await db.mailMessage.findMany({ where: { template }, orderBy: { createdAt: 'asc' } })).map(({ subject }) => subject)

test('the first payment is one order, one payment, one receipt and one mail, which says what recurs and when', async () => {
  const gift = await begun({ coversFee: true })
  expect(await counted()).toEqual(times(1))
  expect(gift).toMatchObject({
    state: 'ACTIVE',
    interval: 'MONTH',
    amountCents: 2500,
    feeCoverCents: 106,
    methodLabel: 'Visa ending in 4242',
  })
  const order = await db.order.findFirstOrThrow({ include: { lines: { orderBy: { kind: 'asc' } } } })
  expect(order).toMatchObject({ totalCents: 2606, recurringGiftId: gift.id })
  expect(order.lines.map(({ kind, amountCents }) => [kind, amountCents])).toEqual([
    ['GIFT', 2500],
    ['FEE_COVER', 106],
  ])
  const { text } = await db.mailMessage.findFirstOrThrow({ where: { template: 'receipt' } })
  expect(text).toMatch(
    /This is your monthly gift: \$26\.06 on the .+ of each month.* until you stop it\. The next one is on/,
  )
  expect(text).toMatch(/\/donate\/mine\/\S+\/monthly/)
})

test('each renewal is one more, whatever was given, and like the first in name, fund and cover', async () => {
  const fund = await db.fund.create({ data: { slug: 'chairs', name: 'Chairs', purpose: 'To sit on.' } })
  const gift = await begun({ coversFee: true, fund: 'chairs', isAnonymous: true, employer: 'Acme', note: 'Hello' })
  await passMonth(gift)
  await passMonth(gift)
  expect(await counted()).toEqual(times(3))
  const orders = await db.order.findMany({ include: { lines: { orderBy: { kind: 'asc' } }, payments: true } })
  for (const { lines, payments, ...order } of orders) {
    expect(order).toMatchObject({
      payerName: 'Zoë Quill',
      recurringGiftId: gift.id,
      totalCents: 2606,
      isAnonymous: true,
      employer: 'Acme',
    })
    expect(lines).toMatchObject([
      { kind: 'GIFT', amountCents: 2500, fundId: fund.id, description: 'Monthly gift to ORNCC: Chairs' },
      { kind: 'FEE_COVER', amountCents: 106, fundId: fund.id },
    ])
    expect(payments).toHaveLength(1)
  }
  // What the donor wanted to say was said once.
  expect(orders.filter(({ note }) => note !== null)).toHaveLength(1)
  const serials = (await db.receipt.findMany({ orderBy: { serial: 'asc' } })).map(({ serial }) => serial)
  expect(serials).toEqual([1, 2, 3])
})

for (const order of ['in-order', 'reversed', 'at-once'] as const) {
  test(`events five times each and ${order} make each payment once`, async () => {
    site.sandbox.stripe.webhooks.deliver({ copies: 5, order })
    const gift = await begun()
    await passMonth(gift)
    await passMonth(gift)
    expect(await counted()).toEqual(times(3))
    expect((await theGift()).state).toBe('ACTIVE')
  })
}

test('held for three months and then told all at once, the payments are the same', async () => {
  const gift = await begun()
  site.sandbox.stripe.webhooks.deliver({ hold: true })
  for (let month = 0; month < 3; month += 1) await passMonth(gift)
  expect(await counted()).toEqual(times(1))
  site.sandbox.stripe.webhooks.deliver({ copies: 2, order: 'at-once' })
  site.sandbox.stripe.webhooks.release()
  await settled()
  expect(await counted()).toEqual(times(4))
})

test('renewals, a refused card and the end are made good when every webhook was lost', async () => {
  const gift = await begun()
  await newCard(good)
  site.sandbox.stripe.webhooks.deliver({ lose: true })
  await passMonth(gift)
  await passMonth(gift)
  expect(await counted()).toEqual(times(1))
  const tomorrow = new Date(Date.now() + 25 * 60 * 60_000)
  await sweepRecurringGifts(effects, tomorrow)
  await sweepRecurringGifts(effects, tomorrow)
  expect(await counted()).toEqual(times(3))
})

test('a first payment whose webhooks were all lost is found by its page', async () => {
  site.sandbox.stripe.webhooks.deliver({ lose: true })
  await pay(await begin())
  await settled()
  await sweepOpenOrders(effects, new Date(Date.now() + 10 * 60_000))
  expect(await counted()).toEqual(times(1))
  expect((await theGift()).state).toBe('ACTIVE')
})

test('a gift that has just been read is not asked about again', async () => {
  const gift = await begun()
  site.sandbox.stripe.webhooks.deliver({ lose: true })
  await passMonth(gift)
  await sweepRecurringGifts(effects)
  expect((await counted()).payments).toBe(1)
})

test('what began on January 31 is charged on the last of February and on the 31st of March', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2027-01-31T20:00:00Z') })
  try {
    const gift = await begun()
    await passMonth(gift)
    await passMonth(gift)
    const payments = await db.payment.findMany({ orderBy: { occurredAt: 'asc' } })
    expect(payments.map(({ occurredAt }) => isoDay(occurredAt))).toEqual(['2027-01-31', '2027-02-28', '2027-03-31'])
    const mails = await db.mailMessage.findMany({ where: { template: 'receipt' }, orderBy: { createdAt: 'asc' } })
    expect(mails[0]?.text).toContain('$25 on the 31st of each month, or earlier where it is shorter, until you stop it')
    expect(mails[0]?.text).toContain('The next one is on February 28, 2027.')
  } finally {
    vi.useRealTimers()
  }
})

test('a refused card is told once however often it is tried, a new one pays, and the gift goes on', async () => {
  const gift = await begun()
  expect(await newCard(refusedLater)).toContain('/donate/mine/x/monthly?did=card')
  expect(await theGift()).toMatchObject({ methodLabel: 'Visa ending in 0341' })
  await passMonth(gift)
  const failed = await theGift()
  expect(failed).toMatchObject({ state: 'PAST_DUE' })
  expect(await counted()).toEqual(times(1))
  site.sandbox.stripe.moveClock(gift.customerId ?? '', failed.nextChargeAt ?? new Date())
  await settled()
  const told = (await donorMails()).filter((subject) => subject.includes('was not taken'))
  expect(told).toEqual(['Your card was not taken for your monthly gift'])
  const { text } = await db.mailMessage.findFirstOrThrow({ where: { subject: { contains: 'was not taken' } } })
  expect(text).toMatch(/Choose another card[^/]*https?:\/\/\S+\/monthly/)

  await newCard(good)
  site.sandbox.stripe.moveClock(gift.customerId ?? '', (await theGift()).nextChargeAt ?? new Date())
  await settled()
  expect(await theGift()).toMatchObject({ state: 'ACTIVE', methodLabel: 'Visa ending in 4242' })
  expect(await counted()).toEqual(times(2))
  expect(await donorMails('recurring-gift-ended')).toEqual([])
})

test('a card that is never taken ends the gift, kindly, and only then the office hears of it', async () => {
  const gift = await begun()
  await newCard(refusedLater)
  await passMonth(gift)
  for (let again = 0; again < 3; again += 1) {
    expect(await donorMails('recurring-gift-ended')).toEqual([])
    site.sandbox.stripe.moveClock(gift.customerId ?? '', (await theGift()).nextChargeAt ?? new Date())
    await settled()
  }
  expect(await db.recurringGift.findFirstOrThrow()).toMatchObject({
    state: 'ENDED',
    endReason: 'CARD',
    nextChargeAt: null,
  })
  expect((await donorMails()).at(-1)).toBe('Your monthly gift has ended')
  expect(await donorMails('recurring-gift-ended')).toEqual(['A monthly gift of $25 has ended'])
  expect(await counted()).toEqual(times(1))
})

test('another amount counts from the next payment on, with the fee that is covered, and is mailed', async () => {
  const gift = await begun({ coversFee: true })
  for (const cents of [5000, 4000, 4000]) expect(await changeGiftAmount(gift.personId, cents, effects)).toBe('done')
  await settled()
  expect(await theGift()).toMatchObject({ amountCents: 4000, feeCoverCents: 151 })
  expect(await counted()).toEqual(times(1))
  expect(await donorMails()).toEqual(['Your monthly gift is now $51.81', 'Your monthly gift is now $41.51'])
  await passMonth(gift)
  const order = await db.order.findFirstOrThrow({
    where: { totalCents: 4151 },
    include: { lines: { orderBy: { kind: 'asc' } } },
  })
  expect(order.lines.map(({ amountCents }) => amountCents)).toEqual([4000, 151])
})

test('paused, nothing is charged and nothing gathers; resumed, it goes on; each is mailed once', async () => {
  const gift = await begun()
  expect(await pauseGift(gift.personId, effects)).toBe('done')
  expect(await theGift()).toMatchObject({ state: 'PAUSED', nextChargeAt: null })
  expect(await pauseGift(gift.personId, effects)).toBe('not_running')
  await passMonth(gift)
  await passMonth(gift)
  expect(await counted()).toEqual(times(1))
  expect(await resumeGift(gift.personId, effects)).toBe('done')
  expect((await theGift()).nextChargeAt).not.toBeNull()
  await passMonth(gift)
  expect(await counted()).toEqual(times(2))
  expect(await donorMails()).toEqual(['Your monthly gift is paused', 'Your monthly gift goes on'])
})

test('an old page of before a change does what it says, and not what it did the first time', async () => {
  const gift = await begun()
  await pauseGift(gift.personId, effects)
  await resumeGift(gift.personId, effects)
  await pauseGift(gift.personId, effects)
  expect((await theGift()).state).toBe('PAUSED')
  await resumeGift(gift.personId, effects)
  for (const cents of [4100, 5100, 4100]) await changeGiftAmount(gift.personId, cents, effects)
  expect(await theGift()).toMatchObject({ state: 'ACTIVE', amountCents: 4100 })
})

test('stopped, it ends at once, is mailed to donor and office, and charges nothing more', async () => {
  const gift = await begun()
  expect(await stopGift(gift.personId, effects)).toBe('done')
  expect(await stopGift(gift.personId, effects)).toBe('not_running')
  await settled()
  await passMonth(gift)
  expect(await db.recurringGift.findFirstOrThrow()).toMatchObject({ state: 'ENDED', endReason: 'DONOR' })
  expect(await counted()).toEqual(times(1))
  expect(await donorMails()).toEqual(['Your monthly gift has ended'])
  expect(await donorMails('recurring-gift-ended')).toHaveLength(1)
})

test('while Stripe does not answer nothing changes', async () => {
  const gift = await begun()
  await site.sandbox.close()
  expect(await pauseGift(gift.personId, effects)).toBe('unavailable')
  expect((await theGift()).state).toBe('ACTIVE')
  site.sandbox = await startTestSandbox(site.webhookUrl)
})

test('two tabs that are both paid make one gift: the second ends and goes back in full, and says so', async () => {
  const [one, other] = [await begin(), await begin({ amountCents: 5000 })]
  await pay(one)
  await settled()
  await pay(other)
  await settled()
  await runJobs('end-subscription')
  await runJobs('send-refund')
  const gifts = await db.recurringGift.findMany({ orderBy: { amountCents: 'asc' } })
  expect(gifts.map(({ state, endReason }) => [state, endReason])).toEqual([
    ['ACTIVE', null],
    ['ENDED', 'SECOND'],
  ])
  expect(await db.payment.count()).toBe(2)
  expect(await db.receipt.count()).toBe(1)
  expect(await db.refund.findMany()).toMatchObject([{ amountCents: 5000, state: 'SUCCEEDED' }])
  expect(await donorMails()).toEqual(['$50 goes back to your card: you give already'])
  const ended = gifts[1]
  if (ended) await passMonth(ended)
  expect(await db.payment.count()).toBe(2)
})

test('two tabs that are paid at the same moment make one gift', async () => {
  const urls = [await begin(), await begin({ amountCents: 5000 }), await begin({ amountCents: 7500 })]
  site.sandbox.stripe.webhooks.deliver({ hold: true })
  await Promise.all(urls.map((url) => pay(url)))
  site.sandbox.stripe.webhooks.deliver({ copies: 3, order: 'at-once' })
  site.sandbox.stripe.webhooks.release()
  await settled()
  const states = (await db.recurringGift.findMany()).map(({ state }) => state).sort()
  expect(states).toEqual(['ACTIVE', 'ENDED', 'ENDED'])
  expect([await db.payment.count(), await db.receipt.count(), await db.refund.count()]).toEqual([3, 1, 2])
})

test('without the lock on the person each of two would see no gift yet, and the database takes only one of them', async () => {
  await begin()
  await begin({ amountCents: 5000 })
  const gifts = await db.recurringGift.findMany({ select: { id: true, personId: true } })
  let readers = 0
  const { promise: allHaveRead, resolve } = Promise.withResolvers<void>()
  const seen: number[] = []
  const outcomes = await Promise.allSettled(
    gifts.map(({ id, personId }) =>
      db.$transaction(async (tx) => {
        seen.push(await tx.recurringGift.count({ where: { personId, state: 'ACTIVE' } }))
        readers += 1
        if (readers === gifts.length) resolve()
        await allHaveRead
        await tx.recurringGift.update({
          where: { id },
          data: { state: 'ACTIVE', subscriptionId: `sub_${id}`, customerId: `cus_${id}`, nextChargeAt: new Date() },
        })
      }),
    ),
  )
  expect(seen).toEqual([0, 0])
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(await db.recurringGift.count({ where: { state: 'ACTIVE' } })).toBe(1)
})

test('a second live gift of a person is refused by the database', async () => {
  const gift = await begun()
  const { id: _, createdAt: __, updatedAt: ___, ...columns } = gift
  await expect(db.recurringGift.create({ data: { ...columns, subscriptionId: 'sub_other' } })).rejects.toThrow(
    Prisma.PrismaClientKnownRequestError,
  )
})

test('who gives each month and begins again is mailed the way to the gift that runs, and nothing is begun', async () => {
  await begun()
  const gift = newGift({ frequency: 'monthly', amountCents: 4000 })
  expect(await startGift(gift)).toEqual({ outcome: 'running' })
  expect(await startGift(gift)).toEqual({ outcome: 'running' })
  expect(await donorMails('running-gift')).toEqual(['Your monthly gift is running already'])
  expect(await db.order.count()).toBe(1)
  expect((await startGift(newGift())).outcome).toBe('pay')
})

test('a card declined at the page of a monthly gift counts once, as a try at it; one declined later is nobody’s try', async () => {
  // Another tab, which stays open.
  await begin({ amountCents: 5000 })
  const url = await begin()
  const { id: orderId } = await db.order.findFirstOrThrow({ orderBy: { createdAt: 'desc' } })
  site.sandbox.stripe.webhooks.deliver({ copies: 2, order: 'at-once' })
  for (let card = 0; card < 3; card++) await pay(url, '4000 0000 0000 0002')
  await settled()
  const failures = () => db.cardFailure.findMany({ select: { orderId: true } })
  expect(await failures()).toEqual(Array.from({ length: 3 }, () => ({ orderId })))
  await pay(url)
  await settled()
  await newCard(refusedLater)
  await passMonth(await theGift())
  expect(await theGift()).toMatchObject({ state: 'PAST_DUE' })
  expect(await failures()).toHaveLength(3)
})

test('the same form posted at the same moment is one order and one gift', async () => {
  const gift = newGift({ frequency: 'yearly' })
  const started = await Promise.all([startGift(gift), startGift(gift), startGift(gift)])
  expect(new Set(started.map((each) => each.outcome === 'pay' && each.url)).size).toBe(1)
  expect([await db.order.count(), await db.recurringGift.count()]).toEqual([1, 1])
})

test('a refund and a dispute of a renewal reach its receipt, also when their webhooks were lost', async () => {
  const gift = await begun()
  await passMonth(gift)
  const renewal = await db.payment.findFirstOrThrow({ orderBy: { occurredAt: 'desc' } })
  const desk = (act: string, fields = {}) =>
    fetch(`${site.sandbox.url}/sandbox/stripe/charges/${renewal.chargeId}/${act}`, {
      method: 'POST',
      body: new URLSearchParams(fields),
      redirect: 'manual',
    })
  await desk('refund', { amount: '1000' })
  await settled()
  const receipts = await db.receipt.findMany({ where: { paymentId: renewal.id }, orderBy: { serial: 'asc' } })
  expect(receipts.map(({ amountCents, voidedAt }) => [amountCents, voidedAt !== null])).toEqual([
    [2500, true],
    [1500, false],
  ])
  site.sandbox.stripe.webhooks.deliver({ lose: true })
  await desk('dispute')
  await settled()
  expect(await db.dispute.count()).toBe(0)
  await sweepChanges(effects)
  expect(await db.dispute.findMany()).toMatchObject([{ paymentId: renewal.id, state: 'OPEN' }])
})

test('an answer of Stripe that comes late overwrites nothing that was read after it', async () => {
  const gift = await begun()
  await pauseGift(gift.personId, effects)
  await settled()
  const fresh = new Date(Date.now() + DAY_MS)
  await db.recurringGift.update({ where: { id: gift.id }, data: { readAt: fresh, amountCents: 9900 } })
  await settleSubject({ subscriptionId: gift.subscriptionId }, effects)
  expect(await theGift()).toMatchObject({ amountCents: 9900, state: 'PAUSED' })
})

test('a subscription that is of none of our orders moves nothing and waits for the treasurer', async () => {
  expect(await settleSubject({ subscriptionId: 'sub_unknown' }, effects)).toBe('UNMATCHED')
  expect(await settleSubject({ customerId: 'cus_unknown' }, effects)).toBe('IGNORED')
  expect(await counted()).toMatchObject({ payments: 0, gifts: 0 })
})
