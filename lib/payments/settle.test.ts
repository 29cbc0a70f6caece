import { createHmac, randomUUID } from 'node:crypto'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { effects } from '@/app/effects'
import { db } from '@/lib/db'
import { startGift } from '@/lib/giving/start-gift'
import { stopSendingJobs } from '@/lib/jobs'
import { changeSetting, demonstrationSettings, settingNames } from '@/lib/settings'
import { createFund, newGift, resetDatabase } from '@/prisma/factories'
import { startTestSite } from '@/sandbox/site-in-test'
import { sweepOpenOrders } from './sweep-open-orders'

const { sandbox, webhookUrl, close } = await startTestSite()
beforeEach(async () => {
  await sandbox.stripe.webhooks.settled()
  await resetDatabase()
  sandbox.stripe.webhooks.deliver()
  for (const name of settingNames) await changeSetting(name, demonstrationSettings[name])
})
afterAll(async () => {
  await stopSendingJobs()
  await close()
})

const email = 'zoe@example.org'

async function startedGift(gift: Parameters<typeof newGift>[0] = {}) {
  const started = await startGift(newGift({ email, ...gift }))
  if (started.outcome !== 'pay') throw new Error(`the gift did not start: ${started.outcome}`)
  return started.url
}

/** What the payer does at Stripe's page. */
async function pay(url: string, card = '4242 4242 4242 4242') {
  const body = new URLSearchParams({ card, email, name: 'Z Quill' })
  await fetch(url, { method: 'POST', body, redirect: 'manual' })
}

/** A delivery as Stripe signs it, here by hand: the scheme is part of what is tested. */
async function deliver(event: object, secret = process.env.STRIPE_WEBHOOK_SECRET ?? '') {
  const body = JSON.stringify(event)
  const at = Math.floor(Date.now() / 1000)
  const signature = createHmac('sha256', secret).update(`${at}.${body}`).digest('hex')
  const response = await fetch(webhookUrl, {
    method: 'POST',
    headers: { 'stripe-signature': `t=${at},v1=${signature}` },
    body,
  })
  return response.status
}

const event = (type: string, object: object) => ({
  id: `evt_${randomUUID()}`,
  object: 'event',
  type,
  livemode: false,
  created: 1_800_000_000,
  data: { object },
})

async function counted() {
  const [payments, receipts, receiptMails, officeMails] = await Promise.all([
    db.payment.count(),
    db.receipt.count(),
    db.mailMessage.count({ where: { template: 'receipt' } }),
    db.mailMessage.count({ where: { template: 'gift-news' } }),
  ])
  return { payments, receipts, receiptMails, officeMails }
}

const exactlyOnce = { payments: 1, receipts: 1, receiptMails: 1, officeMails: 1 }

test('a paid gift is one payment, one receipt, one mail to the donor and one to the office', async () => {
  await pay(await startedGift())
  await sandbox.stripe.webhooks.settled()
  expect(await counted()).toEqual(exactlyOnce)
  const order = await db.order.findFirstOrThrow({ include: { payments: true } })
  expect(order.state).toBe('PAID')
  expect(order.payments[0]).toMatchObject({
    method: 'STRIPE',
    methodLabel: 'Visa ending in 4242',
    amountCents: 5000,
    feeCents: 175,
  })
})

test('the mail carries the receipt word for word as it is kept', async () => {
  await pay(await startedGift())
  await sandbox.stripe.webhooks.settled()
  const receipt = await db.receipt.findFirstOrThrow()
  const mail = await db.mailMessage.findFirstOrThrow({ where: { template: 'receipt' } })
  expect(mail.toAddress).toBe(email)
  expect(mail.text).toContain(receipt.text)
  expect(receipt).toMatchObject({ serial: 1, kind: 'GIFT', donorName: 'Zoë Quill', isDemonstration: true })
  expect(receipt.text.split('\n')[0]).toContain('Demonstration: not a receipt')
})

test('a covered fee leaves the whole gift at Stripe, and the receipt names the fund, the fee and all that was charged', async () => {
  const fund = await createFund({ name: 'Scholarship fund' })
  await pay(await startedGift({ amountCents: 10_000, fund: fund.slug, coversFee: true }))
  await sandbox.stripe.webhooks.settled()
  expect(await counted()).toEqual(exactlyOnce)
  expect(await db.payment.findFirst()).toMatchObject({ amountCents: 10_330, feeCents: 330 })
  const { text, amountCents } = await db.receipt.findFirstOrThrow()
  expect(amountCents).toBe(10_330)
  expect(text).toContain('Amount charged: $103.30, of which $3.30 to cover the card fee')
  expect(text).toContain('Fund: Scholarship fund')
})

