/**
 * Holds our door and the stand-in against Stripe itself, in its test mode, where no money moves. Only `npm run test:stripe`
 * runs it, since it needs a test key and the network. It makes a few test payments in the account of the key.
 */
import { randomUUID } from 'node:crypto'
import Stripe from 'stripe'
import { expect, test } from 'vitest'
import { env } from '@/lib/env'
import {
  createCheckout,
  createRefund,
  expireCheckout,
  paymentsChangedSince,
  readCheckout,
  refundsOf,
  verifyWebhook,
} from '@/lib/payments/stripe'
import { gift, payAt, startStripe } from './for-tests'
import { misfits } from './misfits'

if (!/^(sk|rk)_test_/.test(env.STRIPE_SECRET_KEY)) throw new Error('Only a test key: with a live one money would move.')
const stripe = new Stripe(env.STRIPE_SECRET_KEY, { telemetry: false, maxNetworkRetries: 2 })

const soon = { timeout: 30_000, interval: 1_000 }

const order = (orderId: string, amountCents = 5000) => ({
  orderId,
  orderRef: 'LIVE-SUITE',
  email: 'river@example.org',
  lines: [{ description: 'A gift to ORNCC', amountCents }],
  isGift: true,
  expiresAt: new Date(Date.now() + 31 * 60_000),
  thanksUrl: 'https://example.org/donate/thanks',
  backUrl: 'https://example.org/donate/give',
})

function pay(orderId: string, card: string) {
  return stripe.paymentIntents.create({
    amount: 5000,
    currency: 'usd',
    payment_method: card,
    allowed_payment_method_types: ['card'],
    confirm: true,
    metadata: { orderId },
    expand: ['latest_charge.balance_transaction'],
  })
}

/** The news of something as Stripe would send it to the site, signed with the site's secret. */
async function newsOf(type: string, isOurs: (event: Stripe.Event) => boolean) {
  const find = async () => (await stripe.events.list({ type, limit: 100 })).data.find(isOurs)
  await expect.poll(find, soon).toBeDefined()
  const payload = JSON.stringify(await find())
  const signature = stripe.webhooks.generateTestHeaderString({ payload, secret: env.STRIPE_WEBHOOK_SECRET })
  return verifyWebhook(payload, signature)
}

const isAbout = (id: string) => (event: Stripe.Event) => 'id' in event.data.object && event.data.object.id === id

