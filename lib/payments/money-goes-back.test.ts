import { createHmac, randomUUID } from 'node:crypto'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { effects } from '@/app/effects'
import { payForSeat } from '@/lib/courses/pay-for-seat'
import { db } from '@/lib/db'
import { startGift } from '@/lib/giving/start-gift'
import { stopSendingJobs } from '@/lib/jobs'
import { withGrant } from '@/lib/people/granted'
import { changeSetting, demonstrationSettings, settingNames } from '@/lib/settings'
import { createCourse, createPerson, createRegistration, createRun, newGift, resetDatabase } from '@/prisma/factories'
import { startTestSite } from '@/sandbox/site-in-test'
import { allocateRefund } from './allocate-refund'
import { mendRefund } from './mend-refund'
import { openOrder } from './open-order'
import { putBackEvent, putBackTask } from './put-back'
import { waitingTasks } from './queries'
import { owe, sendRefund } from './refund-payment'
import { shownReceipts } from './shown-receipts'
import { createRefund } from './stripe'
import { sweepChanges } from './sweep-changes'
import { sweepOpenOrders } from './sweep-open-orders'
import { tickOffEvent, tickOffTask } from './tick-off'
import { turnIntoGift } from './turn-into-gift'

const { sandbox, webhookUrl, close } = await startTestSite()
beforeEach(startAfresh)
afterAll(async () => {
  await stopSendingJobs()
  await close()
})

async function startAfresh() {
  await sandbox.stripe.webhooks.settled()
  await resetDatabase()
  sandbox.stripe.webhooks.deliver()
  for (const name of settingNames) await changeSetting(name, demonstrationSettings[name])
}

const settled = () => sandbox.stripe.webhooks.settled()
const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000)

/** A seat at its value of $120, held, with a gift of $60 in the same order; and the page where both are paid. */
async function heldSeat() {
  const course = await createCourse({ title: 'Foundation' })
  const run = await createRun({ courseId: course.id, priceCents: 12_000, fairMarketValueCents: 12_000 })
  const person = await createPerson({ email: 'ada@example.org', name: 'Ada' })
  const { id: registrationId } = await createRegistration({
    runId: run.id,
    personId: person.id,
    name: 'Ada',
    state: 'HOLD',
    holdExpiresAt: inHours(1),
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
          amountCents: 12_000,
          fairMarketValueCents: 12_000,
          registrationId,
        },
        { kind: 'GIFT', description: 'Gift to ORNCC', amountCents: 6_000, registrationId },
      ],
    }),
  )
  const page = await payForSeat(registrationId, '/r/token', effects)
  if (page.kind !== 'pay') throw new Error(`there is no page: ${page.kind}`)
  return { registrationId, url: page.url }
}

async function pay(url: string) {
  const body = new URLSearchParams({ card: '4242 4242 4242 4242', email: 'ada@example.org', name: 'Ada' })
  await fetch(url, { method: 'POST', body, redirect: 'manual' })
  await settled()
}

/** What a person does at Stripe's own desk. */
async function atStripe(path: string, form: Record<string, string> = {}) {
  const address = `${sandbox.url}/sandbox/stripe/${path}`
  const answer = await fetch(address, { method: 'POST', body: new URLSearchParams(form), redirect: 'manual' })
  if (answer.status !== 303) throw new Error(`Stripe's desk refuses ${path}: ${await answer.text()}`)
  await settled()
}

const idAtStripe = (type: string) => {
  const event = sandbox.stripe.events().find((one) => one.type === type)
  return event && 'id' in event.data.object ? String(event.data.object.id) : ''
}
const chargeId = () => idAtStripe('charge.succeeded')

/** A seat that is paid, with its receipt, and its lines. */
async function paidSeat() {
  const seat = await heldSeat()
  await pay(seat.url)
  const payment = await db.payment.findFirstOrThrow({ include: { order: { include: { lines: true } } } })
  const lineOf = (kind: string) => payment.order.lines.find((line) => line.kind === kind)?.id ?? ''
  return { ...seat, paymentId: payment.id, fee: lineOf('FEE'), gift: lineOf('GIFT') }
}

/** Gives the seat back as a person does, as far as receipts can tell. */
const giveBackSeat = (id: string) =>
  db.registration.update({ where: { id }, data: { state: 'CANCELLED', cancelledAt: new Date() } })

