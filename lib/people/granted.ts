import { db, type Role } from '@/lib/db'
import { emailOf } from './email-of'

const granted = Symbol('granted')

/**
 * Somebody who holds one of these roles now. Only `withGrant` makes such a value, from a live grant in the database, so a
 * command that takes one cannot be called by somebody who lacks it.
 */
export type Granted<Held extends Role> = {
  personId: string
  name: string
  email: string
  readonly [granted]: Held
}

export type Staff = Granted<'STAFF'>
export type Owner = Granted<'OWNER'>
export type Treasurer = Granted<'TREASURER'>
export type Reviewer = Granted<'REVIEWER'>
/** Sees the runs that they lead, and no others: every query for trainers asks for that too. */
export type Trainer = Granted<'TRAINER'>

/**
 * The person as a holder of the role, or null when no live grant of theirs names it. It knows of no session: app/ asks
 * `alsoAs` (session.ts), which looks at the second factor too.
 */
export async function withGrant<Held extends Role>(personId: string, role: Held): Promise<Granted<Held> | null> {
  const person = await db.person.findFirst({
    where: { id: personId, grants: { some: { role, revokedAt: null } } },
    select: { name: true, email: true },
  })
  return person && { personId, name: person.name, email: emailOf(person), [granted]: role }
}

/** Whether somebody is here as staff, and not in another role. */
export function isStaff(who: Granted<Role>): who is Staff {
  return who[granted] === 'STAFF'
}

/** The roles a person holds now. */
export async function rolesOf(personId: string): Promise<Role[]> {
  const grants = await db.grant.findMany({
    where: { personId, revokedAt: null },
    distinct: ['role'],
    select: { role: true },
  })
  return grants.map((grant) => grant.role)
}
