import type { db, Prisma, Tx } from '@/lib/db'

/** Whoever counts for an address: the person whose own it is, or the one into whom its record was merged. */
export function bearer(email: string): Prisma.PersonWhereInput {
  return { OR: [{ email, mergedIntoId: null }, { merged: { some: { email } } }] }
}

/**
 * The address at which we write to whoever typed one of these: their own, where a record with the typed one was merged into
 * theirs. What is mailed to somebody goes to one address, whichever of theirs they type.
 */
export async function ownEmails(tx: Tx | typeof db, emails: readonly string[]): Promise<(typed: string) => string> {
  const merged = await tx.person.findMany({
    where: { email: { in: [...emails] }, mergedIntoId: { not: null } },
    select: { email: true, mergedInto: { select: { email: true } } },
  })
  const own = new Map(merged.map(({ email, mergedInto }) => [email, mergedInto?.email]))
  return (typed) => own.get(typed) ?? typed
}