const oweNow = (owed: Parameters<typeof owe>[1]) => db.$transaction((tx) => owe(tx, owed))

const receipts = async () =>
  (await db.receipt.findMany({ orderBy: { serial: 'asc' }, include: { replaces: true } })).map((receipt) => ({
    serial: receipt.serial,
    kind: receipt.kind,
    amountCents: receipt.amountCents,
    isVoid: receipt.voidedAt !== null,
    replaces: receipt.replaces?.serial ?? null,
  }))
const refunds = () =>
  db.refund.findMany({ orderBy: { createdAt: 'asc' }, select: { origin: true, state: true, amountCents: true } })
const tasks = async () => (await db.moneyTask.findMany({ where: { settledAt: null } })).map(({ kind }) => kind).sort()
const corrections = () =>
  db.mailMessage.findMany({ where: { template: 'receipt-corrected' }, orderBy: { createdAt: 'asc' } })

async function treasurer() {
  const { id } = await createPerson({ roles: ['TREASURER'] })
  const granted = await withGrant(id, 'TREASURER')
  if (!granted) throw new Error('the grant is missing')
  return granted
}

/** All that there is to say of the money, without what differs from one telling to the next: ids, references and days. */
async function moneyTables() {
  const { ref } = await db.order.findFirstOrThrow()
  const plain = (text: string) => text.replaceAll(ref, 'REF').replaceAll(/\b[A-Z][a-z]+ \d{1,2}, \d{4}\b/g, 'DAY')
  const [order, payments, refunds, disputes, tasks, mails, registration] = await Promise.all([
    db.order.findFirstOrThrow({ select: { state: true, totalCents: true } }),
    db.payment.findMany({ select: { method: true, methodLabel: true, amountCents: true, feeCents: true } }),
    db.refund.findMany({
      orderBy: { createdAt: 'asc' },
      select: {
        origin: true,
        state: true,
        amountCents: true,
        reason: true,
        allocations: { select: { amountCents: true, orderLine: { select: { kind: true } } } },
      },
    }),
    db.dispute.findMany({ select: { state: true, amountCents: true, reason: true } }),
    db.moneyTask.findMany({
      orderBy: [{ kind: 'asc' }, { amountCents: 'asc' }],
      select: { kind: true, amountCents: true, settledBy: true },
    }),
    db.mailMessage.findMany({
      orderBy: [{ subject: 'asc' }, { template: 'asc' }, { toAddress: 'asc' }],
      select: { template: true, toAddress: true, subject: true },
    }),
    db.registration.findFirst({ select: { state: true } }),
  ])
  const texts = await db.receipt.findMany({ orderBy: { serial: 'asc' }, select: { text: true, voidReason: true } })
  return JSON.stringify(
    {
      order,
      payments,
      refunds,
      disputes,
      tasks,
      registration,
      receipts: await receipts(),
      texts: texts.map(({ text, voidReason }) => ({ text: plain(text), voidReason })),
      mails: mails.map((mail) => ({ ...mail, subject: plain(mail.subject) })),
    },
    null,
    1,
  )
}

async function deliver(event: object) {
  const body = JSON.stringify(event)
  const at = Math.floor(Date.now() / 1000)
  const signature = createHmac('sha256', process.env.STRIPE_WEBHOOK_SECRET ?? '')
    .update(`${at}.${body}`)
    .digest('hex')
  const headers = { 'stripe-signature': `t=${at},v1=${signature}` }
  return (await fetch(webhookUrl, { method: 'POST', headers, body })).status
}

const told = {
  completed: 'checkout.session.completed',
  succeeded: 'payment_intent.succeeded',
  refunded: 'charge.refunded',
  disputed: 'charge.dispute.created',
} as const

type Told = keyof typeof told
const four: Told[] = ['completed', 'succeeded', 'refunded', 'disputed']
const ordersOf = (events: Told[]): Told[][] =>
  events.length === 0
    ? [[]]
    : events.flatMap((first) => ordersOf(events.filter((one) => one !== first)).map((rest) => [first, ...rest]))

/** An order paid, refunded in part and disputed at Stripe. */
const happenings = {
  'a gift alone, whose refund is clear': { gift: true, refundCents: '2000' },
  'a seat with a gift, whose refund the treasurer must place': { gift: false, refundCents: '5000' },
}

