import type { Effects } from '@/lib/payments/effects'
import { endSubscription } from '@/lib/payments/stripe-subscriptions'
import { type Acted, actOnGift } from './act-on-gift'

/** Ends it at once, in whatever state it is. No reason is asked for. */
export function stopGift(personId: string, effects: Effects): Promise<Acted> {
  return actOnGift(
    personId,
    () => true,
    ({ subscriptionId }) => endSubscription(subscriptionId, 'donor'),
    effects,
  )
}
