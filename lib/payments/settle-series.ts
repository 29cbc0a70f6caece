import { db, StripeEventState, type Tx } from '@/lib/db'
import type { Effects } from './effects'
import { type FollowedGift, followSubscription } from './follow-subscription'
import { openOrder } from './open-order'
import { convergePayment, readLockedOrder } from './record-payment'
import { type PaidNow, readPayment } from './stripe'
import { type PaidInvoice, paidInvoices, readSubscription, type StripeSubscription } from './stripe-subscriptions'

/** A subscription as it stands at Stripe, with those of its payments that may be news to us, the oldest first. */
export type Series = {
  subscription: StripeSubscription
  payments: { invoice: PaidInvoice; paid: PaidNow }[]
  readAt: Date
}

/**
 * Reads a subscription and every payment of it that we do not have yet, so that one piece of news makes good for all that
 * were lost. `paymentIntentId` is one to read again though we have it: it may have been refunded. Null when Stripe has no
 * such subscription.
 */
export async function readSeries(subscriptionId: string, paymentIntentId?: string | null): Promise<Series | null> {
  const readAt = new Date()
  const subscription = await readSubscription(subscriptionId)
  if (!subscription) return null
  const invoices = await paidInvoices(subscriptionId)
  const known = await db.payment.findMany({
    where: {
      paymentIntentId: { in: invoices.map((invoice) => invoice.paymentIntentId) },
      feeCents: { not: null },
    },
    select: { paymentIntentId: true },
  })
  const settled = new Set(known.map((payment) => payment.paymentIntentId))
  const payments: Series['payments'] = []
  for (const invoice of invoices) {
    if (settled.has(invoice.paymentIntentId) && invoice.paymentIntentId !== paymentIntentId) continue
    payments.push({ invoice, paid: await readPayment(invoice.paymentIntentId) })
  }
  return { subscription, payments, readAt }
}

/**
 * Brings a recurring gift to what Stripe says now: its state, and then each of its payments, which is one order with one
 * receipt. Of a second gift of the same person every payment goes back in full. Locks the person, then orders.
 */
export async function convergeSeries(
  tx: Tx,
  { subscription, payments, readAt }: Series,
  effects: Effects,
): Promise<StripeEventState> {
  const gift = await followSubscription(tx, subscription, readAt)
  if (!gift) return StripeEventState.UNMATCHED
  const states: StripeEventState[] = []
  for (const { invoice, paid } of payments) {
    const order = await lockOrderOf(tx, gift, invoice)
    states.push(await convergePayment(tx, order, paid, gift.isSecond ? givingBack : effects))
  }
  return states.includes(StripeEventState.UNMATCHED) ? StripeEventState.UNMATCHED : StripeEventState.SETTLED
}

/** They have been told when it was found to be their second. */
const givingBack: Effects = { GIFT: async () => 'refund', FEE_COVER: async () => 'refund' }

/** The first invoice is the order that was opened at the form; each later one opens its own, once. */
async function lockOrderOf(tx: Tx, gift: FollowedGift, invoice: PaidInvoice) {
  const id = invoice.isFirst && gift.firstOrderId ? gift.firstOrderId : await openRenewal(tx, gift, invoice)
  await tx.$queryRaw`SELECT "id" FROM "Order" WHERE "id" = ${id}::uuid FOR UPDATE`
  return readLockedOrder(tx, id)
}

/** The order of a payment that nobody filled in a form for: like the first one, with the invoice's own amounts. */
async function openRenewal(tx: Tx, gift: FollowedGift, invoice: PaidInvoice): Promise<string> {
  const { lines, ...model } = await tx.order.findUniqueOrThrow({
    where: { id: gift.modelOrderId },
    select: {
      payerName: true,
      isAnonymous: true,
      employer: true,
      isDemonstration: true,
      lines: { select: { kind: true, description: true, fundId: true }, orderBy: [{ kind: 'asc' }, { id: 'asc' }] },
    },
  })
  const cover = lines.find(({ kind }) => kind === 'FEE_COVER')
  const coverCents = cover ? invoice.feeCoverCents : 0
  const { id } = await openOrder(tx, {
    ...model,
    personId: gift.personId,
    formKey: `invoice:${invoice.invoiceId}`,
    recurringGiftId: gift.id,
    lines: lines
      .map((line) => ({ ...line, amountCents: line === cover ? coverCents : invoice.totalCents - coverCents }))
      .filter((line) => line.amountCents > 0),
  })
  return id
}
