import { isoDay } from '@/lib/dates'
import { BalanceEntryKind, db, PaymentMethod, PayoutState } from '@/lib/db'
import { DAY_MS } from '@/lib/durations'

const PAYMENTS_A_PAYOUT = 3
/** Stripe's own fee in the newest payout: the one difference that the demonstration shows. */
const STRIPES_FEE_CENTS = 200

/** What went to the bank of the demonstration's gifts, three at a time, as Stripe's books would have it. */
export async function seedPayouts(now: Date): Promise<void> {
  const payments = await db.payment.findMany({
    where: { method: PaymentMethod.STRIPE, order: { isDemonstration: true } },
    orderBy: { occurredAt: 'asc' },
    select: { id: true, amountCents: true, feeCents: true, occurredAt: true, chargeId: true },
  })
  for (let first = 0; first < payments.length; first += PAYMENTS_A_PAYOUT) {
    const isNewest = first + PAYMENTS_A_PAYOUT >= payments.length
    await seedPayout(payments.slice(first, first + PAYMENTS_A_PAYOUT), isNewest, now)
  }
  await db.stripeReading.create({ data: { name: 'balance', readAt: now } })
}

type Paid = { id: string; amountCents: number; feeCents: number | null; occurredAt: Date; chargeId: string | null }

const chargeOf = ({ id, chargeId }: Paid) => chargeId ?? `ch_demonstration_${id}`

async function seedPayout(payments: readonly Paid[], isNewest: boolean, now: Date): Promise<void> {
  const last = payments.at(-1)
  if (!last) return
  const id = `po_demonstration_${last.id}`
  const createdAt = new Date(last.occurredAt.getTime() + 2 * DAY_MS)
  const arrivesAt = new Date(createdAt.getTime() + DAY_MS)
  const charges = payments.map((payment) => ({
    ...entry(chargeOf(payment), payment.amountCents, payment.feeCents ?? 0, payment.occurredAt),
    kind: BalanceEntryKind.CHARGE,
    type: 'charge',
    description: 'ORNCC (demonstration)',
  }))
  const fee = {
    ...entry('sub_demonstration', -STRIPES_FEE_CENTS, 0, createdAt),
    kind: BalanceEntryKind.OTHER,
    type: 'stripe_fee',
    description: 'Radar for Fraud Teams (demonstration)',
  }
  const parts = isNewest ? [...charges, fee] : charges
  const amountCents = parts.reduce((sum, part) => sum + part.netCents, 0)
  await db.payout.create({
    data: {
      id,
      amountCents,
      state: arrivesAt < now ? PayoutState.PAID : PayoutState.UNDER_WAY,
      isAutomatic: true,
      arrivesOn: isoDay(arrivesAt),
      createdAt,
      partsReadAt: now,
      isDemonstration: true,
    },
  })
  const own = { ...entry(id, -amountCents, 0, createdAt), kind: BalanceEntryKind.PAYOUT, type: 'payout' }
  await db.balanceEntry.createMany({
    data: [...parts, own].map((part) => ({ ...part, payoutId: id, isDemonstration: true })),
  })
  for (const payment of payments) {
    await db.payment.update({ where: { id: payment.id }, data: { chargeId: chargeOf(payment) } })
  }
}

function entry(sourceId: string, amountCents: number, feeCents: number, createdAt: Date) {
  return { id: `txn_${sourceId}`, sourceId, amountCents, feeCents, netCents: amountCents - feeCents, createdAt }
}
