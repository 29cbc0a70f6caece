import { db } from '@/lib/db'
import { DAY_MS } from '@/lib/durations'

/** Forgets sessions that have ended, and codes a day after their end: until then their failed tries count. A nightly job. */
export async function removeExpiredSignIns(now = new Date()): Promise<void> {
  await db.signInCode.deleteMany({ where: { expiresAt: { lt: new Date(now.getTime() - DAY_MS) } } })
  await db.signInSession.deleteMany({ where: { expires: { lt: now } } })
}
