import { db } from '@/lib/db'
import { checkTypedCode } from './check-typed-code'
import { replaceRecoveryCodes } from './replace-recovery-codes'

type Renewal = { outcome: 'renewed'; recoveryCodes: string[] } | { outcome: 'wrong' | 'paused' }

/** Ten new recovery codes for whoever types a code at this very moment; the old ones are dead. */
export async function renewRecoveryCodes(personId: string, code: string, now = new Date()): Promise<Renewal> {
  return db.$transaction(async (tx): Promise<Renewal> => {
    const checked = await checkTypedCode(tx, personId, code, now)
    if (checked !== 'right') return { outcome: checked }
    const subject = `person:${personId}`
    await tx.auditEntry.create({ data: { actor: subject, action: 'recovery-codes.renewed', subject } })
    return { outcome: 'renewed', recoveryCodes: await replaceRecoveryCodes(tx, personId) }
  })
}
