import { DisputeState, LineKind, ReceiptKind, RefundState } from '@/lib/db'
import { type KeptLine, sumOf } from '@/lib/payments/kept-lines'
import { valueReceivedCents } from '@/lib/payments/value-received'

/** The receipts that statements of a year count: live ones of gifts of money, wholly or in part. */
export function countedReceipts(taxYear: number) {
  return { taxYear, voidedAt: null, kind: { in: [ReceiptKind.GIFT, ReceiptKind.MIXED] } }
}

type Row = {
  payment: {
    disputes: { state: DisputeState }[]
    refunds: { state: RefundState; allocations: unknown[] }[]
  }
}

/** A dispute is open, or nobody has said yet of which lines a refund made at Stripe is. */
export function isHeld({ payment }: Row): boolean {
  const isDisputed = payment.disputes.some(({ state }) => state === DisputeState.OPEN)
  return (
    isDisputed ||
    payment.refunds.some(({ state, allocations }) => state !== RefundState.FAILED && allocations.length === 0)
  )
}

type Counted = Pick<
  KeptLine,
  | 'kind'
  | 'amountCents'
  | 'paidCents'
  | 'fairMarketValueCents'
  | 'cancelledValueCents'
  | 'registrationState'
  | 'fundName'
>

/** What is kept of one payment, in cents: the gift with the fee covered for it, and what was paid for a course. */
export function countLines(lines: readonly Counted[]) {
  const feeCents = sumOf(lines.filter(({ kind }) => kind === LineKind.FEE))
  return {
    giftCents: sumOf(lines) - feeCents,
    feeCents,
    valueCents: lines.reduce((sum, line) => sum + valueReceivedCents(line), 0),
    fund: lines.find(({ kind }) => kind === LineKind.GIFT)?.fundName ?? 'General fund',
  }
}
