import { expect, test } from 'vitest'
import { gift, payAt, startStripe } from './for-tests'

type World = Awaited<ReturnType<typeof startStripe>>

const day = 24 * 60 * 60 * 1000
const inDays = (days: number) => new Date(Date.now() + days * day)

async function pay({ stripe, sandbox }: World, cents: number) {
  const { url, id } = await stripe.checkout.sessions.create(gift(cents))
  await payAt(url)
  await sandbox.stripe.webhooks.settled()
  const session = await stripe.checkout.sessions.retrieve(id, { expand: ['payment_intent'] })
  const intent = session.payment_intent
  return typeof intent === 'object' && intent ? String(intent.latest_charge) : ''
}

const atDesk = ({ sandbox }: World, path: string, form: Record<string, string> = {}) =>
  fetch(`${sandbox.url}/sandbox/stripe/${path}`, {
    method: 'POST',
    body: new URLSearchParams(form),
    redirect: 'manual',
  })

const balance = async ({ stripe }: World) => {
  const { available, pending } = await stripe.balance.retrieve()
  return { available: available[0]?.amount, pending: pending[0]?.amount }
}

test('what was available when a day began goes out on that day, arrives on the next, and its parts come to its sum', async () => {
  await using world = await startStripe()
  const charge = await pay(world, 10_000)
  await world.stripe.refunds.create({ charge, amount: 1_000 })
  world.sandbox.stripe.passTime(inDays(2.1))
  world.sandbox.stripe.passTime(inDays(3.1))
  const [payout, ...others] = (await world.stripe.payouts.list()).data
  expect(others).toEqual([])
  expect(payout).toMatchObject({ amount: 10_000 - 320 - 1_000, status: 'in_transit', automatic: true })
  expect(await balance(world)).toEqual({ available: 0, pending: 0 })

  const parts = await world.stripe.balanceTransactions.list({ payout: payout?.id ?? '' })
  expect(parts.data.map(({ type, net }) => [type, net]).sort()).toEqual([
    ['charge', 9_680],
    ['payout', -8_680],
    ['refund', -1_000],
  ])
  world.sandbox.stripe.passTime(inDays(5))
  expect((await world.stripe.payouts.list({ status: 'paid' })).data.map(({ id }) => id)).toEqual([payout?.id])
  expect((await world.stripe.payouts.list()).data).toHaveLength(1)
})

test('a payout that the bank sends back goes out again with the next, which says so', async () => {
  await using world = await startStripe()
  await pay(world, 10_000)
  await atDesk(world, 'payouts')
  const [first] = (await world.stripe.payouts.list()).data
  await atDesk(world, `payouts/${first?.id}/fail`)
  expect(await balance(world)).toEqual({ available: 9_680, pending: 0 })
  await atDesk(world, 'fees', { cents: '200' })
  await atDesk(world, 'payouts')
  const [second] = (await world.stripe.payouts.list()).data
  expect(second).toMatchObject({ amount: 9_480 })
  const parts = await world.stripe.balanceTransactions.list({ payout: second?.id ?? '' })
  expect(parts.data.map(({ type }) => type).sort()).toEqual(['payout', 'payout_failure', 'stripe_fee'])
  const refused = world.stripe.balanceTransactions.list({ payout: 'po_none' })
  await expect(refused).rejects.toMatchObject({ code: 'resource_missing' })
})

test('nothing goes out while the balance is below zero', async () => {
  await using world = await startStripe()
  const charge = await pay(world, 1_000)
  await world.stripe.refunds.create({ charge })
  await atDesk(world, 'payouts')
  expect((await world.stripe.payouts.list()).data).toEqual([])
})

test('Stripe says which events it could not deliver', async () => {
  await using world = await startStripe({ answers: [500, 500, 500] })
  world.sandbox.stripe.webhooks.deliver({ hold: true })
  await pay(world, 1_000)
  const undelivered = () => world.stripe.events.list({ delivery_success: false })
  expect((await undelivered()).data).toHaveLength(3)
  world.sandbox.stripe.webhooks.release()
  await world.sandbox.stripe.webhooks.settled()
  expect((await undelivered()).data).toEqual([])
})
