import { createHmac, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { db } from '@/lib/db'
import { stopSendingJobs } from '@/lib/jobs'
import { MOST_DECLINES_A_PAGE } from '@/lib/payments/card-testing'
import { closeTestedCheckout } from '@/lib/payments/close-checkout'
import { settle } from '@/lib/payments/settle'
import { verifyWebhook } from '@/lib/payments/stripe'
import { changeSetting, demonstrationSettings, settingNames } from '@/lib/settings'
import { newGift, resetDatabase } from '@/prisma/factories'
import { startTestSandbox } from '@/sandbox/in-test'
import type { Sandbox } from '@/sandbox/sandbox'
import { admitGiver } from './admit-giver'
import { findGiftLink } from './find-gift-link'
import { followGiftLink } from './follow-gift-link'
import { forgetGiftLinks } from './forget-gift-links'
import { mailGiftLink } from './mail-gift-link'
import { solveProof } from './solve-proof'
import { startGift } from './start-gift'

let sandbox: Sandbox
beforeAll(async () => {
  sandbox = await startTestSandbox()
  sandbox.stripe.webhooks.deliver({ lose: true })
})
beforeEach(async () => {
  await resetDatabase()
  for (const name of settingNames) await changeSetting(name, demonstrationSettings[name])
})
afterAll(async () => {
  await stopSendingJobs()
  await sandbox.close()
})

const bad = '198.51.100.7'
const start = new Date()
const inMinutes = (minutes: number) => new Date(start.getTime() + minutes * 60_000)

/** Tries cards on a page at Stripe until it declines so many; answers the news of them, the newest first. */
async function decline(url: string, many: number) {
  const body = new URLSearchParams({ card: '4000 0000 0000 0002', email: 'mallory@example.org', name: 'M' })
  for (let card = 0; card < many; card++) await fetch(url, { method: 'POST', body, redirect: 'manual' })
  return sandbox.stripe.events().slice(0, many * 2)
}

/** Tells the site what Stripe has to say, signed as Stripe signs it. */
async function tell(events: object[]) {
  for (const event of events) {
    const body = JSON.stringify(event)
    const at = Math.floor(Date.now() / 1000)
    const mac = createHmac('sha256', process.env.STRIPE_WEBHOOK_SECRET ?? '').update(`${at}.${body}`)
    const notice = verifyWebhook(body, `t=${at},v1=${mac.digest('hex')}`)
    if (!notice) throw new Error('not signed')
    await settle(notice, {})
  }
}

async function begun(sender = bad) {
  const started = await startGift(newGift(), start, sender)
  if (started.outcome !== 'pay') throw new Error(started.outcome)
  return started.url
}

async function failures(many: number, senderKey: string | null) {
  const { id: orderId } = await db.order.findFirstOrThrow()
  const rows = Array.from({ length: many }, () => ({ id: randomUUID(), orderId, senderKey, at: start }))
  await db.cardFailure.createMany({ data: rows })
}

const tried = async (many: number) => tell(await decline(await begun(), many))
const admit = (formKey: string, proof = '', sender = bad) => admitGiver({ sender, formKey, proof })

async function solvedFor(formKey: string): Promise<string> {
  const asked = await admit(formKey)
  if (asked.outcome !== 'proof') throw new Error(`asks for ${asked.outcome}`)
  return solveProof(asked.challenge, () => {}, new AbortController().signal)
}

test('a calm door asks nothing, and leaves no trace but from where a checkout was begun', async () => {
  expect(await admit(randomUUID())).toEqual({ outcome: 'admitted' })
  await begun()
  expect([await db.checkoutSender.count(), await db.cardTesting.count(), await db.spentProof.count()]).toEqual([
    1, 0, 0,
  ])
})

test('both news of each declined card make one failure, and either is enough', async () => {
  const events = await decline(await begun(), 3)
  await tell(events.filter((event) => event.type === 'charge.failed'))
  expect(await db.cardFailure.count()).toBe(3)
  await tell(events)
  expect(await db.cardFailure.count()).toBe(3)
  expect(await db.stripeEvent.count({ where: { state: 'SETTLED' } })).toBe(6)
  expect((await admit(randomUUID())).outcome).toBe('admitted')
})

test('behind an address where cards are tried a proof leads on, once, and other addresses are asked nothing', async () => {
  await tried(4)
  expect((await admit(randomUUID(), '', '203.0.113.5')).outcome).toBe('admitted')
  const formKey = randomUUID()
  const proof = await solvedFor(formKey)
  expect(await admit(formKey, proof)).toEqual({ outcome: 'admitted' })
  expect(await admit(formKey, proof)).toMatchObject({ outcome: 'proof', isAgain: true })
})

test('of one proof brought several times at once one is taken', async () => {
  await tried(4)
  const formKey = randomUUID()
  const proof = await solvedFor(formKey)
  const admissions = await Promise.all(Array.from({ length: 6 }, () => admit(formKey, proof)))
  expect(admissions.filter(({ outcome }) => outcome === 'admitted')).toHaveLength(1)
})

test('a proof of another form, and a made-up one, are asked for again', async () => {
  await tried(4)
  const proof = await solvedFor(randomUUID())
  expect(await admit(randomUUID(), proof)).toMatchObject({ outcome: 'proof', isAgain: true })
  expect(await admit(randomUUID(), 'made up')).toMatchObject({ outcome: 'proof', isAgain: true })
})

test('after many failures a proof is not enough, and where cards fail from everywhere nobody is let in', async () => {
  await tried(4)
  const formKey = randomUUID()
  const proof = await solvedFor(formKey)
  const { senderKey } = await db.checkoutSender.findFirstOrThrow()
  await failures(8, senderKey)
  expect(await admit(formKey, proof)).toEqual({ outcome: 'link' })
  await failures(68, null)
  expect(await admit(formKey, '', '203.0.113.5')).toEqual({ outcome: 'shut' })
})

test('gifts left unpaid tell the office too, once', async () => {
  for (let page = 0; page < 16; page++) await begun()
  const later = { sender: bad, formKey: randomUUID(), proof: '' }
  for (const minute of [15, 16]) expect((await admitGiver(later, inMinutes(minute))).outcome).toBe('proof')
  expect(await db.mailMessage.count({ where: { template: 'card-testing' } })).toBe(1)
})

test('a page on which many cards were tried can be paid no more', async () => {
  const url = await begun()
  await tell(await decline(url, MOST_DECLINES_A_PAGE))
  const { id } = await db.order.findFirstOrThrow()
  await closeTestedCheckout(id, {})
  expect((await fetch(url)).status).toBe(410)
})

const typed = {
  amount: ['other'],
  otherAmount: ['$75.50'],
  name: ['Zoë Quill'],
  email: ['zoe@example.org'],
  note: ['For the Tuesday group'],
  formKey: ['01890000-0000-7000-8000-000000000000'],
}

async function mailedLink(now = start): Promise<string> {
  await mailGiftLink({ name: 'Zoë Quill', email: 'zoe@example.org', amountCents: 7550 }, typed, now)
  const mail = await db.mailMessage.findFirstOrThrow({ where: { template: 'gift-link' }, orderBy: { id: 'desc' } })
  expect(mail.toAddress).toBe('zoe@example.org')
  return /\/donate\/give\/(\S+)/.exec(mail.text)?.[1] ?? ''
}

test('a mailed link leads on with the gift as it was typed, and only looking at it does nothing', async () => {
  const secret = await mailedLink()
  const kept = { amountCents: 7550, name: 'Zoë Quill', email: 'zoe@example.org', note: 'For the Tuesday group' }
  for (let look = 0; look < 2; look++) expect(await findGiftLink(secret, inMinutes(1))).toMatchObject(kept)
  expect(await db.order.count()).toBe(0)
  const followed = await followGiftLink(secret, bad, inMinutes(2))
  const order = await db.order.findFirstOrThrow({ include: { sender: true } })
  expect(followed).toEqual({ outcome: 'pay', url: order.checkoutUrl })
  expect(order).toMatchObject({ totalCents: 7550, payerName: 'Zoë Quill', note: 'For the Tuesday group' })
  expect(order.sender).not.toBeNull()
})

test('its secret is random and is not kept', async () => {
  const secrets = [await mailedLink(), await mailedLink()]
  expect(new Set(secrets).size).toBe(2)
  for (const secret of secrets) expect(Buffer.from(secret, 'base64url').length * 8).toBeGreaterThanOrEqual(128)
  const kept = JSON.stringify(await db.giftLink.findMany())
  for (const secret of secrets) expect(kept).not.toContain(secret)
})

test('a link works once; its button pressed twice at once is one gift', async () => {
  const secret = await mailedLink()
  const presses = await Promise.all([1, 2, 3].map(() => followGiftLink(secret, bad, inMinutes(1))))
  expect(new Set(presses.map((press) => press.outcome === 'pay' && press.url)).size).toBe(1)
  expect(await db.order.count()).toBe(1)
  expect(await findGiftLink(secret, inMinutes(2))).toBeNull()
  expect(await followGiftLink(secret, bad, inMinutes(3))).toEqual({ outcome: 'dead' })
})

test('a link is over after 30 minutes, and what was typed is forgotten with it', async () => {
  const secret = await mailedLink()
  expect(await findGiftLink(secret, inMinutes(29))).not.toBeNull()
  expect(await findGiftLink(secret, inMinutes(30))).toBeNull()
  expect(await followGiftLink(secret, bad, inMinutes(30))).toEqual({ outcome: 'dead' })
  await forgetGiftLinks(inMinutes(30))
  expect(await db.giftLink.count()).toBe(0)
})

test('a made-up link opens nothing', async () => {
  await mailedLink()
  expect(await findGiftLink('made-up', start)).toBeNull()
  expect(await followGiftLink('made-up', bad, start)).toEqual({ outcome: 'dead' })
})

test('where the door is closed to all a link waits, and leads on when it is calm', async () => {
  const secret = await mailedLink()
  await begun()
  await failures(80, null)
  expect(await followGiftLink(secret, bad, start)).toEqual({ outcome: 'shut' })
  await db.cardFailure.deleteMany()
  expect((await followGiftLink(secret, bad, inMinutes(1))).outcome).toBe('pay')
})
