import { isoDay } from '@/lib/dates'
import { BalanceEntryKind, db, type Prisma, RefundOrigin } from '@/lib/db'
import type { Treasurer } from '@/lib/people/granted'
import { type Happening, type JournalEntry, journalEntry, type Share } from './journal'
import { type Period, periodDays, periodSpan } from './period'

const share = { kind: true, amountCents: true, fund: { select: { name: true } } } satisfies Prisma.OrderLineSelect
const allocations = {
  select: { amountCents: true, orderLine: { select: { kind: true, fund: { select: { name: true } } } } },
} satisfies Prisma.Refund$allocationsArgs
const refundColumns = {
  refundId: true,
  allocations,
  payment: { select: { order: { select: { ref: true } } } },
} satisfies Prisma.RefundSelect

/** The journal of a month or a year: an entry for everything that moved, in the order of days. */
export async function readJournal(_: Treasurer, period: Period): Promise<JournalEntry[]> {
  const happenings = [
    ...(await payments(period)),
    ...(await refundsByHand(period)),
    ...(await stripesBooks(period)),
    ...(await payouts(period)),
  ]
  return happenings
    .map(journalEntry)
    .filter((entry) => entry !== null)
    .sort((one, other) => one.day.localeCompare(other.day) || one.number.localeCompare(other.number))
}

async function payments(period: Period): Promise<Happening[]> {
  const { from, until } = periodSpan(period)
  const rows = await db.payment.findMany({
    where: { occurredAt: { gte: from, lt: until } },
    select: {
      id: true,
      method: true,
      occurredAt: true,
      feeCents: true,
      chargeId: true,
      creditRefund: { select: { allocations } },
      order: { select: { ref: true, lines: { select: share } } },
    },
  })
  const charges = await entriesOf(rows.flatMap(({ chargeId }) => chargeId ?? []))
  return rows.map(({ id, method, occurredAt, feeCents, chargeId, creditRefund, order }) => ({
    what: 'payment',
    id: id.replaceAll('-', ''),
    day: isoDay(occurredAt),
    method,
    orderRef: order.ref,
    lines: order.lines.map(toShare),
    // Stripe's figure counts, also where ours is another.
    feeCents: (chargeId === null ? null : charges.get(chargeId)) ?? feeCents ?? 0,
    madeOf: sharesOf(creditRefund?.allocations ?? []),
  }))
}

/** What Stripe took for each of these charges. */
async function entriesOf(chargeIds: string[]): Promise<Map<string | null, number>> {
  const entries = await db.balanceEntry.findMany({
    where: { kind: BalanceEntryKind.CHARGE, sourceId: { in: chargeIds } },
    select: { sourceId: true, feeCents: true },
  })
  return new Map(entries.map(({ sourceId, feeCents }) => [sourceId, feeCents]))
}

async function refundsByHand(period: Period): Promise<Happening[]> {
  const { from, until } = periodSpan(period)
  const rows = await db.refund.findMany({
    where: { origin: { in: [RefundOrigin.HAND, RefundOrigin.VOID] }, createdAt: { gte: from, lt: until } },
    select: { id: true, createdAt: true, origin: true, ...refundColumns },
  })
  return rows.map((refund) => ({
    what: 'hand',
    id: refund.id.replaceAll('-', ''),
    day: isoDay(refund.createdAt),
    orderRef: refund.payment.order.ref,
    lines: sharesOf(refund.allocations),
    isMistake: refund.origin === RefundOrigin.VOID,
  }))
}

/** What moved at Stripe beside the payments that are ours. */
async function stripesBooks(period: Period): Promise<Happening[]> {
  const { from, until } = periodSpan(period)
  const entries = await db.balanceEntry.findMany({
    where: { createdAt: { gte: from, lt: until }, kind: { not: BalanceEntryKind.PAYOUT } },
  })
  const ids = entries.flatMap(({ sourceId }) => sourceId ?? [])
  const [known, refunds, disputes] = await Promise.all([
    db.payment.findMany({ where: { chargeId: { in: ids } }, select: { chargeId: true } }),
    db.refund.findMany({ where: { refundId: { in: ids } }, select: refundColumns }),
    db.dispute.findMany({
      where: { disputeId: { in: ids } },
      select: { disputeId: true, payment: { select: { order: { select: { ref: true } } } } },
    }),
  ])
  const ours = new Set(known.map(({ chargeId }) => chargeId))
  return entries.flatMap((entry): Happening[] => {
    const { id, kind, amountCents, feeCents, netCents, sourceId } = entry
    const day = isoDay(entry.createdAt)
    const refund = refunds.find(({ refundId }) => refundId === sourceId)
    const dispute = disputes.find(({ disputeId }) => disputeId === sourceId)
    if (kind === BalanceEntryKind.CHARGE && ours.has(sourceId)) return []
    if (kind === BalanceEntryKind.REFUND || kind === BalanceEntryKind.REFUND_FAILURE) {
      const orderRef = refund?.payment.order.ref ?? 'unknown'
      return [{ what: 'refund', id, day, orderRef, netCents, lines: sharesOf(refund?.allocations ?? []) }]
    }
    if (kind === BalanceEntryKind.DISPUTE) {
      return [{ what: 'dispute', id, day, orderRef: dispute?.payment.order.ref ?? 'unknown', amountCents, feeCents }]
    }
    const description = entry.description ?? entry.type.replaceAll('_', ' ')
    return [{ what: 'other', id, day, description: `At Stripe: ${description}`, amountCents, feeCents }]
  })
}

/** What went to the bank, on the bank's day, and what came back from it. */
async function payouts(period: Period): Promise<Happening[]> {
  const { from, until } = periodSpan(period)
  const { first, last } = periodDays(period)
  const [sent, entries] = await Promise.all([
    db.payout.findMany({ where: { arrivesOn: { gte: first, lte: last } } }),
    db.balanceEntry.findMany({
      where: { kind: BalanceEntryKind.PAYOUT, type: { not: 'payout' }, createdAt: { gte: from, lt: until } },
    }),
  ])
  return [
    ...sent.map(({ id, arrivesOn, amountCents }) => ({ what: 'payout' as const, id, day: arrivesOn, amountCents })),
    ...entries.map(({ id, createdAt, netCents }) => ({
      what: 'payout' as const,
      id,
      day: isoDay(createdAt),
      amountCents: -netCents,
    })),
  ]
}

type Line = { kind: Share['kind']; amountCents: number; fund: { name: string } | null }

function toShare({ kind, amountCents, fund }: Line): Share {
  return { kind, amountCents, fund: kind === 'FEE' ? null : (fund?.name ?? 'General fund') }
}

function sharesOf(parts: readonly { amountCents: number; orderLine: Omit<Line, 'amountCents'> }[]): Share[] {
  return parts.map(({ amountCents, orderLine }) => toShare({ ...orderLine, amountCents }))
}
