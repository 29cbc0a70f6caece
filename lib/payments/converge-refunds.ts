import { MoneyTaskKind, RefundOrigin, RefundState, type Tx } from '@/lib/db'
import { log } from '@/lib/log'
import { failRefund } from './fail-refund'
import { type KeptLine, lockPayment, readKept, sumOf } from './kept-lines'
import { mailCorrection } from './mail-correction'
import { addMoneyTask, settleMoneyTask, toAllocate } from './money-tasks'
import { correctReceipt } from './receipts'
import type { StripeRefund } from './stripe-returns'
import { isGivenBack } from './value-received'

type RefundedPayment = { id: string; orderId: string }

/**
 * Brings the refunds of a payment to what Stripe says of them now. Ours are known by Stripe's id, or by the id that we put
 * into their metadata while that is not stored yet. One that we do not know was made in Stripe's dashboard: it is kept
 * without lines, for the treasurer to name them, unless only one answer is possible. `false`: Stripe has returned more
 * than a payment that partly became a gift can have had; such a refund is not kept, and a person must see to it.
 */
export async function convergeRefunds(
  tx: Tx,
  payment: RefundedPayment,
  refunds: readonly StripeRefund[],
  now: Date,
): Promise<boolean> {
  await lockPayment(tx, payment.id)
  let isComplete = true
  for (const refund of inOrder(refunds)) {
    const known = await findKnown(tx, payment, refund)
    if (known) await follow(tx, known, refund, now)
    else isComplete = (await take(tx, payment, refund, now)) && isComplete
  }
  return isComplete
}

/** As they were made at Stripe, so that whatever the order of the news, our rows and numbers are the same. */
function inOrder(refunds: readonly StripeRefund[]): StripeRefund[] {
  return [...refunds].sort(
    (one, other) => one.createdAt.getTime() - other.createdAt.getTime() || one.refundId.localeCompare(other.refundId),
  )
}

function findKnown(tx: Tx, { id: paymentId }: RefundedPayment, { refundId, siteRefundId }: StripeRefund) {
  const ours = siteRefundId === null ? [] : [{ id: siteRefundId, refundId: null }]
  return tx.refund.findFirst({
    where: { paymentId, OR: [{ refundId }, ...ours] },
    select: { id: true, state: true, refundId: true },
  })
}

type Known = NonNullable<Awaited<ReturnType<typeof findKnown>>>

async function follow(tx: Tx, known: Known, { refundId, state }: StripeRefund, now: Date): Promise<void> {
  if (known.refundId === null) await tx.refund.update({ where: { id: known.id }, data: { refundId } })
  if (known.state === state) return
  if (state === RefundState.FAILED) return failRefund(tx, known.id, now)
  await tx.refund.update({ where: { id: known.id }, data: { state } })
  if (known.state !== RefundState.FAILED) return
  // It had been given up here, and Stripe has paid it after all.
  await settleMoneyTask(tx, `refund-failed:${known.id}`, 'stripe', now)
  const { paymentId, amountCents } = await tx.refund.findUniqueOrThrow({
    where: { id: known.id },
    select: { paymentId: true, amountCents: true },
  })
  const correction = await correctReceipt(tx, paymentId, 'Refunded', now)
  await mailCorrection(tx, { correction, why: 'gone_back', amountCents, cause: `paid:${known.id}` })
}

/** Keeps a refund that was made in Stripe's dashboard. */
async function take(tx: Tx, payment: RefundedPayment, refund: StripeRefund, now: Date): Promise<boolean> {
  const isFailed = refund.state === RefundState.FAILED
  if (!isFailed && !(await makeRoom(tx, payment, refund.amountCents))) {
    log.error(
      { paymentId: payment.id, refundId: refund.refundId },
      'Stripe has returned more than the payment has left',
    )
    return false
  }
  const { id } = await tx.refund.create({
    data: {
      paymentId: payment.id,
      amountCents: refund.amountCents,
      reason: 'Refunded in Stripe’s dashboard',
      origin: RefundOrigin.STRIPE,
      state: refund.state,
      refundId: refund.refundId,
      createdAt: refund.createdAt,
    },
    select: { id: true },
  })
  const task = { orderId: payment.orderId, refundId: id, amountCents: refund.amountCents }
  if (isFailed) {
    await addMoneyTask(tx, { ...task, cause: `refund-failed:${id}`, kind: MoneyTaskKind.REFUND_FAILED })
  } else if (!(await allocateIfClear(tx, payment, id, now))) {
    await addMoneyTask(tx, { ...task, cause: toAllocate(id), kind: MoneyTaskKind.REFUND_TO_ALLOCATE })
  }
  return true
}

