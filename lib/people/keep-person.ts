import type { Tx } from '@/lib/db'
import { findOrMakePerson } from './find-or-make-person'
import type { NamedPerson } from './known-people'

/**
 * The person that was typed in: the one with `personId` where somebody has decided who it is, else the one with the email,
 * else a new one. An email that was typed is kept for who had none, and the newest postal address is the one that counts;
 * names stay as they are. `actor` stands in the audit beside what changes.
 */
export async function keepPerson(
  tx: Tx,
  { name, email, postalAddress }: NamedPerson,
  personId: string | null,
  actor: string,
): Promise<{ id: string }> {
  if (personId === null && email === null) {
    return tx.person.create({ data: { name, postalAddress }, select: { id: true } })
  }
  const { id } =
    personId === null && email !== null
      ? await findOrMakePerson(tx, { name, email })
      : { id: await whoCounts(tx, personId ?? '') }
  const before = await tx.person.findUniqueOrThrow({ where: { id }, select: { email: true, postalAddress: true } })
  const changes = {
    ...(before.email === null && email !== null ? { email } : {}),
    ...(postalAddress !== null && before.postalAddress !== postalAddress ? { postalAddress } : {}),
  }
  if (Object.keys(changes).length === 0) return { id }
  await tx.person.update({ where: { id }, data: changes })
  const details = { changed: Object.keys(changes) }
  await tx.auditEntry.create({ data: { actor, action: 'correct-person', subject: `person:${id}`, details } })
  return { id }
}

/** Somebody may have merged the record since it was chosen. */
async function whoCounts(tx: Tx, id: string): Promise<string> {
  const { mergedIntoId } = await tx.person.findUniqueOrThrow({ where: { id }, select: { mergedIntoId: true } })
  return mergedIntoId ?? id
}