for (const order of ['in-order', 'reversed', 'at-once'] as const) {
  test(`five deliveries of each event, ${order}, make one payment and one receipt`, async () => {
    sandbox.stripe.webhooks.deliver({ copies: 5, order })
    await pay(await startedGift())
    await sandbox.stripe.webhooks.settled()
    expect(await counted()).toEqual(exactlyOnce)
    expect(await db.stripeEvent.count({ where: { state: 'SETTLED' } })).toBe(3)
    expect(sandbox.stripe.webhooks.attempts().every((attempt) => attempt.outcome !== 'answered 500')).toBe(true)
  })
}

test('any one of the three events alone is enough, and the others change nothing', async () => {
  for (const first of ['checkout.session.completed', 'payment_intent.succeeded', 'charge.succeeded']) {
    await resetDatabase()
    for (const name of settingNames) await changeSetting(name, demonstrationSettings[name])
    sandbox.stripe.webhooks.deliver({ lose: true })
    await pay(await startedGift())
    const events = sandbox.stripe.events().slice(0, 3)
    const leading = events.find(({ type }) => type === first)
    expect(await deliver(leading ?? {})).toBe(200)
    expect(await counted(), first).toEqual(exactlyOnce)
    for (const late of events) expect(await deliver(late)).toBe(200)
    expect(await counted(), first).toEqual(exactlyOnce)
  }
})

test('a wrong signature is refused and nothing is written', async () => {
  sandbox.stripe.webhooks.deliver({ lose: true })
  await pay(await startedGift())
  const [latest = {}] = sandbox.stripe.events()
  expect(await deliver(latest, 'whsec_of_somebody_else')).toBe(400)
  const unsigned = await fetch(webhookUrl, { method: 'POST', body: JSON.stringify(latest) })
  expect(unsigned.status).toBe(400)
  expect([await db.stripeEvent.count(), await db.payment.count()]).toEqual([0, 0])
})

test('a type that we do not use is kept and taken', async () => {
  expect(await deliver(event('customer.created', { id: 'cus_1', object: 'customer' }))).toBe(200)
  expect(await db.stripeEvent.findFirstOrThrow()).toMatchObject({ type: 'customer.created', state: 'IGNORED' })
})

test('a refund and a dispute of money that is not ours move nothing, and are kept for the treasurer', async () => {
  await pay(await startedGift())
  await sandbox.stripe.webhooks.settled()
  const charge = { id: 'ch_strange', object: 'charge', payment_intent: 'pi_strange' }
  expect(await deliver(event('charge.refunded', charge))).toBe(200)
  const dispute = { id: 'du_1', object: 'dispute', charge: 'ch_strange', payment_intent: null }
  expect(await deliver(event('charge.dispute.created', dispute))).toBe(200)
  const waiting = await db.stripeEvent.findMany({
    where: { state: 'UNMATCHED' },
    select: { type: true, objectId: true },
  })
  expect(waiting).toHaveLength(2)
  expect(waiting).toContainEqual({ type: 'charge.refunded', objectId: 'ch_strange' })
  expect(waiting).toContainEqual({ type: 'charge.dispute.created', objectId: 'du_1' })
  expect([await db.refund.count(), await db.dispute.count()]).toEqual([0, 0])
  expect(await counted()).toEqual(exactlyOnce)
})

test('money that came through another door is kept for the treasurer, and taken up once its order is known', async () => {
  sandbox.stripe.webhooks.deliver({ lose: true })
  await pay(await startedGift())
  const { checkoutSessionId } = await db.order.findFirstOrThrow()
  await db.order.updateMany({ data: { checkoutSessionId: 'cs_of_another_order' } })
  const [latest = {}] = sandbox.stripe.events()
  expect(await deliver(latest)).toBe(200)
  expect(await db.stripeEvent.findFirstOrThrow()).toMatchObject({ state: 'UNMATCHED' })
  expect(await db.payment.count()).toBe(0)

  await db.order.updateMany({ data: { checkoutSessionId } })
  expect(await deliver(latest)).toBe(200)
  expect(await db.stripeEvent.findFirstOrThrow()).toMatchObject({ state: 'SETTLED' })
  expect(await counted()).toEqual(exactlyOnce)
})

test('a session and a payment that Stripe does not know are kept for the treasurer', async () => {
  expect(await deliver(event('checkout.session.completed', { id: 'cs_made_up' }))).toBe(200)
  expect(await deliver(event('payment_intent.succeeded', { id: 'pi_made_up' }))).toBe(200)
  expect(await deliver(event('charge.succeeded', { id: 'ch_made_up', payment_intent: null }))).toBe(200)
  expect(await db.stripeEvent.count({ where: { state: 'UNMATCHED' } })).toBe(3)
})

