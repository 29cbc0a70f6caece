import type { Tx } from '@/lib/db'
import { emailOf } from './email-of'

type Typed = { email: string; name: string }

/**
 * The person with this email address, made if nobody has it yet. The address is taken as the forms give it, trimmed and
 * lower-cased. Somebody we know keeps their name: whoever types an address has not proved that it is theirs. An address of a
 * record that was merged is its person's.
 *
 * Safe when two transactions ask for the same new address: one inserts, the other waits for it and finds it.
 */
export async function findOrMakePerson(tx: Tx, person: Typed): Promise<{ id: string }> {
  await tx.person.createMany({ data: { email: person.email, name: person.name }, skipDuplicates: true })
  const found = await tx.person.findUniqueOrThrow({
    where: { email: person.email },
    select: { id: true, mergedIntoId: true },
  })
  return { id: found.mergedIntoId ?? found.id }
}

/** `findOrMakePerson` for many: everybody's id by their address. */
export async function findOrMakePeople(tx: Tx, people: readonly Typed[]): Promise<ReadonlyMap<string, string>> {
  // In one order whoever comes, so that two transactions with some of the same people wait for each other and do not deadlock.
  const data = people
    .map(({ email, name }) => ({ email, name }))
    .sort((one, other) => (one.email < other.email ? -1 : 1))
  await tx.person.createMany({ data, skipDuplicates: true })
  const found = await tx.person.findMany({
    where: { email: { in: data.map(({ email }) => email) } },
    select: { id: true, email: true, mergedIntoId: true },
  })
  return new Map(found.map((person) => [emailOf(person), person.mergedIntoId ?? person.id]))
}
