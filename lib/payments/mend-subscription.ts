import { endSubscription, useCustomersCard } from './stripe-subscriptions'

/** Ends a second subscription of a person at Stripe; the job behind it. Throws while Stripe does not answer. */
export async function endSecondGift(subscriptionId: string): Promise<void> {
  const asked = await endSubscription(subscriptionId, 'site')
  if (asked !== 'done') throw new Error(`The subscription ${subscriptionId} still runs: ${asked}`)
}

/** Lets a subscription be charged to the card that its donor chose last. One that has ended needs no card any more. */
export async function useNewCard(subscriptionId: string): Promise<void> {
  if ((await useCustomersCard(subscriptionId)) === 'unavailable') {
    throw new Error(`The subscription ${subscriptionId} has not got its new card yet`)
  }
}
