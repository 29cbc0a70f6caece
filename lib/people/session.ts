import { cookies } from 'next/headers'
import { notFound, redirect } from 'next/navigation'
import { getServerSession } from 'next-auth'
import { cache } from 'react'
import type { Role } from '@/lib/db'
import { authOptions, formSecretCookie, sessionCookie } from './auth-options'
import { type Granted, rolesOf, withGrant } from './granted'
import { closeSignInSession } from './sign-in-sessions'

// The only file of lib/ that knows the framework, and the only door to next-auth. Nothing that a job reaches imports it.

type SignedIn = { sessionId: string; personId: string; name: string; email: string; roles: Role[] }

/** `isWhole`: nothing is missing. `hasJustPassed`: the second factor was passed a moment ago. */
type HalfOpen = SignedIn & { isWhole: boolean; hasJustPassed: boolean }

/** The session of whoever has typed the mailed code. Asked once a request, however many parts of the page want to know. */
const readSession = cache(async (): Promise<HalfOpen | null> => {
  const session = await getServerSession(authOptions)
  if (!session) return null
  const { sessionId, person, hasSecondFactor, hasJustPassed } = session
  const roles = await rolesOf(person.personId)
  return { ...person, sessionId, roles, hasJustPassed, isWhole: hasSecondFactor || roles.length === 0 }
})

/** Who is signed in, or null: somebody who holds a grant is not before the second factor is passed. */
export async function whoIsSignedIn(): Promise<SignedIn | null> {
  const session = await readSession()
  return session?.isWhole ? session : null
}

/** Whoever has typed the mailed code, for the pages where the second factor is set up or passed, and for no others. */
export async function requireMailedCode(to: string): Promise<HalfOpen> {
  return (await readSession()) ?? redirect(`/sign-in?to=${encodeURIComponent(to)}`)
}

/**
 * Whoever is asking, as staff. Somebody signed out is led to sign in and back to `to`; to somebody signed in without the
 * grant the page does not exist. Call it in the page and in the action, never only in a layout.
 */
export async function requireStaff(to = '/staff') {
  return requireGrant('STAFF', to)
}

/** As `requireStaff`, for those who see and move money. */
export async function requireTreasurer(to = '/staff') {
  return requireGrant('TREASURER', to)
}

/** As `requireStaff`, for those who read board applications. */
export async function requireReviewer(to = '/staff') {
  return requireGrant('REVIEWER', to)
}

/** As `requireStaff`, for those who lead runs. */
export async function requireTrainer(to = '/trainer') {
  return requireGrant('TRAINER', to)
}

/** As `requireStaff`, for those who give roles and change settings, and do nothing else by it. */
export async function requireOwner(to = '/staff') {
  return requireGrant('OWNER', to)
}

/** As `requireStaff`, for what both staff and reviewers see of board applications. */
export async function requireStaffOrReviewer(to = '/staff') {
  const person = await requireSignedIn(to)
  return (await withGrant(person.personId, 'STAFF')) ?? requireGrant('REVIEWER', to)
}

/**
 * What else whoever is asking holds, beside what was required: the one way for app/ to such a value outside of the guards.
 * Null too for a session that owes the second factor.
 */
export async function alsoAs<Held extends Role>(role: Held): Promise<Granted<Held> | null> {
  const person = await whoIsSignedIn()
  return person && withGrant(person.personId, role)
}

/** As `requireStaff`, for pages that anybody with a desk may open; `roles` says which parts of them. */
export async function requireDesk(to = '/staff'): Promise<SignedIn> {
  const person = await requireSignedIn(to)
  if (!person.roles.some((role) => role !== 'TRAINER')) notFound()
  return person
}

async function requireGrant<Held extends Role>(role: Held, to: string): Promise<Granted<Held>> {
  const person = await requireSignedIn(to)
  return (await withGrant(person.personId, role)) ?? notFound()
}

/** As `requireStaff`, for what everybody has of their own. Whoever still owes the second factor is led to it first. */
export async function requireSignedIn(to: string): Promise<SignedIn> {
  const session = await requireMailedCode(to)
  return session.isWhole ? session : redirect(`/sign-in/second?to=${encodeURIComponent(to)}`)
}

/** As `requireSignedIn`, for changes of the second factor itself, which is asked for once more when that was long ago. */
export async function requireJustPassed(to: string): Promise<HalfOpen> {
  const session = await requireMailedCode(to)
  return session.hasJustPassed ? session : redirect(`/sign-in/second?to=${encodeURIComponent(to)}`)
}

/** Gives the browser the cookie of a session that was just opened. */
export async function keepSession(session: { token: string; expires: Date }): Promise<void> {
  const jar = await cookies()
  jar.set(sessionCookie.name, session.token, { ...sessionCookie.options, expires: session.expires })
}

/** The cookie by which next-auth knows a form of ours that leads to a provider: the form carries the same secret. */
export async function keepFormSecret(secret: string): Promise<void> {
  const { name, value, options } = formSecretCookie(secret)
  ;(await cookies()).set(name, value, options)
}

/** Signs this browser out: the session's row and the cookie both go. */
export async function endSession(): Promise<void> {
  const jar = await cookies()
  const token = jar.get(sessionCookie.name)?.value
  if (token) await closeSignInSession(token)
  jar.set(sessionCookie.name, '', { ...sessionCookie.options, maxAge: 0 })
}
