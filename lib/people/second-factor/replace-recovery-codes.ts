import type { Tx } from '@/lib/db'
import { makeRecoveryCodes, printRecoveryCode, recoveryCodeHash } from './recovery-codes'

/** Ten new recovery codes in place of those there were. They are returned this once, as people read them: only their hashes are kept. */
export async function replaceRecoveryCodes(tx: Tx, personId: string): Promise<string[]> {
  const codes = makeRecoveryCodes()
  await tx.recoveryCode.deleteMany({ where: { personId } })
  await tx.recoveryCode.createMany({
    data: codes.map((code) => ({ personId, codeHash: recoveryCodeHash(personId, code) })),
  })
  return codes.map(printRecoveryCode)
}
