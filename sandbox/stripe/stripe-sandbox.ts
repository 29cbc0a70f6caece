import type Stripe from 'stripe'
import type { Route } from '@/sandbox/http'
import { stripeApi } from './api'
import { checkoutPageRoutes } from './checkout-page'
import { expireDue } from './checkout-sessions'
import { clockRoutes } from './clock-page'
import { deskPageRoutes } from './desk-page'
import type { Desk } from './endpoint'
import { type Cause, eventOf } from './event-object'
import { type KeptAnswer, openIdempotency } from './idempotency'
import { settleDue } from './payments'
import { payOutDue } from './payouts'
import { portalPageRoutes } from './portal-page'
import { openStore, type StoreState } from './store'
import { moveClock, passCustomersTime } from './subscriptions'
import { openWebhooks, type Webhooks } from './webhooks'

export type StripeState = StoreState & { answers: KeptAnswer[] }
export const emptyStripe: StripeState = { objects: [], contents: [], answers: [] }

export type StripeSandbox = {
  webhooks: Webhooks
  /** Newest first. */
  events: () => Stripe.Event[]
  /** Lets what is due at this moment happen: sessions expire, money settles and is paid out. It also happens by itself each second. */
  passTime: (now: Date) => void
  /**
   * Moves the clock of one customer on, who alone grows older: renewals and new tries happen, each at its own time.
   * Everybody else's sessions and subscriptions stay in the present.
   */
  moveClock: (customerId: string, to: Date) => void
}

const nobody: Cause = { id: null, idempotency_key: null }
const sweepMs = 1_000

export function openStripe(options: {
  url: string
  webhookUrl: string
  webhookSecret: string
  initial: StripeState
  changed: () => void
}) {
  const { url, webhookUrl, webhookSecret, initial, changed } = options
  const store = openStore(initial, changed)
  const idempotency = openIdempotency(initial.answers, changed)
  const webhooks = openWebhooks({ url: webhookUrl, secret: webhookSecret, store })

  const deskFor = (cause: Cause, now: Date): Desk => ({
    store,
    now,
    pageUrl: (kind, id) => `${url}/${kind}/${id}`,
    at: (other) => deskFor(cause, other),
    announce(occurrences) {
      const events = occurrences.map((occurrence) => eventOf(occurrence, now, cause))
      store.put(...events)
      webhooks.publish(events)
    },
  })

  function passTime(now: Date) {
    const desk = deskFor(nobody, now)
    expireDue(desk)
    passCustomersTime(desk)
    settleDue(store, now)
    payOutDue(deskFor(nobody, now))
  }

  const deskNow = (cause = nobody) => {
    const now = new Date()
    passTime(now)
    return deskFor(cause, now)
  }

  // What a former run could not deliver is on its way again, as Stripe would still be trying.
  const undelivered = store.newestFirst('event').filter((event) => event.pending_webhooks > 0)
  for (const event of undelivered.reverse()) webhooks.sendAgain(event.id)
  const sweep = setInterval(() => passTime(new Date()), sweepMs).unref()

  const api = stripeApi(deskNow, idempotency)
  const routes: Route[] = [
    { path: '/v1/*', answer: api },
    ...checkoutPageRoutes(deskNow),
    ...portalPageRoutes(deskNow),
    ...clockRoutes(deskNow),
    ...deskPageRoutes(store, webhooks, deskNow),
  ]

  return {
    sandbox: {
      webhooks,
      events: () => store.newestFirst('event'),
      passTime,
      moveClock: (customerId, to) => moveClock(deskNow(), customerId, to),
    } satisfies StripeSandbox,
    routes,
    state: (): StripeState => ({ ...store.state(), answers: idempotency.state() }),
    async close() {
      clearInterval(sweep)
      await webhooks.close()
    },
  }
}
