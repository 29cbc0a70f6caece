import { canTake, isOpen, runState } from '@/lib/courses/run-state'
import { db } from '@/lib/db'
import { checkoutOf } from '@/lib/payments/close-checkout'
import { isRegistered, lockMove, type Obstacle, obstacleOf } from './lock-move'
import { moveSeat } from './move-seat'
import { fittingTier } from './transfer-rules'

export type TransferOutcome =
  | 'moved'
  | Obstacle
  /** The link by which this was asked is dead by now. */
  | 'link_died'
  /** No run of the course for which one can register just now. */
  | 'not_open'
  | 'full'
  /** What was paid is no price of that run. */
  | 'other_price'
  /** The person is registered for that run by itself. */
  | 'has_place'

/**
 * Moves a seat to another run of the same course, before it begins, by its holder's own hand. A seat in the other run is
 * taken as any passer-by would take one, never before those who wait for it. Nothing is paid or given back: what was paid
 * must be a price there.
 *
 * `link` is the registration and the version of the link that was used.
 */
export async function transferRegistration(
  link: { id: string; linkVersion: number },
  targetSlug: string,
  now = new Date(),
): Promise<TransferOutcome> {
  const order = await checkoutOf(link.id)
  return db.$transaction(async (tx) => {
    const locked = await lockMove(tx, link.id, targetSlug, order)
    if (locked === 'gone') return 'link_died'
    if (locked === 'no_run') return 'not_open'
    const { registration, from, to, paid } = locked
    if (registration.linkVersion !== link.linkVersion) return 'link_died'
    const obstacle = obstacleOf(registration, from, paid, now)
    if (obstacle || paid === 'money_moved') return obstacle ?? 'money_moved'
    const state = runState(to, now)
    if (to.course.slug !== from.course.slug || !(isOpen(state) || state === 'full')) return 'not_open'
    if (!canTake(to, [], now)) return 'full'
    if (await isRegistered(tx, to.id, registration.personId)) return 'has_place'
    const tierId = fittingTier(to, registration.tier, paid, from.fairMarketValueCents)
    if (!tierId) return 'other_price'
    await moveSeat(tx, locked, tierId, { actor: 'registrant', reason: null }, now)
    return 'moved'
  })
}
