import { DisputeState, db, RefundState } from '@/lib/db'
import { DAY_MS } from '@/lib/durations'
import { log } from '@/lib/log'
import type { Effects } from './effects'
import { resendOwedRefunds } from './refund-payment'
import { settleSubject } from './settle'
import { paymentsChangedSince } from './stripe'

/** Stripe tells us for three days; this looks back much further, and costs two questions when nothing has happened. */
const DAYS_TO_LOOK_BACK = 30

/**
 * Asks Stripe what was refunded and disputed in the last 30 days, and about every refund and dispute of ours that is still
 * under way however old it is, so that news which never came (an outage of days, ours or theirs) is made good. Then sends
 * what is still owed. One payment's trouble does not keep the others waiting.
 */
export async function sweepChanges(effects: Effects, now = new Date()): Promise<void> {
  const changed = await paymentsChangedSince(new Date(now.getTime() - DAYS_TO_LOOK_BACK * DAY_MS))
  const payments = await db.payment.findMany({
    where: {
      OR: [
        { paymentIntentId: { in: changed } },
        { disputes: { some: { state: DisputeState.OPEN } } },
        { refunds: { some: { state: RefundState.PENDING, refundId: { not: null } } } },
      ],
    },
    select: { id: true, paymentIntentId: true },
  })
  for (const { id, paymentIntentId } of payments) {
    if (paymentIntentId === null) continue
    await settleSubject({ paymentIntentId }, effects).catch((error: unknown) =>
      log.error({ err: error, paymentId: id }, 'a payment could not be compared with Stripe'),
    )
  }
  await resendOwedRefunds(now)
}
