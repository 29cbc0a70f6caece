import { db, RefundState } from '@/lib/db'
import type { Treasurer } from '@/lib/people/granted'
import { sumOf } from './kept-lines'
import { type Period, periodSpan } from './period'
import { payoutsOfCharges } from './reconcile-queries'

/** Every line of every payment of a month or a year, the oldest first, with what went back of it; cents. */
export async function paymentLines(_: Treasurer, period: Period) {
  const { from, until } = periodSpan(period)
  const payments = await db.payment.findMany({
    where: { occurredAt: { gte: from, lt: until } },
    orderBy: [{ occurredAt: 'asc' }, { id: 'asc' }],
    select: {
      occurredAt: true,
      method: true,
      methodLabel: true,
      feeCents: true,
      chargeId: true,
      paymentIntentId: true,
      receipts: { where: { voidedAt: null }, select: { serial: true } },
      order: {
        select: {
          ref: true,
          payerName: true,
          isDemonstration: true,
          person: { select: { email: true } },
          lines: {
            orderBy: [{ kind: 'asc' }, { id: 'asc' }],
            select: {
              id: true,
              kind: true,
              description: true,
              amountCents: true,
              fund: { select: { name: true } },
              refunds: {
                where: { refund: { state: { not: RefundState.FAILED } } },
                select: { amountCents: true },
              },
            },
          },
        },
      },
    },
  })
  const payouts = await payoutsOfCharges(payments.flatMap(({ chargeId }) => chargeId ?? []))
  return payments.flatMap(({ order, receipts, chargeId, feeCents, ...payment }) => {
    const { lines, person, ...rest } = order
    return lines.map(({ id, kind, description, amountCents, fund, refunds }, index) => ({
      id,
      ...payment,
      ...rest,
      email: person.email,
      kind,
      description,
      fund: kind === 'FEE' ? null : (fund?.name ?? 'General fund'),
      amountCents,
      refundedCents: sumOf(refunds),
      // It is of the whole payment: on its first line, so that the column adds up.
      feeCents: index === 0 ? feeCents : null,
      receiptSerial: receipts[0]?.serial ?? null,
      payout: payouts.get(chargeId) ?? null,
    }))
  })
}
