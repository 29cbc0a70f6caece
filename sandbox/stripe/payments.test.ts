import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { gift, payAt, startStripe, stripeOn } from './for-tests'

async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'sandbox-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  return folder
}

const chargeInFull = ['payment_intent.latest_charge.balance_transaction']

test('paying completes the session, makes charge and fee, and leads back to the site', async () => {
  await using world = await startStripe()
  const { stripe } = world
  const { id, url } = await stripe.checkout.sessions.create(gift(5000))

  const answer = await payAt(url)
  expect(answer.status).toBe(303)
  expect(answer.headers.get('location')).toBe(`http://site.test/donate/thanks?session=${id}`)

  const session = await stripe.checkout.sessions.retrieve(id, { expand: chargeInFull })
  expect(session).toMatchObject({
    status: 'complete',
    payment_status: 'paid',
    url: null,
    customer_details: { email: 'river@example.org', name: 'River Stone' },
    metadata: { orderId: 'order-1' },
    payment_intent: {
      status: 'succeeded',
      amount_received: 5000,
      metadata: { orderId: 'order-1' },
      latest_charge: {
        status: 'succeeded',
        metadata: { orderId: 'order-1' },
        payment_method_details: { card: { brand: 'visa', last4: '4242' } },
        balance_transaction: { amount: 5000, fee: 175, net: 4825, type: 'charge' },
      },
    },
  })
  expect(await stripe.balance.retrieve()).toMatchObject({ pending: [{ amount: 4825 }], available: [{ amount: 0 }] })
})

test('a payment intent has its own metadata, never the session’s', async () => {
  await using world = await startStripe()
  const { url } = await world.stripe.checkout.sessions.create({ ...gift(5000), payment_intent_data: {} })
  await payAt(url)
  const session = world.sandbox.stripe.events().find(({ type }) => type === 'payment_intent.succeeded')
  expect(session?.data.object).toMatchObject({ metadata: {} })
})

test('pressing the button twice pays once', async () => {
  await using world = await startStripe()
  const { url } = await world.stripe.checkout.sessions.create(gift(5000))
  const [first, second] = await Promise.all([payAt(url), payAt(url)])
  expect(second.headers.get('location')).toBe(first.headers.get('location'))
  const charges = world.sandbox.stripe.events().filter(({ type }) => type === 'charge.succeeded')
  expect(charges).toHaveLength(1)
})

test('a declined card says so on the page and leaves the session open for another', async () => {
  await using world = await startStripe()
  const { stripe, sandbox } = world
  const { id, url } = await stripe.checkout.sessions.create(gift(5000))

  await payAt(url, '4000 0000 0000 9995')
  const page = await fetch(url ?? '').then((answer) => answer.text())
  expect(page).toContain('<p role="alert">Your card has insufficient funds.')
  expect(page).toContain('<title>Declined: ')

  const declined = await stripe.checkout.sessions.retrieve(id, { expand: ['payment_intent.latest_charge'] })
  expect(declined).toMatchObject({
    status: 'open',
    payment_status: 'unpaid',
    payment_intent: {
      status: 'requires_payment_method',
      last_payment_error: { code: 'card_declined', decline_code: 'insufficient_funds' },
      latest_charge: { status: 'failed', paid: false, balance_transaction: null },
    },
  })
  await sandbox.stripe.webhooks.settled()
  expect(world.receivedTypes()).toEqual(['payment_intent.payment_failed', 'charge.failed'])

  await payAt(url)
  const paid = await stripe.checkout.sessions.retrieve(id, { expand: ['payment_intent'] })
  expect(paid).toMatchObject({ status: 'complete', payment_intent: { last_payment_error: null } })
})

test('expiring a session cancels the payment intent of a declined card', async () => {
  await using world = await startStripe()
  const { stripe } = world
  const { id, url } = await stripe.checkout.sessions.create(gift(5000))
  await payAt(url, '4000 0000 0000 0002')
  const session = await stripe.checkout.sessions.expire(id, { expand: ['payment_intent'] })
  expect(session).toMatchObject({ status: 'expired', payment_intent: { status: 'canceled' } })
})

