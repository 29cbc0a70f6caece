import { confirmRegistration } from '@/lib/courses/confirm-registration'
import { recordGift } from '@/lib/giving/record-gift'
import type { Effects } from '@/lib/payments/effects'

/** What each kind of line does once it is paid. */
export const effects: Effects = {
  FEE: confirmRegistration,
  GIFT: recordGift,
  // What covers the card fee goes with its gift, and does nothing of its own.
  FEE_COVER: async () => 'kept',
}
