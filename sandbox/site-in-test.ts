import { once } from 'node:events'
import { createServer } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { POST } from '@/app/api/stripe/webhook/route'

/** The site's webhook at a real address, for tests in which Stripe speaks to it. Close it after the last test. */
export async function startTestSite(): Promise<{ webhookUrl: string; close: () => void }> {
  const site = createServer(async (incoming, outgoing) => {
    const headers = { 'stripe-signature': String(incoming.headers['stripe-signature']) }
    const body = await buffer(incoming)
    const response = await POST(new Request('http://localhost/api/stripe/webhook', { method: 'POST', headers, body }))
    outgoing.writeHead(response.status).end(await response.text())
  })
  site.listen(0, '127.0.0.1')
  await once(site, 'listening')
  const address = site.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return { webhookUrl: `http://127.0.0.1:${port}`, close: () => site.close() }
}
