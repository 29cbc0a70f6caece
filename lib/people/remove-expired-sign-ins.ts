import { db } from '@/lib/db'

/** Forgets codes and sessions that can no longer sign anybody in. A nightly job. */
export async function removeExpiredSignIns(now = new Date()): Promise<void> {
  await db.signInCode.deleteMany({ where: { expiresAt: { lt: now } } })
  await db.signInSession.deleteMany({ where: { expires: { lt: now } } })
}
