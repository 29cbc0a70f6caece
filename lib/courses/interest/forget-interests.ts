import { db } from '@/lib/db'

const KEPT_DAYS = 30

/**
 * Forgets the addresses of those who have not said for thirty days that they want to be told of runs, and of those who
 * stopped it as long ago. A nightly job.
 */
export async function forgetInterests(now = new Date()): Promise<void> {
  const since = new Date(now.getTime() - KEPT_DAYS * 24 * 60 * 60 * 1000)
  await db.courseInterest.deleteMany({
    where: { OR: [{ confirmedAt: null, createdAt: { lt: since } }, { stoppedAt: { lt: since } }] },
  })
}
