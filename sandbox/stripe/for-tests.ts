import { createServer } from 'node:http'
import Stripe from 'stripe'
import { type Sandbox, startSandbox } from '@/sandbox/sandbox'

const webhookSecret = 'whsec_sandbox'

/** A sandbox, Stripe's own library pointed at it, and a site that verifies and remembers the events it is sent. */
export async function startStripe(options: { stateFile?: string; answers?: number[] } = {}) {
  const received: Stripe.Event[] = []
  const answers = [...(options.answers ?? [])]
  const site = createServer(async (request, response) => {
    const body = Buffer.concat(await request.toArray()).toString()
    const signature = request.headers['stripe-signature'] ?? ''
    received.push(Stripe.webhooks.constructEvent(body, signature, webhookSecret))
    response.writeHead(answers.shift() ?? 200).end()
  })
  await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve))
  const address = site.address()
  if (typeof address !== 'object' || !address) throw new Error('The site has no address.')

  const sandbox = await startSandbox({
    port: 0,
    smtpPort: 0,
    webhookUrl: `http://127.0.0.1:${address.port}/api/stripe/webhook`,
    webhookSecret,
    ...options,
  })
  return {
    sandbox,
    stripe: stripeOn(sandbox),
    received,
    receivedTypes: () => received.map(({ type }) => type),
    async [Symbol.asyncDispose]() {
      await sandbox.close()
      site.closeAllConnections()
      await new Promise((resolve) => site.close(resolve))
    },
  }
}

export function stripeOn({ url }: Sandbox, key = 'sk_test_sandbox'): Stripe {
  const { hostname, port } = new URL(url)
  return new Stripe(key, { host: hostname, port, protocol: 'http', telemetry: false, maxNetworkRetries: 0 })
}

export const gift = (cents: number): Stripe.Checkout.SessionCreateParams => ({
  mode: 'payment',
  success_url: 'http://site.test/donate/thanks?session={CHECKOUT_SESSION_ID}',
  cancel_url: 'http://site.test/donate',
  customer_email: 'river@example.org',
  line_items: [
    { quantity: 1, price_data: { currency: 'usd', unit_amount: cents, product_data: { name: 'A gift to ORNCC' } } },
  ],
  metadata: { orderId: 'order-1' },
  payment_intent_data: { metadata: { orderId: 'order-1' } },
})

/** Presses the checkout page's button as a browser without script would. */
export const payAt = (address: string | null, card = '4242 4242 4242 4242', name = 'River Stone') =>
  fetch(address ?? '', {
    method: 'POST',
    body: new URLSearchParams({ card, email: 'river@example.org', name }),
    redirect: 'manual',
  })

export const monthlyGift = (cents: number): Stripe.Checkout.SessionCreateParams => ({
  mode: 'subscription',
  success_url: 'http://site.test/donate/thanks?session={CHECKOUT_SESSION_ID}',
  cancel_url: 'http://site.test/donate',
  customer_email: 'river@example.org',
  line_items: [
    {
      quantity: 1,
      price_data: {
        currency: 'usd',
        unit_amount: cents,
        recurring: { interval: 'month' },
        product_data: { name: 'A monthly gift to ORNCC' },
      },
    },
  ],
  subscription_data: { metadata: { orderId: 'order-1' } },
})
