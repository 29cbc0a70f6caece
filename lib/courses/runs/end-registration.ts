import { withdrawReminders } from '@/lib/courses/calendar/send-reminders'
import { type Held, heldBy, toHeld } from '@/lib/courses/held'
import { type LockedRun, lockRun } from '@/lib/courses/lock-run'
import { runTags } from '@/lib/courses/run-tags'
import { LIVE } from '@/lib/courses/seats'
import { offerSeats } from '@/lib/courses/waitlist/offer-seats'
import { zoomChanged } from '@/lib/courses/zoom/zoom-changed'
import { db, RegistrationState, type Tx } from '@/lib/db'
import { touch } from '@/lib/page-tags'
import { checkoutOf, closeCheckout, expireOrder, lockOrder } from '@/lib/payments/close-checkout'
import type { Effects } from '@/lib/payments/effects'

type End = {
  /** What is kept with the registration, in the office's words. */
  reason: string
  /** What goes with it, in the same transaction: money, mail. `held` is as it was before. */
  settle: (tx: Tx, run: LockedRun, held: Held) => Promise<void>
}

/**
 * Ends a registration by the office's hand, whatever live state it is in. A page at Stripe that may still be paid is closed
 * first; money that it has taken by then is settled, and `settle` finds it. `busy`: the page cannot be closed just now, or
 * another one was opened meanwhile; nothing has changed, and a later try may succeed. `not_live`: nothing was left to end.
 */
export async function endRegistration(
  registrationId: string,
  { reason, settle }: End,
  effects: Effects,
  now: Date,
): Promise<'ended' | 'not_live' | 'busy'> {
  const order = await checkoutOf(registrationId)
  if (order && (await closeCheckout(order, effects)) === 'unknown') return 'busy'
  return db.$transaction(async (tx) => {
    if (order) await lockOrder(tx, order.id)
    const { runId } = await tx.registration.findUniqueOrThrow({
      where: { id: registrationId },
      select: { runId: true },
    })
    const run = await lockRun(tx, runId)
    if (!run) throw new Error(`The registration ${registrationId} is for no run`)
    const held = toHeld(await tx.registration.findUniqueOrThrow({ where: { id: registrationId }, select: heldBy }))
    // Who was moved to another run meanwhile is none of this one's any more.
    if (held.runId !== runId || !LIVE.some((state) => state === held.state)) return 'not_live'
    if (order && held.state === RegistrationState.HOLD && !(await expireOrder(tx, order))) return 'busy'
    await tx.registration.update({
      where: { id: registrationId },
      data: { state: RegistrationState.CANCELLED, cancelledAt: now, cancelledBy: 'office', cancelReason: reason },
    })
    await withdrawReminders(tx, registrationId)
    await settle(tx, run, held)
    await offerSeats(tx, run.id, now)
    await zoomChanged(tx, run.id)
    await touch(tx, runTags(run))
    return 'ended'
  })
}
