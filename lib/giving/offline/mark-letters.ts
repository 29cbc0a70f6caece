import { db, type Tx } from '@/lib/db'
import type { Treasurer } from '@/lib/people/granted'

/** Says that these letters are printed, so that they wait no more. Returns how many did. */
export async function markPrinted(treasurer: Treasurer, ids: readonly string[], now = new Date()): Promise<number> {
  return db.$transaction(async (tx) => {
    const { count } = await tx.letter.updateMany({
      where: { id: { in: [...ids] }, printedAt: null },
      data: { printedAt: now, printedBy: treasurer.email },
    })
    return noted(tx, treasurer, 'letters-printed', ids, count)
  })
}

/** Takes that back: they wait to be printed again. Returns how many do. */
export async function markWaiting(treasurer: Treasurer, ids: readonly string[]): Promise<number> {
  return db.$transaction(async (tx) => {
    const { count } = await tx.letter.updateMany({
      where: { id: { in: [...ids] }, printedAt: { not: null } },
      data: { printedAt: null, printedBy: null },
    })
    return noted(tx, treasurer, 'letters-wait-again', ids, count)
  })
}

async function noted(tx: Tx, { personId }: Treasurer, action: string, ids: readonly string[], count: number) {
  if (count > 0) {
    await tx.auditEntry.create({
      data: { actor: `person:${personId}`, action, subject: 'letters', details: { ids: [...ids] } },
    })
  }
  return count
}