test('the checkout page says what it is, shows the sum and escapes what it is given', async () => {
  await using world = await startStripe()
  const { url } = await world.stripe.checkout.sessions.create({
    ...gift(5000),
    line_items: [
      { quantity: 2, price_data: { currency: 'usd', unit_amount: 2500, product_data: { name: '<b>Seat</b> & tea' } } },
    ],
  })
  const answer = await fetch(url ?? '')
  const page = await answer.text()
  expect(page).toContain('Stand-in for Stripe: no money moves.')
  expect(page).toContain('&lt;b&gt;Seat&lt;/b&gt; &amp; tea × 2')
  expect(page).toContain('Pay $50.00')
  expect(page).toContain('value="river@example.org" readonly')
  expect(page).toContain('href="http://site.test/donate"')
  expect(page).not.toMatch(/<script|<link rel="stylesheet"/)
  expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'")
})

test('a card that the page does not offer is refused and nothing is charged', async () => {
  await using world = await startStripe()
  const { id, url } = await world.stripe.checkout.sessions.create(gift(5000))
  expect((await payAt(url, '4111 1111 1111 1111')).status).toBe(400)
  expect(await world.stripe.checkout.sessions.retrieve(id)).toMatchObject({ status: 'open', payment_intent: null })
})

test('refunds never exceed the charge', async () => {
  await using world = await startStripe()
  const { stripe, sandbox } = world
  const { id, url } = await stripe.checkout.sessions.create(gift(5000))
  await payAt(url)
  await sandbox.stripe.webhooks.settled()
  const { payment_intent: intent } = await stripe.checkout.sessions.retrieve(id)
  const payment_intent = typeof intent === 'string' ? intent : ''

  const part = await stripe.refunds.create({ payment_intent, amount: 2000, metadata: { line: '1' } })
  expect(part).toMatchObject({ amount: 2000, status: 'succeeded', metadata: { line: '1' } })
  await sandbox.stripe.webhooks.settled()
  await expect(stripe.refunds.create({ payment_intent, amount: 3001 })).rejects.toMatchObject({ param: 'amount' })
  const rest = await stripe.refunds.create({ payment_intent, expand: ['charge.refunds', 'balance_transaction'] })
  expect(rest).toMatchObject({
    amount: 3000,
    charge: { refunded: true, amount_refunded: 5000, refunds: { data: [{ amount: 3000 }, { amount: 2000 }] } },
    balance_transaction: { type: 'refund', amount: -3000, fee: 0 },
  })
  await expect(stripe.refunds.create({ payment_intent })).rejects.toMatchObject({ code: 'charge_already_refunded' })
  expect((await stripe.refunds.list({ payment_intent })).data).toHaveLength(2)

  await sandbox.stripe.webhooks.settled()
  expect(world.receivedTypes().slice(3)).toEqual([
    'refund.created',
    'charge.refunded',
    'refund.created',
    'charge.refunded',
  ])
})

/** What a person does at Stripe's own desk. */
const atDesk = async (
  world: Awaited<ReturnType<typeof startStripe>>,
  path: string,
  form: Record<string, string> = {},
) => {
  const address = `${world.sandbox.url}/sandbox/stripe/${path}`
  const answer = await fetch(address, { method: 'POST', body: new URLSearchParams(form), redirect: 'manual' })
  await world.sandbox.stripe.webhooks.settled()
  return answer.status
}

async function paidCharge(world: Awaited<ReturnType<typeof startStripe>>) {
  const { id, url } = await world.stripe.checkout.sessions.create(gift(5000))
  await payAt(url)
  await world.sandbox.stripe.webhooks.settled()
  const { payment_intent: intent } = await world.stripe.checkout.sessions.retrieve(id)
  const payment_intent = typeof intent === 'string' ? intent : ''
  const { latest_charge: charge } = await world.stripe.paymentIntents.retrieve(payment_intent)
  return { payment_intent, charge: typeof charge === 'string' ? charge : '' }
}

