import Stripe from 'stripe'
import { expect, test } from 'vitest'
import { monthlyGift, payAt, startStripe } from './for-tests'

type World = Awaited<ReturnType<typeof startStripe>>

/** A monthly gift that has been begun and paid once. */
async function begun({ stripe, sandbox }: World, cents = 2500) {
  const { id, url } = await stripe.checkout.sessions.create(monthlyGift(cents))
  await payAt(url)
  const session = await stripe.checkout.sessions.retrieve(id)
  const subscriptionId = String(session.subscription)
  const customerId = String(session.customer)
  const read = () => stripe.subscriptions.retrieve(subscriptionId)
  const invoices = async () => (await stripe.invoices.list({ subscription: subscriptionId, limit: 100 })).data
  /** Moves on to the end of the period, or of so many of them, and the hour for which an invoice is a draft. */
  async function passPeriods(many = 1) {
    for (let n = 0; n < many; n += 1) {
      const end = (await read()).items.data[0]?.current_period_end ?? 0
      sandbox.stripe.moveClock(customerId, new Date((end + 3600) * 1000))
    }
  }
  const passDays = async (days: number) => {
    const [newest] = await invoices()
    const from = newest?.next_payment_attempt ?? newest?.created ?? 0
    sandbox.stripe.moveClock(customerId, new Date((from + days * 24 * 3600) * 1000))
  }
  async function newCard(card: string) {
    const portal = await stripe.billingPortal.sessions.create({
      customer: customerId,
      return_url: 'http://site.test/back',
      flow_data: { type: 'payment_method_update' },
    })
    return fetch(portal.url, { method: 'POST', body: new URLSearchParams({ card }), redirect: 'manual' })
  }
  return { session, subscriptionId, customerId, read, invoices, passPeriods, passDays, newCard }
}

const refusedLater = '4000 0000 0000 0341'

test('a paid session begins a subscription whose first invoice is paid and named by nothing but its payment', async () => {
  await using world = await startStripe()
  const { session, read, subscriptionId } = await begun(world)
  expect(session).toMatchObject({
    mode: 'subscription',
    status: 'complete',
    payment_status: 'paid',
    payment_intent: null,
  })
  expect(await read()).toMatchObject({ status: 'active', metadata: { orderId: 'order-1' } })
  const invoice = await world.stripe.invoices.retrieve(String(session.invoice), { expand: ['payments'] })
  expect(invoice).toMatchObject({
    status: 'paid',
    billing_reason: 'subscription_create',
    amount_paid: 2500,
    parent: { subscription_details: { subscription: subscriptionId, metadata: { orderId: 'order-1' } } },
  })
  const intentId = String(invoice.payments?.data[0]?.payment.payment_intent)
  const intent = await world.stripe.paymentIntents.retrieve(intentId)
  expect(intent).toMatchObject({ status: 'succeeded', amount: 2500, metadata: {} })
  expect(JSON.stringify(intent)).not.toContain(invoice.id)
  const found = await world.stripe.invoicePayments.list({
    payment: { type: 'payment_intent', payment_intent: intentId },
  })
  expect(found.data.map((payment) => payment.invoice)).toEqual([invoice.id])
})

test('a declined card begins nothing, the page says so, and the failed charge names nobody but the payer', async () => {
  await using world = await startStripe()
  const { id, url } = await world.stripe.checkout.sessions.create(monthlyGift(2500))
  await payAt(url, '4000 0000 0000 0002')
  expect(await (await fetch(url ?? '')).text()).toContain('Your card was declined.')
  expect(await world.stripe.checkout.sessions.retrieve(id)).toMatchObject({ status: 'open', subscription: null })
  expect((await world.stripe.customers.list()).data).toEqual([])
  await world.sandbox.stripe.webhooks.settled()
  expect(world.received.map(({ type, data }) => [type, data.object])).toMatchObject([
    ['charge.failed', { metadata: {}, customer: null, billing_details: { email: 'river@example.org' } }],
    ['payment_intent.payment_failed', { metadata: {} }],
  ])
})

test('each month brings an invoice that is a draft for an hour and is then paid', async () => {
  await using world = await startStripe()
  const { read, invoices, customerId, passPeriods } = await begun(world)
  const end = (await read()).items.data[0]?.current_period_end ?? 0
  world.sandbox.stripe.moveClock(customerId, new Date(end * 1000))
  expect((await invoices())[0]).toMatchObject({ status: 'draft', billing_reason: 'subscription_cycle' })
  world.sandbox.stripe.moveClock(customerId, new Date((end + 3600) * 1000))
  expect((await invoices())[0]).toMatchObject({ status: 'paid', created: end })
  await passPeriods(2)
  expect((await invoices()).map(({ status }) => status)).toEqual(['paid', 'paid', 'paid', 'paid'])
  await world.sandbox.stripe.webhooks.settled()
  expect(world.receivedTypes().filter((type) => type === 'invoice.paid')).toHaveLength(4)
})

