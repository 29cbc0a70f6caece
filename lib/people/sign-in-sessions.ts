import { createHash, randomBytes } from 'node:crypto'
import { db, type Tx } from '@/lib/db'
import { HOUR_MS } from '@/lib/durations'

/** Two weeks spans two evenings of a weekly course, so that a desk opens on a phone without a code; not a lost phone's month. */
export const SESSION_SECONDS = 14 * 24 * 60 * 60

/** Opens a session for a person. The token goes into the browser's cookie and nowhere else: only its hash is kept. */
export async function openSignInSession(
  tx: Tx,
  personId: string,
  browser: string,
  now: Date,
): Promise<{ token: string; expires: Date }> {
  const token = newSessionToken()
  const expires = new Date(now.getTime() + SESSION_SECONDS * 1000)
  await keepSignInSession({ token, personId, browser, expires }, tx)
  return { token, expires }
}

export function newSessionToken(): string {
  return randomBytes(32).toString('base64url')
}

/** Keeps a session whose token is made already. */
export async function keepSignInSession(
  { token, ...session }: { token: string; personId: string; browser: string; expires: Date },
  tx: Tx | typeof db = db,
): Promise<void> {
  await tx.signInSession.create({ data: { sessionToken: tokenHash(token), ...session } })
}

/** The session of a token with its person, or null when there is none. Whether it has expired is the caller's to ask. */
export async function readSignInSession(token: string) {
  return db.signInSession.findUnique({
    where: { sessionToken: tokenHash(token) },
    select: {
      id: true,
      expires: true,
      lastSeenAt: true,
      secondFactorAt: true,
      person: { select: { id: true, name: true, email: true, emailVerifiedAt: true } },
    },
  })
}

/** Ends a session; one that is gone already is no mistake. */
export async function closeSignInSession(token: string): Promise<void> {
  await db.signInSession.deleteMany({ where: { sessionToken: tokenHash(token) } })
}

/** Notes that a session is in use, at most once an hour: nobody needs to know more exactly, and most visits write nothing. */
export async function noteSignInSession(
  { id, lastSeenAt }: { id: string; lastSeenAt: Date },
  now = new Date(),
): Promise<void> {
  if (now.getTime() - lastSeenAt.getTime() < HOUR_MS) return
  await db.signInSession.updateMany({ where: { id }, data: { lastSeenAt: now } })
}

/** Somebody's sessions that have not expired, the newest first. */
export async function listSignInSessions(personId: string, now = new Date()) {
  return db.signInSession.findMany({
    where: { personId, expires: { gt: now } },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    select: { id: true, createdAt: true, lastSeenAt: true, browser: true },
  })
}

/** Ends one of somebody's own sessions; one that is gone already, or is another person's, is left. */
export async function endSignInSession(personId: string, sessionId: string): Promise<void> {
  await db.signInSession.deleteMany({ where: { id: sessionId, personId } })
}

/** Signs somebody out everywhere. */
export async function endSignInSessions(personId: string, tx: Tx | typeof db = db): Promise<void> {
  await tx.signInSession.deleteMany({ where: { personId } })
}

/** A token of 256 random bits needs no slow hash: nobody can guess it, and whoever reads the table cannot use it. */
function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}
