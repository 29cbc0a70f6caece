import { db, type LineKind, OrderState, PaymentMethod, StripeEventState, type Tx } from '@/lib/db'
import { log } from '@/lib/log'
import { emailOf } from '@/lib/people/email-of'
import { convergeDisputes } from './converge-disputes'
import { convergeRefunds } from './converge-refunds'
import { countDecline } from './count-decline'
import { issueReceipt } from './receipts'
import { owe } from './refund-payment'
import { type Checkout, type Notice, readCheckout, type StripePayment } from './stripe'

/** One line of an order that has just been paid, with what its effect may want to tell people. */
export type PaidLine = {
  id: string
  amountCents: number
  registrationId: string | null
  order: { ref: string; totalCents: number; payerName: string; email: string; isDemonstration: boolean }
}

/** `refund`: what was paid for cannot be given any more, and the capability has written to whom it concerns. */
export type EffectOutcome = 'kept' | 'refund'

/**
 * What a paid line does in its capability, inside the open transaction. Handed in, since payments knows none of them.
 * Whoever holds an order locks a run after it, never the other way round.
 */
export type Effects = Partial<Record<LineKind, (tx: Tx, line: PaidLine) => Promise<EffectOutcome>>>

/**
 * Brings our tables to what Stripe says now about the thing that a notice names. Any notice may come any number of times,
 * in any order and at the same time as others: the first one that finds the order paid makes the payment, the effect of
 * each line, the receipt and the mails, in one transaction under the order's lock; all others find that done. When an
 * effect answers that its line cannot be given any more, the whole payment is owed back instead, without a receipt. What
 * has been refunded and disputed by then follows in the order in which it happened at Stripe, whatever the news was about,
 * so that every order of the news ends in the same rows.
 *
 * Money that fits no order of ours (unknown, another amount, a second payment) moves nothing and is kept as UNMATCHED for
 * the treasurer. Throws when Stripe or the database fails, so that Stripe tells us again.
 */
export async function settle(notice: Notice, effects: Effects): Promise<StripeEventState> {
  const checkout = notice.about && (await readCheckout(notice.about))
  return db.$transaction(async (tx) => {
    const state = notice.decline
      ? await countDecline(tx, notice.decline, notice.createdAt)
      : notice.about
        ? await converge(tx, checkout, effects)
        : StripeEventState.IGNORED
    await keep(tx, notice, state)
    return state
  })
}

/** The same for one order, without a notice: what a webhook that never came would have told us. */
export async function settleSession(sessionId: string, effects: Effects): Promise<StripeEventState> {
  const checkout = await readCheckout({ sessionId, paymentIntentId: null })
  return db.$transaction((tx) => converge(tx, checkout, effects))
}

async function converge(tx: Tx, checkout: Checkout | null, effects: Effects): Promise<StripeEventState> {
  if (!checkout) return StripeEventState.UNMATCHED
  const order = await lockOrder(tx, checkout)
  if (!order) return stateWithoutOrder(tx, checkout)
  if (checkout.payment) {
    const payment = await settlePayment(tx, order, checkout.payment, effects)
    return payment ? settleChanges(tx, payment, checkout) : StripeEventState.UNMATCHED
  }
  if (checkout.isExpired) {
    await tx.order.updateMany({ where: { id: order.id, state: OrderState.OPEN }, data: { state: OrderState.EXPIRED } })
  }
  return StripeEventState.SETTLED
}

/**
 * The order of a checkout, found by the session that we stored and locked until the transaction ends. The id in the
 * session's metadata serves only while no session is stored: when the payer was faster than our own writing. A session
 * that has expired is not taken on like that, or it would stand in the way of the next one.
 */
async function lockOrder(tx: Tx, { sessionId, orderId, isExpired }: Checkout) {
  const hintedId = isExpired ? null : orderId
  const [locked] = await tx.$queryRaw<{ id: string }[]>`
    SELECT "id" FROM "Order"
    WHERE "checkoutSessionId" = ${sessionId} OR ("id" = ${hintedId}::uuid AND "checkoutSessionId" IS NULL)
    FOR UPDATE`
  if (!locked) return null
  await tx.order.updateMany({
    where: { id: locked.id, checkoutSessionId: null },
    data: { checkoutSessionId: sessionId },
  })
  return tx.order.findUniqueOrThrow({
    where: { id: locked.id },
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

type LockedOrder = NonNullable<Awaited<ReturnType<typeof lockOrder>>>

/** An expired page that one of our orders has replaced by a newer one is no news; anything else is a stranger's. */
async function stateWithoutOrder(tx: Tx, { orderId, payment }: Checkout): Promise<StripeEventState> {
  const isOurs = orderId !== null && (await tx.order.count({ where: { id: orderId } })) > 0
  return isOurs && !payment ? StripeEventState.SETTLED : StripeEventState.UNMATCHED
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

async function settleChanges(tx: Tx, payment: SettledPayment, checkout: Checkout): Promise<StripeEventState> {
  const now = new Date()
  const isComplete = await convergeRefunds(tx, payment, checkout.refunds, now)
  await convergeDisputes(tx, payment, checkout.disputes, now)
  return isComplete ? StripeEventState.SETTLED : StripeEventState.UNMATCHED
}

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

/** The event's own row. What was unmatched may have found its order by the time Stripe or a person sends it again. */
async function keep(tx: Tx, notice: Notice, state: StripeEventState): Promise<void> {
  const { id, type, livemode, objectId, createdAt } = notice
  await tx.$executeRaw`
    INSERT INTO "StripeEvent" ("id", "type", "livemode", "objectId", "state", "createdAt")
    VALUES (${id}, ${type}, ${livemode}, ${objectId}, ${state}::"StripeEventState", ${createdAt})
    ON CONFLICT ("id") DO UPDATE SET "state" = EXCLUDED."state"`
  if (state === StripeEventState.UNMATCHED) log.warn({ event: id, type }, 'a Stripe event waits for the treasurer')
}
