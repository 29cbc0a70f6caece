import { db, StripeEventState } from '@/lib/db'
import { DAY_MS, MINUTE_MS } from '@/lib/durations'
import type { Treasurer } from '@/lib/people/granted'
import { undeliveredEvents } from './stripe-payouts'

const MOST_FAILED = 50
/** Stripe tries for three days; what failed so long ago is not waited for any more. */
const DAYS_TO_TELL = 30
const MINUTES_TO_WAIT = 15

const failing = { state: StripeEventState.FAILED }

/** How Stripe's news reaches us: what came last, what we could not take in, and what Stripe says it could not deliver. */
export async function webhookHealth(_: Treasurer, now = new Date()) {
  const since = new Date(now.getTime() - DAYS_TO_TELL * DAY_MS)
  const [last, failed, recovered, undelivered] = await Promise.all([
    db.stripeEvent.findFirst({ orderBy: { receivedAt: 'desc' }, select: { type: true, receivedAt: true } }),
    db.stripeEvent.findMany({
      where: failing,
      orderBy: { createdAt: 'asc' },
      take: MOST_FAILED,
      select: { id: true, type: true, createdAt: true, failures: true, failedAt: true, lastFailure: true },
    }),
    db.stripeEvent.count({ where: { failures: { gt: 0 }, failedAt: { gte: since }, state: { not: 'FAILED' } } }),
    undeliveredEvents(),
  ])
  return {
    last,
    failed,
    recovered,
    undelivered: undelivered && {
      count: undelivered.length,
      oldest: undelivered.at(-1) ?? null,
    },
  }
}

/** Whether news from Stripe has waited for a quarter of an hour because we cannot take it in. */
export async function isWebhookFailing(now = new Date()): Promise<boolean> {
  const waitedSince = new Date(now.getTime() - MINUTES_TO_WAIT * MINUTE_MS)
  return (await db.stripeEvent.count({ where: { ...failing, receivedAt: { lt: waitedSince } } })) > 0
}
