import { db, LineKind, OrderState, type Prisma, RefundState } from '@/lib/db'
import type { Treasurer } from '@/lib/people/granted'

/** Gifts that have not gone back: one that came with a seat goes back with it when the seat is gone. */
const gifts = {
  lines: { some: { kind: LineKind.GIFT, refunds: { none: { refund: { state: { not: RefundState.FAILED } } } } } },
} satisfies Prisma.OrderWhereInput

/**
 * Gifts for the treasurer, newest first, begun ones that were never paid included; all of them, or the newest `most`.
 * Amounts are cents; Stripe's fee is null until Stripe has told it, and where the payment bought a seat too: then it is
 * not of the gift alone.
 */
export async function listGifts(_: Treasurer, most?: number) {
  const orders = await db.order.findMany({
    where: gifts,
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
  const listed = orders.map(({ lines, payments: [payment], person, createdAt, ...order }) => {
    const giftCents = lines.reduce((sum, line) => sum + line.amountCents, 0)
    const feeCents = payment && payment.amountCents === giftCents ? payment.feeCents : null
    return {
      ...order,
      email: person.email,
      at: payment?.occurredAt ?? createdAt,
      giftCents,
      methodLabel: payment?.methodLabel ?? null,
      feeCents,
      netCents: feeCents === null ? null : giftCents - feeCents,
      receiptSerial: payment?.receipts[0]?.serial ?? null,
    }
  })
  return listed.sort((one, other) => other.at.getTime() - one.at.getTime())
}

/** How many gifts have been paid. */
export async function countGifts(_: Treasurer): Promise<number> {
  return db.order.count({ where: { ...gifts, state: OrderState.PAID } })
}
