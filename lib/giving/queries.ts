import { db, LineKind, OrderState } from '@/lib/db'
import type { Treasurer } from '@/lib/people/granted'

/**
 * Gifts for the treasurer, newest first, begun ones that were never paid included; all of them, or the newest `most`.
 * Amounts are cents; a fee is null until Stripe has told it.
 */
export async function listGifts(_: Treasurer, most?: number) {
  const orders = await db.order.findMany({
    where: { lines: { some: { kind: LineKind.GIFT } } },
    orderBy: { createdAt: 'desc' },
    ...(most === undefined ? {} : { take: most }),
    select: {
      id: true,
      ref: true,
      state: true,
      payerName: true,
      createdAt: true,
      isDemonstration: true,
      person: { select: { email: true } },
      lines: { where: { kind: { not: LineKind.FEE } }, select: { amountCents: true } },
      payments: {
        select: {
          occurredAt: true,
          methodLabel: true,
          amountCents: true,
          feeCents: true,
          receipts: { where: { voidedAt: null }, select: { serial: true } },
        },
      },
    },
  })
  const gifts = orders.map(({ lines, payments: [payment], person, createdAt, ...order }) => ({
    ...order,
    email: person.email,
    at: payment?.occurredAt ?? createdAt,
    giftCents: lines.reduce((sum, line) => sum + line.amountCents, 0),
    methodLabel: payment?.methodLabel ?? null,
    feeCents: payment?.feeCents ?? null,
    netCents: payment && payment.feeCents !== null ? payment.amountCents - payment.feeCents : null,
    receiptSerial: payment?.receipts[0]?.serial ?? null,
  }))
  return gifts.sort((one, other) => other.at.getTime() - one.at.getTime())
}

/** How many gifts have been paid. */
export async function countGifts(_: Treasurer): Promise<number> {
  return db.order.count({ where: { state: OrderState.PAID, lines: { some: { kind: LineKind.GIFT } } } })
}
