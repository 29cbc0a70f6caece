import type { Settings } from '@/lib/settings'

// Works in the browser too, so that the form can say the sum while it is typed.

/** What is kept of a card's charge: a share of it, in millionths, and some cents besides. */
export type CardFee = { millionths: number; fixedCents: number }

const MILLION = 1_000_000

/** The fee as the settings have it, or null while they do not: then nobody is asked to cover it. */
export function cardFeeOf({ cardFeePercent, cardFeeCents }: Settings): CardFee | null {
  if (!cardFeePercent || !cardFeeCents) return null
  return { millionths: Math.round(Number(cardFeePercent) * 10_000), fixedCents: Number(cardFeeCents) }
}

/**
 * What a donor adds so that the whole gift is left when Stripe has kept its fee of both, in cents. The charge is
 * `ceil((gift + fixed) / (1 − rate))`: the gift is left at least, and at most one cent more.
 */
export function feeCoverCents(giftCents: number, { millionths, fixedCents }: CardFee): number {
  return Math.ceil(((giftCents + fixedCents) * MILLION) / (MILLION - millionths)) - giftCents
}
