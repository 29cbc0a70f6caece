import { createHash } from 'node:crypto'
import type { AuthOptions } from 'next-auth'
import type { Adapter } from 'next-auth/adapters'
import { env } from '@/lib/env'
import { log } from '@/lib/log'
import { emailOf } from './email-of'
import { answerOpenId, openIdAdapter } from './openid/open-by-provider'
import { openIdProviders } from './openid/openid-provider'
import { hasJustPassed } from './second-factor/just-passed'
import {
  closeSignInSession,
  newSessionToken,
  noteSignInSession,
  readSignInSession,
  SESSION_SECONDS,
} from './sign-in-sessions'

declare module 'next-auth' {
  /** What the adapter tells of the session beside who it is, for the callback below. */
  // biome-ignore lint/style/useConsistentTypeDefinitions: only an interface can be added to.
  interface User {
    sessionId?: string
    hasSecondFactor?: boolean
    hasJustPassed?: boolean
  }
}

const isSecure = env.SITE_URL.startsWith('https://')

/** The cookie of a session, by next-auth's own rules, said here once for it and for us. */
export const sessionCookie = {
  name: `${isSecure ? '__Secure-' : ''}next-auth.session-token`,
  options: { httpOnly: true, sameSite: 'lax', path: '/', secure: isSecure },
} as const

/** next-auth's own proof that a form is of this site, in its form: the secret, and its hash under our key. */
export function formSecretCookie(secret: string) {
  const hash = createHash('sha256').update(`${secret}${env.NEXTAUTH_SECRET}`).digest('hex')
  const name = `${isSecure ? '__Host-' : ''}next-auth.csrf-token`
  return { name, value: `${secret}|${hash}`, options: sessionCookie.options }
}

/**
 * The sessions of next-auth on our tables. It reads and ends them; opening one is `signIn`'s work, since next-auth's own
 * email sign-in happens on a GET, which mail scanners send too; by way of a provider it is next-auth's (openid/).
 */
const adapter: Adapter = {
  async getSessionAndUser(sessionToken) {
    const session = await readSignInSession(sessionToken)
    if (!session) return null
    await noteSignInSession(session)
    const { id, name, emailVerifiedAt } = session.person
    return {
      session: { sessionToken, userId: id, expires: session.expires },
      user: {
        id,
        name,
        email: emailOf(session.person),
        emailVerified: emailVerifiedAt,
        sessionId: session.id,
        hasSecondFactor: session.secondFactorAt !== null,
        hasJustPassed: hasJustPassed(session.secondFactorAt),
      },
    }
  },
  deleteSession: closeSignInSession,
  // Sessions end when they said they would: a server component could not move the cookie's date along with the row's.
  updateSession: () => null,
}

export const authOptions = {
  secret: env.NEXTAUTH_SECRET,
  adapter,
  providers: openIdProviders(),
  useSecureCookies: isSecure,
  cookies: { sessionToken: sessionCookie },
  session: {
    strategy: 'database',
    maxAge: SESSION_SECONDS,
    updateAge: SESSION_SECONDS,
    generateSessionToken: newSessionToken,
  },
  pages: { signIn: '/sign-in', signOut: '/sign-in', error: '/sign-in', verifyRequest: '/sign-in/code' },
  callbacks: {
    signIn: ({ account, profile }) => answerOpenId(account?.provider, profile),
    session: ({ session, user }) => ({
      expires: session.expires,
      sessionId: user.sessionId ?? '',
      hasSecondFactor: user.hasSecondFactor ?? false,
      hasJustPassed: user.hasJustPassed ?? false,
      person: { personId: user.id, name: user.name ?? '', email: user.email ?? '' },
    }),
  },
  logger: {
    error: (code, metadata) =>
      log.error({ code, err: metadata instanceof Error ? metadata : metadata.error }, 'sign-in'),
    warn: (code) => log.warn({ code }, 'sign-in'),
    debug: () => undefined,
  },
} satisfies AuthOptions

/** The same for one request, which may open a session by way of a provider: its browser is named in the session. */
export function authOptionsFor(browser: string): AuthOptions {
  return { ...authOptions, adapter: { ...adapter, ...openIdAdapter(browser) } }
}