async function happen({ gift, refundCents }: (typeof happenings)[keyof typeof happenings]) {
  const url = gift ? await heldGift() : (await heldSeat()).url
  await pay(url)
  await atStripe(`charges/${chargeId()}/refund`, { amount: refundCents })
  await atStripe(`charges/${chargeId()}/dispute`)
}

async function heldGift() {
  const started = await startGift(newGift({ name: 'Ada', email: 'ada@example.org' }))
  if (started.outcome !== 'pay') throw new Error(`the gift did not start: ${started.outcome}`)
  return started.url
}

for (const [what, scenario] of Object.entries(happenings)) {
  test(`all 24 orders of {completed, succeeded, refunded, disputed}, each told twice at once and all told again, end in one state: ${what}`, async () => {
    await happen(scenario)
    const asItHappened = await moneyTables()
    expect(asItHappened).toContain('"origin": "STRIPE"')
    expect(await db.dispute.count()).toBe(1)
    for (const order of ordersOf(four)) {
      await startAfresh()
      sandbox.stripe.webhooks.deliver({ lose: true })
      await happen(scenario)
      expect(await db.payment.count()).toBe(0)
      const happened = sandbox.stripe.events()
      const events = order.map((name) => happened.find(({ type }) => type === told[name]) ?? {})
      for (const event of events) expect(await Promise.all([deliver(event), deliver(event)])).toEqual([200, 200])
      for (const event of events) expect(await deliver(event)).toBe(200)
      expect(await moneyTables(), order.join(', ')).toBe(asItHappened)
      expect(await db.stripeEvent.count({ where: { state: 'SETTLED' } })).toBe(4)
    }
  }, 300_000)
}

test('a refund voids the receipt and replaces it by one for what is kept, and the payer is mailed once', async () => {
  const { paymentId, fee, registrationId } = await paidSeat()
  await giveBackSeat(registrationId)
  await oweNow({ paymentId, reason: 'Given back', lines: [{ id: fee, amountCents: 9_000 }] })
  expect(await receipts()).toEqual([
    { serial: 1, kind: 'MIXED', amountCents: 18_000, isVoid: true, replaces: null },
    { serial: 2, kind: 'MIXED', amountCents: 9_000, isVoid: false, replaces: 1 },
  ])
  const voided = await db.receipt.findUniqueOrThrow({ where: { serial: 1 } })
  const { text } = await db.receipt.findUniqueOrThrow({ where: { serial: 2 } })
  expect(voided.voidReason).toBe('Given back')
  expect(text).toContain('This receipt replaces receipt 1, which is void.')
  expect(text).toContain(
    'Amount charged: $180.00\nReturned or credited since then: $90.00\nAmount of this receipt: $90.00',
  )
  expect(text).toContain('For: Seat: Foundation, $30.00\nFor: Gift to ORNCC, $60.00')
  expect(text).toContain('a place in a course, which you gave back.')
  expect(text).toContain('good-faith estimate of that value is $30.00.')
  const mails = await corrections()
  expect(mails.map(({ subject }) => subject)).toEqual(['Your corrected receipt from ORNCC'])
  expect(mails[0]?.text).toContain(text)
})

test('when all goes back the receipt is void without another, and the mail says so', async () => {
  const { paymentId, fee, gift } = await paidSeat()
  const lines = [
    { id: fee, amountCents: 12_000 },
    { id: gift, amountCents: 6_000 },
  ]
  await oweNow({ paymentId, reason: 'Cancelled', lines })
  expect(await receipts()).toMatchObject([{ serial: 1, isVoid: true }])
  expect((await corrections()).map(({ subject }) => subject)).toEqual([
    'Your receipt 1 is void; $180 goes back to your card',
  ])
})

test('a gift left when the fee went back is wholly a gift once the seat is given back, and not before', async () => {
  const { paymentId, fee, registrationId } = await paidSeat()
  const whole = { paymentId, reason: 'A kindness', lines: [{ id: fee, amountCents: 12_000 }] }
  await oweNow(whole)
  const kept = await db.receipt.findFirstOrThrow({ where: { voidedAt: null } })
  expect(kept.kind).toBe('MIXED')
  expect(kept.text).toContain('good-faith estimate of that value is $120.00.')

  await startAfresh()
  const again = await paidSeat()
  await giveBackSeat(again.registrationId)
  await oweNow({ ...whole, paymentId: again.paymentId, lines: [{ id: again.fee, amountCents: 12_000 }] })
  const gift = await db.receipt.findFirstOrThrow({ where: { voidedAt: null } })
  expect(gift.kind).toBe('GIFT')
  expect(gift.text).toContain('No goods or services were provided')
  expect(registrationId).not.toBe(again.registrationId)
})

