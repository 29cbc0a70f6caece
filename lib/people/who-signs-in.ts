import type { db, Tx } from '@/lib/db'

/**
 * Whom an address lets in: its own person or, of a merged record, the one that counts. Null: nobody, or somebody who has
 * asked to be removed. Whoever holds a grant signs in by their own address alone: staff merge records, and would otherwise
 * let themselves in at a desk by another address of theirs.
 */
export async function whoSignsIn(tx: Tx | typeof db, email: string) {
  const who = { id: true, name: true, email: true, emailVerifiedAt: true, removalAskedAt: true } as const
  const grants = { where: { revokedAt: null }, select: { id: true }, take: 1 } as const
  const typed = await tx.person.findFirst({
    where: { email, removedAt: null },
    select: { ...who, mergedInto: { select: { ...who, grants } } },
  })
  if (!typed || typed.removalAskedAt) return null
  if (!typed.mergedInto) return typed
  const isKept = typed.mergedInto.removalAskedAt === null && typed.mergedInto.grants.length === 0
  return isKept ? typed.mergedInto : null
}

/** Notes that somebody has proved that an address is theirs, where nobody had. */
export async function noteVerified(tx: Tx | typeof db, email: string, now: Date): Promise<void> {
  await tx.person.updateMany({ where: { email, emailVerifiedAt: null }, data: { emailVerifiedAt: now } })
}