/**
 * What Stripe has returned has gone back, whatever we meant to return: what we owe and have not sent gives way to it, the
 * newest first, and has failed. Nobody is told that it failed, since money did go back; what was promised beyond it waits
 * for the treasurer. False when it does not fit even so.
 */
async function makeRoom(tx: Tx, payment: RefundedPayment, amountCents: number): Promise<boolean> {
  const { amountCents: paidCents, refunds } = await tx.payment.findUniqueOrThrow({
    where: { id: payment.id },
    select: {
      amountCents: true,
      refunds: { where: { state: { not: RefundState.FAILED } }, orderBy: [{ createdAt: 'desc' }, { id: 'desc' }] },
    },
  })
  const unsent = refunds.filter(({ state, refundId }) => state === RefundState.PENDING && refundId === null)
  const overtaken: typeof unsent = []
  let excess = sumOf(refunds) + amountCents - paidCents
  for (const one of unsent) {
    if (excess <= 0) break
    overtaken.push(one)
    excess -= one.amountCents
  }
  if (excess > 0) return false
  // So much of what was promised has gone back with the other one.
  let leftCents = Math.max(0, sumOf(overtaken) - amountCents)
  for (const one of overtaken) {
    await tx.refund.update({ where: { id: one.id }, data: { state: RefundState.FAILED } })
    const missingCents = Math.min(leftCents, one.amountCents)
    leftCents -= missingCents
    if (missingCents === 0) continue
    await addMoneyTask(tx, {
      cause: `refund-failed:${one.id}`,
      kind: MoneyTaskKind.REFUND_FAILED,
      orderId: payment.orderId,
      refundId: one.id,
      amountCents: missingCents,
    })
  }
  return true
}

/**
 * Names the lines of what waits to be told them, where only one answer is possible: together it is all that was left, or all
 * that was left is of one line. The receipt follows at once. False when somebody must say it.
 */
async function allocateIfClear(tx: Tx, payment: RefundedPayment, refundId: string, now: Date): Promise<boolean> {
  const waiting = await tx.refund.findMany({
    where: {
      paymentId: payment.id,
      origin: RefundOrigin.STRIPE,
      state: { not: RefundState.FAILED },
      allocations: { none: {} },
    },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: { id: true, amountCents: true },
  })
  const { lines } = await readKept(tx, payment.id)
  const left = lines.filter((line) => line.amountCents > 0)
  const amountCents = sumOf(waiting)
  if (left.length > 1 && amountCents < sumOf(left)) return false
  await giveLines(tx, payment, spread(waiting, left), { refundId, amountCents }, now)
  for (const { id } of waiting) await settleMoneyTask(tx, toAllocate(id), 'stripe', now)
  return true
}

/** Fills the lines with the refunds, one after the other. */
function spread(refunds: readonly { id: string; amountCents: number }[], lines: readonly KeptLine[]): Part[] {
  const left = new Map(lines.map((line) => [line.id, line.amountCents]))
  return refunds.flatMap((refund) => {
    let rest = refund.amountCents
    return lines.flatMap(({ id }) => {
      const amountCents = Math.min(rest, left.get(id) ?? 0)
      rest -= amountCents
      left.set(id, (left.get(id) ?? 0) - amountCents)
      return amountCents > 0 ? [{ refundId: refund.id, orderLineId: id, amountCents }] : []
    })
  })
}

type Part = { refundId: string; orderLineId: string; amountCents: number }

/**
 * Writes down which lines refunds made at Stripe return, makes the receipt true, and tells the payer what went back. Under
 * the payment's lock; `news` is told once.
 */
export async function giveLines(
  tx: Tx,
  payment: RefundedPayment,
  parts: readonly Part[],
  news: { refundId: string; amountCents: number },
  now: Date,
): Promise<void> {
  await tx.refundAllocation.createMany({ data: [...parts] })
  const correction = await correctReceipt(tx, payment.id, 'Refunded at Stripe', now)
  await mailCorrection(tx, { correction, why: 'gone_back', amountCents: news.amountCents, cause: news.refundId })
  await noteSeatWithoutMoney(tx, payment)
}

/** Money that goes back by itself frees no seat: staff are told of a seat whose fee is gone, and decide. */
export async function noteSeatWithoutMoney(tx: Tx, { id, orderId }: RefundedPayment): Promise<void> {
  const { lines } = await readKept(tx, id)
  const fees = lines.filter(({ kind, registrationState }) => kind === 'FEE' && !isGivenBack(registrationState))
  if (fees.length === 0 || sumOf(fees) > 0) return
  await addMoneyTask(tx, {
    cause: `seat-without-money:${orderId}`,
    kind: MoneyTaskKind.SEAT_WITHOUT_MONEY,
    orderId,
    amountCents: fees.reduce((sum, line) => sum + line.paidCents, 0),
  })
}
