import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { effects } from '@/app/effects'
import { payForSeat } from '@/lib/courses/pay-for-seat'
import { taxYear } from '@/lib/dates'
import { db, LineKind } from '@/lib/db'
import { stopSendingJobs } from '@/lib/jobs'
import { withGrant } from '@/lib/people/granted'
import { changeSetting, demonstrationSettings, settingNames } from '@/lib/settings'
import { createCourse, createPerson, createRegistration, createRun, resetDatabase } from '@/prisma/factories'
import { startTestSandbox } from '@/sandbox/in-test'
import { startTestSite } from '@/sandbox/site-in-test'
import { allocateRefund } from './allocate-refund'
import { beginCheckout } from './begin-checkout'
import type { JournalEntry } from './journal'
import { readJournal } from './journal-queries'
import { readKept } from './kept-lines'
import { openOrder } from './open-order'
import { readBalance } from './read-balance'
import { balanceReadAt, listPayouts, lonelyRows, onItsWay, payoutsOfCharges, readPayout } from './reconcile-queries'
import { refundByLine } from './refund-by-line'
import { sendRefund } from './refund-payment'
import { sweepChanges } from './sweep-changes'

/** Each is several payments by real HTTP, a second or two. */
const HISTORIES = 25

const site = await startTestSite()
beforeEach(startAfresh)
afterAll(async () => {
  await stopSendingJobs()
  await site.close()
})

/** No payment here, and a Stripe that has never seen one. */
async function startAfresh() {
  await site.sandbox.close()
  site.sandbox = await startTestSandbox(site.webhookUrl)
  await resetDatabase()
  for (const name of settingNames) await changeSetting(name, demonstrationSettings[name])
}

const settled = () => site.sandbox.stripe.webhooks.settled()

async function treasurer() {
  const { id } = await createPerson({ roles: ['TREASURER'] })
  const granted = await withGrant(id, 'TREASURER')
  if (!granted) throw new Error('the grant is missing')
  return granted
}

/** What a person does at Stripe's own desk; whether Stripe let them. */
async function atStripe(path: string, form: Record<string, string> = {}) {
  const address = `${site.sandbox.url}/sandbox/stripe/${path}`
  const answer = await fetch(address, { method: 'POST', body: new URLSearchParams(form), redirect: 'manual' })
  await settled()
  return answer.status === 303
}

async function stripeBalanceCents() {
  const answer = await fetch(`${site.sandbox.url}/v1/balance`, { headers: { authorization: 'Bearer sk_test_sandbox' } })
  const { available, pending } = await answer.json()
  return available[0].amount + pending[0].amount
}

/** A gift, or a seat with a gift, paid at Stripe. */
async function pay(giftCents: number, feeCents = 0) {
  const person = await createPerson({ email: `${randomUUID()}@example.org`, name: 'Ada' })
  const gift = { kind: LineKind.GIFT, description: 'Gift to ORNCC', amountCents: giftCents }
  const seat = feeCents > 0 ? await heldSeat(person.id, feeCents) : null
  const lines = seat ? [{ ...gift, registrationId: seat.registrationId }, seat] : [gift]
  const rest = { personId: person.id, payerName: 'Ada', formKey: randomUUID(), isDemonstration: false }
  const { id } = await db.$transaction((tx) => openOrder(tx, { ...rest, lines }))
  const page = seat
    ? await payForSeat(seat.registrationId, '/r/token', effects)
    : await beginCheckout(id, { thanks: '/thanks', back: '/back' })
  if (!('url' in page)) throw new Error('there is no page to pay at')
  const body = new URLSearchParams({ card: '4242 4242 4242 4242', email: 'ada@example.org', name: 'Ada' })
  await fetch(page.url, { method: 'POST', body, redirect: 'manual' })
  await settled()
}

async function heldSeat(personId: string, amountCents: number) {
  const course = await createCourse()
  const run = await createRun({ courseId: course.id, priceCents: amountCents, fairMarketValueCents: amountCents })
  const holdExpiresAt = new Date(Date.now() + 3_600_000)
  const { id } = await createRegistration({ runId: run.id, personId, state: 'HOLD', holdExpiresAt })
  return { kind: LineKind.FEE, description: 'Seat', amountCents, fairMarketValueCents: amountCents, registrationId: id }
}

/** The jobs that the worker would run by now, and what the hourly sweep brings. */
async function catchUp() {
  await settled()
  for (const { id } of await db.refund.findMany({ where: { state: 'PENDING', refundId: null } })) await sendRefund(id)
  await settled()
  await sweepChanges(effects)
}

/** What our own rows say Stripe must hold: paid, less what went back, less Stripe's fees, less what it paid out. */
async function ourBalanceCents() {
  const [payments, refunds, disputes, payouts] = await Promise.all([
    db.payment.aggregate({ where: { method: 'STRIPE' }, _sum: { amountCents: true, feeCents: true } }),
    db.refund.aggregate({ where: { state: { not: 'FAILED' }, refundId: { not: null } }, _sum: { amountCents: true } }),
    db.dispute.aggregate({ _sum: { withdrawnCents: true, feeCents: true } }),
    db.payout.aggregate({ where: { state: { not: 'FAILED' } }, _sum: { amountCents: true } }),
  ])
  const paidCents = (payments._sum.amountCents ?? 0) - (payments._sum.feeCents ?? 0)
  const disputedCents = (disputes._sum.withdrawnCents ?? 0) + (disputes._sum.feeCents ?? 0)
  return paidCents - (refunds._sum.amountCents ?? 0) - disputedCents - (payouts._sum.amountCents ?? 0)
}

