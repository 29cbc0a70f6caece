import type { Tx } from '@/lib/db'

/** Somebody as they were typed in: by email, by postal address, or both. */
export type NamedPerson = { name: string; email: string | null; postalAddress: string | null }

export type KnownPerson = { id: string } & NamedPerson

/**
 * Who this may be. Whoever has the email is that person. The same name at the same postal address is only a hint, since a
 * parent and a child may share both: such people are suggested, and somebody decides. Where an email was typed that nobody
 * has, only people without one are.
 */
export async function findKnownPeople(
  tx: Tx,
  typed: NamedPerson,
): Promise<{ known: KnownPerson } | { suggested: KnownPerson[] }> {
  const select = { id: true, name: true, email: true, postalAddress: true }
  const found =
    typed.email === null
      ? null
      : await tx.person.findUnique({ where: { email: typed.email }, select: { ...select, mergedInto: { select } } })
  if (found) {
    const { mergedInto, ...known } = found
    return { known: mergedInto ?? known }
  }
  const key = postalKey(typed)
  if (key === null) return { suggested: [] }
  const people = await tx.person.findMany({
    where: {
      name: { equals: typed.name, mode: 'insensitive' },
      postalAddress: { not: null },
      mergedIntoId: null,
      ...(typed.email === null ? {} : { email: null }),
    },
    orderBy: { id: 'asc' },
    select,
  })
  return { suggested: people.filter((person) => postalKey(person) === key) }
}

/** Name and postal address without what people write in different ways: capitals, points, commas and line ends. */
export function postalKey({ name, postalAddress }: Pick<NamedPerson, 'name' | 'postalAddress'>): string | null {
  if (postalAddress === null) return null
  const plain = (text: string) =>
    text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim()
  return `${plain(name)}|${plain(postalAddress)}`
}
