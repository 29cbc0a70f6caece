import type { Effects } from '@/lib/payments/effects'
import { settleSubject } from '@/lib/payments/settle'
import type { Asked } from '@/lib/payments/stripe-subscriptions'
import { findRunningGift, type RunningGift } from './own-gift'

/** `not_running`: there is none that this could be done to, any more. `unavailable`: Stripe does not answer; nothing has changed. */
export type Acted = 'done' | 'not_running' | 'unavailable'

/**
 * Asks Stripe for a change of a donor's running gift and then brings our tables to what Stripe says, which also mails the
 * donor what has changed. If the second half fails the change has still been made, and a webhook or the sweep brings it.
 */
export async function actOnGift(
  personId: string,
  isFit: (gift: RunningGift) => boolean,
  ask: (gift: RunningGift) => Promise<Asked>,
  effects: Effects,
): Promise<Acted> {
  const gift = await findRunningGift(personId)
  if (!gift || !isFit(gift)) return 'not_running'
  const asked = await ask(gift)
  if (asked === 'unavailable') return 'unavailable'
  await settleSubject({ subscriptionId: gift.subscriptionId }, effects)
  if (asked === 'done') return 'done'
  // Stripe refuses what has ended meanwhile; what it refuses of a gift that runs is for us to look into.
  return (await findRunningGift(personId)) ? 'unavailable' : 'not_running'
}