test('two refunds of one payment at once are both made, one receipt after the other', async () => {
  const { paymentId, fee, gift } = await paidSeat()
  await Promise.all([
    oweNow({ paymentId, reason: 'One', lines: [{ id: fee, amountCents: 4_000 }] }),
    oweNow({ paymentId, reason: 'Other', lines: [{ id: gift, amountCents: 1_000 }] }),
  ])
  const made = await receipts()
  expect(made.map(({ serial, isVoid, replaces }) => [serial, isVoid, replaces])).toEqual([
    [1, true, null],
    [2, true, 1],
    [3, false, 2],
  ])
  expect(made.at(-1)?.amountCents).toBe(13_000)
})

test('two refunds at once that together are more than was paid: one is made, and the other changes nothing', async () => {
  const { paymentId, fee } = await paidSeat()
  const whole = { paymentId, reason: 'Twice', lines: [{ id: fee, amountCents: 12_000 }] }
  const outcomes = await Promise.allSettled([oweNow(whole), oweNow(whole)])
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(await refunds()).toHaveLength(1)
  expect((await receipts()).filter(({ isVoid }) => !isVoid)).toMatchObject([{ serial: 2, amountCents: 6_000 }])
})

test('without the payment’s lock, both would believe that nothing has gone back yet', async () => {
  const { paymentId } = await paidSeat()
  let readers = 0
  const { promise: bothHaveRead, resolve } = Promise.withResolvers<void>()
  const unlocked = () =>
    db.$transaction(async (tx) => {
      const count = await tx.refund.count({ where: { paymentId } })
      readers += 1
      if (readers === 2) resolve()
      await bothHaveRead
      return count
    })
  expect(await Promise.all([unlocked(), unlocked()])).toEqual([0, 0])
})

test('an owed refund goes to Stripe once, with our id in it, however often it is sent', async () => {
  const { paymentId, fee } = await paidSeat()
  await oweNow({ paymentId, reason: 'Given back', lines: [{ id: fee, amountCents: 9_000 }] })
  const { id } = await db.refund.findFirstOrThrow()
  const before = refundsAtStripe()
  await Promise.all([sendRefund(id), sendRefund(id)])
  await settled()
  await sendRefund(id)
  expect(refundsAtStripe() - before).toBe(1)
  expect(await db.refund.findFirstOrThrow()).toMatchObject({ state: 'SUCCEEDED', origin: 'SITE' })
  expect(await receipts()).toHaveLength(2)
  expect(await corrections()).toHaveLength(1)
})

for (const isTold of [true, false]) {
  test(`a refund that Stripe took, and we crashed before we knew, is never made twice: its news ${isTold ? 'arrives' : 'is lost'}`, async () => {
    const { paymentId, fee } = await paidSeat()
    await oweNow({ paymentId, reason: 'Given back', lines: [{ id: fee, amountCents: 9_000 }] })
    const { id } = await db.refund.findFirstOrThrow()
    const { paymentIntentId } = await db.payment.findFirstOrThrow()
    sandbox.stripe.webhooks.deliver({ lose: !isTold })
    const before = refundsAtStripe()
    await createRefund({ id, paymentIntentId: paymentIntentId ?? '', amountCents: 9_000 })
    await settled()
    expect(await db.refund.findFirstOrThrow()).toMatchObject({ state: isTold ? 'SUCCEEDED' : 'PENDING' })
    // Days later: Stripe has forgotten the key, and has the refund.
    await sendRefund(id)
    expect(await refunds()).toEqual([{ origin: 'SITE', state: 'SUCCEEDED', amountCents: 9_000 }])
    expect(refundsAtStripe() - before).toBe(1)
  })
}

const refundsAtStripe = () => sandbox.stripe.events().filter(({ type }) => type === 'refund.created').length

