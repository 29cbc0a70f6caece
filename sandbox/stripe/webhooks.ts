import { setTimeout as wait } from 'node:timers/promises'
import Stripe from 'stripe'
import type { Store } from './store'

/** How events reach the site. The default is a good day: each once, in order, at once. */
export type Delivery = {
  /** How often each event is sent, 1 to 20. */
  copies: number
  /** Within what happened together: one after the other, last first, or all at the same time. */
  order: 'in-order' | 'reversed' | 'at-once'
  delayMs: number
  /** Lost events are never sent and never tried again. */
  lose: boolean
  /** Held events wait for `release()`. */
  hold: boolean
}

export type Attempt = { eventId: string; at: number; outcome: string }

export const goodDay: Delivery = { copies: 1, order: 'in-order', delayMs: 0, lose: false, hold: false }

const retryAfterMs = [200, 1_000, 4_000, 15_000, 60_000]
const patienceMs = 10_000
const keptAttempts = 500

// fetch says only that it failed; what the network said is the cause.
const reasonOf = (error: unknown) =>
  error instanceof Error ? (error.cause instanceof Error ? error.cause.message : error.message) : String(error)

/** Sends events to the site's webhook, signed as Stripe signs them, and tries again a few times on any answer but 2xx. */
export function openWebhooks(options: { url: string; secret: string; store: Store }) {
  const { url, secret, store } = options
  const closing = new AbortController()
  const underWay = new Set<Promise<void>>()
  const attempts: Attempt[] = []
  let delivery = goodDay
  let held: Stripe.Event[] = []

  function note(eventId: string, outcome: string) {
    attempts.unshift({ eventId, at: Date.now(), outcome })
    attempts.length = Math.min(attempts.length, keptAttempts)
  }

  /** For Stripe it is delivered: the site took it, or whoever was to bring it lost it on the way. */
  function finish(eventId: string, outcome: string) {
    note(eventId, outcome)
    const event = store.find('event', eventId)
    if (event) store.put({ ...event, pending_webhooks: 0 })
  }

  /** One attempt; true when the site took it. */
  async function attempt(event: Stripe.Event): Promise<boolean> {
    const payload = JSON.stringify(event, null, 2)
    const signature = Stripe.webhooks.generateTestHeaderString({ payload, secret })
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json; charset=utf-8', 'stripe-signature': signature },
        body: payload,
        redirect: 'manual',
        signal: AbortSignal.any([closing.signal, AbortSignal.timeout(patienceMs)]),
      })
      await response.body?.cancel()
      const step = response.ok ? finish : note
      step(event.id, `answered ${response.status}`)
      return response.ok
    } catch (error) {
      note(event.id, `no answer: ${reasonOf(error)}`)
      return false
    }
  }

  async function retry(event: Stripe.Event) {
    for (const ms of retryAfterMs) {
      await wait(ms, undefined, { signal: closing.signal })
      if (await attempt(event)) return
    }
    // It stays undelivered in Stripe's books, until somebody sends it again.
    note(event.id, 'given up')
  }

  async function attemptOrRetry(event: Stripe.Event) {
    if (!(await attempt(event))) track(retry(event))
  }

  async function sendTogether(events: Stripe.Event[], { copies, order, delayMs }: Delivery) {
    if (delayMs > 0) await wait(delayMs, undefined, { signal: closing.signal })
    const ordered = order === 'reversed' ? events.toReversed() : events
    const copied = ordered.flatMap((event) => Array.from({ length: copies }, () => event))
    if (order === 'at-once') {
      await Promise.all(copied.map(attemptOrRetry))
      return
    }
    for (const event of copied) await attemptOrRetry(event)
  }

  function track(work: Promise<void>) {
    const tracked = work
      .catch((error: unknown) => {
        if (!closing.signal.aborted) throw error
      })
      .finally(() => underWay.delete(tracked))
    underWay.add(tracked)
  }

  async function settled() {
    while (underWay.size > 0) await Promise.all(underWay)
  }

  return {
    /** Sends what happened together, as the switches say. */
    publish(events: Stripe.Event[]) {
      if (delivery.lose) {
        for (const event of events) finish(event.id, 'lost')
      } else if (delivery.hold) {
        held.push(...events)
        for (const event of events) note(event.id, 'held')
      } else {
        track(sendTogether(events, delivery))
      }
    },
    delivery: (): Delivery => delivery,
    /** Sets the switches; those not named return to the good day. */
    deliver(changes: Partial<Delivery> = {}) {
      delivery = { ...goodDay, ...changes }
    },
    /** Sends everything that was held, in the order asked for, as if it had happened together. */
    release() {
      const events = held
      held = []
      if (events.length > 0) track(sendTogether(events, { ...delivery, hold: false }))
    },
    heldCount: () => held.length,
    /** Sends one event once more, whatever the switches say; false when there is no such event. */
    sendAgain(eventId: string): boolean {
      const event = store.find('event', eventId)
      if (event) track(attemptOrRetry(event))
      return event !== undefined
    },
    /** Newest first. */
    attempts: (): Attempt[] => [...attempts],
    /** Resolves when nothing is on its way any more: each event was taken, given up, lost or is held. */
    settled,
    async close() {
      closing.abort()
      await settled()
    },
  }
}

export type Webhooks = ReturnType<typeof openWebhooks>
