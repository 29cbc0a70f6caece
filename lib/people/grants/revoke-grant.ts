import { db, Role } from '@/lib/db'
import type { Owner } from '../granted'
import { liveRoles } from './grant-role'

/**
 * Takes a grant away; it bites on the person's next request, since each asks for it anew. The last owner stays one: the
 * live grants of owners are locked while they are counted, so that two owners who take each other's away at the same moment
 * do not both succeed. `gone`: somebody was quicker.
 */
export async function revokeGrant(
  owner: Owner,
  grantId: string,
  now = new Date(),
): Promise<'revoked' | 'gone' | 'last_owner'> {
  return db.$transaction(async (tx) => {
    const owners = await tx.$queryRaw<{ id: string }[]>`
      SELECT "id" FROM "Grant" WHERE "role" = 'OWNER' AND "revokedAt" IS NULL ORDER BY "id" FOR UPDATE`
    const grant = await tx.grant.findFirst({
      where: { id: grantId, revokedAt: null },
      select: { personId: true, role: true },
    })
    if (!grant) return 'gone'
    if (grant.role === Role.OWNER && owners.length === 1) return 'last_owner'
    const before = await liveRoles(tx, grant.personId)
    const revoked = await tx.grant.updateMany({ where: { id: grantId, revokedAt: null }, data: { revokedAt: now } })
    if (revoked.count === 0) return 'gone'
    await tx.auditEntry.create({
      data: {
        actor: `person:${owner.personId}`,
        action: 'revoke',
        subject: `person:${grant.personId}`,
        details: { before, after: await liveRoles(tx, grant.personId) },
      },
    })
    return 'revoked'
  })
}
