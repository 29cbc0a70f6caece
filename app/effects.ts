import { recordGift } from '@/lib/giving/record-gift'
import type { Effects } from '@/lib/payments/settle'

/** What each kind of line does once it is paid. */
export const effects: Effects = {
  GIFT: recordGift,
}
