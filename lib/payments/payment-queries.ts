import { DisputeState, db, LineKind, type Prisma, RefundOrigin, RefundState } from '@/lib/db'
import { pagesOf, rowsOf } from '@/lib/list-page'
import type { Treasurer } from '@/lib/people/granted'
import { readKept, sumOf } from './kept-lines'
import type { PaymentFilter } from './payment-filter'
import { periodSpan } from './period'
import { payoutsOfCharges } from './reconcile-queries'
import { type RefundWay, refundWay } from './refund-by-line'
import { receiptsRefused } from './refused-mail'

/** How a payment stands: what went back of it, and whether the payer's bank asks for it. */
export type PaymentState = 'paid' | 'part_refunded' | 'refunded' | 'disputed' | 'lost'

const stands = { state: { not: RefundState.FAILED } }
const inOrder = [{ kind: 'asc' }, { id: 'asc' }] satisfies Prisma.OrderLineOrderByWithRelationInput[]

const listed = {
  id: true,
  amountCents: true,
  feeCents: true,
  method: true,
  methodLabel: true,
  chargeId: true,
  occurredAt: true,
  refunds: { where: stands, select: { amountCents: true } },
  disputes: { select: { state: true, withdrawnCents: true, feeCents: true } },
  order: {
    select: {
      ref: true,
      payerName: true,
      isDemonstration: true,
      person: { select: { email: true } },
      lines: {
        orderBy: inOrder,
        select: { id: true, kind: true, description: true, amountCents: true, fund: { select: { name: true } } },
      },
    },
  },
} satisfies Prisma.PaymentSelect

const orders: Record<PaymentFilter['sort'], Prisma.PaymentOrderByWithRelationInput> = {
  newest: { occurredAt: 'desc' },
  oldest: { occurredAt: 'asc' },
  largest: { amountCents: 'desc' },
  smallest: { amountCents: 'asc' },
  name: { order: { payerName: 'asc' } },
  name_down: { order: { payerName: 'desc' } },
}

/** Payments as the filter asks for them, one page, with what all of them come to; cents. */
export async function listPayments(_: Treasurer, filter: PaymentFilter) {
  const where = paymentsWhere(filter)
  const [rows, sums, refunds, disputes] = await Promise.all([
    db.payment.findMany({
      where,
      orderBy: [orders[filter.sort], { id: 'desc' }],
      ...rowsOf(filter.page),
      select: listed,
    }),
    db.payment.aggregate({ where, _count: true, _sum: { amountCents: true, feeCents: true } }),
    db.refund.aggregate({ where: { ...stands, payment: where }, _sum: { amountCents: true } }),
    db.dispute.aggregate({ where: { payment: where }, _sum: { withdrawnCents: true, feeCents: true } }),
  ])
  const grossCents = sums._sum.amountCents ?? 0
  const feeCents = (sums._sum.feeCents ?? 0) + (disputes._sum.feeCents ?? 0)
  const refundedCents = (refunds._sum.amountCents ?? 0) + (disputes._sum.withdrawnCents ?? 0)
  const payouts = await payoutsOfCharges(rows.flatMap(({ chargeId }) => chargeId ?? []))
  return {
    payments: rows.map((row) => ({ ...listedPayment(row), payout: payouts.get(row.chargeId) ?? null })),
    count: sums._count,
    pages: pagesOf(sums._count),
    totals: { grossCents, feeCents, refundedCents, netCents: grossCents - feeCents - refundedCents },
  }
}

