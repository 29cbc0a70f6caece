import type { Held } from '@/lib/courses/change/end-registration'
import type { LockedRun } from '@/lib/courses/lock-run'
import { LineKind, OrderState, type Tx } from '@/lib/db'
import { type Refundable, refundableLines } from '@/lib/payments/refundable'
import { sessionShare, takeFrom } from './session-share'

/** One session's share of what a registration has paid as a fee, from the lines that it goes back from; gifts stay. */
export async function shareOf(tx: Tx, run: LockedRun, held: Held): Promise<Refundable | null> {
  const left = await refundableLines(tx, held.id)
  if (!left) return null
  const paid = await tx.orderLine.aggregate({
    where: { registrationId: held.id, kind: LineKind.FEE, order: { state: OrderState.PAID } },
    _sum: { amountCents: true },
  })
  const fees = left.lines.filter(({ kind }) => kind === LineKind.FEE)
  const share = sessionShare({
    paidCents: paid._sum.amountCents ?? 0,
    leftCents: fees.reduce((sum, line) => sum + line.amountCents, 0),
    sessions: held.choice.length > 0 ? held.choice.length : run.sessions.length,
  })
  return share > 0 ? { ...left, lines: takeFrom(fees, share) } : null
}
