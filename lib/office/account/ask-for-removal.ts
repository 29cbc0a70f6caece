import { db } from '@/lib/db'
import { enqueue } from '@/lib/jobs'
import { findRunning, type InTheWay, isInTheWay, standingInTheWay } from './standing-in-the-way'

export type AskOutcome =
  | { kind: 'asked' }
  /** Nothing has been done; this has to be seen to first. */
  | { kind: 'in_the_way'; inTheWay: InTheWay }
  /** A gift of theirs is still charged, and they have not said that it shall end. */
  | { kind: 'gift_runs' }

/**
 * Takes note that somebody wants to be removed, and signs them out everywhere at once; the job `remove-people` does the
 * rest. Asked twice is asked once. Refused while they have a seat ahead, which they give back by its policy first, a desk
 * of their own, or money on its way.
 */
export async function askForRemoval(
  personId: string,
  { endsGift }: { endsGift: boolean },
  now = new Date(),
): Promise<AskOutcome> {
  return db.$transaction(async (tx): Promise<AskOutcome> => {
    await tx.$queryRaw`SELECT "id" FROM "Person" WHERE "id" = ${personId}::uuid FOR UPDATE`
    const inTheWay = await standingInTheWay(tx, personId, now)
    if (isInTheWay(inTheWay)) return { kind: 'in_the_way', inTheWay }
    if ((await findRunning(tx, personId)) && !endsGift) return { kind: 'gift_runs' }
    await tx.person.updateMany({
      where: { id: personId, removedAt: null, removalAskedAt: null },
      data: { removalAskedAt: now },
    })
    await tx.signInSession.deleteMany({ where: { personId } })
    await enqueue(tx, 'remove-people', {})
    return { kind: 'asked' }
  })
}
