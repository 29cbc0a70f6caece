import { once } from 'node:events'
import { createServer } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { POST } from '@/app/api/stripe/webhook/route'
import { startTestSandbox } from './in-test'

/**
 * The stand-ins beside a site whose webhook is the real one, as Stripe meets it: over HTTP, with the bytes that were signed.
 * Close it after the last test; a test may put another sandbox in the place of its own.
 */
export async function startTestSite() {
  const site = createServer(async (incoming, outgoing) => {
    const headers = { 'stripe-signature': String(incoming.headers['stripe-signature']) }
    const body = await buffer(incoming)
    const response = await POST(new Request('http://localhost/api/stripe/webhook', { method: 'POST', headers, body }))
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
