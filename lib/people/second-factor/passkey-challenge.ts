import { db } from '@/lib/db'
import { MINUTE_MS } from '@/lib/durations'
import { CHALLENGE_MINUTES, optionsToAdd, optionsToUse } from './passkey-ceremony'

type Session = { sessionId: string; personId: string }

/** Begins the making of a passkey in this session: what its browser needs for it. */
export async function askToAddPasskey(session: Session & { email: string }, now = new Date()) {
  const options = await optionsToAdd(session, await passkeysOf(session.personId))
  await keepChallenge(session.sessionId, options.challenge, now)
  return options
}

/** Begins the use of one of the person's passkeys in this session. */
export async function askForPasskey(session: Session, now = new Date()) {
  const options = await optionsToUse(await passkeysOf(session.personId))
  await keepChallenge(session.sessionId, options.challenge, now)
  return options
}

/**
 * The challenge of a session, which is used up by it, whatever comes of the answer; null when it has none, or is too old.
 * The newest counts: a session has one at a time.
 */
export async function takeChallenge(sessionId: string, now: Date): Promise<string | null> {
  const session = await db.signInSession.findUnique({
    where: { id: sessionId },
    select: { passkeyChallenge: true, passkeyChallengeUntil: true },
  })
  if (!session?.passkeyChallenge || !session.passkeyChallengeUntil) return null
  const taken = await db.signInSession.updateMany({
    where: { id: sessionId, passkeyChallenge: session.passkeyChallenge },
    data: { passkeyChallenge: null, passkeyChallengeUntil: null },
  })
  return taken.count === 1 && session.passkeyChallengeUntil > now ? session.passkeyChallenge : null
}

async function keepChallenge(sessionId: string, passkeyChallenge: string, now: Date): Promise<void> {
  const passkeyChallengeUntil = new Date(now.getTime() + CHALLENGE_MINUTES * MINUTE_MS)
  await db.signInSession.updateMany({ where: { id: sessionId }, data: { passkeyChallenge, passkeyChallengeUntil } })
}

async function passkeysOf(personId: string) {
  return db.passkey.findMany({ where: { personId }, select: { credentialId: true, transports: true } })
}
