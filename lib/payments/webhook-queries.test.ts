import { createHmac } from 'node:crypto'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { POST } from '@/app/api/stripe/webhook/route'
import { db } from '@/lib/db'
import { withGrant } from '@/lib/people/granted'
import { createPerson, resetDatabase } from '@/prisma/factories'
import { startTestSandbox } from '@/sandbox/in-test'
import { noteFailure } from './note-failure'
import { isWebhookFailing, webhookHealth } from './webhook-queries'

let sandbox = await startTestSandbox()
beforeEach(resetDatabase)
afterAll(() => sandbox.close())

async function treasurer() {
  const { id } = await createPerson({ roles: ['TREASURER'] })
  const granted = await withGrant(id, 'TREASURER')
  if (!granted) throw new Error('the grant is missing')
  return granted
}

/** News of a payment, signed as Stripe signs it. */
async function deliver(id: string) {
  const event = {
    id,
    object: 'event',
    type: 'payment_intent.succeeded',
    livemode: false,
    created: Math.floor(Date.now() / 1000),
    data: { object: { id: 'pi_of_nobody', object: 'payment_intent' } },
  }
  const body = JSON.stringify(event)
  const at = Math.floor(Date.now() / 1000)
  const signed = createHmac('sha256', process.env.STRIPE_WEBHOOK_SECRET ?? '')
    .update(`${at}.${body}`)
    .digest('hex')
  const headers = { 'stripe-signature': `t=${at},v1=${signed}` }
  return (await POST(new Request('http://localhost/api/stripe/webhook', { method: 'POST', headers, body }))).status
}

test('news that we cannot take in leaves a trace though all else is rolled back, and the next try takes it in', async () => {
  await sandbox.close()
  expect(await deliver('evt_1')).toBe(500)
  expect(await deliver('evt_1')).toBe(500)
  expect(await db.stripeEvent.findMany()).toMatchObject([{ id: 'evt_1', state: 'FAILED', failures: 2 }])
  const by = await treasurer()
  const silent = await webhookHealth(by)
  expect(silent).toMatchObject({ undelivered: null, recovered: 0 })
  expect(silent.failed).toMatchObject([{ id: 'evt_1', failures: 2, lastFailure: expect.stringContaining('Stripe') }])
  expect(await isWebhookFailing()).toBe(false)
  expect(await isWebhookFailing(new Date(Date.now() + 16 * 60_000))).toBe(true)

  sandbox = await startTestSandbox()
  expect(await deliver('evt_1')).toBe(200)
  expect(await webhookHealth(by)).toMatchObject({ failed: [], recovered: 1, undelivered: { count: 0 } })
  expect(await isWebhookFailing(new Date(Date.now() + 16 * 60_000))).toBe(false)
}, 60_000)

test('a later failure does not undo what was taken in, and keeps nobody’s address', async () => {
  expect(await deliver('evt_2')).toBe(200)
  const before = await db.stripeEvent.findUniqueOrThrow({ where: { id: 'evt_2' } })
  const notice = { ...before, about: null, decline: null }
  await noteFailure(notice, new Error('no room for ada@example.org'))
  const after = await db.stripeEvent.findUniqueOrThrow({ where: { id: 'evt_2' } })
  expect(after.state).toBe(before.state)
  expect(after).toMatchObject({ failures: 1, lastFailure: 'Error: no room for [address]' })
})
