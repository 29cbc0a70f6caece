import { db, OrderState, StripeEventState, type Tx } from '@/lib/db'
import { log } from '@/lib/log'
import { countDecline } from './count-decline'
import type { Effects } from './effects'
import { convergePayment, readLockedOrder } from './record-payment'
import { convergeSeries, readSeries, type Series } from './settle-series'
import { type Checkout, type Notice, readCheckout, type Subject } from './stripe'
import { subscriptionOf, subscriptionPaidBy } from './stripe-subscriptions'

/**
 * Brings our tables to what Stripe says now about the thing that a notice names. Any notice may come any number of times,
 * in any order and at the same time as others: the first one that finds the order paid makes the payment, the effect of
 * each line, the receipt and the mails, in one transaction under the order's lock; all others find that done. When an
 * effect answers that its line cannot be given any more, the whole payment is owed back instead, without a receipt. What
 * has been refunded and disputed by then follows in the order in which it happened at Stripe, whatever the news was about,
 * so that every order of the news ends in the same rows. News about a subscription brings all of its payments likewise.
 *
 * Money that fits no order of ours (unknown, another amount, a second payment) moves nothing and is kept as UNMATCHED for
 * the treasurer. Throws when Stripe or the database fails, so that Stripe tells us again.
 */
export async function settle(notice: Notice, effects: Effects): Promise<StripeEventState> {
  const truth = notice.about && (await readTruth(notice.about))
  return db.$transaction(async (tx) => {
    const state = notice.decline
      ? await countDecline(tx, notice.decline, notice.createdAt)
      : truth
        ? await converge(tx, truth, effects)
        : StripeEventState.IGNORED
    await keep(tx, notice, state)
    return state
  })
}

/** The same for one order, without a notice: what a webhook that never came would have told us. */
export async function settleSession(sessionId: string, effects: Effects): Promise<StripeEventState> {
  return settleSubject({ sessionId }, effects)
}

/** The same for one payment, or one subscription with all of its payments. */
export async function settleSubject(about: Subject, effects: Effects): Promise<StripeEventState> {
  const truth = await readTruth(about)
  return db.$transaction((tx) => converge(tx, truth, effects))
}

/** What Stripe says now: of a page with its payment, or of a subscription. */
type Truth = { checkout: Checkout } | { series: Series } | 'none' | 'of_no_gift'

async function readTruth(about: Subject): Promise<Truth> {
  const checkout = await readCheckout(about)
  if (checkout && !checkout.subscriptionId) return { checkout }
  const subscriptionId = checkout?.subscriptionId ?? (await findSubscription(about))
  const series = subscriptionId ? await readSeries(subscriptionId, about.paymentIntentId) : null
  // Customers are changed in Stripe's dashboard for many reasons.
  return series ? { series } : about.customerId ? 'of_no_gift' : 'none'
}

async function findSubscription({ subscriptionId, paymentIntentId, customerId }: Subject): Promise<string | null> {
  if (subscriptionId) return subscriptionId
  if (paymentIntentId) return subscriptionPaidBy(paymentIntentId)
  return customerId ? subscriptionOf(customerId) : null
}

async function converge(tx: Tx, truth: Truth, effects: Effects): Promise<StripeEventState> {
  if (truth === 'none') return StripeEventState.UNMATCHED
  if (truth === 'of_no_gift') return StripeEventState.IGNORED
  return 'series' in truth ? convergeSeries(tx, truth.series, effects) : convergeCheckout(tx, truth.checkout, effects)
}

async function convergeCheckout(tx: Tx, checkout: Checkout, effects: Effects): Promise<StripeEventState> {
  const order = await lockOrder(tx, checkout)
  if (!order) return stateWithoutOrder(tx, checkout)
  if (checkout.paid) return convergePayment(tx, order, checkout.paid, effects)
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
  return readLockedOrder(tx, locked.id)
}

/** An expired page that one of our orders has replaced by a newer one is no news; anything else is a stranger's. */
async function stateWithoutOrder(tx: Tx, { orderId, paid }: Checkout): Promise<StripeEventState> {
  const isOurs = orderId !== null && (await tx.order.count({ where: { id: orderId } })) > 0
  return isOurs && !paid ? StripeEventState.SETTLED : StripeEventState.UNMATCHED
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
