import { OrderState, PaymentMethod, StripeEventState, type Tx } from '@/lib/db'
import { log } from '@/lib/log'
import { emailOf } from '@/lib/people/email-of'
import { convergeDisputes } from './converge-disputes'
import { convergeRefunds } from './converge-refunds'
import type { EffectOutcome, Effects } from './effects'
import { issueReceipt } from './receipts'
import { owe } from './refund-payment'
import type { PaidNow } from './stripe'
import type { StripePayment } from './stripe-payments'

/** An order locked until the transaction ends, as its payment needs it. */
export type LockedOrder = NonNullable<Awaited<ReturnType<typeof readLockedOrder>>>

/** What an order is whose row the caller has locked. */
export function readLockedOrder(tx: Tx, id: string) {
  return tx.order.findUniqueOrThrow({
    where: { id },
    select: {
      id: true,
      ref: true,
      state: true,
      totalCents: true,
      payerName: true,
      isDemonstration: true,
      person: { select: { email: true } },
      // Fees first: whether a gift that came with a seat is kept depends on the seat.
      lines: { orderBy: [{ kind: 'asc' }, { id: 'asc' }] },
    },
  })
}

/**
 * Brings one payment of a locked order to what Stripe says of it now: its row with the effects, the receipt and the mails,
 * made now or before, and then what has been refunded and disputed, in the order in which it happened. Money that does not
 * fit its order moves nothing and is UNMATCHED.
 */
export async function convergePayment(
  tx: Tx,
  order: LockedOrder,
  { payment: paid, refunds, disputes }: PaidNow,
  effects: Effects,
): Promise<StripeEventState> {
  const payment = await settlePayment(tx, order, paid, effects)
  if (!payment) return StripeEventState.UNMATCHED
  const now = new Date()
  const isComplete = await convergeRefunds(tx, payment, refunds, now)
  await convergeDisputes(tx, payment, disputes, now)
  return isComplete ? StripeEventState.SETTLED : StripeEventState.UNMATCHED
}

/** The payment's row, made now or before; null when the money does not fit its order. */
async function settlePayment(
  tx: Tx,
  order: LockedOrder,
  paid: StripePayment,
  effects: Effects,
): Promise<SettledPayment | null> {
  const known = await tx.payment.findUnique({ where: { paymentIntentId: paid.paymentIntentId } })
  if (known) {
    if (known.feeCents === null && paid.feeCents !== null) {
      await tx.payment.update({ where: { id: known.id }, data: { feeCents: paid.feeCents } })
    }
    return known
  }
  const isExpected = order.state !== OrderState.PAID && paid.amountCents === order.totalCents && paid.currency === 'usd'
  if (!isExpected) {
    log.error({ orderId: order.id, paymentIntentId: paid.paymentIntentId }, 'a payment does not fit its order')
    return null
  }
  return recordPayment(tx, order, paid, effects)
}

type SettledPayment = { id: string; orderId: string }

async function recordPayment(
  tx: Tx,
  order: LockedOrder,
  paid: StripePayment,
  effects: Effects,
): Promise<SettledPayment> {
  const { currency: _, isDisputed: __, ...columns } = paid
  const payment = await tx.payment.create({
    data: { ...columns, orderId: order.id, method: PaymentMethod.STRIPE },
    select: { id: true, orderId: true },
  })
  await tx.order.update({ where: { id: order.id }, data: { state: OrderState.PAID } })
  if ((await runEffects(tx, order, effects)) === 'refund') {
    const reason = 'What was paid for could not be given any more'
    await owe(tx, { paymentId: payment.id, lines: order.lines, reason })
  } else {
    await issueReceipt(tx, payment.id)
  }
  return payment
}

async function runEffects(tx: Tx, order: LockedOrder, effects: Effects): Promise<EffectOutcome> {
  const { ref, totalCents, payerName, isDemonstration, person } = order
  const payer = { ref, totalCents, payerName, email: emailOf(person), isDemonstration }
  for (const { id, kind, amountCents, registrationId } of order.lines) {
    const effect = effects[kind]
    if (!effect) throw new Error(`Nobody takes up a paid line of kind ${kind}`)
    if ((await effect(tx, { id, amountCents, registrationId, order: payer })) === 'refund') return 'refund'
  }
  return 'kept'
}