test('whoever pays before we have stored the session is found by the order that the session names', async () => {
  sandbox.stripe.webhooks.deliver({ hold: true })
  await pay(await startedGift())
  const { checkoutSessionId } = await db.order.findFirstOrThrow()
  await db.order.updateMany({ data: { checkoutSessionId: null, checkoutUrl: null } })
  sandbox.stripe.webhooks.release()
  await sandbox.stripe.webhooks.settled()
  expect(await counted()).toEqual(exactlyOnce)
  expect(await db.order.findFirstOrThrow()).toMatchObject({ state: 'PAID', checkoutSessionId })
})

test('another amount than the order’s makes no payment and no receipt', async () => {
  sandbox.stripe.webhooks.deliver({ hold: true })
  await pay(await startedGift())
  const { id } = await db.order.findFirstOrThrow()
  await db.$transaction([
    db.orderLine.create({ data: { orderId: id, kind: 'GIFT', description: 'One more', amountCents: 100 } }),
    db.order.update({ where: { id }, data: { totalCents: 5100 } }),
  ])
  sandbox.stripe.webhooks.release()
  await sandbox.stripe.webhooks.settled()
  expect(await counted()).toEqual({ payments: 0, receipts: 0, receiptMails: 0, officeMails: 0 })
  expect(await db.stripeEvent.count({ where: { state: 'UNMATCHED' } })).toBe(3)
  expect(await db.order.findFirstOrThrow()).toMatchObject({ state: 'OPEN' })
})

test('a declined card leaves the order open, and the card that works then pays it', async () => {
  const url = await startedGift()
  await pay(url, '4000 0000 0000 0002')
  await sandbox.stripe.webhooks.settled()
  expect(await db.order.findFirstOrThrow()).toMatchObject({ state: 'OPEN' })
  await pay(url)
  await sandbox.stripe.webhooks.settled()
  expect(await counted()).toEqual(exactlyOnce)
})

test('a page at Stripe that expires closes its order, and never one that is paid', async () => {
  await startedGift()
  await pay(await startedGift({ email: 'paid@example.org' }))
  await sandbox.stripe.webhooks.settled()
  sandbox.stripe.passTime(new Date(Date.now() + 25 * 60 * 60 * 1000))
  await sandbox.stripe.webhooks.settled()
  const orders = await db.order.findMany({ select: { state: true, checkoutSessionId: true }, orderBy: { id: 'asc' } })
  expect(orders.map(({ state }) => state)).toEqual(['EXPIRED', 'PAID'])
  const paid = orders[1]?.checkoutSessionId
  expect(await deliver(event('checkout.session.expired', { id: paid }))).toBe(200)
  expect(await db.order.count({ where: { state: 'PAID' } })).toBe(1)
})

test('a fee that Stripe tells later is filled in, once', async () => {
  await pay(await startedGift())
  await sandbox.stripe.webhooks.settled()
  await db.payment.updateMany({ data: { feeCents: null } })
  const { paymentIntentId, chargeId } = await db.payment.findFirstOrThrow()
  const update = event('charge.updated', { id: chargeId, object: 'charge', payment_intent: paymentIntentId })
  expect(await deliver(update)).toBe(200)
  expect(await db.payment.findFirstOrThrow()).toMatchObject({ feeCents: 175 })
  expect(await counted()).toEqual(exactlyOnce)
})

test('while no receipt can be issued no money is recorded, only that it failed, and Stripe is asked to tell us again', async () => {
  sandbox.stripe.webhooks.deliver({ lose: true })
  await pay(await startedGift())
  const [latest = {}] = sandbox.stripe.events()
  await db.setting.delete({ where: { name: 'ein' } })
  expect(await deliver(latest)).toBe(500)
  expect([await db.payment.count(), await db.mailMessage.count()]).toEqual([0, 0])
  expect(await db.stripeEvent.findMany()).toMatchObject([{ state: 'FAILED' }])
  await changeSetting('ein', demonstrationSettings.ein)
  expect(await deliver(latest)).toBe(200)
  expect(await counted()).toEqual(exactlyOnce)
})

const inAnHour = () => new Date(Date.now() + 3_600_000)

test('a gift whose webhooks were all lost is found by the sweep, recorded once and receipted', async () => {
  sandbox.stripe.webhooks.deliver({ lose: true })
  await pay(await startedGift())
  await sandbox.stripe.webhooks.settled()
  expect(await counted()).toEqual({ payments: 0, receipts: 0, receiptMails: 0, officeMails: 0 })
  await Promise.all([sweepOpenOrders(effects, inAnHour()), sweepOpenOrders(effects, inAnHour())])
  expect(await counted()).toEqual(exactlyOnce)
})

test('the sweep leaves an order alone that nobody has paid', async () => {
  await startedGift()
  await sweepOpenOrders(effects, inAnHour())
  expect((await db.order.findFirstOrThrow()).state).toBe('OPEN')
  expect((await counted()).payments).toBe(0)
})
