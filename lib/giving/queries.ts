import { DisputeState, db, LineKind, OrderState, Prisma, RefundOrigin, RefundState } from '@/lib/db'
import { rowsOf } from '@/lib/list-page'
import { receiptsRefused } from '@/lib/payments/refused-mail'
import type { Treasurer } from '@/lib/people/granted'
import type { GiftFilter } from './gift-filter'

/** Whether a gift was paid, or only begun: its page at Stripe may still be open, or has run out. */
export type GiftState = 'paid' | 'begun'

/** Where nothing is asked for: every gift, the newest first. */
const all: GiftsAsked = { state: null, q: '', sort: 'newest', page: null }

type GiftsAsked = Omit<GiftFilter, 'page'> & { state: GiftState | null; page: number | null }

/** Orders of which a gift is here: not all of it has gone back, and no bank has taken it back. */
function giftOrders({ state, q }: Pick<GiftsAsked, 'state' | 'q'>): Prisma.Sql {
  const isPaid = Prisma.sql`o."state" = ${OrderState.PAID}::"OrderState"`
  const wanted = state === null ? Prisma.sql`TRUE` : state === 'paid' ? isPaid : Prisma.sql`NOT ${isPaid}`
  const part = `%${q.replace(/[\\%_]/g, '\\$&')}%`
  return Prisma.sql`
    "Order" o JOIN "Person" p ON p."id" = o."personId"
    WHERE ${wanted}
      AND (${q} = '' OR o."payerName" ILIKE ${part} OR p."email" ILIKE ${part} OR o."ref" ILIKE ${part})
      AND EXISTS (
        SELECT FROM "OrderLine" l
        WHERE l."orderId" = o."id" AND l."kind" = ${LineKind.GIFT}::"LineKind" AND (l."isNonCash" OR l."amountCents" > (
          SELECT coalesce(sum(a."amountCents"), 0) FROM "RefundAllocation" a JOIN "Refund" r ON r."id" = a."refundId"
          WHERE a."orderLineId" = l."id" AND r."state" <> ${RefundState.FAILED}::"RefundState")))
      AND NOT EXISTS (
        SELECT FROM "Refund" r JOIN "Payment" y ON y."id" = r."paymentId"
        WHERE y."orderId" = o."id" AND r."origin" = ${RefundOrigin.VOID}::"RefundOrigin")
      AND NOT EXISTS (
        SELECT FROM "Dispute" d JOIN "Payment" y ON y."id" = d."paymentId"
        WHERE y."orderId" = o."id" AND d."state" = ${DisputeState.LOST}::"DisputeState")`
}

const givenOn = Prisma.sql`coalesce((SELECT min(y."occurredAt") FROM "Payment" y WHERE y."orderId" = o."id"), o."createdAt")`
const givenCents = Prisma.sql`(
  SELECT coalesce(sum(l."amountCents" - (
    SELECT coalesce(sum(a."amountCents"), 0) FROM "RefundAllocation" a JOIN "Refund" r ON r."id" = a."refundId"
    WHERE a."orderLineId" = l."id" AND r."state" <> ${RefundState.FAILED}::"RefundState")), 0)
  FROM "OrderLine" l WHERE l."orderId" = o."id" AND l."kind" <> ${LineKind.FEE}::"LineKind")`

const inOrder: Record<GiftsAsked['sort'], Prisma.Sql> = {
  newest: Prisma.sql`${givenOn} DESC`,
  oldest: Prisma.sql`${givenOn} ASC`,
  largest: Prisma.sql`${givenCents} DESC`,
  smallest: Prisma.sql`${givenCents} ASC`,
  name: Prisma.sql`o."payerName" ASC`,
  name_down: Prisma.sql`o."payerName" DESC`,
}

/** How many gifts there are, as `listGifts` lists them. */
export async function countGifts(_: Treasurer, asked: Pick<GiftsAsked, 'state' | 'q'>): Promise<number> {
  const [row] = await db.$queryRaw<{ count: bigint }[]>`SELECT count(*) AS "count" FROM ${giftOrders(asked)}`
  return Number(row?.count ?? 0)
}

/**
 * Gifts for the treasurer: paid ones, begun ones, or both; one page, or all of them. What went back of a gift is not
 * counted. Amounts are cents; shares and things have none, and say what was `given`. Stripe's fee is null until Stripe has
 * told it, and where the payment bought a seat too: then it is not of the gift alone.
 */
export async function listGifts(_: Treasurer, wanted: Partial<GiftsAsked> = {}) {
  const asked = { ...all, ...wanted }
  const { skip, take = null } = rowsOf(asked.page)
  const found = await db.$queryRaw<{ id: string }[]>`
    SELECT o."id" FROM ${giftOrders(asked)} ORDER BY ${inOrder[asked.sort]}, o."id" DESC LIMIT ${take} OFFSET ${skip}`
  const ids = found.map(({ id }) => id)
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
        orderBy: { occurredAt: 'asc' },
        select: {
          id: true,
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
    const linesCents = sumOf(lines)
    const giftCents = linesCents - sumOf(lines.flatMap((line) => line.refunds))
    const feeCents = payment && payment.amountCents === linesCents ? payment.feeCents : null
    return {
      ...order,
      email: person.email,
      paymentId: payment?.id ?? null,
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
  return listed.sort((one, other) => ids.indexOf(one.id) - ids.indexOf(other.id))
}

function sumOf(parts: readonly { amountCents: number }[]): number {
  return parts.reduce((sum, part) => sum + part.amountCents, 0)
}
