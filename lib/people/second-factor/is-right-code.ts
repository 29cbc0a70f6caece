import type { Tx } from '@/lib/db'
import { unseal } from '@/lib/seal'
import type { LockedFactor } from './count-try'
import { recoveryCodeHash } from './recovery-codes'
import { tellOfUsedRecoveryCode } from './tell-of-second-factor'
import { stepOfCode } from './totp'

/**
 * Whether this is a code of the person's app whose step was not used yet, or one of their unused recovery codes; a right
 * one is used up. The row of the second factor is locked by who asks.
 */
export async function isRightCode(tx: Tx, factor: LockedFactor, code: string, now: Date): Promise<boolean> {
  return (await spendAppCode(tx, factor, code, now)) || (await spendRecoveryCode(tx, factor.personId, code, now))
}

async function spendAppCode(
  tx: Tx,
  { personId, secret, lastStep: last }: LockedFactor,
  code: string,
  now: Date,
): Promise<boolean> {
  if (secret === null || last === null) return false
  const lastStep = stepOfCode(unseal(`person:${personId}`, secret), code, now)
  if (lastStep === null || lastStep <= last) return false
  await tx.secondFactor.update({ where: { personId }, data: { lastStep } })
  return true
}

async function spendRecoveryCode(tx: Tx, personId: string, code: string, now: Date): Promise<boolean> {
  const codeHash = recoveryCodeHash(personId, code)
  const used = await tx.recoveryCode.updateMany({ where: { personId, codeHash, usedAt: null }, data: { usedAt: now } })
  if (used.count === 0) return false
  await tellOfUsedRecoveryCode(tx, personId, now)
  return true
}
