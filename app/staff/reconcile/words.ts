import type { Tone } from '@/components/ui/tag'
import type { ComparedLine } from '@/lib/payments/reconcile-queries'

export const payoutTags: Record<'UNDER_WAY' | 'PAID' | 'FAILED', { tone: Tone; words: string }> = {
  UNDER_WAY: { tone: 'live', words: 'On its way' },
  PAID: { tone: 'good', words: 'At the bank' },
  FAILED: { tone: 'warm', words: 'Came back' },
}

/** What a movement of the balance is. */
export function sayMovement({ kind, type, description }: ComparedLine): string {
  switch (kind) {
    case 'CHARGE':
      return 'Payment'
    case 'REFUND':
      return 'Refund'
    case 'REFUND_FAILURE':
      return 'Refund that came back'
    case 'DISPUTE':
      return 'Dispute'
    case 'PAYOUT':
      return 'Payout that came back'
    case 'OTHER':
      return description ?? type.replaceAll('_', ' ')
  }
}
