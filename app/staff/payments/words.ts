import type { Tone } from '@/components/ui/tag'
import type { NoRefund, PaymentState, ReadPayment } from '@/lib/payments/payment-queries'

export const stateTags: Record<PaymentState, { tone: Tone; words: string }> = {
  paid: { tone: 'good', words: 'Paid' },
  part_refunded: { tone: 'calm', words: 'Partly refunded' },
  refunded: { tone: 'over', words: 'Refunded' },
  disputed: { tone: 'warm', words: 'Disputed' },
  lost: { tone: 'over', words: 'Dispute lost' },
}

export const noRefundWords: Record<NoRefund, string> = {
  nothing_left: 'All of it has gone back.',
  disputed:
    'Its payer’s bank asks the money back, or has taken it. Stripe returns nothing of a disputed payment: answer the dispute there.',
  unallocated:
    'A refund made in Stripe’s dashboard waits to be told which lines it returns. Name them first: until then nobody knows what is left.',
}

type Refund = ReadPayment['refunds'][number]

/** How a refund went back, or goes. */
export const originWords: Record<Refund['origin'], string> = {
  SITE: 'To the card',
  STRIPE: 'In Stripe’s dashboard',
  CREDIT: 'Turned into a gift',
  HAND: 'By hand',
  VOID: 'Taken back: entered by mistake',
}

export const refundStateTags: Record<Refund['state'], { tone: Tone; words: string }> = {
  PENDING: { tone: 'live', words: 'On its way' },
  SUCCEEDED: { tone: 'good', words: 'Gone back' },
  FAILED: { tone: 'warm', words: 'Failed' },
}

export const lineWords = { FEE: 'Course fee', GIFT: 'Gift', FEE_COVER: 'Card fee covered' } as const

const methodWords: Record<string, string> = { STRIPE: 'Card, by Stripe', CREDIT: 'Made of a refund' }

/** A method of paying as a list is narrowed to it: "Card, by Stripe", "Check". */
export function sayMethod(method: string): string {
  const plain = method.toLowerCase().replaceAll('_', ' ')
  return methodWords[method] ?? plain.charAt(0).toUpperCase() + plain.slice(1)
}
