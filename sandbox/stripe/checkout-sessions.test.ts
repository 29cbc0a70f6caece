import Stripe from 'stripe'
import { expect, test } from 'vitest'
import { gift, startStripe } from './for-tests'
import { seconds } from './store'

const inMinutes = (minutes: number) => seconds(new Date()) + minutes * 60

test('a new session is open and unpaid, and shows its lines only when asked', async () => {
  await using world = await startStripe()
  const { stripe, sandbox } = world

  const session = await stripe.checkout.sessions.create({
    ...gift(5000),
    allowed_payment_method_types: ['card'],
    expires_at: inMinutes(31),
  })
  expect(session.allowed_payment_method_types).toEqual(['card'])
  expect(session).toMatchObject({ status: 'open', payment_status: 'unpaid', amount_total: 5000, payment_intent: null })
  expect(session.url).toBe(`${sandbox.url}/checkout/${session.id}`)
  expect(session.line_items).toBeUndefined()

  const shown = await stripe.checkout.sessions.retrieve(session.id, { expand: ['line_items.data.price.product'] })
  expect(shown.line_items?.data[0]).toMatchObject({
    description: 'A gift to ORNCC',
    amount_total: 5000,
    price: { unit_amount: 5000, product: { object: 'product', name: 'A gift to ORNCC' } },
  })
})

test('answers are in the API version that the library pins', async () => {
  await using world = await startStripe()
  await world.stripe.checkout.sessions.create(gift(5000)).then(({ id }) => world.stripe.checkout.sessions.expire(id))
  expect(world.sandbox.stripe.events().map((event) => event.api_version)).toEqual([Stripe.API_VERSION])
})

test('a session that Stripe would refuse is refused, naming the parameter', async () => {
  await using world = await startStripe()
  const refusal = (changes: object) =>
    world.stripe.checkout.sessions.create({ ...gift(5000), ...changes }).then(
      () => 'taken',
      (error: Stripe.errors.StripeError) => ({ status: error.statusCode, code: error.code, param: error.param }),
    )

  expect(await refusal(gift(49))).toEqual({ status: 400, code: 'amount_too_small', param: 'line_items' })
  expect(await refusal({ success_url: undefined })).toEqual({
    status: 400,
    code: 'parameter_missing',
    param: 'success_url',
  })
  expect(await refusal({ expires_at: inMinutes(29) })).toMatchObject({ status: 400, param: 'expires_at' })
  expect(await refusal({ expires_at: inMinutes(24 * 60 + 1) })).toMatchObject({ status: 400, param: 'expires_at' })
  expect(await refusal({ expires_at: 'soon' })).toMatchObject({ code: 'parameter_invalid_integer' })
  expect(await refusal({ color: 'fir' })).toEqual({ status: 400, code: 'parameter_unknown', param: 'color' })
  expect(await refusal({ line_items: [{ quantity: 1, size: 2 }] })).toMatchObject({ status: 400 })
  expect(await refusal({ payment_intent_data: { note: 'x' } })).toMatchObject({ param: 'payment_intent_data[note]' })
  expect(await refusal({ mode: 'setup' })).toMatchObject({ status: 400, param: 'mode' })
  expect(await refusal({ metadata: { long: 'x'.repeat(501) } })).toMatchObject({ param: 'metadata[long]' })
})

test('a request without a test key is refused', async () => {
  await using world = await startStripe()
  const address = `${world.sandbox.url}/v1/balance`
  const bare = await fetch(address)
  expect(bare.status).toBe(401)
  expect(await bare.json()).toMatchObject({ error: { type: 'invalid_request_error' } })

  const live = await fetch(address, { headers: { authorization: 'Bearer sk_live_sandbox' } })
  expect(live.status).toBe(401)
})

test('what does not exist is missing in Stripe’s way', async () => {
  await using world = await startStripe()
  const missing = { statusCode: 404, code: 'resource_missing' }
  await expect(world.stripe.checkout.sessions.retrieve('cs_test_none')).rejects.toMatchObject(missing)
  await expect(world.stripe.paymentIntents.retrieve('pi_none')).rejects.toMatchObject(missing)
  await expect(world.stripe.customers.retrieve('cus_none')).rejects.toMatchObject({ statusCode: 404 })
})

