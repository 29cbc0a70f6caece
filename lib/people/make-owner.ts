import { db, Role } from '@/lib/db'
import { findOrMakePerson } from './find-or-make-person'

const ownersRoles = [Role.OWNER, Role.STAFF, Role.TREASURER, Role.REVIEWER]

/**
 * Gives the person with this address every desk there is, and makes the person if we do not know the address yet. Returns
 * the roles that were added; none when they had them all. For the command line alone: whoever can run it owns the machine.
 */
export async function makeOwner(email: string, actor: string): Promise<{ added: Role[] }> {
  return db.$transaction(async (tx) => {
    const name = email.slice(0, email.indexOf('@'))
    const person = await findOrMakePerson(tx, { email, name })
    // One live grant a role is the database's own rule, so a role that they hold already is left out.
    const made = await tx.grant.createManyAndReturn({
      data: ownersRoles.map((role) => ({ personId: person.id, role, grantedBy: actor })),
      skipDuplicates: true,
      select: { role: true },
    })
    const added = made.map(({ role }) => role)
    if (added.length === 0) return { added }
    await tx.auditEntry.create({
      data: { actor, action: 'grant', subject: `person:${person.id}`, details: { roles: added } },
    })
    return { added }
  })
}
