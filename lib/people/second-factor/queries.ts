import { db } from '@/lib/db'

type OwnPasskey = { id: string; name: string; createdAt: Date; lastUsedAt: Date | null }
export type OwnSecondFactor = {
  /** Null: they have passkeys alone. */
  appSince: Date | null
  passkeys: OwnPasskey[]
  codesLeft: number
}

/** What somebody has as a second factor, and how many recovery codes are left; null when they have none. */
export async function findSecondFactor(personId: string): Promise<OwnSecondFactor | null> {
  const factor = await db.secondFactor.findUnique({
    where: { personId },
    select: {
      appSince: true,
      passkeys: {
        orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
        select: { id: true, name: true, createdAt: true, lastUsedAt: true },
      },
      _count: { select: { recoveryCodes: { where: { usedAt: null } } } },
    },
  })
  return factor && { appSince: factor.appSince, passkeys: factor.passkeys, codesLeft: factor._count.recoveryCodes }
}
