import type { Held } from '@/lib/courses/held'
import type { LockedRun } from '@/lib/courses/lock-run'
import { LineKind, OrderState, type Tx } from '@/lib/db'
import { type Refundable, refundableLines } from '@/lib/payments/refundable'
import { sessionShare, sessionValue, takeFrom } from './session-share'

/**
 * One session's share of what a registration has paid as a fee, from the lines that it goes back from, with its share of
 * what they are worth; gifts stay.
 */
export async function shareOf(tx: Tx, run: LockedRun, held: Held): Promise<Refundable | null> {
  const left = await refundableLines(tx, held.id)
  if (!left) return null
  const paid = await tx.orderLine.findMany({
    where: { registrationId: held.id, kind: LineKind.FEE, order: { state: OrderState.PAID } },
    select: { id: true, amountCents: true, fairMarketValueCents: true },
  })
  const sessions = paidSessions(run, held)
  const fees = left.lines.filter(({ kind }) => kind === LineKind.FEE)
  const share = sessionShare({
    paidCents: paid.reduce((sum, line) => sum + line.amountCents, 0),
    leftCents: fees.reduce((sum, line) => sum + line.amountCents, 0),
    sessions,
  })
  if (share === 0) return null
  const lines = takeFrom(fees, share).map((line) => {
    const worth = paid.find(({ id }) => id === line.id)?.fairMarketValueCents ?? 0
    return { ...line, valueCents: sessionValue({ fairMarketValueCents: worth, sessions }) }
  })
  return { ...left, lines }
}

/** How many sessions the fee was for: those chosen, or of the series all that had not been cancelled by then. */
function paidSessions(run: LockedRun, { choice, createdAt }: Held): number {
  if (choice.length > 0) return choice.length
  return run.sessions.filter(({ cancelledAt }) => !cancelledAt || cancelledAt > createdAt).length
}
