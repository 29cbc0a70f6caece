import { isRegistered, lockMove, type Obstacle, obstacleOf } from '@/lib/courses/change/lock-move'
import { moveSeat } from '@/lib/courses/change/move-seat'
import { fittingTier, hasOtherValue } from '@/lib/courses/change/transfer-rules'
import { canTake } from '@/lib/courses/run-state'
import { db, RunStatus } from '@/lib/db'
import { checkoutOf } from '@/lib/payments/close-checkout'
import type { Staff } from '@/lib/people/granted'

type MoveOutcome =
  | 'moved'
  | Obstacle
  /** It moved at this very moment, or was never there. */
  | 'gone'
  /** No run of the course that people can be in. */
  | 'no_run'
  | 'full'
  /** The receipt says what the seat is worth, and would be untrue of a seat there. */
  | 'other_value'
  | 'has_place'

/**
 * Moves somebody's seat to another run of the same course, before it begins, as they could themselves, and with the mails
 * that they would have; the office says why. It may do so whether or not people can register there just now, and at
 * another price: nothing more is asked for and nothing goes back. It takes no seat there that is not free, or awaited.
 */
export async function moveByOffice(
  staff: Staff,
  registrationId: string,
  { target, reason }: { target: string; reason: string },
  now = new Date(),
): Promise<MoveOutcome> {
  const order = await checkoutOf(registrationId)
  return db.$transaction(async (tx) => {
    const locked = await lockMove(tx, registrationId, target, order)
    if (typeof locked === 'string') return locked
    const { registration, from, to, paid } = locked
    const obstacle = obstacleOf(registration, from, paid, now)
    if (obstacle || paid === 'money_moved') return obstacle ?? 'money_moved'
    if (to.course.slug !== from.course.slug || to.status !== RunStatus.PUBLISHED) return 'no_run'
    if (!canTake(to, [], now)) return 'full'
    if (await isRegistered(tx, to.id, registration.personId)) return 'has_place'
    if (hasOtherValue(to, paid, from.fairMarketValueCents)) return 'other_value'
    const tierId = fittingTier(to, registration.tier, paid, from.fairMarketValueCents)
    await moveSeat(tx, locked, tierId, { actor: `person:${staff.personId}`, reason }, now)
    return 'moved'
  })
}
