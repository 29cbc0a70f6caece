import type { Tx } from '@/lib/db'

/** As it stands in lists and exports. */
export const UNNAMED = 'Unnamed giver'

/** The one row to which gifts belong of which nobody knows who gave them; entries wait for one another, so it is made once. */
export async function unnamedGiver(tx: Tx): Promise<{ id: string }> {
  const select = { id: true }
  const known = await tx.person.findFirst({ where: { isUnnamed: true }, select })
  return known ?? tx.person.create({ data: { name: UNNAMED, isUnnamed: true }, select })
}
