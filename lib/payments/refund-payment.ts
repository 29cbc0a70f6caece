import { db, RefundState, type Tx } from '@/lib/db'
import { MINUTE_MS } from '@/lib/durations'
import { enqueue } from '@/lib/jobs'
import { log } from '@/lib/log'
import { convergeRefunds } from './converge-refunds'
import type { Correction } from './emails'
import { failRefund } from './fail-refund'
import { lockPayment, sumOf } from './kept-lines'
import { mailCorrection } from './mail-correction'
import { correctReceipt } from './receipts'
import { createRefund, refundsOf } from './stripe'

type Owed = {
  paymentId: string
  /** In the office's words: it is kept with the refund and with the receipt that it voids. */
  reason: string
  /**
   * What of which line goes back, in cents: at most what `refundableLines` says is left. `valueCents`: of what the line is
   * worth, what goes with it although the seat stays; see value-received.ts.
   */
  lines: readonly { id: string; amountCents: number; valueCents?: number }[]
  /** The caller's own mail says what goes back, and of the receipt what `correctionBlocks` says. */
  isTold?: boolean
  /** Of a form that decided it: one refund a key. */
  formKey?: string
}

/**
 * Writes down that so much of these lines of a payment goes back to its card, enqueues the job that gives it back, and makes
 * the payment's receipt true in the same transaction: voided, and replaced when something is kept. The payer is mailed once.
 * The database refuses what would return more than was paid; of two at once the second sees the first.
 *
 * The receipt is corrected now and not when Stripe has paid: from this moment the money is owed, and nobody may deduct what
 * is owed to them. A refund may also fail days after Stripe called it done, so waiting would not spare us the way back:
 * `failRefund` issues a receipt again for what then is still here.
 */
export async function owe(tx: Tx, owed: Owed, now = new Date()): Promise<Correction> {
  const { paymentId, reason, lines, formKey = null } = owed
  await lockPayment(tx, paymentId)
  const amountCents = sumOf(lines)
  const refund = await tx.refund.create({
    data: {
      paymentId,
      reason,
      amountCents,
      formKey,
      allocations: {
        create: lines.map(({ id, amountCents, valueCents = 0 }) => ({ orderLineId: id, amountCents, valueCents })),
      },
    },
    select: { id: true },
  })
  await enqueue(tx, 'send-refund', { refundId: refund.id })
  const correction = await correctReceipt(tx, paymentId, reason, now)
  if (!owed.isTold) await mailCorrection(tx, { correction, why: 'to_card', amountCents, cause: refund.id })
  return correction
}

/**
 * Gives an owed refund back to the card; the job behind `owe`. Run again it is the same refund at Stripe: by its key while
 * Stripe remembers that, a day, and after that by our id in the refund's metadata, for which it looks first. One that is
 * done stays as it is. Throws when Stripe does not answer, so that the queue tries again. What Stripe refuses has failed,
 * unless its money has gone back another way, which is looked up before anything is said.
 */
export async function sendRefund(id: string, now = new Date()): Promise<void> {
  const { payment, ...refund } = await db.refund.findUniqueOrThrow({
    where: { id },
    select: {
      state: true,
      refundId: true,
      amountCents: true,
      payment: { select: { id: true, orderId: true, paymentIntentId: true } },
    },
  })
  const { paymentIntentId } = payment
  if (refund.state !== RefundState.PENDING || refund.refundId !== null) return
  if (!paymentIntentId) throw new Error(`Refund ${id} is of a payment that Stripe does not have`)

  const made = await refundsOf(paymentIntentId)
  const isMade = made.some((one) => one.siteRefundId === id)
  const sent = isMade ? null : await createRefund({ id, paymentIntentId, amountCents: refund.amountCents })
  const isRefused = sent === 'refused'
  const news = isRefused ? await refundsOf(paymentIntentId) : sent === null ? made : [sent]
  await db.$transaction(async (tx) => {
    await convergeRefunds(tx, payment, news, now)
    const isOwed = isRefused && (await tx.refund.count({ where: { id, state: RefundState.PENDING } })) > 0
    if (isOwed) await failRefund(tx, id, now)
  })
}

const MINUTES_TO_WAIT = 60

/** Sends what has been owed for more than an hour and that Stripe has not taken: its job was lost, or gave up. */
export async function resendOwedRefunds(now = new Date()): Promise<void> {
  const owed = await db.refund.findMany({
    where: {
      state: RefundState.PENDING,
      refundId: null,
      createdAt: { lt: new Date(now.getTime() - MINUTES_TO_WAIT * MINUTE_MS) },
    },
    select: { id: true },
    orderBy: { createdAt: 'asc' },
  })
  for (const { id } of owed) {
    await sendRefund(id, now).catch((error: unknown) =>
      log.error({ err: error, refundId: id }, 'a refund is still owed'),
    )
  }
}
