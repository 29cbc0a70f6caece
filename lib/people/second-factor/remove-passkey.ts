import { db } from '@/lib/db'
import { lockSecondFactor } from './count-try'
import { tellOfPasskey } from './tell-of-second-factor'

/**
 * Removes one of somebody's own passkeys. Their other sessions owe the second factor again, since the device that is gone
 * may have one of them. `last`: whoever holds a grant needs another second factor first. The session has just passed it.
 */
export async function removePasskey(
  { sessionId, personId }: { sessionId: string; personId: string },
  id: string,
  now = new Date(),
): Promise<'removed' | 'gone' | 'last'> {
  return db.$transaction(async (tx) => {
    const factor = await lockSecondFactor(tx, personId)
    const passkeys = await tx.passkey.findMany({ where: { personId }, select: { id: true, name: true } })
    const passkey = passkeys.find((each) => each.id === id)
    if (!passkey) return 'gone'
    const isLast = factor?.secret === null && passkeys.length === 1
    if (isLast && (await tx.grant.count({ where: { personId, revokedAt: null } })) > 0) return 'last'
    if (isLast) await tx.secondFactor.delete({ where: { personId } })
    else await tx.passkey.delete({ where: { id } })
    await tx.signInSession.updateMany({
      where: isLast ? { personId } : { personId, id: { not: sessionId } },
      data: { secondFactorAt: null },
    })
    await tellOfPasskey(tx, personId, { deed: 'removed', passkey, now })
    return 'removed'
  })
}
