import { RecurringGiftState } from '@/lib/db'
import type { Effects } from '@/lib/payments/effects'
import { pauseSubscription } from '@/lib/payments/stripe-subscriptions'
import { type Acted, actOnGift } from './act-on-gift'

/** Nothing is charged until it is resumed. One whose card was refused cannot be paused: a new card, or the end, helps more. */
export function pauseGift(personId: string, effects: Effects): Promise<Acted> {
  return actOnGift(
    personId,
    ({ state }) => state === RecurringGiftState.ACTIVE,
    ({ subscriptionId }) => pauseSubscription(subscriptionId),
    effects,
  )
}
