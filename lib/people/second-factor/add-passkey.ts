import type { RegistrationResponseJSON } from '@simplewebauthn/server'
import { db } from '@/lib/db'
import { passkeyOf } from './passkey-ceremony'
import { takeChallenge } from './passkey-challenge'
import { replaceRecoveryCodes } from './replace-recovery-codes'
import type { SettingUp } from './set-up-second-factor'
import { tellOfPasskey } from './tell-of-second-factor'

type Added = { outcome: 'added'; recoveryCodes: string[] | null } | { outcome: 'wrong' | 'taken' | 'is_set_up' }

/**
 * Adds the passkey that answers this session's challenge, which has thereby passed the second factor. Recovery codes, this
 * once, come with the first; null when there are some. Beside what there is already it takes a session that has just passed
 * it. `taken`: the passkey is known here.
 */
export async function addPasskey(
  { sessionId, personId, hasJustPassed }: SettingUp,
  { name, response }: { name: string; response: RegistrationResponseJSON },
  now = new Date(),
): Promise<Added> {
  const challenge = await takeChallenge(sessionId, now)
  const passkey = challenge && (await passkeyOf(response, challenge))
  if (!passkey) return { outcome: 'wrong' }
  const transports = response.response.transports ?? []
  return db.$transaction(async (tx): Promise<Added> => {
    const { credentialId } = passkey
    if (await tx.passkey.findUnique({ where: { credentialId }, select: { id: true } })) return { outcome: 'taken' }
    const first = await tx.secondFactor.createMany({ data: { personId }, skipDuplicates: true })
    if (first.count === 0 && !hasJustPassed) return { outcome: 'is_set_up' }
    await tx.$queryRaw`SELECT 1 FROM "SecondFactor" WHERE "personId" = ${personId}::uuid FOR UPDATE`
    const added = await tx.passkey.create({ data: { ...passkey, personId, name, transports } })
    await tx.signInSession.update({ where: { id: sessionId }, data: { secondFactorAt: now, newSecret: null } })
    await tellOfPasskey(tx, personId, { deed: 'added', passkey: added, now })
    const codes = await tx.recoveryCode.count({ where: { personId } })
    return { outcome: 'added', recoveryCodes: codes === 0 ? await replaceRecoveryCodes(tx, personId) : null }
  })
}
