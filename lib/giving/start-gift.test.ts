import { afterAll, beforeEach, expect, test } from 'vitest'
import { db } from '@/lib/db'
import { stopSendingJobs } from '@/lib/jobs'
import { changeSetting, demonstrationSettings, settingNames } from '@/lib/settings'
import { createFund, createPerson, newGift, resetDatabase } from '@/prisma/factories'
import { startTestSandbox } from '@/sandbox/in-test'
import type { Sandbox } from '@/sandbox/sandbox'
import type { GiftInput } from './schema'
import { startGift } from './start-gift'

let sandbox: Sandbox | undefined
async function startStripe() {
  sandbox ??= await startTestSandbox()
}
async function stopStripe() {
  await sandbox?.close()
  sandbox = undefined
}
beforeEach(async () => {
  await startStripe()
  await resetDatabase()
  for (const name of settingNames) await changeSetting(name, demonstrationSettings[name])
})
afterAll(async () => {
  await stopSendingJobs()
  await stopStripe()
})

test('a gift opens an order of one line and leads to Stripe', async () => {
  const started = await startGift(newGift())
  const order = await db.order.findFirstOrThrow({ include: { lines: true, person: true } })
  expect(started).toEqual({ outcome: 'pay', url: order.checkoutUrl })
  expect(order).toMatchObject({ state: 'OPEN', totalCents: 5000, payerName: 'Zoë Quill', isDemonstration: true })
  expect(order.lines).toMatchObject([{ kind: 'GIFT', amountCents: 5000 }])
  expect(order.person.email).toBe('zoe@example.org')
})

test('the way back from Stripe is a thanks page of our own secret, and the form with the amount', async () => {
  const started = await startGift(newGift({ amountCents: 7550 }))
  const page = await fetch(started.outcome === 'pay' ? started.url : '')
  expect(await page.text()).toContain('http://localhost:3000/donate/give?amount=75.5')
})

test('the same form posted twice, even at the same moment, is one order and one page at Stripe', async () => {
  const gift = newGift()
  const started = await Promise.all([startGift(gift), startGift(gift), startGift(gift)])
  started.push(await startGift(gift))
  expect(new Set(started.map((each) => each.outcome === 'pay' && each.url)).size).toBe(1)
  expect(started[0]?.outcome).toBe('pay')
  expect([await db.order.count(), await db.orderLine.count()]).toEqual([1, 1])
})

test('going back to give another amount is another gift, never the old amount', async () => {
  const gift = newGift()
  await startGift(gift)
  await startGift({ ...gift, amountCents: 10_000 })
  const orders = await db.order.findMany({ orderBy: { totalCents: 'asc' } })
  expect(orders.map(({ totalCents }) => totalCents)).toEqual([5000, 10_000])
  expect(new Set(orders.map(({ checkoutUrl }) => checkoutUrl)).size).toBe(2)
})

test('somebody we know keeps their name, and their receipt gets the one they typed', async () => {
  await createPerson({ name: 'Zoë', email: 'zoe@example.org' })
  await startGift(newGift())
  const order = await db.order.findFirstOrThrow({ include: { person: true } })
  expect([order.person.name, order.payerName]).toEqual(['Zoë', 'Zoë Quill'])
})

test('while a receipt could not be issued no gift is taken', async () => {
  for (const name of ['legalName', 'ein', 'postalAddress'] as const) {
    await db.setting.delete({ where: { name } })
    expect(await startGift(newGift())).toEqual({ outcome: 'closed' })
    await changeSetting(name, demonstrationSettings[name])
  }
  expect(await db.order.count()).toBe(0)
})

test('when Stripe does not answer nothing is lost, and the same form goes through later', async () => {
  const gift = newGift()
  await stopStripe()
  expect(await startGift(gift)).toEqual({ outcome: 'unavailable' })
  await startStripe()
  expect((await startGift(gift)).outcome).toBe('pay')
  expect(await db.order.count()).toBe(1)
})

test('a form that was left until its page at Stripe expired gets a new page', async () => {
  const gift = newGift()
  const first = await startGift(gift)
  await db.order.updateMany({ data: { state: 'EXPIRED' } })
  const second = await startGift(gift)
  expect(second.outcome).toBe('pay')
  expect(second).not.toEqual(first)
  expect(await db.order.findMany()).toMatchObject([{ state: 'OPEN', checkoutAttempts: 2 }])
})

