import { env } from '@/lib/env'
import { openCardPage } from '@/lib/payments/stripe-subscriptions'
import { findRunningGift } from './own-gift'

type Opened = { outcome: 'opened'; url: string } | { outcome: 'not_running' } | { outcome: 'unavailable' }

/** Stripe's own page for another card; it leads back to a path of this site. The number never reaches us. */
export async function chooseNewCard(personId: string, path: string): Promise<Opened> {
  const gift = await findRunningGift(personId)
  if (!gift) return { outcome: 'not_running' }
  const back = `${env.SITE_URL}${path}`
  const url = await openCardPage(gift.customerId, back, `${back}?did=card`)
  return url ? { outcome: 'opened', url } : { outcome: 'unavailable' }
}
