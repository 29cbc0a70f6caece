import { db } from '@/lib/db'
import { readLinkToken } from '@/lib/links'

/**
 * Stops telling somebody about runs of a course. A second call changes nothing. `unknown`: the link was not made here, or
 * the interest is forgotten by now, so there is nothing to stop either.
 */
export async function stopInterest(token: string, now = new Date()): Promise<'stopped' | 'unknown'> {
  const link = readLinkToken('interest', token)
  const interest = link && (await db.courseInterest.findUnique({ where: { id: link.id }, select: { id: true } }))
  if (!interest) return 'unknown'
  await db.courseInterest.updateMany({ where: { id: interest.id, stoppedAt: null }, data: { stoppedAt: now } })
  return 'stopped'
}
