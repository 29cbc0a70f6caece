import { db, type Tx } from '@/lib/db'

/** For how many months the board keeps an application that was declined or withdrawn; null while it has not said. */
export async function findKeepMonths(tx: Tx | typeof db = db): Promise<number | null> {
  const rules = await tx.boardRules.findFirst({ select: { keepMonths: true }, orderBy: { id: 'desc' } })
  return rules?.keepMonths ?? null
}

/** The day on which it is erased; null while the board has not said for how long it keeps it. */
export function eraseDate(closedAt: Date, keepMonths: number | null): Date | null {
  if (keepMonths === null) return null
  const date = new Date(closedAt)
  date.setUTCMonth(date.getUTCMonth() + keepMonths)
  return date
}
