import type Stripe from 'stripe'
import { z } from 'zod'
import { DisputeState, RefundState } from '@/lib/db'

// What goes back to a payer, in our shapes; for the doors beside this file.

/** A refund as it stands at Stripe now. */
export type StripeRefund = {
  refundId: string
  amountCents: number
  /** PENDING: on its way, or waiting for the balance. */
  state: RefundState
  /** Our own refund's id, where we made it; null for one that was made in Stripe's dashboard. */
  siteRefundId: string | null
  createdAt: Date
}

export function refundOf({ id, amount, status, metadata, created }: Stripe.Refund): StripeRefund {
  const siteRefundId = z.uuid().safeParse(metadata?.refundId)
  return {
    refundId: id,
    amountCents: amount,
    state: refundStateOf(status),
    siteRefundId: siteRefundId.success ? siteRefundId.data : null,
    createdAt: new Date(created * 1000),
  }
}

function refundStateOf(status: string | null): RefundState {
  switch (status) {
    case 'succeeded':
      return RefundState.SUCCEEDED
    case 'failed':
    case 'canceled':
      return RefundState.FAILED
    default:
      return RefundState.PENDING
  }
}

/** A dispute as it stands at Stripe now. */
export type StripeDispute = {
  disputeId: string
  amountCents: number
  /** The bank's word for it: `fraudulent`, `product_not_received`… */
  reason: string
  state: DisputeState
  /** Until when an answer is taken; null where none is. */
  dueAt: Date | null
  /** What of our balance it holds or has for good, and Stripe's fee for it. */
  withdrawnCents: number
  feeCents: number
  openedAt: Date
}

export function disputeOf(dispute: Stripe.Dispute): StripeDispute {
  const { id, amount, reason, status, created, evidence_details: evidence, balance_transactions: moved } = dispute
  const sumOf = (cents: number[]) => cents.reduce((sum, one) => sum + one, 0)
  return {
    disputeId: id,
    amountCents: amount,
    reason,
    state: disputeStateOf(status),
    dueAt: evidence.due_by === null ? null : new Date(evidence.due_by * 1000),
    withdrawnCents: Math.max(0, -sumOf(moved.map((one) => one.amount))),
    feeCents: Math.max(0, sumOf(moved.map((one) => one.fee))),
    openedAt: new Date(created * 1000),
  }
}

/** A bank's mere question (`warning_…`) holds a receipt like a dispute: it may become one. */
function disputeStateOf(status: Stripe.Dispute.Status): DisputeState {
  switch (status) {
    case 'won':
    case 'warning_closed':
    case 'prevented':
      return DisputeState.WON
    case 'lost':
      return DisputeState.LOST
    default:
      return DisputeState.OPEN
  }
}
