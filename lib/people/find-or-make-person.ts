import type { Tx } from '@/lib/db'

/**
 * The person with this email address, made if nobody has it yet. The address is taken as the forms give it, trimmed and
 * lower-cased. Somebody we know keeps their name: whoever types an address has not proved that it is theirs.
 *
 * Safe when two transactions ask for the same new address: one inserts, the other waits for it and finds it.
 */
export async function findOrMakePerson(tx: Tx, person: { email: string; name: string }): Promise<{ id: string }> {
  await tx.person.createMany({ data: { email: person.email, name: person.name }, skipDuplicates: true })
  return tx.person.findUniqueOrThrow({ where: { email: person.email }, select: { id: true } })
}
