import type { Tx } from '@/lib/db'
import { pauseAfter } from './pause'

/** The row of somebody's second factor, locked. */
export type LockedFactor = NonNullable<Awaited<ReturnType<typeof lockSecondFactor>>>

export type CheckedTry = 'right' | 'wrong' | 'paused'

/**
 * Asks whether what somebody shows is right, and counts it when it is not. The row is locked, so that tries sent at once are
 * counted one by one. A wrong one is counted in the open transaction: commit it. Somebody without a second factor has
 * nothing right to show.
 */
export async function countTry(
  tx: Tx,
  personId: string,
  now: Date,
  isRight: (factor: LockedFactor) => Promise<boolean>,
): Promise<CheckedTry> {
  const factor = await lockSecondFactor(tx, personId)
  if (!factor) return 'wrong'
  if (factor.pausedUntil && factor.pausedUntil > now) return 'paused'
  if (await isRight(factor)) {
    await tx.secondFactor.update({ where: { personId }, data: { wrongTries: 0, pausedUntil: null } })
    return 'right'
  }
  const wrongTries = factor.wrongTries + 1
  await tx.secondFactor.update({ where: { personId }, data: { wrongTries, pausedUntil: pauseAfter(wrongTries, now) } })
  return 'wrong'
}

/** Null: somebody has none. */
export async function lockSecondFactor(tx: Tx, personId: string) {
  await tx.$queryRaw`SELECT 1 FROM "SecondFactor" WHERE "personId" = ${personId}::uuid FOR UPDATE`
  return tx.secondFactor.findUnique({ where: { personId } })
}
