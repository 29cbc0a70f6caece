import { db } from '@/lib/db'
import { lockSecondFactor } from './count-try'
import { replaceRecoveryCodes } from './replace-recovery-codes'

/** Ten new recovery codes for whoever has just passed the second factor; the old ones are dead. Null: they have none to stand in for. */
export async function renewRecoveryCodes(personId: string): Promise<string[] | null> {
  return db.$transaction(async (tx) => {
    if (!(await lockSecondFactor(tx, personId))) return null
    const subject = `person:${personId}`
    await tx.auditEntry.create({ data: { actor: subject, action: 'recovery-codes.renewed', subject } })
    return replaceRecoveryCodes(tx, personId)
  })
}