/** What the journal has left on the account of Stripe's balance; every entry of it balanced. */
async function journalBalanceCents() {
  const by = await treasurer()
  const thisYear = taxYear(new Date())
  const years = [thisYear, thisYear + 1].map((year) => readJournal(by, { year, month: null }))
  const entries = (await Promise.all(years)).flat()
  const sum = (lines: JournalEntry['lines']) =>
    lines.reduce((total, line) => total + line.debitCents - line.creditCents, 0)
  for (const entry of entries) expect(sum(entry.lines), entry.number).toBe(0)
  expect(new Set(entries.map(({ number }) => number)).size).toBe(entries.length)
  return sum(entries.flatMap(({ lines }) => lines.filter(({ account }) => account === 'stripe')))
}

/** Every difference that the desk would list, by its name. */
async function differences() {
  const by = await treasurer()
  const { payouts } = await listPayouts(by, { amountCents: null, page: 1 })
  const read = await Promise.all(payouts.map(({ id }) => readPayout(by, id)))
  const lines = [...read.flatMap((payout) => payout?.lines ?? []), ...(await onItsWay(by)).lines]
  const found = [...lines, ...(await lonelyRows(by))].map(({ difference }) => difference?.kind)
  return [...found, ...read.map((payout) => payout?.whole?.kind)].filter((kind) => kind !== undefined).sort()
}

const cents = fc.integer({ min: 100, max: 50_000 })
/** Which payment, of those that there are, and what share of what is left. */
const target = { which: fc.nat(5), percent: fc.integer({ min: 1, max: 100 }) }
const deed = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant('gift' as const), cents }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('seat' as const), cents, feeCents: cents }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('refund here' as const), ...target }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('refund at Stripe' as const), ...target }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('refund comes back' as const), which: fc.nat(5) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('dispute' as const), which: fc.nat(5) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('dispute won' as const), which: fc.nat(5) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('dispute lost' as const), which: fc.nat(5) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('payout' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('payout comes back' as const), which: fc.nat(5) }) },
)
type Deed = typeof deed extends fc.Arbitrary<infer Value> ? Value : never

const pick = <Row>(rows: readonly Row[], which: number): Row | undefined => rows[which % Math.max(1, rows.length)]

async function carryOut(one: Deed) {
  const payments = await db.payment.findMany({
    orderBy: { occurredAt: 'asc' },
    include: { order: { include: { lines: true } } },
  })
  switch (one.do) {
    case 'gift':
      return pay(one.cents)
    case 'seat':
      return pay(one.cents, one.feeCents)
    case 'refund here': {
      const payment = pick(payments, one.which)
      if (!payment) return
      const parts = payment.order.lines.map(({ id, amountCents }) => ({
        id,
        amountCents: Math.floor((amountCents * one.percent) / 100),
      }))
      const decision = { paymentId: payment.id, reason: 'Asked for', parts, formKey: randomUUID() }
      await refundByLine(await treasurer(), decision)
      return catchUp()
    }
    case 'refund at Stripe': {
      const payment = pick(payments, one.which)
      if (!payment) return
      await atStripe(`charges/${payment.chargeId}/refund`, {
        amount: String(Math.max(1, Math.floor((payment.amountCents * one.percent) / 100))),
      })
      return nameLines()
    }
    case 'refund comes back': {
      const refund = pick(await db.refund.findMany({ where: { refundId: { not: null } } }), one.which)
      return refund && atStripe(`refunds/${refund.refundId}/fail`)
    }
    case 'dispute':
      return atStripe(`charges/${pick(payments, one.which)?.chargeId}/dispute`)
    case 'dispute won':
    case 'dispute lost': {
      const dispute = pick(await db.dispute.findMany(), one.which)
      return dispute && atStripe(`disputes/${dispute.disputeId}/${one.do === 'dispute won' ? 'won' : 'lost'}`)
    }
    case 'payout':
      return atStripe('payouts')
    case 'payout comes back': {
      await readBalance()
      const payout = pick(await db.payout.findMany(), one.which)
      return payout && atStripe(`payouts/${payout.id}/fail`)
    }
  }
}

/** The treasurer names the lines of what was refunded at Stripe, in the order of the lines. */
async function nameLines() {
  const by = await treasurer()
  const waiting = await db.refund.findMany({
    where: { origin: 'STRIPE', state: { not: 'FAILED' }, allocations: { none: {} } },
    select: { id: true, amountCents: true, paymentId: true },
  })
  for (const { id, amountCents, paymentId } of waiting) {
    const { lines } = await db.$transaction((tx) => readKept(tx, paymentId))
    let leftCents = amountCents
    const parts = lines.map((line) => {
      const part = { id: line.id, amountCents: Math.min(leftCents, line.amountCents) }
      leftCents -= part.amountCents
      return part
    })
    await allocateRefund(by, id, parts)
  }
}

