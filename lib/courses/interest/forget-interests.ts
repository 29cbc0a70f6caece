import type { db, Prisma, Tx } from '@/lib/db'
import { DAY_MS } from '@/lib/durations'

const KEPT_DAYS = 30

/**
 * Those who have not said for thirty days that they want to be told, those who stopped it as long ago, and those who said
 * it before `since`.
 */
const toForget = (since: Date, now: Date) => {
  const lately = new Date(now.getTime() - KEPT_DAYS * DAY_MS)
  return {
    OR: [
      { confirmedAt: null, createdAt: { lt: lately } },
      { stoppedAt: { lt: lately } },
      { confirmedAt: { lt: since } },
    ],
  } satisfies Prisma.CourseInterestWhereInput
}

/** Every address that waits for a course and is to be forgotten by `now`. */
export async function listInterestsToForget(tx: Tx | typeof db, since: Date, now: Date) {
  return tx.courseInterest.findMany({
    where: toForget(since, now),
    select: { email: true, confirmedAt: true, stoppedAt: true, course: { select: { title: true } } },
    orderBy: { createdAt: 'asc' },
  })
}

/** Forgets them. Returns how many. */
export async function forgetInterests(tx: Tx, since: Date, now: Date): Promise<number> {
  return (await tx.courseInterest.deleteMany({ where: toForget(since, now) })).count
}