function paymentsWhere({ year, month, fund, method, kind, q }: PaymentFilter): Prisma.PaymentWhereInput {
  const span = year === null ? null : periodSpan({ year, month })
  const lines: Prisma.OrderLineWhereInput[] = [
    ...(kind ? [{ kind }] : []),
    ...(fund === 'general' ? [{ kind: LineKind.GIFT, fundId: null }] : fund ? [{ fund: { slug: fund } }] : []),
  ]
  const insensitive = { contains: q, mode: 'insensitive' } as const
  const serial = /^\d{1,9}$/.test(q) ? Number(q) : null
  return {
    AND: [
      span ? { occurredAt: { gte: span.from, lt: span.until } } : {},
      method ? { method } : {},
      ...lines.map((line) => ({ order: { lines: { some: line } } })),
      q === ''
        ? {}
        : {
            OR: [
              { order: { payerName: insensitive } },
              { order: { person: { email: insensitive } } },
              { order: { ref: insensitive } },
              ...(serial === null ? [] : [{ receipts: { some: { serial } } }]),
            ],
          },
    ],
  }
}

type ListedRow = Prisma.PaymentGetPayload<{ select: typeof listed }>

function listedPayment({ order, refunds, disputes, chargeId: _, ...payment }: ListedRow) {
  const { person, lines, ...rest } = order
  const refundedCents = sumOf(refunds)
  return {
    ...payment,
    ...rest,
    email: person.email,
    what: lines.map((line) => line.description).join(', '),
    lines,
    refundedCents,
    netCents:
      payment.amountCents -
      refundedCents -
      (payment.feeCents ?? 0) -
      disputes.reduce((sum, dispute) => sum + dispute.withdrawnCents + dispute.feeCents, 0),
    state: stateOf(payment.amountCents, refundedCents, disputes),
  }
}

function stateOf(amountCents: number, refundedCents: number, disputes: readonly { state: DisputeState }[]) {
  const isIn = (state: DisputeState) => disputes.some((dispute) => dispute.state === state)
  const state: PaymentState = isIn(DisputeState.LOST)
    ? 'lost'
    : isIn(DisputeState.OPEN)
      ? 'disputed'
      : refundedCents === 0
        ? 'paid'
        : refundedCents < amountCents
          ? 'part_refunded'
          : 'refunded'
  return state
}

/** The funds that a list may be narrowed to, and the year of the first payment. */
export async function paymentChoices(_: Treasurer) {
  const [funds, first] = await Promise.all([
    db.fund.findMany({ orderBy: { position: 'asc' }, select: { slug: true, name: true } }),
    db.payment.findFirst({ orderBy: { occurredAt: 'asc' }, select: { occurredAt: true } }),
  ])
  return { funds, firstAt: first?.occurredAt ?? null }
}

/** Why nothing of a payment can be refunded now; null when something can. */
export type NoRefund = 'nothing_left' | 'disputed' | 'unallocated'