test('one customer’s clock leaves everybody else in the present', async () => {
  await using world = await startStripe()
  const [one, other] = [await begun(world), await begun(world)]
  await one.passPeriods(3)
  expect([(await one.invoices()).length, (await other.invoices()).length]).toEqual([4, 1])
})

test('a card that is refused later is tried three times more, and then the subscription ends', async () => {
  await using world = await startStripe()
  const gift = await begun(world)
  expect((await gift.newCard(refusedLater)).headers.get('location')).toBe('http://site.test/back')
  // The portal changes the customer's card; the subscription names its own until somebody says otherwise.
  await world.stripe.subscriptions.update(gift.subscriptionId, { default_payment_method: '' })
  await gift.passPeriods()
  expect(await gift.read()).toMatchObject({ status: 'past_due' })
  expect((await gift.invoices())[0]).toMatchObject({ status: 'open', attempt_count: 1 })
  await gift.passDays(0)
  await gift.passDays(0)
  expect((await gift.invoices())[0]).toMatchObject({ status: 'open', attempt_count: 3 })
  await gift.passDays(0)
  expect(await gift.read()).toMatchObject({
    status: 'canceled',
    cancellation_details: { reason: 'payment_failed' },
  })
  expect((await gift.invoices())[0]).toMatchObject({ status: 'open', next_payment_attempt: null })
})

test('a new card pays at the next try', async () => {
  await using world = await startStripe()
  const gift = await begun(world)
  await gift.newCard(refusedLater)
  await world.stripe.subscriptions.update(gift.subscriptionId, { default_payment_method: '' })
  await gift.passPeriods()
  await gift.newCard('4242 4242 4242 4242')
  await gift.passDays(0)
  expect(await gift.read()).toMatchObject({ status: 'active' })
  expect((await gift.invoices())[0]).toMatchObject({ status: 'paid', attempt_count: 2 })
})

test('the portal takes no card that is declined at once', async () => {
  await using world = await startStripe()
  const gift = await begun(world)
  const answer = await gift.newCard('4000 0000 0000 0002')
  expect([answer.status, (await answer.text()).includes('Your card was declined.')]).toEqual([402, true])
})

test('a new amount counts from the next period, without any proration', async () => {
  await using world = await startStripe()
  const gift = await begun(world)
  const [item] = (await gift.read()).items.data
  const priceData = { currency: 'usd', product: String(item?.price.product), unit_amount: 4000 }
  await world.stripe.subscriptions.update(gift.subscriptionId, {
    items: [{ id: item?.id ?? '', price_data: { ...priceData, recurring: { interval: 'month' } } }],
    proration_behavior: 'none',
  })
  expect(await gift.invoices()).toHaveLength(1)
  await gift.passPeriods()
  expect((await gift.invoices())[0]).toMatchObject({ status: 'paid', amount_paid: 4000 })
})

test('while it is paused each invoice is void at once, and afterwards all goes on', async () => {
  await using world = await startStripe()
  const gift = await begun(world)
  await world.stripe.subscriptions.update(gift.subscriptionId, { pause_collection: { behavior: 'void' } })
  await gift.passPeriods(2)
  await world.stripe.subscriptions.update(gift.subscriptionId, { pause_collection: '' })
  await gift.passPeriods()
  expect((await gift.invoices()).map(({ status }) => status)).toEqual(['paid', 'void', 'void', 'paid'])
})

test('what has ended charges nothing any more, and is not there to be ended again', async () => {
  await using world = await startStripe()
  const gift = await begun(world)
  expect(await world.stripe.subscriptions.cancel(gift.subscriptionId)).toMatchObject({ status: 'canceled' })
  await expect(world.stripe.subscriptions.cancel(gift.subscriptionId)).rejects.toThrow(Stripe.errors.StripeError)
  await gift.passPeriods()
  expect(await gift.invoices()).toHaveLength(1)
})

test('a session of one mode takes nothing of the other', async () => {
  await using world = await startStripe()
  const param = (changes: object) =>
    world.stripe.checkout.sessions.create({ ...monthlyGift(2500), ...changes }).then(
      () => 'taken',
      (error: Stripe.errors.StripeError) => error.param,
    )
  expect(await param({ payment_intent_data: { description: 'A gift' } })).toBe('payment_intent_data')
  expect(await param({ mode: 'payment', subscription_data: undefined })).toBe('line_items')
  expect(await param({ mode: 'payment' })).toBe('subscription_data')
})
