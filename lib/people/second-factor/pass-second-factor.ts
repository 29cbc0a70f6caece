import { db } from '@/lib/db'
import { type CheckedCode, checkTypedCode } from './check-typed-code'

/** Opens the whole site to a session whose person types a code of their app, or one of their recovery codes. */
export async function passSecondFactor(
  { sessionId, personId }: { sessionId: string; personId: string },
  code: string,
  now = new Date(),
): Promise<CheckedCode> {
  return db.$transaction(async (tx) => {
    const checked = await checkTypedCode(tx, personId, code, now)
    if (checked === 'right') {
      await tx.signInSession.updateMany({ where: { id: sessionId, personId }, data: { secondFactorAt: now } })
    }
    return checked
  })
}
