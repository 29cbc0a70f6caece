import type { Effects } from '@/lib/payments/effects'
import { changeAmount } from '@/lib/payments/stripe-subscriptions'
import { readSettings } from '@/lib/settings'
import { cardFeeOf, feeCoverCents } from '../fee-cover'
import { type Acted, actOnGift } from './act-on-gift'

/**
 * Gives another amount from the next payment on, in cents. Who has covered the card fee goes on covering it, as it is for
 * the new amount.
 */
export async function changeGiftAmount(personId: string, amountCents: number, effects: Effects): Promise<Acted> {
  const cardFee = cardFeeOf(await readSettings())
  return actOnGift(
    personId,
    () => true,
    (gift) => {
      const coverCents = gift.feeCoverCents > 0 && cardFee ? feeCoverCents(amountCents, cardFee) : 0
      const amounts = { totalCents: amountCents + coverCents, feeCoverCents: coverCents }
      return changeAmount(gift.subscriptionId, amounts)
    },
    effects,
  )
}
