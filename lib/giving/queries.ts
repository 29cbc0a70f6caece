import { DisputeState, db, LineKind, OrderState, Prisma, RefundOrigin, RefundState } from '@/lib/db'
import { receiptsRefused } from '@/lib/payments/refused-mail'
import type { Treasurer } from '@/lib/people/granted'

/** Whether a gift was paid, or only begun: its page at Stripe may still be open, or has run out. */
export type GiftState = 'paid' | 'begun'

/** Orders of which a gift is here: not all of it has gone back, and no bank has taken it back. The newest first. */
function giftOrders(state: GiftState | null, most: number | null): Promise<{ id: string }[]> {
  const isPaid = Prisma.sql`o."state" = ${OrderState.PAID}::"OrderState"`
  const wanted = state === null ? Prisma.sql`TRUE` : state === 'paid' ? isPaid : Prisma.sql`NOT ${isPaid}`
  return db.$queryRaw`
    SELECT o."id" FROM "Order" o
    WHERE ${wanted}
      AND EXISTS (
        SELECT FROM "OrderLine" l
        WHERE l."orderId" = o."id" AND l."kind" = ${LineKind.GIFT}::"LineKind" AND (l."isNonCash" OR l."amountCents" > (
          SELECT coalesce(sum(a."amountCents"), 0) FROM "RefundAllocation" a JOIN "Refund" r ON r."id" = a."refundId"
          WHERE a."orderLineId" = l."id" AND r."state" <> ${RefundState.FAILED}::"RefundState")))
      AND NOT EXISTS (
        SELECT FROM "Refund" r JOIN "Payment" p ON p."id" = r."paymentId"
        WHERE p."orderId" = o."id" AND r."origin" = ${RefundOrigin.VOID}::"RefundOrigin")
      AND NOT EXISTS (
        SELECT FROM "Dispute" d JOIN "Payment" p ON p."id" = d."paymentId"
        WHERE p."orderId" = o."id" AND d."state" = ${DisputeState.LOST}::"DisputeState")
    ORDER BY o."createdAt" DESC
    LIMIT ${most}`
}

/**
 * Gifts for the treasurer, newest first: paid ones, begun ones, or both; all of them, or the newest `most`. What went back
 * of a gift is not counted. Amounts are cents; shares and things have none, and say what was `given`. Stripe's fee is null
 * until Stripe has told it, and where the payment bought a seat too: then it is not of the gift alone.
 */
export async function listGifts(_: Treasurer, { state = null, most = null }: Wanted = {}) {
  const ids = (await giftOrders(state, most)).map(({ id }) => id)
  const orders = await db.order.findMany({
    where: { id: { in: ids } },
    select: {
      id: true,
      ref: true,
      state: true,
      payerName: true,
      createdAt: true,
      isDemonstration: true,
      person: { select: { email: true } },
      lines: {
        where: { kind: { not: LineKind.FEE } },
        select: {
          amountCents: true,
          description: true,
          isNonCash: true,
          refunds: { where: { refund: { state: { not: RefundState.FAILED } } }, select: { amountCents: true } },
        },
      },
      payments: {
        select: {
          occurredAt: true,
          methodLabel: true,
          amountCents: true,
          feeCents: true,
          receipts: { where: { voidedAt: null }, select: { id: true, serial: true } },
        },
      },
    },
  })
  const receiptIds = orders.flatMap(({ payments }) => payments.flatMap(({ receipts }) => receipts.map(({ id }) => id)))
  const refused = await receiptsRefused(receiptIds)
  const listed = orders.map(({ lines, payments: [payment], person, createdAt, ...order }) => {
    const givenCents = sumOf(lines)
    const giftCents = givenCents - sumOf(lines.flatMap((line) => line.refunds))
    const feeCents = payment && payment.amountCents === givenCents ? payment.feeCents : null
    return {
      ...order,
      email: person.email,
      at: payment?.occurredAt ?? createdAt,
      giftCents,
      given: lines.find((line) => line.isNonCash)?.description ?? null,
      methodLabel: payment?.methodLabel ?? null,
      feeCents,
      netCents: feeCents === null ? null : giftCents - feeCents,
      receiptSerial: payment?.receipts[0]?.serial ?? null,
      isReceiptRefused: refused.has(payment?.receipts[0]?.id ?? ''),
    }
  })
  return listed.sort((one, other) => other.at.getTime() - one.at.getTime())
}

type Wanted = { state?: GiftState | null; most?: number | null }

function sumOf(parts: readonly { amountCents: number }[]): number {
  return parts.reduce((sum, part) => sum + part.amountCents, 0)
}
