import { db } from '@/lib/db'
import { KEPT_HOURS } from './keep-resume'

/**
 * Removes resumes that arrived with a form which was never sent to its end. A nightly job. They go an hour after the form
 * may no longer claim them, so that none is taken away while it is being attached.
 */
export async function removeOrphanFiles(now = new Date()): Promise<void> {
  const before = new Date(now.getTime() - (KEPT_HOURS + 1) * 3_600_000)
  await db.file.deleteMany({ where: { createdAt: { lt: before }, application: { is: null } } })
}
