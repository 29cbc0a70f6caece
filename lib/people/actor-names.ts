import { db } from '@/lib/db'

/** The names behind those of these words that are "person:ID", as which the audit writes down people; by the word. */
export async function actorNames(words: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const ids = words.flatMap((word) => /^person:([0-9a-f-]{36})$/.exec(word)?.[1] ?? [])
  const people = await db.person.findMany({
    where: { id: { in: [...new Set(ids)] } },
    select: { id: true, name: true },
  })
  return new Map(people.map(({ id, name }) => [`person:${id}`, name]))
}
