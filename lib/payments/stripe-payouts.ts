import Stripe from 'stripe'
import { BalanceEntryKind, PayoutState } from '@/lib/db'
import { log } from '@/lib/log'
import { all, api } from './stripe-api'

// The door to Stripe's books: what moved ORNCC's balance there, and what of it went to the bank.

/** A movement of the balance, as Stripe books it. */
export type StripeEntry = {
  id: string
  kind: BalanceEntryKind
  /** Stripe's own word, and what it says about it. */
  type: string
  description: string | null
  amountCents: number
  feeCents: number
  netCents: number
  /** The charge, refund, dispute or payout that it is about. */
  sourceId: string | null
  createdAt: Date
}

export type StripePayout = {
  id: string
  amountCents: number
  state: PayoutState
  /** Made by Stripe's schedule. Of others Stripe does not say what they are made of. */
  isAutomatic: boolean
  /** Whether Stripe has named all its parts by now. */
  hasParts: boolean
  /** `2026-11-24`: the bank's day has no hour and no zone. */
  arrivesOn: string
  createdAt: Date
}

/** Everything that moved the balance since then. */
export async function entriesSince(since: Date): Promise<StripeEntry[]> {
  const created = { gte: seconds(since) }
  return (await api.balanceTransactions.list({ created, limit: 100 }).autoPagingToArray(all)).map(entryOf)
}

/** Everything that went out with a payout, the payout's own movement among it. */
export async function entriesOf(payoutId: string): Promise<StripeEntry[]> {
  return (await api.balanceTransactions.list({ payout: payoutId, limit: 100 }).autoPagingToArray(all)).map(entryOf)
}

/** The payouts made since then, as they stand now. */
export async function payoutsSince(since: Date): Promise<StripePayout[]> {
  const created = { gte: seconds(since) }
  const payouts = await api.payouts.list({ created, limit: 100 }).autoPagingToArray(all)
  return payouts.map((payout) => ({
    id: payout.id,
    amountCents: payout.amount,
    state: stateOf(payout.status),
    isAutomatic: payout.automatic,
    hasParts: payout.reconciliation_status === 'completed',
    arrivesOn: new Date(payout.arrival_date * 1000).toISOString().slice(0, 10),
    createdAt: new Date(payout.created * 1000),
  }))
}

/** What `ask` answers, or null when Stripe does not answer, or not with that. Anything else that fails is ours. */
export async function unlessSilent<Answer>(ask: () => Promise<Answer>): Promise<Answer | null> {
  try {
    return await ask()
  } catch (error) {
    if (!(error instanceof Stripe.errors.StripeError)) throw error
    const { type, code, statusCode, requestId } = error
    log.error({ type, code, statusCode, requestId }, 'Stripe did not answer')
    return null
  }
}

/** What Stripe has told nobody of our side yet, the newest 100: it waits for us, or has given up trying. */
export async function undeliveredEvents(): Promise<{ id: string; type: string; createdAt: Date }[] | null> {
  // Somebody waits for the page.
  const soon = { timeout: 5_000, maxNetworkRetries: 0 }
  const found = await unlessSilent(() => api.events.list({ delivery_success: false, limit: 100 }, soon))
  if (!found) return null
  return found.data.map(({ id, type, created }) => ({ id, type, createdAt: new Date(created * 1000) }))
}

const seconds = (at: Date) => Math.floor(at.getTime() / 1000)

/** A balance transaction in our shape. */
export function entryOf(transaction: Stripe.BalanceTransaction): StripeEntry {
  const { id, type, description, amount, fee, net, source, created } = transaction
  return {
    id,
    kind: kindOf(transaction),
    type,
    description,
    amountCents: amount,
    feeCents: fee,
    netCents: net,
    sourceId: typeof source === 'string' ? source : (source?.id ?? null),
    createdAt: new Date(created * 1000),
  }
}

function kindOf({ type, reporting_category: category }: Stripe.BalanceTransaction): BalanceEntryKind {
  switch (type) {
    case 'charge':
    case 'payment':
      return BalanceEntryKind.CHARGE
    case 'refund':
    case 'payment_refund':
      return BalanceEntryKind.REFUND
    case 'refund_failure':
    case 'payment_failure_refund':
      return BalanceEntryKind.REFUND_FAILURE
    case 'payout':
    case 'payout_cancel':
    case 'payout_failure':
      return BalanceEntryKind.PAYOUT
    default:
      return category === 'dispute' || category === 'dispute_reversal'
        ? BalanceEntryKind.DISPUTE
        : BalanceEntryKind.OTHER
  }
}

function stateOf(status: string): PayoutState {
  switch (status) {
    case 'paid':
      return PayoutState.PAID
    case 'failed':
    case 'canceled':
      return PayoutState.FAILED
    default:
      return PayoutState.UNDER_WAY
  }
}
