import type { LineKind, Tx } from '@/lib/db'

/** One line of an order that has just been paid, with what its effect may want to tell people. */
export type PaidLine = {
  id: string
  amountCents: number
  registrationId: string | null
  order: { ref: string; totalCents: number; payerName: string; email: string; isDemonstration: boolean }
}

/** `refund`: what was paid for cannot be given any more, and the capability has written to whom it concerns. */
export type EffectOutcome = 'kept' | 'refund'

/**
 * What a paid line does in its capability, inside the open transaction. Handed in, since payments knows none of them.
 * Whoever holds an order locks a run after it, never the other way round.
 */
export type Effects = Partial<Record<LineKind, (tx: Tx, line: PaidLine) => Promise<EffectOutcome>>>
