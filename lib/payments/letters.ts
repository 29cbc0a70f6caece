import { LetterKind, PaymentMethod, type Tx } from '@/lib/db'

/**
 * Adds the letter that tells somebody without an email what became of their receipt. Where the letter that brings it has
 * not been printed yet, or an earlier one like this, that one will say what is true by then, and no other is needed.
 */
export async function addCorrectionLetter(tx: Tx, paymentId: string): Promise<void> {
  const { method, order, letters } = await tx.payment.findUniqueOrThrow({
    where: { id: paymentId },
    select: {
      method: true,
      order: { select: { personId: true, payerName: true, throughName: true } },
      letters: { where: { kind: { not: LetterKind.THANKS }, printedAt: null }, select: { id: true } },
    },
  })
  if (letters.length > 0) return
  await tx.letter.create({
    data: { kind: LetterKind.CORRECTION, paymentId, personId: order.personId, name: writtenTo(method, order) },
  })
}

/** Whom a receipt greets: who paid, or, since the sponsor of a donor-advised fund pays, whoever advised it. */
export function writtenTo(
  method: PaymentMethod,
  { payerName, throughName }: { payerName: string; throughName: string | null },
): string {
  return method === PaymentMethod.DAF ? (throughName ?? payerName) : payerName
}
