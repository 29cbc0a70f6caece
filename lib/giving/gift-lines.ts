import { LineKind } from '@/lib/db'
import { type CardFee, feeCoverCents } from './fee-cover'

type Given = { amountCents: number; coversFee: boolean }

/** The lines of a gift's order: the gift, and the card fee where it is covered. Both belong to the same fund. */
export function giftLines(
  { amountCents, coversFee }: Given,
  fund: { id: string; name: string } | null,
  cardFee: CardFee | null,
) {
  const fundId = fund?.id ?? null
  const gift = {
    kind: LineKind.GIFT,
    description: fund ? `Gift to ORNCC: ${fund.name}` : 'Gift to ORNCC',
    amountCents,
    fundId,
  }
  const coverCents = coversFee && cardFee ? feeCoverCents(amountCents, cardFee) : 0
  if (coverCents === 0) return [gift]
  return [gift, { kind: LineKind.FEE_COVER, description: 'To cover the card fee', amountCents: coverCents, fundId }]
}
