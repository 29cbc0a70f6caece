import type { AuthenticationResponseJSON } from '@simplewebauthn/server'
import type { Tx } from '@/lib/db'
import { counterOf } from './passkey-ceremony'

/** Whether one of the person's own passkeys answers the challenge. The row of the second factor is locked by who asks. */
export async function isRightPasskey(
  tx: Tx,
  personId: string,
  { response, challenge }: { response: AuthenticationResponseJSON; challenge: string | null },
  now: Date,
): Promise<boolean> {
  const passkey = await tx.passkey.findFirst({ where: { personId, credentialId: response.id } })
  const counter = passkey && challenge && (await counterOf(response, passkey, challenge))
  if (!passkey || typeof counter !== 'number') return false
  // One that counts and did not go on was copied, or is the copy (WebAuthn, 6.1.1). Many never count, and stay at 0.
  if ((counter > 0 || passkey.counter > 0n) && counter <= passkey.counter) {
    const subject = `person:${personId}`
    await tx.auditEntry.create({ data: { actor: subject, action: 'passkey.copied', subject } })
    return false
  }
  await tx.passkey.update({ where: { id: passkey.id }, data: { counter, lastUsedAt: now } })
  return true
}
