import { db } from '@/lib/db'

/** Since when somebody has an authenticator app, and how many recovery codes are left; null when they have none. */
export async function findSecondFactor(personId: string): Promise<{ since: Date; codesLeft: number } | null> {
  const factor = await db.secondFactor.findUnique({
    where: { personId },
    select: { createdAt: true, _count: { select: { recoveryCodes: { where: { usedAt: null } } } } },
  })
  return factor && { since: factor.createdAt, codesLeft: factor._count.recoveryCodes }
}