test('a refund that the card refuses later brings the receipt back by a new number, and the treasurer sends it again', async () => {
  const { paymentId, gift } = await paidSeat()
  await oweNow({ paymentId, reason: 'Given back', lines: [{ id: gift, amountCents: 6_000 }] })
  await sendRefund((await db.refund.findFirstOrThrow()).id)
  await settled()
  await atStripe(`refunds/${idAtStripe('refund.created')}/fail`)
  expect(await refunds()).toMatchObject([{ state: 'FAILED' }])
  expect((await receipts()).map(({ serial, amountCents, isVoid }) => [serial, amountCents, isVoid])).toEqual([
    [1, 18_000, true],
    [2, 12_000, true],
    [3, 18_000, false],
  ])
  expect((await corrections()).at(-1)?.subject).toBe('$60 could not go back to your card')
  expect(await tasks()).toEqual(['REFUND_FAILED'])

  const reader = await treasurer()
  const [task] = await waitingTasks(reader)
  const twice = [mendRefund(reader, task?.id ?? '', 'again'), mendRefund(reader, task?.id ?? '', 'again')]
  expect((await Promise.all(twice)).sort()).toEqual(['mended', 'nothing_left'])
  expect(await refunds()).toMatchObject([{ state: 'FAILED' }, { state: 'PENDING', amountCents: 6_000 }])
  expect((await receipts()).at(-1)).toMatchObject({ serial: 4, amountCents: 12_000, isVoid: false })
  expect(await tasks()).toEqual([])
  expect(await db.auditEntry.count({ where: { action: 'refund.again' } })).toBe(1)
})

test('money that went back by hand is written down, and nothing more goes to Stripe', async () => {
  const { paymentId, gift } = await paidSeat()
  await oweNow({ paymentId, reason: 'Given back', lines: [{ id: gift, amountCents: 6_000 }] })
  await sendRefund((await db.refund.findFirstOrThrow()).id)
  await settled()
  await atStripe(`refunds/${idAtStripe('refund.created')}/fail`)
  const reader = await treasurer()
  const [task] = await waitingTasks(reader)
  const before = refundsAtStripe()
  expect(await mendRefund(reader, task?.id ?? '', 'by_hand')).toBe('mended')
  await sweepChanges(effects, inHours(3))
  expect(refundsAtStripe()).toBe(before)
  expect(await refunds()).toMatchObject([{ state: 'FAILED' }, { state: 'SUCCEEDED', amountCents: 6_000 }])
  expect((await receipts()).at(-1)).toMatchObject({ amountCents: 12_000, isVoid: false })
})

test('a refund that Stripe refuses has failed, once, and its job does not try for ever', async () => {
  const { paymentId, fee } = await paidSeat()
  await atStripe(`charges/${chargeId()}/dispute`)
  await oweNow({ paymentId, reason: 'Given back', lines: [{ id: fee, amountCents: 9_000 }] })
  const { id } = await db.refund.findFirstOrThrow()
  await sendRefund(id)
  await sendRefund(id)
  expect(await refunds()).toMatchObject([{ state: 'FAILED' }])
  expect(await tasks()).toContain('REFUND_FAILED')
  expect((await receipts()).at(-1)).toMatchObject({ serial: 3, amountCents: 18_000, isVoid: false })
})

test('what we owe gives way to what was refunded at Stripe meanwhile, whichever is heard of first', async () => {
  for (const isTold of [true, false]) {
    await startAfresh()
    const { paymentId, fee, gift } = await paidSeat()
    const lines = [
      { id: fee, amountCents: 12_000 },
      { id: gift, amountCents: 6_000 },
    ]
    await oweNow({ paymentId, reason: 'Cancelled', lines })
    sandbox.stripe.webhooks.deliver({ lose: !isTold })
    await atStripe(`charges/${chargeId()}/refund`)
    await sendRefund((await db.refund.findFirstOrThrow({ where: { origin: 'SITE' } })).id)
    await settled()
    const made = await refunds()
    expect(made).toHaveLength(2)
    expect(made).toContainEqual({ origin: 'SITE', state: 'FAILED', amountCents: 18_000 })
    expect(made).toContainEqual({ origin: 'STRIPE', state: 'SUCCEEDED', amountCents: 18_000 })
    expect((await receipts()).filter(({ isVoid }) => !isVoid)).toEqual([])
    // The seat was not given back, and nobody is told that a refund failed: the money has gone back.
    expect(await tasks()).toEqual(['SEAT_WITHOUT_MONEY'])
    expect((await corrections()).map(({ subject }) => subject)).not.toContain('$180 could not go back to your card')
  }
})

