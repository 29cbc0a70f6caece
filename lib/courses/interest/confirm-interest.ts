import { db } from '@/lib/db'
import { readLinkToken } from '@/lib/links'
import { tellOfOpenRuns } from './tell-of-open-runs'

/**
 * Puts whom an interest's link was mailed to on the list, for the first time or again after they had stopped it. Runs that
 * are open by now are noted as such first, and told to those who were on it before, so that the newcomer is told of none of
 * them: they can see these already. `unknown`: the link was not made here, or the interest is forgotten by now.
 */
export async function confirmInterest(token: string, now = new Date()): Promise<'confirmed' | 'unknown'> {
  const link = readLinkToken('interest', token)
  const interest = link && (await db.courseInterest.findUnique({ where: { id: link.id } }))
  if (!interest) return 'unknown'
  if (interest.confirmedAt && !interest.stoppedAt) return 'confirmed'
  await tellOfOpenRuns(now, interest.courseId)
  await db.courseInterest.updateMany({
    where: { id: interest.id, OR: [{ confirmedAt: null }, { stoppedAt: { not: null } }] },
    data: { confirmedAt: now, stoppedAt: null },
  })
  return 'confirmed'
}
