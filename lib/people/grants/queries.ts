import { db, type Role } from '@/lib/db'
import { actorNames } from '../actor-names'
import { emailOf } from '../email-of'
import type { Owner } from '../granted'
import { roles } from './roles'

type HeldGrant = { id: string; role: Role; since: Date; by: string }

/** Everybody who holds a grant, by name: what, since when and by whom, and whether they have set up a second factor. */
export async function listGrantHolders(_owner: Owner) {
  const people = await db.person.findMany({
    where: { grants: { some: { revokedAt: null } } },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    select: {
      id: true,
      name: true,
      email: true,
      secondFactor: { select: { personId: true } },
      grants: { where: { revokedAt: null }, select: { id: true, role: true, grantedAt: true, grantedBy: true } },
    },
  })
  const names = await actorNames(people.flatMap(({ grants }) => grants.map(({ grantedBy }) => grantedBy)))
  return people.map((person) => ({
    id: person.id,
    name: person.name,
    email: emailOf(person),
    hasSecondFactor: person.secondFactor !== null,
    grants: person.grants
      .map(
        ({ id, role, grantedAt, grantedBy }): HeldGrant => ({
          id,
          role,
          since: grantedAt,
          by: names.get(grantedBy) ?? grantedBy,
        }),
      )
      .sort((one, other) => roles.indexOf(one.role) - roles.indexOf(other.role)),
  }))
}
