import { createHash, randomBytes } from 'node:crypto'
import { db, type Tx } from '@/lib/db'

/** Two weeks spans two evenings of a weekly course, so that a desk opens on a phone without a code; not a lost phone's month. */
export const SESSION_SECONDS = 14 * 24 * 60 * 60

/** Opens a session for a person. The token goes into the browser's cookie and nowhere else: only its hash is kept. */
export async function openSignInSession(
  tx: Tx,
  personId: string,
  now: Date,
): Promise<{ token: string; expires: Date }> {
  const token = randomBytes(32).toString('base64url')
  const expires = new Date(now.getTime() + SESSION_SECONDS * 1000)
  await tx.signInSession.create({ data: { sessionToken: tokenHash(token), personId, expires } })
  return { token, expires }
}

/** The session of a token with its person, or null when there is none. Whether it has expired is the caller's to ask. */
export async function readSignInSession(token: string) {
  return db.signInSession.findUnique({
    where: { sessionToken: tokenHash(token) },
    select: { expires: true, person: { select: { id: true, name: true, email: true, emailVerifiedAt: true } } },
  })
}

/** Ends a session; one that is gone already is no mistake. */
export async function closeSignInSession(token: string): Promise<void> {
  await db.signInSession.deleteMany({ where: { sessionToken: tokenHash(token) } })
}

/** A token of 256 random bits needs no slow hash: nobody can guess it, and whoever reads the table cannot use it. */
function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}
