import type { Incoming, Reply } from '@/sandbox/http'
import { jsonReply } from '@/sandbox/http'
import { checkoutSessionEndpoints } from './checkout-sessions'
import { disputeEndpoints } from './disputes'
import type { Desk } from './endpoint'
import { errorBody, StripeRefusal } from './errors'
import type { Cause } from './event-object'
import { eventEndpoints } from './events'
import { expanded } from './expand'
import { decodeForm, type Form } from './form-encoding'
import type { Idempotency } from './idempotency'
import { paymentEndpoints } from './payments'
import { payoutEndpoints } from './payouts'
import { portalEndpoints } from './portal'
import { refundEndpoints } from './refunds'
import { newId } from './store'
import { subscriptionEndpoints } from './subscription-endpoints'

const endpoints = [
  ...checkoutSessionEndpoints,
  ...paymentEndpoints,
  ...refundEndpoints,
  ...disputeEndpoints,
  ...payoutEndpoints,
  ...subscriptionEndpoints,
  ...portalEndpoints,
  ...eventEndpoints,
].map((endpoint) => ({ ...endpoint, pattern: new URLPattern({ pathname: endpoint.path }) }))

type Answer = { status: number; body: object; headers: Record<string, string> }

/** Answers /v1/… as Stripe's API does; `deskFor` gives the endpoints what they work with, for one cause. */
export function stripeApi(deskFor: (cause: Cause) => Desk, idempotency: Idempotency) {
  function carryOut(incoming: Incoming, requestId: string): Answer {
    requireTestKey(incoming.headers.authorization)
    const { read, id } = endpointFor(incoming)
    const form = decodeForm(incoming.method !== 'POST' ? incoming.url.search.slice(1) : incoming.body)
    const request = read(form, id)
    const key = incoming.method === 'POST' ? headerOf(incoming, 'idempotency-key') : null
    const desk = deskFor({ id: requestId, idempotency_key: key })
    const answer = () => answerOf(() => expanded(request.carryOut(desk), request.expand, desk.store))
    return key === null ? answer() : once(key, incoming.url.pathname, form, requestId, desk.now, answer)
  }

  function once(key: string, path: string, form: Form, requestId: string, now: Date, answer: () => Answer): Answer {
    const parameters = JSON.stringify(sorted(form))
    const earlier = idempotency.earlier(key, path, parameters, now)
    if (earlier) {
      const headers = { 'idempotency-key': key, 'idempotent-replayed': 'true', 'original-request': earlier.requestId }
      return { status: earlier.status, body: earlier.body, headers }
    }
    const { status, body } = answer()
    idempotency.keep({ key, path, parameters, status, body, requestId, at: now.getTime() })
    return { status, body, headers: { 'idempotency-key': key } }
  }

  return (incoming: Incoming): Reply => {
    const requestId = newId('req', 14)
    const { status, body, headers } = refusalsAnswered(() => carryOut(incoming, requestId))
    return jsonReply(body, status, { 'request-id': requestId, ...headers })
  }
}

const answerOf = (make: () => unknown): Answer =>
  refusalsAnswered(() => ({ status: 200, body: Object(make()), headers: {} }))

function refusalsAnswered(answer: () => Answer): Answer {
  try {
    return answer()
  } catch (error) {
    if (error instanceof StripeRefusal) return { status: error.status, body: errorBody(error), headers: {} }
    throw error
  }
}

function headerOf({ headers }: Incoming, name: string): string | null {
  const value = headers[name]
  return typeof value === 'string' ? value : null
}

function requireTestKey(authorization: string | undefined) {
  const basic = authorization?.match(/^Basic (.+)$/)?.[1]
  const key = basic
    ? Buffer.from(basic, 'base64').toString().replace(/:$/, '')
    : authorization?.match(/^Bearer (.+)$/)?.[1]
  if (key === undefined) {
    throw new StripeRefusal(
      401,
      "You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY').",
    )
  }
  if (!/^[sr]k_test_\w+$/.test(key)) {
    throw new StripeRefusal(401, 'Invalid API Key provided. The stand-in for Stripe takes test keys (sk_test_…) only.')
  }
}

function endpointFor({ method, url }: Incoming) {
  for (const { method: taken, pattern, read } of endpoints) {
    const match = taken === method ? pattern.exec(url) : null
    if (match) return { read, id: match.pathname.groups.id ?? '' }
  }
  throw new StripeRefusal(
    404,
    `Unrecognized request URL (${method}: ${url.pathname}). The stand-in may not know it yet.`,
  )
}

const sorted = (form: Form): Form =>
  Object.fromEntries(
    Object.keys(form)
      .sort()
      .map((name) => {
        const value = form[name] ?? ''
        return [name, typeof value === 'string' ? value : sorted(value)]
      }),
  )
