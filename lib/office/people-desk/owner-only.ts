import { type db, Role, type Tx } from '@/lib/db'
import type { Staff } from '@/lib/people/granted'

/**
 * Whether only an owner may do this with these records. Whoever holds a grant signs in by their address: staff who could put
 * their own in its place, or take the record with its grants, would give themselves what only owners give.
 */
export async function isOwnersOnly(tx: Tx | typeof db, staff: Staff, personIds: readonly string[]): Promise<boolean> {
  const live = { revokedAt: null }
  const grants = await tx.grant.count({ where: { ...live, personId: { in: [...personIds] } } })
  if (grants === 0) return false
  return (await tx.grant.count({ where: { ...live, personId: staff.personId, role: Role.OWNER } })) === 0
}
