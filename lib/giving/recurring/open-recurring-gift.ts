import { GiftInterval, LineKind, type Tx } from '@/lib/db'

/**
 * The recurring gift of which a newly opened order is the first payment; made once, however often the order is opened.
 * Nothing runs before that payment.
 */
export async function openRecurringGift(tx: Tx, orderId: string, frequency: 'monthly' | 'yearly'): Promise<void> {
  const { lines, recurringGiftId, ...order } = await tx.order.findUniqueOrThrow({
    where: { id: orderId },
    select: {
      recurringGiftId: true,
      personId: true,
      payerName: true,
      isDemonstration: true,
      lines: { select: { kind: true, amountCents: true, fundId: true } },
    },
  })
  if (recurringGiftId !== null) return
  const gift = lines.find(({ kind }) => kind === LineKind.GIFT)
  const cover = lines.find(({ kind }) => kind === LineKind.FEE_COVER)
  if (!gift) throw new Error(`The order ${orderId} gives nothing`)
  const { id } = await tx.recurringGift.create({
    data: {
      ...order,
      fundId: gift.fundId,
      interval: frequency === 'monthly' ? GiftInterval.MONTH : GiftInterval.YEAR,
      amountCents: gift.amountCents,
      feeCoverCents: cover?.amountCents ?? 0,
    },
    select: { id: true },
  })
  await tx.order.update({ where: { id: orderId }, data: { recurringGiftId: id } })
}