test('our refund and one in Stripe’s dashboard at the same moment never return more than was paid', async () => {
  for (let round = 0; round < 5; round++) {
    await startAfresh()
    const { paymentId, fee } = await paidSeat()
    await oweNow({ paymentId, reason: 'Given back', lines: [{ id: fee, amountCents: 12_000 }] })
    const { id } = await db.refund.findFirstOrThrow()
    const dashboard = atStripe(`charges/${chargeId()}/refund`, { amount: '9000' }).catch(() => 'refused')
    await Promise.all([sendRefund(id), dashboard])
    await settled()
    await sendRefund(id)
    const live = (await refunds()).filter(({ state }) => state !== 'FAILED')
    const returned = live.reduce((sum, refund) => sum + refund.amountCents, 0)
    const atStripeNow = sandbox.stripe
      .events()
      .filter(
        ({ type, data }) => type === 'refund.created' && 'charge' in data.object && data.object.charge === chargeId(),
      )
      .reduce((sum, { data }) => sum + ('amount' in data.object ? Number(data.object.amount) : 0), 0)
    expect(returned).toBe(atStripeNow)
    expect(returned).toBeLessThanOrEqual(18_000)
    expect(live.every(({ state }) => state === 'SUCCEEDED')).toBe(true)
  }
})

test('a refund of part of a mixed payment in Stripe’s dashboard waits for the treasurer, and holds the receipt', async () => {
  const { registrationId, fee, gift } = await paidSeat()
  await atStripe(`charges/${chargeId()}/refund`, { amount: '5000' })
  expect(await tasks()).toEqual(['REFUND_TO_ALLOCATE'])
  expect(await shownReceipts(registrationId)).toEqual([{ serial: 1, state: 'held' }])
  expect(await corrections()).toEqual([])

  const reader = await treasurer()
  const { id } = await db.refund.findFirstOrThrow()
  const parts = (feeCents: number, giftCents: number) => [
    { id: fee, amountCents: feeCents },
    { id: gift, amountCents: giftCents },
  ]
  expect(await allocateRefund(reader, id, parts(4_000, 500))).toEqual({ kind: 'wrong_sum', amountCents: 5_000 })
  expect(await allocateRefund(reader, id, [{ id: randomUUID(), amountCents: 5_000 }])).toEqual({
    kind: 'more_than_left',
  })
  expect(await receipts()).toHaveLength(1)
  const twice = [allocateRefund(reader, id, parts(4_000, 1_000)), allocateRefund(reader, id, parts(4_000, 1_000))]
  expect((await Promise.all(twice)).map(({ kind }) => kind).sort()).toEqual(['allocated', 'not_waiting'])
  expect(await receipts()).toMatchObject([{ isVoid: true }, { serial: 2, amountCents: 13_000, isVoid: false }])
  const { text } = await db.receipt.findFirstOrThrow({ where: { voidedAt: null } })
  // The seat is still theirs, so all of its value was received.
  expect(text).toContain('good-faith estimate of that value is $120.00.')
  expect(await shownReceipts(registrationId)).toMatchObject([
    { serial: 2, state: 'live', text },
    { serial: 1, state: 'void', replacedBySerial: 2 },
  ])
  expect(await tasks()).toEqual([])
  expect(await db.auditEntry.findFirstOrThrow({ where: { action: 'refund.allocated' } })).toMatchObject({
    subject: `refund:${id}`,
  })
  expect(await corrections()).toHaveLength(1)
})

test('more of a line than is left of it cannot be named', async () => {
  const { fee, gift, paymentId } = await paidSeat()
  await oweNow({ paymentId, reason: 'Part', lines: [{ id: gift, amountCents: 5_000 }] })
  await sendRefund((await db.refund.findFirstOrThrow()).id)
  await settled()
  await atStripe(`charges/${chargeId()}/refund`, { amount: '2000' })
  const { id } = await db.refund.findFirstOrThrow({ where: { origin: 'STRIPE' } })
  expect(await allocateRefund(await treasurer(), id, [{ id: gift, amountCents: 2_000 }])).toEqual({
    kind: 'more_than_left',
  })
  expect(await allocateRefund(await treasurer(), id, [{ id: fee, amountCents: 2_000 }])).toEqual({ kind: 'allocated' })
})