test('a page is made once for one attempt, found again, and closed', async () => {
  const asked = order(randomUUID())
  const made = await createCheckout(asked, 1)
  expect(made?.url).toMatch(/^https:\/\/checkout\.stripe\.com\//)
  expect(await createCheckout(asked, 1)).toEqual(made)
  const sessionId = made?.sessionId ?? ''
  const read = () => readCheckout({ sessionId, paymentIntentId: null })
  expect(await read()).toMatchObject({ sessionId, orderId: asked.orderId, isExpired: false, payment: null })
  expect([await expireCheckout(sessionId), await expireCheckout(sessionId)]).toEqual(['expired', 'expired'])
  expect(await read()).toMatchObject({ isExpired: true, payment: null })
  const news = await newsOf('checkout.session.expired', isAbout(sessionId))
  expect(news).toMatchObject({ livemode: false, about: { sessionId, paymentIntentId: null } })
})

test('what Stripe does not take or know is said, and not thrown', async () => {
  expect(await createCheckout(order(randomUUID(), 49), 1)).toBeNull()
  expect(await readCheckout({ sessionId: 'cs_test_made_up', paymentIntentId: null })).toBeNull()
  expect(await createRefund({ id: randomUUID(), paymentIntentId: 'pi_made_up', amountCents: 100 })).toBe('refused')
})

test('a payment is refunded in part, once, and never by more than there is', async () => {
  const since = new Date(Date.now() - 60_000)
  const intent = await pay(randomUUID(), 'pm_card_visa')
  expect(intent.status).toBe('succeeded')
  const refund = { id: randomUUID(), paymentIntentId: intent.id, amountCents: 1000 }
  const made = await createRefund(refund)
  expect(made).toMatchObject({ amountCents: 1000, state: 'SUCCEEDED', siteRefundId: refund.id })
  expect(await createRefund(refund)).toEqual(made)
  expect(await refundsOf(intent.id)).toEqual([made])
  expect(await createRefund({ ...refund, id: randomUUID(), amountCents: 4001 })).toBe('refused')
  expect(await paymentsChangedSince(since)).toContain(intent.id)
  // It came through no page of ours.
  expect(await readCheckout({ sessionId: null, paymentIntentId: intent.id })).toBeNull()
  const news = await newsOf('payment_intent.succeeded', isAbout(intent.id))
  expect(news).toMatchObject({ about: { sessionId: null, paymentIntentId: intent.id } })
})

test('news that was changed on its way, or signed by somebody else, is refused', () => {
  const payload = JSON.stringify({ id: 'evt_1', object: 'event' })
  const signature = stripe.webhooks.generateTestHeaderString({ payload, secret: 'whsec_of_somebody_else' })
  expect(verifyWebhook(payload, signature)).toBeNull()
})

test('the stand-in’s objects have every key that Stripe’s have, with values of the same types', async () => {
  const session = await stripe.checkout.sessions.create(gift(5000))
  const expired = await stripe.checkout.sessions.expire(session.id)
  const intent = await pay('order-1', 'pm_card_visa')
  const charge = intent.latest_charge
  if (typeof charge !== 'object' || !charge) throw new Error('Stripe shows no charge')
  const refund = await stripe.refunds.create({ charge: charge.id, amount: 1000 })
  const { id: disputedIntent } = await pay('order-1', 'pm_card_createDispute')
  const disputes = async () => (await stripe.disputes.list({ payment_intent: disputedIntent })).data
  await expect.poll(disputes, soon).toHaveLength(1)
  const [dispute] = await disputes()
  const price = (await stripe.checkout.sessions.listLineItems(session.id)).data[0]?.price

  await using world = await startStripe()
  const { stripe: standIn, sandbox } = world
  const open = await standIn.checkout.sessions.create(gift(5000))
  const left = await standIn.checkout.sessions.create(gift(5000))
  await payAt(open.url)
  const paid = await standIn.checkout.sessions.retrieve(open.id, {
    expand: ['payment_intent.latest_charge.balance_transaction', 'line_items'],
  })
  if (typeof paid.payment_intent !== 'object' || !paid.payment_intent) throw new Error('The stand-in shows no intent')
  const { latest_charge: ours, ...ourIntent } = paid.payment_intent
  if (typeof ours !== 'object' || !ours) throw new Error('The stand-in shows no charge')
  const ourRefund = await standIn.refunds.create({ charge: ours.id, amount: 1000 })
  await fetch(`${sandbox.url}/sandbox/stripe/charges/${ours.id}/dispute`, { method: 'POST' })

  const held: [kind: string, theirs: unknown, ours: unknown][] = [
    ['open session', session, open],
    ['expired session', expired, await standIn.checkout.sessions.expire(left.id)],
    ['payment intent', { ...intent, latest_charge: null }, ourIntent],
    ['charge', charge, ours],
    ['balance transaction', charge.balance_transaction, ours.balance_transaction],
    ['balance', await stripe.balance.retrieve(), await standIn.balance.retrieve()],
    ['refund', refund, ourRefund],
    ['dispute', dispute, (await standIn.disputes.list({ charge: ours.id })).data[0]],
    ['price', price, paid.line_items?.data[0]?.price],
    ['list', await stripe.refunds.list({ limit: 1 }), await standIn.refunds.list({ limit: 1 })],
    ['event', { ...(await stripe.events.list({ limit: 1 })).data[0], data: null }, sandbox.stripe.events()[0]],
  ]
  // Which ways to pay an account has switched on, and how, is its own affair.
  const ownAffairs = /payment_method_options|payment_method_configuration_details|source_types/
  const wrong = held.flatMap(([kind, theirs, mine]) =>
    theirs && mine
      ? misfits(theirs, mine)
          .filter((misfit) => !ownAffairs.test(misfit))
          .map((misfit) => `${kind}: ${misfit}`)
      : [`${kind}: not answered`],
  )
  expect(wrong).toEqual([])
})
