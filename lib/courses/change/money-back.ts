import { chosenSessions } from '@/lib/courses/seats'
import { db, type LineKind, type Tx } from '@/lib/db'
import { readKept } from '@/lib/payments/kept-lines'
import { paymentOf, refundableLines } from '@/lib/payments/refundable'
import { percentBack, type RefundPolicy, readRefundPolicy } from './refund-policy'

/** One line of what was paid: what goes back of it, and what stays, in cents. */
export type LineBack = {
  id: string
  kind: LineKind
  description: string
  backCents: number
  staysCents: number
}

/** What becomes of the money when a seat is given back at one moment. */
export type MoneyBack =
  /** Nothing was paid, or all of it has gone back. */
  | { kind: 'nothing' }
  /** A person decides: there is no policy, or the payer's bank is asking for the money. */
  | { kind: 'undecided'; because: 'no_policy' | 'disputed'; paidCents: number; paymentId: string }
  | {
      kind: 'by_policy'
      paymentId: string
      percent: number
      lines: LineBack[]
      backCents: number
      staysCents: number
      /** When less goes back; null: it does not change any more. */
      until: Date | null
    }

/**
 * What of a registration's money goes back at `now`, by the policy that was shown when it was bought, counted against the
 * first session that it is for, or an earlier start that a transfer has left behind. Read under the locks it is what
 * happens; read without, it is a preview.
 */
export async function readMoneyBack(tx: Tx, registrationId: string, now: Date): Promise<MoneyBack> {
  const registration = await tx.registration.findUniqueOrThrow({
    where: { id: registrationId },
    select: {
      refundPolicySnapshot: true,
      policyStartsAt: true,
      sessions: { select: { sessionId: true } },
      run: {
        select: { sessions: { select: { id: true, startsAt: true, cancelledAt: true }, orderBy: { startsAt: 'asc' } } },
      },
    },
  })
  const paymentId = await paymentOf(tx, registrationId)
  if (!paymentId) return { kind: 'nothing' }
  const kept = await readKept(tx, paymentId)
  const paidCents = kept.lines.reduce((sum, line) => sum + line.amountCents, 0) - kept.unallocatedCents
  if (paidCents === 0) return { kind: 'nothing' }
  if (kept.isDisputed) return { kind: 'undecided', because: 'disputed', paidCents, paymentId }
  const policy = readRefundPolicy(registration.refundPolicySnapshot)
  const choice = registration.sessions.map(({ sessionId }) => sessionId)
  const startsAt = registration.policyStartsAt ?? chosenSessions(registration.run.sessions, choice)[0]?.startsAt
  if (!policy || !startsAt) return { kind: 'undecided', because: 'no_policy', paidCents, paymentId }

  const refundable = await refundableLines(tx, registrationId)
  const left = (refundable?.lines ?? []).map((line) => ({
    ...line,
    description: kept.lines.find(({ id }) => id === line.id)?.description ?? '',
  }))
  return { kind: 'by_policy', paymentId, ...splitByPolicy(left, policy, startsAt, now) }
}

/** What would become of the money if a seat were given back at `now`: what its holder agrees to. */
export function previewMoneyBack(registrationId: string, now = new Date()): Promise<MoneyBack> {
  return db.$transaction((tx) => readMoneyBack(tx, registrationId, now))
}

type Left = { id: string; kind: LineKind; description: string; amountCents: number }

/**
 * Splits what is left of a payment. The percentage is of fees alone: a gift stays the gift that it was, also the part of a
 * price above the value of the seat. A part of a cent is rounded in the payer's favour: it is theirs by the promise of "so
 * many percent", and ORNCC loses less than a cent a line.
 */
export function splitByPolicy(left: readonly Left[], policy: NonNullable<RefundPolicy>, startsAt: Date, now: Date) {
  const { percent, until } = percentBack(policy, startsAt, now)
  const lines = left.map(({ id, kind, description, amountCents }): LineBack => {
    const backCents = kind === 'FEE' ? Math.ceil((amountCents * percent) / 100) : 0
    return { id, kind, description, backCents, staysCents: amountCents - backCents }
  })
  const total = (key: 'backCents' | 'staysCents') => lines.reduce((sum, line) => sum + line[key], 0)
  return { percent, until, lines, backCents: total('backCents'), staysCents: total('staysCents') }
}
