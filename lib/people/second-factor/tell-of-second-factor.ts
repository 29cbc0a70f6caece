import type { Tx } from '@/lib/db'
import { queueMail } from '@/lib/mail'
import { emailOf } from '../email-of'
import { passkeyEmail, recoveryCodeUsedEmail, secondFactorResetEmail } from './emails'

/** Writes down that a recovery code was used, and tells the person, who may not have been the one. */
export async function tellOfUsedRecoveryCode(tx: Tx, personId: string, now: Date): Promise<void> {
  const to = await addressOf(tx, personId)
  const left = await tx.recoveryCode.count({ where: { personId, usedAt: null } })
  const subject = `person:${personId}`
  await tx.auditEntry.create({ data: { actor: subject, action: 'recovery-code.used', subject, details: { left } } })
  await queueMail(tx, {
    ...recoveryCodeUsedEmail(left, now),
    cause: `recovery-code-used:${personId}:${now.getTime()}`,
    template: 'recovery-code-used',
    to,
  })
}

/** Writes down that a passkey was added or removed, and tells the person, who may not have been the one. */
export async function tellOfPasskey(
  tx: Tx,
  personId: string,
  { deed, passkey, now }: { deed: 'added' | 'removed'; passkey: { id: string; name: string }; now: Date },
): Promise<void> {
  const subject = `person:${personId}`
  await tx.auditEntry.create({ data: { actor: subject, action: `passkey.${deed}`, subject } })
  await queueMail(tx, {
    ...passkeyEmail(deed, passkey.name, now),
    cause: `passkey-${deed}:${passkey.id}`,
    template: `passkey-${deed}`,
    to: await addressOf(tx, personId),
  })
}

/** Tells the person that their second factor was taken away by somebody else. */
export async function tellOfReset(tx: Tx, personId: string, now: Date): Promise<void> {
  await queueMail(tx, {
    ...secondFactorResetEmail(),
    cause: `second-factor-reset:${personId}:${now.getTime()}`,
    template: 'second-factor-reset',
    to: await addressOf(tx, personId),
  })
}

async function addressOf(tx: Tx, personId: string): Promise<string> {
  return emailOf(await tx.person.findUniqueOrThrow({ where: { id: personId }, select: { email: true } }))
}
