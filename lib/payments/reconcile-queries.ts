import { BalanceEntryKind, db, PaymentMethod, type Prisma, RefundState } from '@/lib/db'
import { DAY_MS, HOUR_MS } from '@/lib/durations'
import type { Treasurer } from '@/lib/people/granted'
import { compareEntry, comparePayout, type Difference, isOwnEntry, netOf, type OurRows } from './compare-entries'

const PAYOUTS_A_PAGE = 20
const MOST_ON_ITS_WAY = 200
/** Stripe settles in days; what is in no payout after so many is held by something. */
const DAYS_TO_BE_PAID_OUT = 14
/** Stripe books a payment at once, and is read each hour. */
const HOURS_TO_BE_BOOKED = 2

const entryColumns = {
  id: true,
  kind: true,
  type: true,
  description: true,
  amountCents: true,
  feeCents: true,
  netCents: true,
  sourceId: true,
  createdAt: true,
  payoutId: true,
} satisfies Prisma.BalanceEntrySelect

type KeptEntry = Prisma.BalanceEntryGetPayload<{ select: typeof entryColumns }>

/** One movement of Stripe's books with what we know about it. */
export type ComparedLine = {
  id: string
  kind: BalanceEntryKind
  type: string
  description: string | null
  createdAt: Date
  amountCents: number
  feeCents: number
  netCents: number
  sourceId: string | null
  /** Our own payment that it is about. */
  payment: { id: string; payerName: string; what: string; orderRef: string } | null
  difference: Difference | null
}

/** When Stripe's books were last read; null: never. */
export async function balanceReadAt(_: Treasurer): Promise<Date | null> {
  return (await db.stripeReading.findUnique({ where: { name: 'balance' } }))?.readAt ?? null
}

/** Payouts, the newest first, each with how many differences it has; those of one amount, where one is asked for. */
export async function listPayouts(_: Treasurer, wanted: { amountCents: number | null; page: number }) {
  const where = wanted.amountCents === null ? {} : { amountCents: wanted.amountCents }
  const payouts = await db.payout.findMany({
    where,
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    skip: (wanted.page - 1) * PAYOUTS_A_PAGE,
    take: PAYOUTS_A_PAGE,
    include: { entries: { select: entryColumns } },
  })
  const ours = await ourRows(payouts.flatMap((payout) => payout.entries))
  return {
    pages: Math.max(1, Math.ceil((await db.payout.count({ where })) / PAYOUTS_A_PAGE)),
    payouts: payouts.map(({ entries, ...payout }) => ({
      ...payout,
      parts: entries.filter((entry) => !isOwnEntry(entry, payout.id)).length,
      differences: differencesOf(payout, entries, ours).length,
    })),
  }
}

/** One payout with all its parts, largest first, their sums, and what differs; null when there is none. */
export async function readPayout(_: Treasurer, id: string) {
  const payout = await db.payout.findUnique({ where: { id }, include: { entries: { select: entryColumns } } })
  if (!payout) return null
  const { entries, ...columns } = payout
  const parts = entries.filter((entry) => !isOwnEntry(entry, id))
  const lines = await comparedLines(parts)
  const { whole } = wholeOf(columns, entries)
  return {
    ...columns,
    lines: lines.sort((one, other) => other.netCents - one.netCents),
    whole,
    sums: sumsOf(parts),
    partsCents: netOf(parts),
  }
}

/** What a payout is made of, in cents: payments, Stripe's fees on them, refunds, disputes, and all else. */
export type PayoutSums = {
  paidCents: number
  feeCents: number
  refundedCents: number
  disputedCents: number
  otherCents: number
}

function sumsOf(parts: readonly KeptEntry[]): PayoutSums {
  const sum = (of: (entry: KeptEntry) => boolean, cents: (entry: KeptEntry) => number) =>
    parts.filter(of).reduce((total, entry) => total + cents(entry), 0)
  const refundKinds: BalanceEntryKind[] = [BalanceEntryKind.REFUND, BalanceEntryKind.REFUND_FAILURE]
  const otherKinds: BalanceEntryKind[] = [BalanceEntryKind.OTHER, BalanceEntryKind.PAYOUT]
  return {
    paidCents: sum(
      ({ kind }) => kind === BalanceEntryKind.CHARGE,
      (entry) => entry.amountCents,
    ),
    feeCents: sum(
      () => true,
      (entry) => -entry.feeCents,
    ),
    refundedCents: sum(
      ({ kind }) => refundKinds.includes(kind),
      (entry) => entry.amountCents,
    ),
    disputedCents: sum(
      ({ kind }) => kind === BalanceEntryKind.DISPUTE,
      (entry) => entry.amountCents,
    ),
    otherCents: sum(
      ({ kind }) => otherKinds.includes(kind),
      (entry) => entry.amountCents,
    ),
  }
}

