import { db } from '@/lib/db'
import { readLinkToken } from '@/lib/links'

type Interest = {
  course: { slug: string; title: string }
  /** `asked`: has not said yes so far. */
  standing: 'asked' | 'on_list' | 'stopped'
}

/** The interest that a mailed link is about, or null. The address is no part of it: links are passed on. */
export async function findInterest(token: string): Promise<Interest | null> {
  const link = readLinkToken('interest', token)
  const interest =
    link &&
    (await db.courseInterest.findUnique({
      where: { id: link.id },
      select: { confirmedAt: true, stoppedAt: true, course: { select: { slug: true, title: true } } },
    }))
  if (!interest) return null
  const { course, confirmedAt, stoppedAt } = interest
  return { course, standing: stoppedAt ? 'stopped' : confirmedAt ? 'on_list' : 'asked' }
}
