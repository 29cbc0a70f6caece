import type { Adapter } from 'next-auth/adapters'
import { db } from '@/lib/db'
import { env } from '@/lib/env'
import { emailOf } from '../email-of'
import { keepSignInSession } from '../sign-in-sessions'
import { noteVerified, whoSignsIn } from '../who-signs-in'
import { OPENID, verifiedEmail } from './openid-provider'

/** Why a provider's word let nobody in, as it stands in the address of the page where one signs in. */
export type OpenIdProblem = 'unverified' | 'unknown'

/**
 * Whether what a provider says lets somebody in: it vouches for an address, and the address is somebody's here. It opens what
 * the mailed code opens, so that whoever holds a grant still owes the second factor. False of every other way.
 */
export async function answerOpenId(
  provider: string | undefined,
  claims: unknown,
  now = new Date(),
): Promise<boolean | string> {
  if (provider !== OPENID) return false
  const email = verifiedEmail(claims)
  if (email === null) return problemPage('unverified')
  if (!(await whoSignsIn(db, email))) return problemPage('unknown')
  await noteVerified(db, email, now)
  return true
}

const problemPage = (problem: OpenIdProblem) => `${env.SITE_URL}/sign-in?problem=${problem}`

/** What next-auth needs to open a session by way of a provider. It makes nobody and links nothing. */
export function openIdAdapter(browser: string): Adapter {
  return {
    async getUserByAccount({ provider, providerAccountId }) {
      const person = provider === OPENID ? await whoSignsIn(db, providerAccountId) : null
      return (
        person && { id: person.id, name: person.name, email: emailOf(person), emailVerified: person.emailVerifiedAt }
      )
    },
    async createSession(session) {
      const { sessionToken: token, userId: personId, expires } = session
      await keepSignInSession({ token, personId, browser, expires })
      return session
    },
  }
}
