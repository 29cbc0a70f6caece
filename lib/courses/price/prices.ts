import type { TierKind } from '@/lib/db'
import { formatCents } from '@/lib/money'

export type TierPrice = {
  label: string
  kind: TierKind
  minCents: number | null
  suggestedCents: number | null
  maxCents: number | null
}

/** One price as people read it: "Free", "$120", "$80 to $150, you choose; $110 suggested". */
export function printTier(tier: TierPrice): string {
  if (tier.kind === 'FREE' || tier.minCents === null) return 'Free'
  if (tier.kind === 'FIXED' || tier.maxCents === null) return formatCents(tier.minCents)
  const range = `${formatCents(tier.minCents)} to ${formatCents(tier.maxCents)}, you choose`
  return tier.suggestedCents === null ? range : `${range}; ${formatCents(tier.suggestedCents)} suggested`
}

/** A run's price in a word: "Free", "$120", "From $80", or that nobody has set one. */
export function printPrice(tiers: readonly TierPrice[]): string {
  const [only, ...others] = tiers
  if (!only) return 'Price not set yet'
  if (others.length === 0 && only.kind !== 'RANGE') return printTier(only)
  const least = Math.min(...tiers.map((tier) => tier.minCents ?? 0))
  return least === 0 ? 'From free' : `From ${formatCents(least)}`
}
