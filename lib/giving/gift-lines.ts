import { LineKind } from '@/lib/db'
import { type CardFee, feeCoverCents } from './fee-cover'

type Given = { amountCents: number; coversFee: boolean; frequency?: 'once' | 'monthly' | 'yearly' }

const names = { once: 'Gift', monthly: 'Monthly gift', yearly: 'Yearly gift' } as const

/** The lines of a gift's order: the gift, and the card fee where it is covered. Both belong to the same fund. */
export function giftLines(
  { amountCents, coversFee, frequency = 'once' }: Given,
  fund: { id: string; name: string } | null,
  cardFee: CardFee | null,
) {
  const fundId = fund?.id ?? null
  const gift = {
    kind: LineKind.GIFT,
    description: `${names[frequency]} to ORNCC${fund ? `: ${fund.name}` : ''}`,
    amountCents,
    fundId,
  }
  const coverCents = coversFee && cardFee ? feeCoverCents(amountCents, cardFee) : 0
  if (coverCents === 0) return [gift]
  return [gift, { kind: LineKind.FEE_COVER, description: 'To cover the card fee', amountCents: coverCents, fundId }]
}
