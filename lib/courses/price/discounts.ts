import { formatCents, LEAST_CENTS } from '@/lib/money'

/** What a code takes off a price: so many percent or so many cents, never both. */
export type Discount = { percent: number | null; amountCents: number | null }

/** A code as it is compared: upper-case and without spaces. Phones like to turn a hyphen into a dash. */
export function normalizeCode(typed: string): string {
  return typed
    .toUpperCase()
    .replace(/\s+/g, '')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
}

/**
 * What is left of a price in cents. Less than the least that can be charged is nothing: Stripe refuses totals under 50
 * cents, and nobody should be asked for more than their code leaves.
 */
export function discountedCents(priceCents: number, { percent, amountCents }: Discount): number {
  const offCents = percent === null ? (amountCents ?? 0) : Math.round((priceCents * percent) / 100)
  const leftCents = priceCents - offCents
  return leftCents < LEAST_CENTS ? 0 : leftCents
}

/** What a code takes off, as people read it: "20% off", "$20 off". */
export function printDiscount({ percent, amountCents }: Discount): string {
  return percent === null ? `${formatCents(amountCents ?? 0)} off` : `${percent}% off`
}

/** A discount on the line of an order, whose own amount is what is left: "Discount EARLYBIRD: −$20". */
export function printDiscountTaken(code: string, offCents: number): string {
  return `Discount ${code}: −${formatCents(offCents)}`
}

type CodeFacts = { usesLimit: number | null; expiresAt: Date | null; stoppedAt: Date | null }

/** Whether a code with so many uses may be used once more, or why not. */
export function codeState(code: CodeFacts, uses: number, now: Date): 'good' | 'stopped' | 'over' | 'used_up' {
  if (code.stoppedAt) return 'stopped'
  if (code.expiresAt && code.expiresAt <= now) return 'over'
  return code.usesLimit !== null && uses >= code.usesLimit ? 'used_up' : 'good'
}
