import type { RunView } from '@/lib/courses/queries'
import type { Tier } from './price-fields'

/** A price as the fields show it; where single sessions may be chosen, it says what it is for. */
export function toTier(tier: RunView['tiers'][number], hasSingleSessions: boolean): Tier {
  const { id, kind, price, leastCents, isPerSession } = tier
  const extent = isPerSession ? 'each single session' : 'the whole series'
  const label = hasSingleSessions && kind !== 'FREE' ? `${tier.label}, ${extent}` : tier.label
  return { id, kind, label, price, leastCents }
}
