import Stripe from 'stripe'
import { expect, test } from 'vitest'
import { gift, payAt, startStripe } from './for-tests'

const paid = ['checkout.session.completed', 'payment_intent.succeeded', 'charge.succeeded']

type World = Awaited<ReturnType<typeof startStripe>>

async function payGift({ stripe, sandbox }: World) {
  const { url } = await stripe.checkout.sessions.create(gift(5000))
  await payAt(url)
  await sandbox.stripe.webhooks.settled()
}

test('a payment’s events arrive signed and in order, and are listed as delivered', async () => {
  await using world = await startStripe()
  await payGift(world)
  expect(world.receivedTypes()).toEqual(paid)
  expect(world.received[0]?.data.object).toMatchObject({ object: 'checkout.session', payment_status: 'paid' })

  const listed = await world.stripe.events.list({ types: ['charge.succeeded'] })
  expect(listed.data).toMatchObject([{ type: 'charge.succeeded', pending_webhooks: 0 }])
  const one = await world.stripe.events.retrieve(world.received[1]?.id ?? '')
  expect(one.type).toBe('payment_intent.succeeded')
})

test('an event keeps the state of its moment', async () => {
  await using world = await startStripe()
  const { url } = await world.stripe.checkout.sessions.create(gift(5000))
  await payAt(url, '4000 0000 0000 0002')
  await payAt(url)
  const failed = (await world.stripe.events.list({ type: 'payment_intent.payment_failed' })).data[0]
  expect(failed?.data.object).toMatchObject({ status: 'requires_payment_method' })
})

test('a signature by another secret does not verify', async () => {
  await using world = await startStripe()
  const payload = '{"id":"evt_1"}'
  const header = Stripe.webhooks.generateTestHeaderString({ payload, secret: 'whsec_other' })
  expect(() => Stripe.webhooks.constructEvent(payload, header, 'whsec_sandbox')).toThrow(/signature/i)
  expect(world.received).toEqual([])
})

test('events can be sent several times, one after the other', async () => {
  await using world = await startStripe()
  world.sandbox.stripe.webhooks.deliver({ copies: 5 })
  await payGift(world)
  expect(world.receivedTypes()).toEqual(paid.flatMap((type) => [type, type, type, type, type]))
  expect(new Set(world.received.map(({ id }) => id)).size).toBe(3)
})

test('events can be sent last first', async () => {
  await using world = await startStripe()
  world.sandbox.stripe.webhooks.deliver({ order: 'reversed' })
  await payGift(world)
  expect(world.receivedTypes()).toEqual(paid.toReversed())
})

test('events can be sent all at the same time', async () => {
  await using world = await startStripe()
  world.sandbox.stripe.webhooks.deliver({ order: 'at-once', copies: 2 })
  await payGift(world)
  expect(world.receivedTypes().sort()).toEqual([...paid, ...paid].sort())
})

test('lost events never arrive, but Stripe still lists them and they can be sent again', async () => {
  await using world = await startStripe()
  const { webhooks } = world.sandbox.stripe
  webhooks.deliver({ lose: true })
  await payGift(world)
  expect(world.received).toEqual([])

  const [newest] = (await world.stripe.events.list()).data
  expect(webhooks.sendAgain(newest?.id ?? '')).toBe(true)
  await webhooks.settled()
  expect(world.receivedTypes()).toEqual(['charge.succeeded'])
})

test('held events wait until they are released', async () => {
  await using world = await startStripe()
  const { webhooks } = world.sandbox.stripe
  webhooks.deliver({ hold: true, order: 'reversed' })
  await payGift(world)
  expect(world.received).toEqual([])
  expect(webhooks.heldCount()).toBe(3)
  webhooks.release()
  await webhooks.settled()
  expect(world.receivedTypes()).toEqual(paid.toReversed())
})

test('delayed events come late', async () => {
  await using world = await startStripe()
  world.sandbox.stripe.webhooks.deliver({ delayMs: 60 })
  const started = performance.now()
  await payGift(world)
  expect(performance.now() - started).toBeGreaterThanOrEqual(59)
  expect(world.receivedTypes()).toEqual(paid)
})

test('an event that the site could not take is sent again', async () => {
  await using world = await startStripe({ answers: [500] })
  await payGift(world)
  expect(world.receivedTypes().sort()).toEqual([...paid, 'checkout.session.completed'].sort())
  expect((await world.stripe.events.list()).data.map((event) => event.pending_webhooks)).toEqual([0, 0, 0])
})

test('the switches are set over HTTP, and what is not named returns to the good day', async () => {
  await using world = await startStripe()
  const { sandbox } = world
  const post = (path: string, form: Record<string, string> = {}) =>
    fetch(`${sandbox.url}/sandbox/stripe/${path}`, { method: 'POST', body: new URLSearchParams(form) })

  await post('webhooks', { copies: '2', order: 'reversed', hold: 'true' })
  expect(sandbox.stripe.webhooks.delivery()).toEqual({
    copies: 2,
    order: 'reversed',
    delayMs: 0,
    lose: false,
    hold: true,
  })
  await payGift(world)
  const page = await post('webhooks/release').then((answer) => answer.text())
  expect(page).toContain('charge.succeeded')
  await sandbox.stripe.webhooks.settled()
  expect(world.received).toHaveLength(6)

  expect((await post('webhooks', { copies: '21' })).status).toBe(400)
  await post('webhooks')
  expect(sandbox.stripe.webhooks.delivery()).toMatchObject({ copies: 1, hold: false })
  expect((await post('events/evt_none/send')).status).toBe(404)
})