test('a form that was paid leads to the thanks, not to paying again', async () => {
  const gift = newGift()
  await startGift(gift)
  await db.order.updateMany({ data: { state: 'PAID' } })
  expect(await startGift(gift)).toMatchObject({
    outcome: 'paid',
    thanksPath: expect.stringMatching(/^\/donate\/thanks\?order=/),
  })
})

test('a covered fee is a line of its own, both lines go to the chosen fund, and Stripe asks for their sum', async () => {
  const fund = await createFund({ name: 'Scholarship fund' })
  const started = await startGift(newGift({ amountCents: 10_000, fund: fund.slug, coversFee: true }))
  const order = await db.order.findFirstOrThrow({ include: { lines: { orderBy: { kind: 'asc' } } } })
  expect(order.totalCents).toBe(10_330)
  expect(order.lines).toMatchObject([
    { kind: 'GIFT', amountCents: 10_000, fundId: fund.id, description: 'Gift to ORNCC: Scholarship fund' },
    { kind: 'FEE_COVER', amountCents: 330, fundId: fund.id },
  ])
  const page = await (await fetch(started.outcome === 'pay' ? started.url : '')).text()
  expect(page).toContain('$103.30')
  expect(page).toContain(`/donate/give?amount=100&amp;fund=${fund.slug}`)
})

test('while the rates are unset a ticked fee adds nothing', async () => {
  await db.setting.delete({ where: { name: 'cardFeePercent' } })
  await startGift(newGift({ coversFee: true }))
  expect(await db.orderLine.findMany()).toMatchObject([{ kind: 'GIFT', amountCents: 5000 }])
})

test('a fund that is closed, over or unknown takes no gift, and nothing is opened', async () => {
  const closed = await createFund({ closedAt: new Date() })
  const over = await createFund({ goalCents: 100_000, endsOn: '2026-06-07', story: 'x' })
  for (const fund of [closed.slug, 'no-such-fund']) {
    expect(await startGift(newGift({ fund }))).toEqual({ outcome: 'fund_closed' })
  }
  // The last day is over when it is over in Oregon.
  const gift = newGift({ fund: over.slug })
  expect(await startGift(gift, new Date('2026-06-08T07:00:00Z'))).toEqual({ outcome: 'fund_closed' })
  expect(await db.order.count()).toBe(0)
  expect((await startGift(gift, new Date('2026-06-08T06:59:00Z'))).outcome).toBe('pay')
})

test('a dedication, an employer, a note and the wish not to be named are kept with the gift, once', async () => {
  const notify = { name: 'Ivo Vale', email: 'ivo@example.org', message: 'She taught me to listen.' }
  const gift: GiftInput = {
    ...newGift(),
    tribute: { kind: 'memory', honoree: 'Maria Vale', notify },
    isAnonymous: true,
    employer: 'Cascade Mills',
    note: 'Thank you all.',
  }
  await Promise.all([startGift(gift), startGift(gift)])
  const order = await db.order.findFirstOrThrow({ include: { tribute: true } })
  expect(order).toMatchObject({ isAnonymous: true, employer: 'Cascade Mills', note: 'Thank you all.' })
  expect(order.tribute).toMatchObject({
    kind: 'MEMORY',
    honoree: 'Maria Vale',
    notifyName: 'Ivo Vale',
    notifyEmail: 'ivo@example.org',
    message: 'She taught me to listen.',
  })
  expect(await db.tribute.count()).toBe(1)
})

test('going back to dedicate the gift to somebody else is another gift', async () => {
  const gift = newGift()
  await startGift({ ...gift, tribute: { kind: 'honor', honoree: 'Ada', notify: null } })
  await startGift({ ...gift, tribute: { kind: 'honor', honoree: 'Bo', notify: null } })
  expect(await db.tribute.findMany({ select: { honoree: true }, orderBy: { honoree: 'asc' } })).toEqual([
    { honoree: 'Ada' },
    { honoree: 'Bo' },
  ])
})
