import { db } from '@/lib/db'
import { DAY_MS } from '@/lib/durations'
import { CODE_TRIES, FAILED_TRIES_A_DAY, isCode } from './sign-in-code'
import { openSignInSession } from './sign-in-sessions'
import { noteVerified, whoSignsIn } from './who-signs-in'

type SignIn = { outcome: 'signed_in'; session: { token: string; expires: Date } } | { outcome: 'refused' }

/**
 * Opens a session for whoever types the code of their own request. Whoever holds a grant may do nothing with it yet but
 * pass the second factor (session.ts). A code works once, for ten minutes, and dies after five
 * wrong tries; an address has a hundred failed tries a day, whoever makes them. There is one refusal for every reason, an
 * address that we do not know among them: telling them apart would tell a stranger who is known here.
 *
 * A session is of a person, and opens what is their own; what else it opens their grants say, each time anew.
 */
export async function signIn(
  { requestId, code, browser = 'A browser' }: { requestId: string; code: string; browser?: string },
  now = new Date(),
): Promise<SignIn> {
  // The try is counted before the code is looked at and outside the transaction, so that tries sent at once count too.
  const stillOpen = { id: requestId, usedAt: null, expiresAt: { gt: now } }
  const counted = await db.signInCode.updateManyAndReturn({
    where: { ...stillOpen, tries: { lt: CODE_TRIES } },
    data: { tries: { increment: 1 } },
    select: { email: true, codeHash: true },
  })
  const request = counted[0]
  if (!request || (await triesInADay(request.email, now)) > FAILED_TRIES_A_DAY) return { outcome: 'refused' }
  if (!isCode(requestId, code, request.codeHash)) return { outcome: 'refused' }
  return db.$transaction(async (tx): Promise<SignIn> => {
    const used = await tx.signInCode.updateMany({ where: stillOpen, data: { usedAt: now } })
    if (used.count === 0) return { outcome: 'refused' }
    const person = await whoSignsIn(tx, request.email)
    if (!person) return { outcome: 'refused' }
    await noteVerified(tx, request.email, now)
    return { outcome: 'signed_in', session: await openSignInSession(tx, person.id, browser, now) }
  })
}

/** The tries of a day, this one included, at codes of this address that have signed nobody in. */
async function triesInADay(email: string, now: Date): Promise<number> {
  const since = new Date(now.getTime() - DAY_MS)
  const { _sum } = await db.signInCode.aggregate({
    where: { email, usedAt: null, expiresAt: { gt: since } },
    _sum: { tries: true },
  })
  return _sum.tries ?? 0
}