/** Everything about one payment; null when there is none. */
export async function readPayment(_: Treasurer, id: string) {
  const row = await db.payment.findUnique({
    where: { id },
    select: {
      ...listed,
      paymentIntentId: true,
      creditRefund: { select: { paymentId: true } },
      order: {
        select: {
          ...listed.order.select,
          checkoutSessionId: true,
          lines: { orderBy: inOrder, select: { ...listed.order.select.lines.select, registration: seatOfLine } },
        },
      },
      receipts: {
        orderBy: { serial: 'desc' },
        select: {
          id: true,
          serial: true,
          kind: true,
          amountCents: true,
          text: true,
          issuedAt: true,
          voidedAt: true,
          voidReason: true,
          replacedBy: { select: { serial: true } },
        },
      },
      refunds: {
        orderBy: { createdAt: 'desc' },
        select: {
          id: true,
          amountCents: true,
          reason: true,
          origin: true,
          state: true,
          refundId: true,
          createdAt: true,
          credit: { select: { id: true } },
          allocations: { select: { amountCents: true, orderLine: { select: { description: true } } } },
        },
      },
      disputes: { orderBy: { openedAt: 'desc' } },
    },
  })
  if (!row) return null
  const { paymentIntentId, chargeId, creditRefund, receipts, refunds, disputes, order } = row
  const standing = refunds.filter(({ state }) => state !== RefundState.FAILED)
  const kept = await db.$transaction((tx) => readKept(tx, id))
  const isHeld = disputes.some(({ state }) => state === DisputeState.OPEN) || kept.unallocatedCents > 0
  const refused = await receiptsRefused(receipts.map((receipt) => receipt.id))
  const payouts = await payoutsOfCharges(chargeId === null ? [] : [chargeId])
  return {
    ...listedPayment({ ...row, refunds: standing }),
    ...refundsOpen(kept),
    way: refundWay(row.method),
    stripe: { paymentIntentId, chargeId, checkoutSessionId: order.checkoutSessionId },
    payout: payouts.get(chargeId) ?? null,
    /** The payment whose refund this one is made of. */
    madeOf: creditRefund?.paymentId ?? null,
    lines: order.lines.map(({ registration, ...line }) => ({
      ...line,
      leftCents: kept.lines.find((one) => one.id === line.id)?.amountCents ?? 0,
      seat: registration,
    })),
    receipts: receipts.map(({ replacedBy, id: receiptId, ...receipt }) => ({
      ...receipt,
      isMailRefused: refused.has(receiptId),
      state: receipt.voidedAt ? ('void' as const) : isHeld ? ('held' as const) : ('live' as const),
      replacedBySerial: replacedBy?.serial ?? null,
    })),
    refunds: refunds.map(({ allocations, credit, ...refund }) => ({
      ...refund,
      creditPaymentId: credit?.id ?? null,
      isWaiting:
        refund.origin === RefundOrigin.STRIPE && refund.state !== RefundState.FAILED && allocations.length === 0,
      lines: allocations.map((part) => ({ what: part.orderLine.description, amountCents: part.amountCents })),
    })),
    disputes,
  }
}

export type ReadPayment = NonNullable<Awaited<ReturnType<typeof readPayment>>>

const seatOfLine = {
  select: { id: true, state: true, name: true, run: { select: { slug: true, course: { select: { title: true } } } } },
} satisfies Prisma.RegistrationDefaultArgs

function refundsOpen(kept: Awaited<ReturnType<typeof readKept>>) {
  const leftCents = sumOf(kept.lines) - kept.unallocatedCents
  const noRefund: NoRefund | null = kept.isDisputed
    ? 'disputed'
    : kept.unallocatedCents > 0
      ? 'unallocated'
      : leftCents > 0
        ? null
        : 'nothing_left'
  return { leftCents, noRefund }
}

/** What the form of a refund shows; null where nothing can be refunded. */
export async function readRefundable(treasurer: Treasurer, id: string) {
  const payment = await readPayment(treasurer, id)
  if (!payment || payment.noRefund !== null) return null
  const { payerName, amountCents, methodLabel, way, leftCents, lines } = payment
  const left = lines.filter((line) => line.leftCents > 0)
  return { payerName, amountCents, methodLabel, leftCents, lines: left, way: way satisfies RefundWay }
}

/** Disputes, the open ones first and of them the one that is due first. */
export async function listDisputes(_: Treasurer) {
  const disputes = await db.dispute.findMany({
    orderBy: { openedAt: 'desc' },
    select: {
      disputeId: true,
      amountCents: true,
      feeCents: true,
      withdrawnCents: true,
      reason: true,
      state: true,
      dueAt: true,
      openedAt: true,
      closedAt: true,
      payment: {
        select: {
          id: true,
          order: { select: { ref: true, payerName: true } },
          receipts: { where: { voidedAt: null }, select: { serial: true } },
        },
      },
    },
  })
  const dueFirst = (one: { dueAt: Date | null }) => one.dueAt?.getTime() ?? Number.POSITIVE_INFINITY
  return {
    open: disputes
      .filter(({ state }) => state === DisputeState.OPEN)
      .sort((one, other) => dueFirst(one) - dueFirst(other)),
    closed: disputes.filter(({ state }) => state !== DisputeState.OPEN),
  }
}
