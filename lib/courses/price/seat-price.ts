import { type Choice, chosenSessions } from '@/lib/courses/seats'
import { LineKind, type TierKind } from '@/lib/db'
import { formatCents, LEAST_CENTS } from '@/lib/money'

type Tier = { kind: TierKind; minCents: number | null; maxCents: number | null }
type RunTier = Tier & { id: string; isPerSession: boolean }

/**
 * What a seat costs at a tier, in cents, when `typedCents` is the amount that was typed (null: nothing was).
 * `missing` when a tier of one's own amount came without one, `out_of_range` for an amount that the tier does not allow.
 */
export function seatPrice(tier: Tier, typedCents: number | null): number | 'missing' | 'out_of_range' {
  if (tier.kind === 'FREE' || tier.minCents === null) return 0
  if (tier.kind === 'FIXED' || tier.maxCents === null) return tier.minCents
  if (typedCents === null) return 'missing'
  const isWithin = typedCents >= tier.minCents && typedCents <= tier.maxCents
  const isChargeable = typedCents === 0 || typedCents >= LEAST_CENTS
  return isWithin && isChargeable ? typedCents : 'out_of_range'
}

/**
 * What a seat costs, in cents, at the price that was agreed on for the series or, of single sessions, for each of them
 * that takes place; null where none was agreed on.
 */
export function agreedPrice(
  agreedCents: number | null,
  sessions: readonly { id: string; cancelledAt: Date | null }[],
  choice: Choice,
): number | null {
  if (agreedCents === null || choice.length === 0) return agreedCents
  return agreedCents * chosenSessions(sessions, choice).length
}

/** The prices that a seat may have: for so many single sessions, or (null) for the whole series. */
export function pricesFor<T extends Pick<RunTier, 'kind' | 'isPerSession'>>(
  tiers: readonly T[],
  sessionCount: number | null,
): T[] {
  return tiers.filter((tier) => tier.kind === 'FREE' || tier.isPerSession === (sessionCount !== null))
}

/** The least that a seat costs without a scholarship, in cents; null where the run has no price for it. */
export function leastPrice(
  tiers: readonly RunTier[],
  sessionCount: number | null,
): { tierId: string; priceCents: number } | null {
  const [least] = pricesFor(tiers, sessionCount)
    .map(({ id, minCents }) => ({ tierId: id, priceCents: (minCents ?? 0) * (sessionCount ?? 1) }))
    .sort((one, other) => one.priceCents - other.priceCents)
  return least ?? null
}

type Seat = {
  course: string
  priceCents: number
  fairMarketValueCents: number
  giftCents: number
  /** What a code took off the price, in words; the price is what is left. */
  discount: string | null
}

/**
 * The lines of an order for one seat, lines of nothing left out. Up to the run's fair-market value the price is a fee, and
 * what is paid above that is a gift (26 USC 6115); what is given on top is a gift on a line of its own. A value of 0 means
 * that nobody has estimated it: then nothing of the price may be called a gift. The fee carries the whole value of the
 * seat, also where it costs less, since a receipt must hold what was paid against what was received.
 */
export function seatLines({ course, priceCents, fairMarketValueCents, giftCents, discount }: Seat) {
  const valueCents = fairMarketValueCents || priceCents
  const feeCents = Math.min(priceCents, valueCents)
  const seat = `Seat: ${course}`
  const lines = [
    {
      kind: LineKind.FEE,
      // Lines are what is paid, never below zero: what was taken off stands in words.
      description: discount ? `${seat} (${discount})` : seat,
      amountCents: feeCents,
      fairMarketValueCents: valueCents,
    },
    {
      kind: LineKind.GIFT,
      description: `Gift: what is paid above the value of ${formatCents(valueCents)}`,
      amountCents: priceCents - feeCents,
      fairMarketValueCents: 0,
    },
    { kind: LineKind.GIFT, description: 'Gift to ORNCC', amountCents: giftCents, fairMarketValueCents: 0 },
  ]
  return lines.filter((line) => line.amountCents > 0)
}
