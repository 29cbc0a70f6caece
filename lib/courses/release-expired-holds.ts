import { mailUnanswered, scholarshipOf } from '@/lib/courses/price/unanswered-scholarship'
import { offerSeats } from '@/lib/courses/waitlist/offer-seats'
import { db, RegistrationState } from '@/lib/db'
import { log } from '@/lib/log'
import { touch } from '@/lib/page-tags'
import { checkoutOf, closeCheckout, expireOrder, lockOrder, type OrderCheckout } from '@/lib/payments/close-checkout'
import type { Effects } from '@/lib/payments/effects'
import { lockRun } from './lock-run'
import { runTags } from './run-tags'

/**
 * Gives back the seats of holds whose time is over. A page at Stripe that may still be paid is closed first: a seat is
 * released only after Stripe has said so, and when Stripe says that it is paid already, the seat is the payer's. One
 * hold's trouble does not keep the others waiting. A seat that waits for the office's answer is kept until it starts.
 */
export async function releaseExpiredHolds(effects: Effects, now = new Date()): Promise<void> {
  const overdue = await db.registration.findMany({
    where: { state: RegistrationState.HOLD, holdExpiresAt: { lte: now } },
    select: { id: true, runId: true },
    orderBy: { holdExpiresAt: 'asc' },
  })
  for (const hold of overdue) {
    try {
      const order = await checkoutOf(hold.id)
      const isClosed = !order || (await closeCheckout(order, effects)) === 'closed'
      if (isClosed) await releaseHold(hold, order, now)
    } catch (error) {
      log.error({ err: error, registrationId: hold.id }, 'a hold could not be released')
    }
  }
}

/** Looks again under the locks: who has begun to pay since then has a longer hold. */
async function releaseHold(hold: { id: string; runId: string }, closed: OrderCheckout | null, now: Date) {
  await db.$transaction(async (tx) => {
    if (closed) await lockOrder(tx, closed.id)
    const run = await lockRun(tx, hold.runId)
    const asked = run && (await scholarshipOf(tx, run, hold.id, now))
    if (asked === 'waits') return
    const { count } = await tx.registration.updateMany({
      where: { id: hold.id, state: RegistrationState.HOLD, holdExpiresAt: { lte: now } },
      data: { state: RegistrationState.EXPIRED },
    })
    if (!run || count === 0) return
    if (closed) await expireOrder(tx, closed)
    if (asked === 'unanswered') await mailUnanswered(tx, run, hold.id)
    await offerSeats(tx, run.id, now)
    await touch(tx, runTags(run))
  })
}
