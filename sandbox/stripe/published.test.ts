import { expect, test } from 'vitest'
import { gift, payAt, startStripe } from './for-tests'
import published from './published.json'

type Shape = { [key: string]: unknown }

const isShape = (value: unknown): value is Shape => typeof value === 'object' && value !== null && !Array.isArray(value)

/** The keys of the sample that our object lacks. Stripe fills its samples with one of each option: a null of ours will do. */
function lackingKeys(sample: Shape, ours: Shape, place = ''): string[] {
  return Object.entries(sample).flatMap(([key, value]) => {
    if (!(key in ours)) return [`${place}${key}`]
    const mine = ours[key]
    return isShape(value) && isShape(mine) ? lackingKeys(value, mine, `${place}${key}.`) : []
  })
}

test('every object answered has all the keys of Stripe’s published sample', async () => {
  await using world = await startStripe()
  const { stripe } = world
  const { id, url } = await stripe.checkout.sessions.create(gift(5000))
  await payAt(url)
  const session = await stripe.checkout.sessions.retrieve(id, { expand: ['line_items'] })
  const intent = await stripe.paymentIntents.retrieve(String(session.payment_intent))
  const charge = await stripe.charges.retrieve(String(intent.latest_charge), { expand: ['refunds'] })
  const refund = await stripe.refunds.create({ charge: charge.id, amount: 1000 })
  await fetch(`${world.sandbox.url}/sandbox/stripe/charges/${charge.id}/dispute`, { method: 'POST' })
  const [dispute] = (await stripe.disputes.list({ charge: charge.id })).data
  await payAt((await stripe.checkout.sessions.create(gift(9000))).url)
  await fetch(`${world.sandbox.url}/sandbox/stripe/payouts`, { method: 'POST' })
  const [payout] = (await stripe.payouts.list()).data
  const raw = async (path: string): Promise<unknown> =>
    fetch(`${world.sandbox.url}/v1/${path}`, { headers: { authorization: 'Bearer sk_test_sandbox' } }).then((answer) =>
      answer.json(),
    )

  const { resources } = published
  const answered: Array<[Shape, unknown]> = [
    [resources['checkout.session'], await raw(`checkout/sessions/${id}`)],
    [resources.payment_intent, await raw(`payment_intents/${intent.id}`)],
    [resources.charge, await raw(`charges/${charge.id}?expand[]=refunds`)],
    [resources.balance_transaction, await raw(`balance_transactions/${charge.balance_transaction}`)],
    [resources.refund, await raw(`refunds/${refund.id}`)],
    [resources.dispute, await raw(`disputes/${dispute?.id}`)],
    [resources.payout, await raw(`payouts/${payout?.id}`)],
    [resources.balance, await raw('balance')],
    [resources.event, { ...world.sandbox.stripe.events()[0], data: { object: null } }],
    [resources.price, session.line_items?.data[0]?.price],
  ]
  for (const [sample, ours] of answered) {
    expect(isShape(ours) ? lackingKeys(sample, ours) : 'not answered').toEqual([])
  }
})
