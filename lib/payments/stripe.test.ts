import { createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import { verifyWebhook } from './stripe'

const secret = process.env.STRIPE_WEBHOOK_SECRET ?? ''

function signed(body: string, at = Math.floor(Date.now() / 1000)) {
  return `t=${at},v1=${createHmac('sha256', secret).update(`${at}.${body}`).digest('hex')}`
}

const body = (livemode: boolean) =>
  JSON.stringify({
    id: 'evt_1',
    object: 'event',
    type: 'checkout.session.completed',
    livemode,
    created: 1_800_000_000,
    data: { object: { id: 'cs_1', object: 'checkout.session' } },
  })

test('a signed event is read as what it is about', () => {
  expect(verifyWebhook(body(false), signed(body(false)))).toEqual({
    id: 'evt_1',
    type: 'checkout.session.completed',
    livemode: false,
    createdAt: new Date(1_800_000_000_000),
    objectId: 'cs_1',
    about: { sessionId: 'cs_1' },
    decline: null,
  })
})

test('a test-mode event is refused in production, and a live one is taken', () => {
  expect(verifyWebhook(body(false), signed(body(false)), 'production')).toBeNull()
  expect(verifyWebhook(body(true), signed(body(true)), 'production')).toMatchObject({ livemode: true })
})

test('a changed body, an old signature and none at all are refused', () => {
  expect(verifyWebhook(body(true), signed(body(false)))).toBeNull()
  expect(verifyWebhook(body(false), signed(body(false), Math.floor(Date.now() / 1000) - 3600))).toBeNull()
  expect(verifyWebhook(body(false), '')).toBeNull()
})