test('paid less refunded less fees is what Stripe holds, and nothing differs, after whatever happened', async () => {
  let histories = 0
  const until = Date.now() + 100_000
  await fc.assert(
    fc.asyncProperty(fc.array(deed, { minLength: 3, maxLength: 9 }), async (deeds) => {
      // A slow machine has time for fewer. What fast-check itself interrupts goes on behind the next test's back.
      if (Date.now() > until) return
      await startAfresh()
      histories += 1
      for (const one of [{ do: 'gift' as const, cents: 5_000 }, ...deeds]) await carryOut(one)
      await catchUp()
      expect(await readBalance()).toBe('read')
      expect(await ourBalanceCents()).toBe(await stripeBalanceCents())
      expect(await differences()).toEqual([])
      expect(await journalBalanceCents()).toBe(await stripeBalanceCents())
    }),
    { numRuns: HISTORIES },
  )
  expect(histories).toBeGreaterThan(3)
}, 180_000)

test('what differs is named, once each, and a payout’s lines lead to our payments', async () => {
  await pay(5_000)
  await pay(8_000, 12_000)
  await pay(2_000)
  // Stripe's times are of whole seconds.
  const [first, second, third] = await db.payment.findMany({ orderBy: { id: 'asc' } })
  await atStripe('fees', { cents: '200' })
  await atStripe('payouts')
  expect(await readBalance()).toBe('read')
  const by = await treasurer()
  const { payouts } = await listPayouts(by, { amountCents: null, page: 1 })
  expect(payouts).toMatchObject([{ amountCents: 27_000 - 175 - 610 - 88 - 200, parts: 4, differences: 1 }])
  expect(await differences()).toEqual(['ADJUSTMENT'])
  const payout = await readPayout(by, payouts[0]?.id ?? '')
  expect(payout?.sums).toEqual({
    paidCents: 27_000,
    feeCents: -873,
    refundedCents: 0,
    disputedCents: 0,
    otherCents: -200,
  })
  expect(payout?.lines.map(({ payment }) => payment?.id ?? null)).toEqual([second?.id, first?.id, third?.id, null])
  expect((await payoutsOfCharges([first?.chargeId ?? ''])).get(first?.chargeId ?? null)?.id).toBe(payouts[0]?.id)

  // Whatever is wrong in our rows shows, and what is only in them too.
  await db.payment.update({ where: { id: first?.id ?? '' }, data: { feeCents: 100 } })
  await db.payment.update({ where: { id: second?.id ?? '' }, data: { chargeId: 'ch_of_nobody' } })
  await db.payment.update({ where: { id: third?.id ?? '' }, data: { feeCents: null } })
  await readBalance(new Date(Date.now() + 3 * 3_600_000))
  expect(await differences()).toEqual([
    'ADJUSTMENT',
    'FEE_NOT_HERE',
    'OTHER_FEE',
    'PAYMENT_NOT_HERE',
    'PAYMENT_NOT_THERE',
  ])
})

test('reading twice at once, and again, keeps each movement once', async () => {
  await pay(5_000)
  await atStripe('payouts')
  expect(await Promise.all([readBalance(), readBalance(), readBalance()])).toEqual(['read', 'read', 'read'])
  await readBalance()
  expect(await db.payout.count()).toBe(1)
  expect((await db.balanceEntry.findMany()).map(({ kind }) => kind).sort()).toEqual(['CHARGE', 'PAYOUT'])
  expect((await db.balanceEntry.findMany({ where: { payoutId: null } })).length).toBe(0)
})

test('a payout found by its amount on the bank’s statement', async () => {
  await pay(5_000)
  await atStripe('payouts')
  await readBalance()
  const by = await treasurer()
  expect((await listPayouts(by, { amountCents: 4_825, page: 1 })).payouts).toHaveLength(1)
  expect((await listPayouts(by, { amountCents: 4_826, page: 1 })).payouts).toHaveLength(0)
})

test('a gift that waits two weeks for its payout is named', async () => {
  await pay(5_000)
  await readBalance()
  const by = await treasurer()
  expect(await onItsWay(by)).toMatchObject({ netCents: 4_825, count: 1 })
  expect(await lonelyRows(by)).toEqual([])
  const inTwoWeeks = new Date(Date.now() + 15 * 24 * 3_600_000)
  expect(await lonelyRows(by, inTwoWeeks)).toMatchObject([{ difference: { kind: 'IN_NO_PAYOUT' }, payerName: 'Ada' }])
})

test('while Stripe is silent what was read stands, and says when', async () => {
  await pay(5_000)
  const at = new Date()
  await readBalance(at)
  await site.sandbox.close()
  expect(await readBalance(new Date(at.getTime() + 60_000))).toBe('no_answer')
  expect(await balanceReadAt(await treasurer())).toEqual(at)
}, 30_000)
