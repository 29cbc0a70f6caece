import { type LineKind, OrderState, PaymentMethod, type Tx } from '@/lib/db'
import { type KeptLine, readKept } from './kept-lines'

/**
 * What of a payment can still go back to its card, line by line, in cents; only lines of which something is left.
 * `valueCents`: what of the line's value goes with it although the seat stays; see value-received.ts.
 */
export type Refundable = {
  paymentId: string
  lines: { id: string; kind: LineKind; amountCents: number; valueCents?: number }[]
}

/**
 * Of the paid order of a registration, what is left to return of each line, fees first. Null when nothing is: it was free,
 * is not paid, has gone back already, or the payer's bank is asking it back, since Stripe refuses to return disputed money.
 * What went back at Stripe without a word of which lines is counted against the fees first, so that nothing can be promised
 * twice. Ask under the order's lock, and hand what is to go back to `owe`.
 */
export async function refundableLines(tx: Tx, registrationId: string): Promise<Refundable | null> {
  const paymentId = await paymentOf(tx, registrationId)
  const lines = paymentId ? await linesLeft(tx, paymentId) : []
  return paymentId && lines.length > 0 ? { paymentId, lines } : null
}

/** The card payment of a registration's order; null when none has come. */
export async function paymentOf(tx: Tx, registrationId: string): Promise<string | null> {
  const payment = await tx.payment.findFirst({
    where: {
      method: PaymentMethod.STRIPE,
      order: { state: OrderState.PAID, lines: { some: { registrationId } } },
    },
    select: { id: true },
  })
  return payment?.id ?? null
}

async function linesLeft(tx: Tx, paymentId: string): Promise<Refundable['lines']> {
  const kept = await readKept(tx, paymentId)
  if (kept.isDisputed) return []
  return lessUnallocated(kept.lines, kept.unallocatedCents)
    .filter((line) => line.amountCents > 0)
    .map(({ id, kind, amountCents }) => ({ id, kind, amountCents }))
}

function lessUnallocated(lines: readonly KeptLine[], unallocatedCents: number): KeptLine[] {
  let rest = unallocatedCents
  return lines.map((line) => {
    const taken = Math.min(rest, line.amountCents)
    rest -= taken
    return { ...line, amountCents: line.amountCents - taken }
  })
}
