import { db, LineKind, OrderState, type Tx } from '@/lib/db'
import { MINUTE_MS } from '@/lib/durations'
import { env } from '@/lib/env'
import { emailOf } from '@/lib/people/email-of'
import { createCheckout } from './stripe'
import { createRecurringCheckout } from './stripe-subscriptions'

/** Where the payer goes from Stripe's page: paths on this site. */
type Pages = { thanks: string; back: string }

type BegunCheckout = { outcome: 'pay'; url: string } | { outcome: 'paid' } | { outcome: 'unavailable' }

/** Stripe takes no expiry that is less than 30 minutes away. */
const CHECKOUT_MINUTES = 31
const LEAST_CHECKOUT_MINUTES = 30
/** Pages that may make a hold longer, and pages altogether: each takes some declined cards before it closes. */
const MOST_CHECKOUTS = 3
const MOST_WITHIN_HOLD = 10

type Claim =
  /** The page at Stripe will be, or is, payable until then. */
  | { outcome: 'claimed'; expiresAt: Date }
  /** All the pages that one order may have are used up. */
  | { outcome: 'spent' }

/**
 * Decides, under the order's lock that the caller holds, until when the next page of an order may be paid, for what must
 * not wait for ever. The claim is stored before Stripe is asked, and whoever asks at the same time uses the stored one, so
 * that they all ask for the same page. A page that is still open is claimed again with its own time; one whose time is
 * over must have been closed at Stripe before (`closeCheckout`). A page that ends before `heldUntil` extends nothing, and is
 * given more often.
 */
export async function claimCheckout(tx: Tx, orderId: string, heldUntil: Date | null, now: Date): Promise<Claim> {
  const order = await tx.order.findUniqueOrThrow({
    where: { id: orderId },
    select: { state: true, checkoutUrl: true, checkoutAttempts: true, checkoutExpiresAt: true },
  })
  const { checkoutExpiresAt, checkoutUrl } = order
  const minutesLeft = checkoutExpiresAt ? (checkoutExpiresAt.getTime() - now.getTime()) / MINUTE_MS : 0
  // Who claimed a page and has not stored it within this minute never will: Stripe would not take that expiry any more.
  const isGood = order.state === OrderState.OPEN && minutesLeft > (checkoutUrl ? 0 : LEAST_CHECKOUT_MINUTES)
  if (checkoutExpiresAt && isGood) return { outcome: 'claimed', expiresAt: checkoutExpiresAt }
  const expiresAt = new Date(now.getTime() + CHECKOUT_MINUTES * MINUTE_MS)
  const isWithinHold = heldUntil !== null && expiresAt <= heldUntil
  if (order.checkoutAttempts >= (isWithinHold ? MOST_WITHIN_HOLD : MOST_CHECKOUTS)) return { outcome: 'spent' }

  await tx.order.updateMany({
    where: { id: orderId, state: { not: OrderState.PAID }, checkoutAttempts: order.checkoutAttempts },
    data: {
      state: OrderState.OPEN,
      checkoutAttempts: order.checkoutAttempts + 1,
      checkoutExpiresAt: expiresAt,
      checkoutSessionId: null,
      checkoutUrl: null,
    },
  })
  return { outcome: 'claimed', expiresAt }
}

/**
 * The address at which an open order is paid. It is made once: asked again, the same address comes back, and two that
 * ask at the same time share it. What has a fee in it is claimed first (`claimCheckout`). `unavailable`: Stripe did not
 * answer, or there is no claim; nothing was charged, and asking again is safe.
 * Talks to Stripe, so it is never called inside a transaction.
 */
export async function beginCheckout(orderId: string, pages: Pages): Promise<BegunCheckout> {
  const order = await readOrder(orderId)
  const begun = begunCheckout(order)
  if (begun.outcome !== 'unavailable') return begun

  const { checkoutAttempts, checkoutExpiresAt: expiresAt } = order
  const isGift = order.lines.every((line) => line.kind !== LineKind.FEE)
  // The claim may have been taken back since, by somebody whom Stripe refused. A seat never waits for a page without end.
  if (!isGift && !expiresAt) return begun
  // What has an expiry was claimed with its number; a gift's number is counted below.
  const attempt = expiresAt ? checkoutAttempts : checkoutAttempts + 1
  const page = {
    orderId,
    orderRef: order.ref,
    email: emailOf(order.person),
    lines: order.lines.map(({ description, amountCents }) => ({ description, amountCents })),
    isGift,
    expiresAt,
    thanksUrl: `${env.SITE_URL}${pages.thanks}`,
    backUrl: `${env.SITE_URL}${pages.back}`,
  }
  const checkout = order.recurringGift
    ? await createRecurringCheckout({ ...page, ...order.recurringGift }, attempt)
    : await createCheckout(page, attempt)
  await db.order.updateMany({
    where: { id: orderId, state: OrderState.OPEN, checkoutSessionId: null, checkoutExpiresAt: expiresAt },
    data: checkout
      ? { checkoutAttempts: attempt, checkoutSessionId: checkout.sessionId, checkoutUrl: checkout.url }
      : afterFailure(attempt, expiresAt),
  })
  // Read again: somebody who asked at the same time may have stored another page, and only that one is known to settle.
  return begunCheckout(await readOrder(orderId))
}

/**
 * Stripe answers a used key with the failure that it remembers, so the next key must differ: for a gift by the number of
 * the attempt; where there is an expiry, by that, and the attempt is given back, since no page came of it.
 */
function afterFailure(attempt: number, expiresAt: Date | null) {
  return expiresAt ? { checkoutAttempts: attempt - 1, checkoutExpiresAt: null } : { checkoutAttempts: attempt }
}

function begunCheckout(order: { state: OrderState; checkoutUrl: string | null }): BegunCheckout {
  if (order.state === OrderState.PAID) return { outcome: 'paid' }
  return order.state === OrderState.OPEN && order.checkoutUrl
    ? { outcome: 'pay', url: order.checkoutUrl }
    : { outcome: 'unavailable' }
}

function readOrder(id: string) {
  return db.order.findUniqueOrThrow({
    where: { id },
    select: {
      ref: true,
      state: true,
      checkoutUrl: true,
      checkoutAttempts: true,
      checkoutExpiresAt: true,
      person: { select: { email: true } },
      recurringGift: { select: { interval: true, feeCoverCents: true } },
      lines: {
        select: { description: true, amountCents: true, kind: true },
        orderBy: [{ kind: 'asc' }, { id: 'asc' }],
      },
    },
  })
}
