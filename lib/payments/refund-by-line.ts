import { db, PaymentMethod, type Tx } from '@/lib/db'
import { deedKey } from '@/lib/deed-key'
import type { Treasurer } from '@/lib/people/granted'
import { noteSeatWithoutMoney } from './converge-refunds'
import type { Correction } from './emails'
import { lockPayment, readKept, sumOf } from './kept-lines'
import { owe } from './refund-payment'
import { returnByHand } from './return-by-hand'

export type RefundDecision = {
  paymentId: string
  /** In the treasurer's words: kept with the refund and with the receipt that it voids. */
  reason: string
  /** What of which line goes back, in cents. Lines of nothing count as not named. */
  parts: readonly { id: string; amountCents: number }[]
  formKey: string
}

type Refusal =
  /** No line of it was named. */
  | { kind: 'nothing' }
  /** More of a line than is left of it: of this one, so much is. */
  | { kind: 'more_than_left'; lineId: string; leftCents: number }
  /** The payer's bank asks the money back, or has it: Stripe returns nothing of it. */
  | { kind: 'disputed' }
  /** A refund made at Stripe waits to be told its lines: until then nobody knows what is left. */
  | { kind: 'unallocated' }
  | { kind: 'unknown' }

export type RefundOutcome = { kind: 'refunded'; way: RefundWay; amountCents: number } | Refusal

/** To the card that it came from, by Stripe; or by hand, for what did not come through Stripe. */
export type RefundWay = 'card' | 'hand'

export function refundWay(method: PaymentMethod): RefundWay {
  return method === PaymentMethod.STRIPE ? 'card' : 'hand'
}

/**
 * A treasurer gives a payment back, whole or in part, line by line: the refund with its lines, the corrected receipt, the
 * job that sends the money and the mail to the payer are one transaction, under the payment's lock. Money that came through
 * Stripe goes back to its card; for the rest this writes down that it was paid back by hand. A second post of the same form
 * with the same in it finds the refund of the first. It frees no seat; where a seat has lost all its fee, staff are told.
 */
export async function refundByLine(
  treasurer: Treasurer,
  decision: RefundDecision,
  now = new Date(),
): Promise<RefundOutcome> {
  return db.$transaction(async (tx) => {
    const outcome = await carryOut(tx, decision, now)
    if (outcome.kind !== 'done') return outcome
    const { paymentId, parts } = decision
    const by = `person:${treasurer.personId}`
    await tx.auditEntry.create({
      data: { actor: by, action: 'payment.refunded', subject: `payment:${paymentId}`, details: { lines: [...parts] } },
    })
    return { kind: 'refunded', way: outcome.way, amountCents: outcome.amountCents }
  })
}

/** What a refund would do: what goes back and how, and what becomes of the receipt. */
export type RefundPreview = {
  kind: 'preview'
  way: RefundWay
  amountCents: number
  payerName: string
  /** Null for who has none and gets a letter. */
  email: string | null
  methodLabel: string
  voidedSerial: number | null
  /** The whole text of the receipt that would stand in; null where nothing is kept. */
  receiptText: string | null
}

class Previewed extends Error {
  readonly correction: Correction
  readonly way: RefundWay
  readonly amountCents: number

  constructor(correction: Correction, way: RefundWay, amountCents: number) {
    super('This was a preview')
    this.correction = correction
    this.way = way
    this.amountCents = amountCents
  }
}

/**
 * What `refundByLine` would do with this decision, word for word: it is done, read, and undone before anybody can see it.
 * The number of the new receipt may be another one by the time it is written.
 */
export async function previewRefund(
  _: Treasurer,
  decision: RefundDecision,
  now = new Date(),
): Promise<RefundPreview | RefundOutcome> {
  try {
    return await db.$transaction(async (tx) => {
      const outcome = await carryOut(tx, decision, now)
      if (outcome.kind === 'done') throw new Previewed(outcome.correction, outcome.way, outcome.amountCents)
      return outcome
    })
  } catch (error) {
    if (!(error instanceof Previewed)) throw error
    const { correction, way, amountCents } = error
    const { methodLabel } = await db.payment.findUniqueOrThrow({
      where: { id: decision.paymentId },
      select: { methodLabel: true },
    })
    return {
      kind: 'preview',
      way,
      amountCents,
      payerName: correction.payer.name,
      email: correction.payer.email,
      methodLabel,
      voidedSerial: correction.voidedSerial,
      receiptText: correction.replacement?.text ?? null,
    }
  }
}

type Done = { kind: 'done'; way: RefundWay; amountCents: number; correction: Correction }

async function carryOut(tx: Tx, decision: RefundDecision, now: Date): Promise<Done | RefundOutcome> {
  const { paymentId, reason } = decision
  const lines = decision.parts.filter((part) => part.amountCents > 0)
  const formKey = deedKey(decision.formKey, paymentId, reason, lines)
  await lockPayment(tx, paymentId)
  const payment = await tx.payment.findUnique({ where: { id: paymentId }, select: { method: true, orderId: true } })
  if (!payment) return { kind: 'unknown' }
  const way = refundWay(payment.method)
  const earlier = await tx.refund.findUnique({ where: { formKey }, select: { amountCents: true } })
  if (earlier) return { kind: 'refunded', way, amountCents: earlier.amountCents }

  if (lines.length === 0) return { kind: 'nothing' }
  const kept = await readKept(tx, paymentId)
  if (kept.isDisputed) return { kind: 'disputed' }
  if (kept.unallocatedCents > 0) return { kind: 'unallocated' }
  for (const { id, amountCents } of lines) {
    const leftCents = kept.lines.find((line) => line.id === id)?.amountCents ?? 0
    if (amountCents > leftCents) return { kind: 'more_than_left', lineId: id, leftCents }
  }

  const back = { paymentId, reason, lines, formKey }
  const correction = way === 'card' ? await owe(tx, back, now) : await returnByHand(tx, back, now)
  await noteSeatWithoutMoney(tx, { id: paymentId, orderId: payment.orderId })
  return { kind: 'done', way, amountCents: sumOf(lines), correction }
}
