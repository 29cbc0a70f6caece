import { pricesFor, seatPrice } from '@/lib/courses/price/seat-price'
import type { TierKind } from '@/lib/db'

type Price = { kind: TierKind; minCents: number | null; maxCents: number | null }

/** What was paid for a seat, line by line, in cents; nothing for a seat that cost nothing. */
export type Paid = readonly { kind: 'FEE' | 'GIFT' | 'FEE_COVER'; amountCents: number; fairMarketValueCents: number }[]

type Target = {
  fairMarketValueCents: number
  tiers: readonly (Price & { id: string; isPerSession: boolean })[]
}

/**
 * Whether a seat that was paid for is worth another sum in that run. A receipt holds what was paid against what the seat is
 * worth, and is never rewritten.
 */
export function hasOtherValue(target: { fairMarketValueCents: number }, paid: Paid, valueCents: number): boolean {
  return paid.length > 0 && target.fairMarketValueCents !== valueCents
}

/**
 * The price of another run that a seat which is paid already fits, as it is; null where none does. A seat keeps what was
 * chosen where the other run has the same price; otherwise what was paid must be a price there. The estimated value of both
 * runs must be the same.
 */
export function fittingTier(target: Target, chosen: Price | null, paid: Paid, valueCents: number): string | null {
  if (hasOtherValue(target, paid, valueCents)) return null
  const prices = pricesFor(target.tiers, null)
  const isSame = (tier: Price) =>
    chosen !== null &&
    tier.kind === chosen.kind &&
    tier.minCents === chosen.minCents &&
    tier.maxCents === chosen.maxCents
  const amounts = possiblePrices(paid)
  const fits = (tier: Price) => amounts.some((cents) => seatPrice(tier, cents) === cents)
  return (prices.find(isSame) ?? prices.find(fits))?.id ?? null
}

/**
 * What the seat may have cost: up to its value the price is a fee. Above that, what the price had more is a gift, and so is
 * what was given on top; nobody can tell the two apart any more, and the receipt says the same either way.
 */
function possiblePrices(paid: Paid): number[] {
  const fee = paid.find(({ kind }) => kind === 'FEE')
  if (!fee) return [0]
  const gifts = paid.filter(({ kind }) => kind === 'GIFT')
  const isWhole = fee.amountCents === fee.fairMarketValueCents
  return [fee.amountCents, ...(isWhole ? gifts.map((gift) => fee.amountCents + gift.amountCents) : [])]
}