test('all of it refunded in Stripe’s dashboard needs no treasurer: the receipt is void, the seat stays, and staff are told', async () => {
  const { registrationId } = await paidSeat()
  await atStripe(`charges/${chargeId()}/refund`)
  expect(await receipts()).toMatchObject([{ serial: 1, isVoid: true }])
  expect(await shownReceipts(registrationId)).toEqual([{ serial: 1, state: 'void', replacedBySerial: null }])
  expect((await corrections()).map(({ subject }) => subject)).toEqual([
    'Your receipt 1 is void; $180 has gone back to you',
  ])
  expect(await db.registration.findUniqueOrThrow({ where: { id: registrationId } })).toMatchObject({
    state: 'CONFIRMED',
  })
  expect(await tasks()).toEqual(['SEAT_WITHOUT_MONEY'])
  const office = await db.mailMessage.findFirstOrThrow({ where: { template: 'money-task' } })
  expect(office.subject).toMatch(/^A seat whose fee has gone back at Stripe: \$120, order /)
})

test('two refunds in Stripe’s dashboard that together are all of it need no treasurer either', async () => {
  const { registrationId } = await paidSeat()
  await atStripe(`charges/${chargeId()}/refund`, { amount: '5000' })
  expect(await tasks()).toEqual(['REFUND_TO_ALLOCATE'])
  await atStripe(`charges/${chargeId()}/refund`)
  expect(await tasks()).toEqual(['SEAT_WITHOUT_MONEY'])
  expect(await shownReceipts(registrationId)).toEqual([{ serial: 1, state: 'void', replacedBySerial: null }])
  expect((await corrections()).map(({ subject }) => subject)).toEqual([
    'Your receipt 1 is void; $180 has gone back to you',
  ])
})

test('a refund in Stripe’s dashboard that the card refuses waits for no lines any more, and the receipt stands', async () => {
  const { registrationId } = await paidSeat()
  const live = await shownReceipts(registrationId)
  await atStripe(`charges/${chargeId()}/refund`, { amount: '5000' })
  await atStripe(`refunds/${idAtStripe('refund.created')}/fail`)
  expect(await tasks()).toEqual(['REFUND_FAILED'])
  expect(await shownReceipts(registrationId)).toEqual(live)
})

test('an open dispute holds the receipt; won, it is there as it was; lost, it is void, and only the office is told', async () => {
  for (const end of ['won', 'lost'] as const) {
    await startAfresh()
    const { registrationId } = await paidSeat()
    const live = await shownReceipts(registrationId)
    await atStripe(`charges/${chargeId()}/dispute`)
    expect(await shownReceipts(registrationId)).toEqual([{ serial: 1, state: 'held' }])
    expect(await tasks()).toEqual(['DISPUTE_OPEN'])
    await atStripe(`disputes/${idAtStripe('charge.dispute.created')}/${end}`)
    expect(await db.dispute.findFirstOrThrow()).toMatchObject({ state: end === 'won' ? 'WON' : 'LOST' })
    const isLost = end === 'lost'
    expect(await shownReceipts(registrationId)).toEqual(
      isLost ? [{ serial: 1, state: 'void', replacedBySerial: null }] : live,
    )
    expect(await tasks()).toEqual(isLost ? ['DISPUTE_LOST'] : [])
    expect(await corrections()).toEqual([])
    expect(await db.mailMessage.count({ where: { template: 'money-task' } })).toBe(isLost ? 2 : 1)
    expect(await receipts()).toHaveLength(1)
  }
})

test('three days of lost webhooks are made good by the sweeps, to the same state as if each had come', async () => {
  for (const scenario of Object.values(happenings)) {
    await startAfresh()
    await happen(scenario)
    await atStripe(`disputes/${idAtStripe('charge.dispute.created')}/lost`)
    const asItHappened = await moneyTables()
    await startAfresh()
    sandbox.stripe.webhooks.deliver({ lose: true })
    await happen(scenario)
    await atStripe(`disputes/${idAtStripe('charge.dispute.created')}/lost`)
    expect(await db.payment.count()).toBe(0)
    await sweepOpenOrders(effects, inHours(72))
    await sweepChanges(effects, inHours(72))
    await sweepChanges(effects, inHours(72))
    expect(await moneyTables()).toBe(asItHappened)
  }
})