/** What has moved the balance and is in no payout: how much it comes to, and the newest of it. */
export async function onItsWay(_: Treasurer) {
  const where = { payoutId: null, kind: { not: BalanceEntryKind.PAYOUT } }
  const [entries, sum] = await Promise.all([
    db.balanceEntry.findMany({ where, orderBy: { createdAt: 'desc' }, take: MOST_ON_ITS_WAY, select: entryColumns }),
    db.balanceEntry.aggregate({ where, _sum: { netCents: true }, _count: true }),
  ])
  return { netCents: sum._sum.netCents ?? 0, count: sum._count, lines: await comparedLines(entries) }
}

/** Something of ours that Stripe's books lack, or that waits too long. */
export type LonelyRow = {
  key: string
  difference: Difference
  at: Date
  paymentId: string
  payerName: string
  orderRef: string
}

const lonelyOrder = { select: { ref: true, payerName: true } } as const

/** What is here and not in Stripe's books, and payments that have gone to no bank for long. */
export async function lonelyRows(_: Treasurer, now = new Date()): Promise<LonelyRow[]> {
  const reading = await db.stripeReading.findUnique({ where: { name: 'balance' } })
  if (!reading) return []
  const bookedBy = new Date(reading.readAt.getTime() - HOURS_TO_BE_BOOKED * HOUR_MS)
  const payments = await db.payment.findMany({
    where: { method: PaymentMethod.STRIPE, occurredAt: { lt: bookedBy }, id: { in: await unbookedPayments() } },
    select: { id: true, amountCents: true, occurredAt: true, order: lonelyOrder },
  })
  const refunds = await db.refund.findMany({
    where: { state: RefundState.SUCCEEDED, createdAt: { lt: bookedBy }, id: { in: await unbookedRefunds() } },
    select: { id: true, amountCents: true, createdAt: true, payment: { select: { id: true, order: lonelyOrder } } },
  })
  const late = await db.balanceEntry.findMany({
    where: {
      payoutId: null,
      kind: BalanceEntryKind.CHARGE,
      createdAt: { lt: new Date(now.getTime() - DAYS_TO_BE_PAID_OUT * DAY_MS) },
    },
    select: entryColumns,
  })
  const lateLines = await comparedLines(late)
  return [
    ...payments.map(({ id, amountCents, occurredAt, order }) => ({
      key: `payment:${id}`,
      difference: { kind: 'PAYMENT_NOT_THERE' as const, oursCents: amountCents, theirsCents: null },
      at: occurredAt,
      paymentId: id,
      payerName: order.payerName,
      orderRef: order.ref,
    })),
    ...refunds.map(({ id, amountCents, createdAt, payment }) => ({
      key: `refund:${id}`,
      difference: { kind: 'REFUND_NOT_THERE' as const, oursCents: -amountCents, theirsCents: null },
      at: createdAt,
      paymentId: payment.id,
      payerName: payment.order.payerName,
      orderRef: payment.order.ref,
    })),
    ...lateLines.flatMap(({ id, payment, amountCents, createdAt }) =>
      payment
        ? [
            {
              key: `late:${id}`,
              difference: { kind: 'IN_NO_PAYOUT' as const, oursCents: amountCents, theirsCents: amountCents },
              at: createdAt,
              paymentId: payment.id,
              payerName: payment.payerName,
              orderRef: payment.orderRef,
            },
          ]
        : [],
    ),
  ]
}

async function unbookedPayments(): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT p."id" FROM "Payment" p
    WHERE p."method" = 'STRIPE' AND NOT EXISTS (SELECT FROM "BalanceEntry" e WHERE e."sourceId" = p."chargeId")`
  return rows.map(({ id }) => id)
}

async function unbookedRefunds(): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT r."id" FROM "Refund" r
    WHERE r."refundId" IS NOT NULL AND NOT EXISTS (SELECT FROM "BalanceEntry" e WHERE e."sourceId" = r."refundId")`
  return rows.map(({ id }) => id)
}

