import { RecurringGiftState } from '@/lib/db'
import type { Effects } from '@/lib/payments/effects'
import { resumeSubscription } from '@/lib/payments/stripe-subscriptions'
import { type Acted, actOnGift } from './act-on-gift'

/** From its next day on it is charged again; nothing for the time in between. */
export function resumeGift(personId: string, effects: Effects): Promise<Acted> {
  return actOnGift(
    personId,
    ({ state }) => state === RecurringGiftState.PAUSED,
    ({ subscriptionId }) => resumeSubscription(subscriptionId),
    effects,
  )
}
