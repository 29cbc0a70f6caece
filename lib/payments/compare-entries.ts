import type { BalanceEntryKind, RefundState } from '@/lib/db'

/** How our rows and Stripe's books can differ; `difference-words.ts` says what each means and what to do. */
export type DifferenceKind =
  | 'PAYMENT_NOT_HERE'
  | 'PAYMENT_NOT_THERE'
  | 'REFUND_NOT_HERE'
  | 'REFUND_NOT_THERE'
  | 'REFUND_FAILED_HERE'
  | 'REFUND_CAME_BACK'
  | 'DISPUTE_NOT_HERE'
  | 'OTHER_AMOUNT'
  | 'OTHER_FEE'
  | 'FEE_NOT_HERE'
  | 'ADJUSTMENT'
  | 'SUM'
  | 'PARTS_UNKNOWN'
  | 'IN_NO_PAYOUT'

/** One difference: what we have and what Stripe has, in cents, where both are sums of money. */
export type Difference = { kind: DifferenceKind; oursCents: number | null; theirsCents: number | null }

/** A movement of the balance at Stripe, as it is kept. */
export type Entry = {
  kind: BalanceEntryKind
  amountCents: number
  feeCents: number
  netCents: number
  sourceId: string | null
}

/** Our own rows by Stripe's ids. */
export type OurRows = {
  payments: ReadonlyMap<string, { amountCents: number; feeCents: number | null }>
  refunds: ReadonlyMap<string, { amountCents: number; state: RefundState }>
  disputes: ReadonlyMap<string, { amountCents: number }>
  payouts: ReadonlySet<string>
  /** The refunds of which Stripe has booked that they came back. */
  cameBack: ReadonlySet<string>
}

/** What of a movement at Stripe is not as our rows have it; null when it is. */
export function compareEntry(entry: Entry, ours: OurRows): Difference | null {
  const sourceId = entry.sourceId ?? ''
  switch (entry.kind) {
    case 'CHARGE':
      return comparePayment(entry, ours.payments.get(sourceId))
    case 'REFUND':
      return compareRefund(entry, ours.refunds.get(sourceId), ours.cameBack.has(sourceId))
    case 'REFUND_FAILURE': {
      const refund = ours.refunds.get(sourceId)
      if (!refund) return difference('REFUND_NOT_HERE', null, entry.amountCents)
      if (refund.state !== 'FAILED') return difference('REFUND_CAME_BACK', 0, entry.amountCents)
      return amounts(refund.amountCents, entry.amountCents)
    }
    case 'DISPUTE': {
      const dispute = ours.disputes.get(sourceId)
      if (!dispute) return difference('DISPUTE_NOT_HERE', null, entry.amountCents)
      return amounts(Math.sign(entry.amountCents) * dispute.amountCents, entry.amountCents)
    }
    case 'PAYOUT':
      return ours.payouts.has(sourceId) ? null : difference('ADJUSTMENT', null, entry.netCents)
    case 'OTHER':
      return difference('ADJUSTMENT', null, entry.netCents)
  }
}

function comparePayment(entry: Entry, payment: { amountCents: number; feeCents: number | null } | undefined) {
  if (!payment) return difference('PAYMENT_NOT_HERE', null, entry.amountCents)
  if (payment.amountCents !== entry.amountCents) return amounts(payment.amountCents, entry.amountCents)
  if (payment.feeCents === null) return difference('FEE_NOT_HERE', null, entry.feeCents)
  return payment.feeCents === entry.feeCents ? null : difference('OTHER_FEE', payment.feeCents, entry.feeCents)
}

function compareRefund(
  entry: Entry,
  refund: { amountCents: number; state: RefundState } | undefined,
  hasComeBack: boolean,
) {
  if (!refund) return difference('REFUND_NOT_HERE', null, entry.amountCents)
  if (refund.state === 'FAILED' && !hasComeBack) return difference('REFUND_FAILED_HERE', 0, entry.amountCents)
  return amounts(-refund.amountCents, entry.amountCents)
}

function amounts(oursCents: number, theirsCents: number): Difference | null {
  return oursCents === theirsCents ? null : difference('OTHER_AMOUNT', oursCents, theirsCents)
}

function difference(kind: DifferenceKind, oursCents: number | null, theirsCents: number | null): Difference {
  return { kind, oursCents, theirsCents }
}

/** What of a payout as a whole is not in order: its parts are not known, or do not come to its sum. */
export function comparePayout(
  payout: { id: string; amountCents: number; arePartsKnown: boolean },
  entries: readonly Entry[],
): Difference | null {
  if (!payout.arePartsKnown) return difference('PARTS_UNKNOWN', null, payout.amountCents)
  const partsCents = netOf(entries.filter((entry) => !isOwnEntry(entry, payout.id)))
  return partsCents === payout.amountCents ? null : difference('SUM', partsCents, payout.amountCents)
}

/** Whether a movement is the payout itself, and not a part of it. */
export function isOwnEntry(entry: Entry, payoutId: string): boolean {
  return entry.kind === 'PAYOUT' && entry.sourceId === payoutId
}

export function netOf(entries: readonly Entry[]): number {
  return entries.reduce((sum, entry) => sum + entry.netCents, 0)
}