test('a refund and a dispute whose webhooks were lost after the payment are found by the sweep', async () => {
  const { registrationId } = await paidSeat()
  sandbox.stripe.webhooks.deliver({ lose: true })
  await atStripe(`charges/${chargeId()}/refund`, { amount: '5000' })
  await atStripe(`charges/${chargeId()}/dispute`)
  expect([await db.refund.count(), await db.dispute.count()]).toEqual([0, 0])
  await sweepChanges(effects, inHours(72))
  expect(await tasks()).toEqual(['DISPUTE_OPEN', 'REFUND_TO_ALLOCATE'])
  await atStripe(`disputes/${idAtStripe('charge.dispute.created')}/lost`)
  // Banks take months.
  await sweepChanges(effects, inHours(24 * 90))
  expect(await tasks()).toEqual(['DISPUTE_LOST', 'REFUND_TO_ALLOCATE'])
  expect(await shownReceipts(registrationId)).toMatchObject([{ state: 'held' }])
})

test('what has been owed for an hour is sent again, and what is younger is left to its job', async () => {
  const { paymentId, fee } = await paidSeat()
  await oweNow({ paymentId, reason: 'Given back', lines: [{ id: fee, amountCents: 9_000 }] })
  await sweepChanges(effects, inHours(0.5))
  expect(await refunds()).toMatchObject([{ state: 'PENDING' }])
  await sweepChanges(effects, inHours(1.1))
  expect(await refunds()).toMatchObject([{ state: 'SUCCEEDED' }])
})

test('a refund beyond what is left of a payment that became a gift is not entered, and waits at the desk', async () => {
  const { paymentId, fee, registrationId } = await paidSeat()
  await giveBackSeat(registrationId)
  const turned = { paymentId, reason: 'Turned', lines: [{ id: fee, amountCents: 12_000 }] }
  await db.$transaction((tx) => turnIntoGift(tx, turned, new Date()))
  await atStripe(`charges/${chargeId()}/refund`)
  expect(await refunds()).toEqual([{ origin: 'CREDIT', state: 'SUCCEEDED', amountCents: 12_000 }])
  expect(await db.stripeEvent.count({ where: { state: 'UNMATCHED' } })).toBeGreaterThan(0)
})

test('what waits is ticked off once, by name; a dispute and a refund without lines are not', async () => {
  await paidSeat()
  await atStripe(`charges/${chargeId()}/refund`, { amount: '5000' })
  await atStripe(`charges/${chargeId()}/dispute`)
  await deliver({
    id: 'evt_strange',
    object: 'event',
    type: 'charge.refunded',
    livemode: false,
    created: 1_800_000_000,
    data: { object: { id: 'ch_strange', object: 'charge', payment_intent: 'pi_strange' } },
  })
  const reader = await treasurer()
  for (const { id } of await waitingTasks(reader)) expect(await tickOffTask(reader, id)).toBe(false)
  expect([await tickOffEvent(reader, 'evt_strange'), await tickOffEvent(reader, 'evt_strange')]).toEqual([true, false])
  expect([await putBackEvent(reader, 'evt_strange'), await putBackEvent(reader, 'evt_strange')]).toEqual([true, false])
  expect(await tickOffEvent(reader, 'evt_strange')).toBe(true)
  expect(await db.stripeEvent.findUniqueOrThrow({ where: { id: 'evt_strange' } })).toMatchObject({ state: 'SETTLED' })
  await atStripe(`disputes/${idAtStripe('charge.dispute.created')}/lost`)
  const lost = await db.moneyTask.findFirstOrThrow({ where: { kind: 'DISPUTE_LOST' } })
  expect([await tickOffTask(reader, lost.id), await tickOffTask(reader, lost.id)]).toEqual([true, false])
  expect([await putBackTask(reader, lost.id), await putBackTask(reader, lost.id)]).toEqual([true, false])
  expect(await tickOffTask(reader, lost.id)).toBe(true)
  const noted = await db.auditEntry.findMany({
    where: { OR: [{ action: { endsWith: '.settled' } }, { action: { endsWith: '.put_back' } }] },
    orderBy: { at: 'asc' },
  })
  const actions = noted.map(({ action }) => action)
  expect(actions).toEqual(
    ['stripe-event', 'money-task'].flatMap((kind) => [`${kind}.settled`, `${kind}.put_back`, `${kind}.settled`]),
  )
})