test('a refund made at the desk has no metadata, and one that the card refuses comes back', async () => {
  await using world = await startStripe()
  const { stripe } = world
  const { charge } = await paidCharge(world)
  expect(await atDesk(world, `charges/${charge}/refund`, { amount: '5001' })).toBe(400)
  expect(await atDesk(world, `charges/${charge}/refund`, { amount: '2000' })).toBe(303)
  const [refund] = (await stripe.refunds.list({ charge })).data
  expect(refund).toMatchObject({ amount: 2000, status: 'succeeded', metadata: {} })

  expect(await atDesk(world, `refunds/${refund?.id}/fail`)).toBe(303)
  expect(await stripe.refunds.retrieve(refund?.id ?? '')).toMatchObject({
    status: 'failed',
    failure_reason: 'expired_or_canceled_card',
  })
  expect(await stripe.charges.retrieve(charge)).toMatchObject({ amount_refunded: 0, refunded: false })
  expect(world.receivedTypes().slice(3)).toEqual([
    'refund.created',
    'charge.refunded',
    'refund.updated',
    'refund.failed',
  ])
})

test('a disputed charge cannot be refunded, its money leaves at once and comes back when the dispute is won', async () => {
  await using world = await startStripe()
  const { stripe } = world
  const { charge, payment_intent } = await paidCharge(world)
  expect(await atDesk(world, `charges/${charge}/dispute`)).toBe(303)
  expect(await stripe.charges.retrieve(charge)).toMatchObject({ disputed: true })
  await expect(stripe.refunds.create({ charge })).rejects.toMatchObject({ code: 'charge_disputed' })
  const [dispute] = (await stripe.disputes.list({ payment_intent })).data
  expect(dispute).toMatchObject({ amount: 5000, status: 'needs_response', charge, payment_intent })
  expect(await stripe.balance.retrieve()).toMatchObject({ pending: [{ amount: 4825 - 5000 - 1500 }] })

  expect(await atDesk(world, `disputes/${dispute?.id}/won`)).toBe(303)
  expect(await stripe.disputes.retrieve(dispute?.id ?? '')).toMatchObject({ status: 'won' })
  expect(await stripe.balance.retrieve()).toMatchObject({ pending: [{ amount: 4825 - 1500 }] })
  expect(world.receivedTypes().slice(3)).toEqual([
    'charge.dispute.created',
    'charge.dispute.funds_withdrawn',
    'charge.dispute.closed',
    'charge.dispute.funds_reinstated',
  ])
})

test('money becomes available two days later', async () => {
  await using world = await startStripe()
  const { url } = await world.stripe.checkout.sessions.create(gift(5000))
  await payAt(url)
  world.sandbox.stripe.passTime(new Date(Date.now() + 49 * 60 * 60_000))
  expect(await world.stripe.balance.retrieve()).toMatchObject({
    available: [{ amount: 4825 }],
    pending: [{ amount: 0 }],
  })
})

test('an event that a killed run could not deliver is delivered by the next', async () => {
  const folder = await temporaryFolder()
  const stateFile = join(folder, 'sandbox.json')
  const before = await startStripe({ stateFile, answers: Array.from({ length: 9 }, () => 503) })
  const { url } = await before.stripe.checkout.sessions.create(gift(5000))
  await payAt(url)
  await before[Symbol.asyncDispose]()

  await using after = await startStripe({ stateFile })
  await after.sandbox.stripe.webhooks.settled()
  expect(after.receivedTypes().sort()).toEqual([
    'charge.succeeded',
    'checkout.session.completed',
    'payment_intent.succeeded',
  ])
})

test('a restart keeps sessions, idempotency keys and events', async () => {
  const folder = await temporaryFolder()
  const stateFile = join(folder, 'state', 'sandbox.json')
  const before = await startStripe({ stateFile })
  const made = await before.stripe.checkout.sessions.create(gift(5000), { idempotencyKey: 'order-1' })
  await payAt(made.url)
  await before[Symbol.asyncDispose]()

  await using after = await startStripe({ stateFile })
  const again = await stripeOn(after.sandbox).checkout.sessions.create(gift(5000), { idempotencyKey: 'order-1' })
  expect(again.id).toBe(made.id)
  const session = await after.stripe.checkout.sessions.retrieve(made.id, { expand: chargeInFull })
  expect(session).toMatchObject({ payment_intent: { latest_charge: { balance_transaction: { fee: 175 } } } })
  expect((await after.stripe.events.list()).data).toHaveLength(3)
})
