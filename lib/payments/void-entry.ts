import { db, LetterKind, RefundOrigin, RefundState } from '@/lib/db'
import type { Treasurer } from '@/lib/people/granted'
import { lockPayment, readKept, sumOf } from './kept-lines'
import { mailCorrection } from './mail-correction'
import { correctReceipt } from './receipts'

type Voided =
  | 'voided'
  /** It was voided before: nothing has changed. */
  | 'voided_before'
  /** Some of it has gone back: it was no mistake of entry. */
  | 'money_went_back'
  /** No such payment, or one that came by card. */
  | 'not_entered'

/**
 * Takes a payment that the treasurer entered by mistake back out of the books: by a refund of all of it that moves no money.
 * Its receipt is void and the payer is told, unless the letter with it was never printed; letters that wait are dropped.
 */
export async function voidEntry(
  treasurer: Treasurer,
  paymentId: string,
  reason: string,
  now = new Date(),
): Promise<Voided> {
  return db.$transaction(async (tx): Promise<Voided> => {
    await lockPayment(tx, paymentId)
    const payment = await tx.payment.findUnique({
      where: { id: paymentId },
      select: { amountCents: true, enteredBy: true, order: { select: { ref: true } } },
    })
    if (!payment || payment.enteredBy === null) return 'not_entered'
    const { lines, isVoided, unallocatedCents } = await readKept(tx, paymentId)
    if (isVoided) return 'voided_before'
    if (sumOf(lines) < payment.amountCents || unallocatedCents > 0) return 'money_went_back'
    await tx.refund.create({
      data: {
        paymentId,
        amountCents: payment.amountCents,
        reason,
        origin: RefundOrigin.VOID,
        state: RefundState.SUCCEEDED,
        allocations: {
          create: lines
            .filter((line) => line.amountCents > 0)
            .map(({ id, amountCents }) => ({ orderLineId: id, amountCents })),
        },
      },
    })
    const correction = await correctReceipt(tx, paymentId, `Entered by mistake: ${reason}`, now)
    const unread = await tx.letter.count({ where: { paymentId, printedAt: null, kind: LetterKind.GIFT } })
    await tx.letter.deleteMany({ where: { paymentId, printedAt: null } })
    if (correction.payer.email !== null || unread === 0) {
      await mailCorrection(tx, {
        correction,
        why: 'entered_wrongly',
        amountCents: payment.amountCents,
        cause: `voided:${paymentId}`,
      })
    }
    await tx.auditEntry.create({
      data: {
        actor: `person:${treasurer.personId}`,
        action: 'void-entry',
        subject: `payment:${paymentId}`,
        details: { order: payment.order.ref, reason },
      },
    })
    return 'voided'
  })
}
