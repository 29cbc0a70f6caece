import { db, OrderState, RegistrationState } from '@/lib/db'
import { touch } from '@/lib/page-tags'
import { lockRun } from './lock-run'
import { runTags } from './run-tags'

/**
 * Gives back the seats of holds whose time is over. A hold with a Checkout Session that may still be paid is left alone:
 * its seat is released only after Stripe has said that the session is expired.
 */
export async function releaseExpiredHolds(now = new Date()): Promise<void> {
  const overdue = {
    state: RegistrationState.HOLD,
    holdExpiresAt: { lte: now },
    orderLines: { none: { order: { state: OrderState.OPEN, checkoutSessionId: { not: null } } } },
  }
  const runs = await db.registration.findMany({ where: overdue, select: { runId: true }, distinct: ['runId'] })
  for (const { runId } of runs) {
    await db.$transaction(async (tx) => {
      const run = await lockRun(tx, runId)
      const { count } = await tx.registration.updateMany({
        where: { ...overdue, runId },
        data: { state: RegistrationState.EXPIRED },
      })
      if (run && count > 0) await touch(tx, runTags(run))
    })
  }
}
