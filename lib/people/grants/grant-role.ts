import { db, type Role, type Tx } from '@/lib/db'
import { queueMail } from '@/lib/mail'
import { emailOf } from '../email-of'
import { findOrMakePerson } from '../find-or-make-person'
import type { Owner } from '../granted'
import { endSignInSessions } from '../sign-in-sessions'
import { grantedEmail } from './emails'

/**
 * Gives a role to whoever has this address, whom we make if we do not know them, and mails them what it means and how they
 * sign in. It counts from their next request. Somebody who holds the role keeps it as it is.
 */
export async function grantRole(
  owner: Owner,
  { email, name, role }: { email: string; name: string; role: Role },
): Promise<'granted' | 'held'> {
  return db.$transaction(async (tx) => {
    const { id: personId } = await findOrMakePerson(tx, { email, name })
    const before = await liveRoles(tx, personId)
    const actor = `person:${owner.personId}`
    // One live grant a role is the database's own rule.
    const made = await tx.grant.createManyAndReturn({
      data: { personId, role, grantedBy: actor },
      skipDuplicates: true,
      select: { id: true },
    })
    const [grant] = made
    if (!grant) return 'held'
    // Who holds a grant signs in by their own address alone, and so nobody stays in whom another one has let in.
    const person = await tx.person.findUniqueOrThrow({
      where: { id: personId },
      select: { email: true, _count: { select: { merged: true } } },
    })
    if (person._count.merged > 0) await endSignInSessions(personId, tx)
    await tx.auditEntry.create({
      data: {
        actor,
        action: 'grant',
        subject: `person:${personId}`,
        details: { before, after: await liveRoles(tx, personId) },
      },
    })
    await queueMail(tx, {
      ...grantedEmail(role, owner.name),
      cause: `granted:${grant.id}`,
      template: 'granted',
      to: emailOf(person),
    })
    return 'granted'
  })
}

/** The roles that somebody holds, as the audit has them before and after. */
export async function liveRoles(tx: Tx, personId: string): Promise<Role[]> {
  const grants = await tx.grant.findMany({
    where: { personId, revokedAt: null },
    orderBy: { role: 'asc' },
    select: { role: true },
  })
  return grants.map(({ role }) => role)
}
