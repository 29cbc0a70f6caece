import type { AuthenticationResponseJSON } from '@simplewebauthn/server'
import { db, type Tx } from '@/lib/db'
import { type CheckedTry, countTry, type LockedFactor } from './count-try'
import { isRightCode } from './is-right-code'
import { isRightPasskey } from './is-right-passkey'
import { takeChallenge } from './passkey-challenge'

type Session = { sessionId: string; personId: string }

/** Opens the whole site to a session whose person types a code of their app, or one of their recovery codes. */
export async function passSecondFactor(session: Session, code: string, now = new Date()): Promise<CheckedTry> {
  return pass(session, now, (tx, factor) => isRightCode(tx, factor, code, now))
}

/** The same for whoever answers this session's challenge with one of their passkeys. */
export async function passByPasskey(
  session: Session,
  response: AuthenticationResponseJSON,
  now = new Date(),
): Promise<CheckedTry> {
  const challenge = await takeChallenge(session.sessionId, now)
  return pass(session, now, (tx, { personId }) => isRightPasskey(tx, personId, { response, challenge }, now))
}

async function pass(
  { sessionId, personId }: Session,
  now: Date,
  isRight: (tx: Tx, factor: LockedFactor) => Promise<boolean>,
): Promise<CheckedTry> {
  return db.$transaction(async (tx) => {
    const checked = await countTry(tx, personId, now, (factor) => isRight(tx, factor))
    if (checked === 'right') {
      await tx.signInSession.updateMany({ where: { id: sessionId, personId }, data: { secondFactorAt: now } })
    }
    return checked
  })
}