/** The payouts that payments went out with, by Stripe's id of the charge. */
export async function payoutsOfCharges(chargeIds: readonly string[]) {
  const entries = await db.balanceEntry.findMany({
    where: { kind: BalanceEntryKind.CHARGE, sourceId: { in: [...chargeIds] }, payoutId: { not: null } },
    select: { sourceId: true, payout: { select: { id: true, arrivesOn: true, state: true } } },
  })
  return new Map(entries.map(({ sourceId, payout }) => [sourceId, payout]))
}

type WholePayout = { id: string; amountCents: number; partsReadAt: Date | null }

function wholeOf(payout: WholePayout, entries: readonly KeptEntry[]) {
  return { whole: comparePayout({ ...payout, arePartsKnown: payout.partsReadAt !== null }, entries) }
}

function differencesOf(payout: WholePayout, entries: readonly KeptEntry[], ours: OurRows): Difference[] {
  const { whole } = wholeOf(payout, entries)
  return [whole, ...entries.map((entry) => compareEntry(entry, ours))].filter((one) => one !== null)
}

async function comparedLines(entries: readonly KeptEntry[]): Promise<ComparedLine[]> {
  const ours = await ourRows(entries)
  return entries.map(({ payoutId: _, ...entry }) => {
    const found = entry.sourceId === null ? undefined : ours.paymentOf.get(entry.sourceId)
    return { ...entry, payment: found ?? null, difference: compareEntry(entry, ours) }
  })
}

const paymentOfRow = {
  select: {
    id: true,
    order: {
      select: {
        ref: true,
        payerName: true,
        lines: { orderBy: [{ kind: 'asc' }, { id: 'asc' }], select: { description: true } },
      },
    },
  },
} satisfies Prisma.PaymentDefaultArgs

type PaymentOfRow = Prisma.PaymentGetPayload<typeof paymentOfRow>

/** Our rows that these movements are about, and the payment behind each. */
async function ourRows(entries: readonly KeptEntry[]) {
  const ids = entries.flatMap(({ sourceId }) => (sourceId === null ? [] : [sourceId]))
  const [payments, refunds, disputes, payouts, failures] = await Promise.all([
    db.payment.findMany({
      where: { chargeId: { in: ids } },
      select: { chargeId: true, amountCents: true, feeCents: true, ...paymentOfRow.select },
    }),
    db.refund.findMany({
      where: { refundId: { in: ids } },
      select: { refundId: true, amountCents: true, state: true, payment: paymentOfRow },
    }),
    db.dispute.findMany({
      where: { disputeId: { in: ids } },
      select: { disputeId: true, amountCents: true, payment: paymentOfRow },
    }),
    db.payout.findMany({ where: { id: { in: ids } }, select: { id: true } }),
    db.balanceEntry.findMany({
      where: { kind: BalanceEntryKind.REFUND_FAILURE, sourceId: { in: ids } },
      select: { sourceId: true },
    }),
  ])
  return {
    payments: byId(payments, (one) => one.chargeId),
    refunds: byId(refunds, (one) => one.refundId),
    disputes: byId(disputes, (one) => one.disputeId),
    payouts: new Set(payouts.map(({ id }) => id)),
    cameBack: new Set(failures.flatMap(({ sourceId }) => sourceId ?? [])),
    paymentOf: new Map([
      ...payments.map((one) => [one.chargeId ?? '', paymentLabel(one)] as const),
      ...refunds.map((one) => [one.refundId ?? '', paymentLabel(one.payment)] as const),
      ...disputes.map((one) => [one.disputeId, paymentLabel(one.payment)] as const),
    ]),
  } satisfies OurRows & { paymentOf: unknown }
}

function byId<Row>(rows: readonly Row[], idOf: (row: Row) => string | null): Map<string, Row> {
  return new Map(rows.map((row) => [idOf(row) ?? '', row]))
}

function paymentLabel({ id, order }: PaymentOfRow) {
  return {
    id,
    payerName: order.payerName,
    what: order.lines.map((line) => line.description).join(', '),
    orderRef: order.ref,
  }
}
