import type { Tx } from '@/lib/db'
import { unseal } from '@/lib/seal'
import { pauseAfter } from './pause'
import { recoveryCodeHash } from './recovery-codes'
import { tellOfUsedRecoveryCode } from './tell-of-second-factor'
import { stepOfCode } from './totp'

export type CheckedCode = 'right' | 'wrong' | 'paused'

/**
 * Whether this is a code of the person's app whose step was not used yet, or one of their unused recovery codes; a right
 * one is used up. The row is locked, so that tries sent at once are counted one by one and a code works once. A wrong one
 * is counted in the open transaction: commit it. Somebody without a second factor has no right code.
 */
export async function checkTypedCode(tx: Tx, personId: string, code: string, now: Date): Promise<CheckedCode> {
  await tx.$queryRaw`SELECT 1 FROM "SecondFactor" WHERE "personId" = ${personId}::uuid FOR UPDATE`
  const factor = await tx.secondFactor.findUnique({ where: { personId } })
  if (!factor) return 'wrong'
  if (factor.pausedUntil && factor.pausedUntil > now) return 'paused'

  const step = stepOfCode(unseal(`person:${personId}`, factor.secret), code, now)
  const isFresh = step !== null && step > factor.lastStep
  if (isFresh || (await spendRecoveryCode(tx, personId, code, now))) {
    const lastStep = isFresh ? step : factor.lastStep
    await tx.secondFactor.update({ where: { personId }, data: { lastStep, wrongTries: 0, pausedUntil: null } })
    return 'right'
  }
  const wrongTries = factor.wrongTries + 1
  await tx.secondFactor.update({ where: { personId }, data: { wrongTries, pausedUntil: pauseAfter(wrongTries, now) } })
  return 'wrong'
}

async function spendRecoveryCode(tx: Tx, personId: string, code: string, now: Date): Promise<boolean> {
  const codeHash = recoveryCodeHash(personId, code)
  const used = await tx.recoveryCode.updateMany({ where: { personId, codeHash, usedAt: null }, data: { usedAt: now } })
  if (used.count === 0) return false
  await tellOfUsedRecoveryCode(tx, personId, now)
  return true
}
