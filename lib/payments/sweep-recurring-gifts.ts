import { db } from '@/lib/db'
import { HOUR_MS } from '@/lib/durations'
import { log } from '@/lib/log'
import type { Effects } from './effects'
import { LIVE } from './follow-subscription'
import { settleSubject } from './settle'

/** Stripe charges about an hour after a payment's time, and its webhooks come within seconds. */
const HOURS_TO_WAIT = 2
/** However quiet it is, each gift is compared with Stripe so often. */
const HOURS_OF_TRUST = 24

/**
 * Asks Stripe about the recurring gifts whose payment should have come, and about each of them once a day, so that renewals,
 * refused cards and ends whose webhooks never came (an outage of days, ours or theirs) are made good, with every payment
 * that is missing. One gift's trouble does not keep the others waiting.
 */
export async function sweepRecurringGifts(effects: Effects, now = new Date()): Promise<void> {
  const before = (hours: number) => new Date(now.getTime() - hours * HOUR_MS)
  const gifts = await db.recurringGift.findMany({
    where: {
      state: { in: LIVE },
      OR: [
        { nextChargeAt: { lt: before(HOURS_TO_WAIT) } },
        { readAt: null },
        { readAt: { lt: before(HOURS_OF_TRUST) } },
      ],
    },
    select: { id: true, subscriptionId: true },
    orderBy: { createdAt: 'asc' },
  })
  for (const { id, subscriptionId } of gifts) {
    if (subscriptionId === null) continue
    await settleSubject({ subscriptionId }, effects).catch((error: unknown) =>
      log.error({ err: error, recurringGiftId: id }, 'a recurring gift could not be compared with Stripe'),
    )
  }
}
