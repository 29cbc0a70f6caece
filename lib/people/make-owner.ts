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
    // The person's row is the lock under which grants are given, so that two commands do not give the same one twice.
    await tx.$queryRaw`SELECT id FROM "Person" WHERE id = ${person.id}::uuid FOR UPDATE`
    const held = await tx.grant.findMany({ where: { personId: person.id, revokedAt: null }, select: { role: true } })
    const added = ownersRoles.filter((role) => !held.some((grant) => grant.role === role))
    if (added.length === 0) return { added }
    await tx.grant.createMany({ data: added.map((role) => ({ personId: person.id, role, grantedBy: actor })) })
    await tx.auditEntry.create({
      data: { actor, action: 'grant', subject: `person:${person.id}`, details: { roles: added } },
    })
    return { added }
  })
}
