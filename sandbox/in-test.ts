import { once } from 'node:events'
import { createServer } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { type Sandbox, startSandbox } from './sandbox'

/** The stand-ins where this test file's environment says they are (scripts/test-setup.ts). Close it after the last test. */
export function startTestSandbox(webhookUrl = 'http://127.0.0.1:9/'): Promise<Sandbox> {
  const port = (name: string) => Number(new URL(process.env[name] ?? '').port)
  const webhookSecret = process.env.STRIPE_WEBHOOK_SECRET ?? ''
  return startSandbox({ port: port('STRIPE_API_BASE'), smtpPort: port('SMTP_URL'), webhookUrl, webhookSecret })
}

/**
 * The same beside a site whose webhook is answered by `post`, as Stripe meets it: over HTTP, with the bytes that were
 * signed. Close it after the last test; a test may put another sandbox in the place of its own.
 */
export async function startTestSite(post: (request: Request) => Promise<Response>) {
  const site = createServer(async (incoming, outgoing) => {
    const headers = { 'stripe-signature': String(incoming.headers['stripe-signature']) }
    const body = await buffer(incoming)
    const response = await post(new Request('http://localhost/api/stripe/webhook', { method: 'POST', headers, body }))
    outgoing.writeHead(response.status).end(await response.text())
  })
  site.listen(0, '127.0.0.1')
  await once(site, 'listening')
  const address = site.address()
  const webhookUrl = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
  const running = {
    sandbox: await startTestSandbox(webhookUrl),
    webhookUrl,
    close: async () => {
      await running.sandbox.close()
      site.close()
    },
  }
  return running
}