test('an open session can be expired once, and is then closed', async () => {
  await using world = await startStripe()
  const { stripe, sandbox } = world
  const { id, url } = await stripe.checkout.sessions.create(gift(5000))

  expect(await stripe.checkout.sessions.expire(id)).toMatchObject({ status: 'expired', url: null })
  await expect(stripe.checkout.sessions.expire(id)).rejects.toThrow('has a status of `expired`')
  expect((await fetch(url ?? '')).status).toBe(410)

  await sandbox.stripe.webhooks.settled()
  expect(world.receivedTypes()).toEqual(['checkout.session.expired'])
  expect(world.received[0]?.request?.idempotency_key).toEqual(expect.any(String))
})

test('a session expires by the clock and not before', async () => {
  await using world = await startStripe()
  const { stripe, sandbox } = world
  const { id } = await stripe.checkout.sessions.create({ ...gift(5000), expires_at: inMinutes(31) })

  sandbox.stripe.passTime(new Date(Date.now() + 30 * 60_000))
  expect((await stripe.checkout.sessions.retrieve(id)).status).toBe('open')
  sandbox.stripe.passTime(new Date(Date.now() + 32 * 60_000))
  expect((await stripe.checkout.sessions.retrieve(id)).status).toBe('expired')
  await sandbox.stripe.webhooks.settled()
  expect(world.receivedTypes()).toEqual(['checkout.session.expired'])
})

test('the same idempotency key makes one session, and refuses other parameters', async () => {
  await using world = await startStripe()
  const { sessions } = world.stripe.checkout
  const first = await sessions.create(gift(5000), { idempotencyKey: 'order-1 attempt-1' })
  const again = await sessions.create(gift(5000), { idempotencyKey: 'order-1 attempt-1' })
  expect(again.id).toBe(first.id)
  expect(again.lastResponse.headers['idempotent-replayed']).toBe('true')
  expect(first.lastResponse.headers['idempotent-replayed']).toBeUndefined()

  const idempotencyError = { statusCode: 400, rawType: 'idempotency_error' }
  const other = sessions.create(gift(6000), { idempotencyKey: 'order-1 attempt-1' })
  await expect(other).rejects.toMatchObject(idempotencyError)
  const elsewhere = sessions.expire(first.id, {}, { idempotencyKey: 'order-1 attempt-1' })
  await expect(elsewhere).rejects.toMatchObject(idempotencyError)

  expect((await sessions.list()).data).toHaveLength(1)
})

test('parameters that could not be read do not use up an idempotency key', async () => {
  await using world = await startStripe()
  const { sessions } = world.stripe.checkout
  const misspelt = sessions.create({ ...gift(5000), mode: 'pay' }, { idempotencyKey: 'order-2' })
  await expect(misspelt).rejects.toMatchObject({ param: 'mode' })
  await expect(sessions.create(gift(5000), { idempotencyKey: 'order-2' })).resolves.toMatchObject({ status: 'open' })
})

test('lists come newest first, a page at a time', async () => {
  await using world = await startStripe()
  const { sessions } = world.stripe.checkout
  const ids: string[] = []
  for (const cents of [100, 200, 300]) ids.unshift((await sessions.create(gift(cents))).id)

  const page = await sessions.list({ limit: 2 })
  expect(page).toMatchObject({ object: 'list', url: '/v1/checkout/sessions', has_more: true })
  expect(page.data.map(({ id }) => id)).toEqual(ids.slice(0, 2))
  const all: string[] = []
  for await (const session of sessions.list({ limit: 1 })) all.push(session.id)
  expect(all).toEqual(ids)
  const before = await sessions.list({ limit: 1, ending_before: ids[2] ?? '' })
  expect(before.data.map(({ id }) => id)).toEqual([ids[1]])
  expect((await sessions.list({ created: { lt: 1 } })).data).toEqual([])
})
