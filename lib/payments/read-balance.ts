import { db } from '@/lib/db'
import { DAY_MS } from '@/lib/durations'
import {
  entriesOf,
  entriesSince,
  payoutsSince,
  type StripeEntry,
  type StripePayout,
  unlessSilent,
} from './stripe-payouts'

/** How far a reading looks back behind the last one: for what Stripe books late, and for payouts that the bank sends back. */
const DAYS_OF_ENTRIES = 7
const DAYS_OF_PAYOUTS = 40
const READING = 'balance'

/**
 * Reads from Stripe's books what has moved ORNCC's balance and what of it was paid out, and keeps it as Stripe says it; the
 * comparison with our own rows is made of that. The first time it begins a day before our first payment. May run at any
 * time, also twice at once. `no_answer`: Stripe was silent, and what was read before stands.
 */
export async function readBalance(now = new Date()): Promise<'read' | 'no_answer'> {
  const last = await db.stripeReading.findUnique({ where: { name: READING } })
  const start = last?.readAt ?? (await firstDay(now))
  const read = await unlessSilent(async () => ({
    entries: await entriesSince(daysBefore(start, DAYS_OF_ENTRIES)),
    payouts: await payoutsSince(daysBefore(start, DAYS_OF_PAYOUTS)),
  }))
  if (!read) return 'no_answer'
  await keepEntries(read.entries)
  for (const payout of read.payouts) {
    const parts = (await needsParts(payout)) ? await unlessSilent(() => entriesOf(payout.id)) : []
    if (parts === null) return 'no_answer'
    await keepPayout(payout, parts, now)
  }
  const reading = { readAt: now }
  await db.stripeReading.upsert({ where: { name: READING }, create: { name: READING, ...reading }, update: reading })
  return 'read'
}

async function firstDay(now: Date): Promise<Date> {
  const first = await db.payment.findFirst({
    where: { method: 'STRIPE' },
    orderBy: { occurredAt: 'asc' },
    select: { occurredAt: true },
  })
  return first?.occurredAt ?? now
}

function daysBefore(at: Date, days: number): Date {
  return new Date(at.getTime() - days * DAY_MS)
}

async function needsParts({ id, isAutomatic, hasParts }: StripePayout): Promise<boolean> {
  if (!isAutomatic || !hasParts) return false
  return (await db.payout.count({ where: { id, partsReadAt: { not: null } } })) === 0
}

async function keepEntries(entries: readonly StripeEntry[]): Promise<void> {
  await db.balanceEntry.createMany({ data: [...entries], skipDuplicates: true })
}

async function keepPayout({ hasParts: _, ...payout }: StripePayout, parts: StripeEntry[], now: Date): Promise<void> {
  const { id, state } = payout
  const news = { state, ...(parts.length > 0 ? { partsReadAt: now } : {}) }
  await db.$transaction(async (tx) => {
    await tx.payout.upsert({ where: { id }, create: { ...payout, ...news }, update: news })
    await tx.balanceEntry.createMany({ data: parts, skipDuplicates: true })
    await tx.balanceEntry.updateMany({
      where: { id: { in: parts.map((part) => part.id) } },
      data: { payoutId: id },
    })
  })
}
