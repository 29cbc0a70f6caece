import { expect, test } from 'vitest'
import { gift, monthlyGift, payAt, startStripe } from './for-tests'
import { misfits } from './misfits'
import published from './published.json'
import type { Kind } from './store'

const { resources } = published
// Stripe leaves this list out of a charge unless it is asked for.
const { refunds: _, ...charge } = resources.charge
// This sample still names its subscription itself; the library's types know it under `parent` alone.
const { subscription: __, ...invoice } = resources.invoice
// Which keys metadata has is up to whoever writes it.
const { metadata: ___, ...paymentMethod } = resources.payment_method

// Typed, so that a kind of object that the stand-in learns is held to a sample from its first day.
const samples: Record<Kind | 'balance' | 'subscription_item' | 'plan' | 'line_item', unknown> = {
  'checkout.session': resources['checkout.session'],
  payment_intent: resources.payment_intent,
  charge,
  balance_transaction: resources.balance_transaction,
  balance: resources.balance,
  refund: resources.refund,
  dispute: resources.dispute,
  payout: resources.payout,
  customer: resources.customer,
  payment_method: paymentMethod,
  subscription: resources.subscription,
  subscription_item: resources.subscription_item,
  plan: resources.plan,
  invoice,
  line_item: resources.line_item,
  invoice_payment: resources.invoice_payment,
  'billing_portal.session': resources['billing_portal.session'],
  product: resources.product,
  price: resources.price,
  // An event holds any object; those are held below, each by its own sample.
  event: { ...resources.event, data: { object: null } },
}

/** What a list is wrapped into, and a line of a checkout: Stripe publishes no sample of them by themselves. */
const unpublished = ['list', 'item']

const isSampled = (kind: string): kind is keyof typeof samples => kind in samples

/** Every answer of a world in which a gift was paid, refunded, disputed and paid out, and others declined and left. */
async function answersOfABusyDay(): Promise<unknown[]> {
  await using world = await startStripe()
  const { stripe, sandbox } = world
  const paid = await stripe.checkout.sessions.create(gift(5000))
  await payAt(paid.url)
  const { payment_intent: intent } = await stripe.checkout.sessions.retrieve(paid.id)
  const { latest_charge: charge } = await stripe.paymentIntents.retrieve(String(intent))
  await stripe.refunds.create({ charge: String(charge), amount: 1000 })
  await fetch(`${sandbox.url}/sandbox/stripe/charges/${charge}/dispute`, { method: 'POST' })
  const declined = await stripe.checkout.sessions.create(gift(2500))
  await payAt(declined.url, '4000 0000 0000 9995')
  const left = await stripe.checkout.sessions.create(gift(1000))
  await payAt(left.url, '4000 0000 0000 0002')
  await stripe.checkout.sessions.expire(left.id)
  await payAt((await stripe.checkout.sessions.create(gift(9000))).url)
  await fetch(`${sandbox.url}/sandbox/stripe/payouts`, { method: 'POST' })
  const monthly = await stripe.checkout.sessions.create(monthlyGift(2500))
  await payAt(monthly.url)
  const { subscription, customer } = await stripe.checkout.sessions.retrieve(monthly.id)
  const portal = await stripe.billingPortal.sessions.create({
    customer: String(customer),
    flow_data: { type: 'payment_method_update' },
  })

  const raw = async (path: string): Promise<unknown> =>
    fetch(`${sandbox.url}/v1/${path}`, { headers: { authorization: 'Bearer sk_test_sandbox' } }).then((answer) =>
      answer.json(),
    )
  const lists = [
    'checkout/sessions',
    'refunds',
    'disputes',
    'balance_transactions',
    'payouts',
    'events',
    'invoices',
    'invoice_payments',
  ]
  return await Promise.all([
    ...lists.map((list) => raw(`${list}?limit=100`)),
    raw('balance'),
    raw(`subscriptions/${subscription}?expand[]=default_payment_method&expand[]=customer`),
    portal,
    raw(`payment_intents/${intent}`),
    raw(`charges/${charge}?expand[]=refunds`),
    raw(`checkout/sessions/${paid.id}?expand[]=line_items.data.price.product`),
  ])
}

/** Every object in an answer, however deep, by what it calls itself. */
function objectsIn(answer: unknown): [kind: string, object: object][] {
  if (typeof answer !== 'object' || answer === null) return []
  const own: [string, object][] =
    'object' in answer && typeof answer.object === 'string' ? [[answer.object, answer]] : []
  return [...own, ...Object.values(answer).flatMap(objectsIn)]
}

test('every object answered has the keys of Stripe’s published sample, with values of the same types', async () => {
  const objects = (await answersOfABusyDay()).flatMap(objectsIn)
  const wrong = objects.flatMap(([kind, object]) =>
    isSampled(kind) ? misfits(samples[kind], object).map((misfit) => `${kind}: ${misfit}`) : [],
  )
  expect([...new Set(wrong)]).toEqual([])
})

test('no kind of object is answered that is not held to a sample, and none is held that was not answered', async () => {
  const kinds = new Set((await answersOfABusyDay()).flatMap(objectsIn).map(([kind]) => kind))
  expect([...kinds].filter((kind) => !isSampled(kind) && !unpublished.includes(kind))).toEqual([])
  expect(Object.keys(samples).filter((kind) => !kinds.has(kind))).toEqual([])
})

test('a declined card and a page left behind are among what is held', async () => {
  const objects = (await answersOfABusyDay()).flatMap(objectsIn)
  const types = objects.filter(([kind]) => kind === 'event').map(([, event]) => 'type' in event && event.type)
  expect(types).toEqual(
    expect.arrayContaining(['charge.failed', 'payment_intent.payment_failed', 'payment_intent.canceled']),
  )
})

test('a field that is missing or of another type is found, however deep', () => {
  const sample = { id: 'ch_1', amount: 100, card: { brand: 'visa', checks: { cvc: 'pass' } }, lines: [{ price: 1 }] }
  const find = (change: object) => misfits(sample, { ...sample, ...change })
  expect(find({})).toEqual([])
  expect(misfits(sample, { id: 'ch_1', amount: 100, card: null })).toEqual(['lines is lacking'])
  expect(find({ amount: '100' })).toEqual(['amount is a string, not a number'])
  expect(find({ card: { brand: 'visa', checks: {} } })).toEqual(['card.checks.cvc is lacking'])
  expect(find({ card: 'visa' })).toEqual(['card is a string, not an object'])
  expect(find({ lines: [{ price: 1 }, { price: true }] })).toEqual(['lines[1].price is a boolean, not a number'])
  expect(find({ lines: {} })).toEqual(['lines is an object, not a list'])
})
