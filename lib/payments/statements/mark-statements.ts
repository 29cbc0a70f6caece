import { db } from '@/lib/db'
import type { Treasurer } from '@/lib/people/granted'

/** Says that these statements are printed, so that they wait no more. Returns how many did. */
export async function markStatementsPrinted(
  treasurer: Treasurer,
  ids: readonly string[],
  now = new Date(),
): Promise<number> {
  return db.$transaction(async (tx) => {
    const known = await tx.statement.findMany({ where: { id: { in: [...ids] } }, select: { id: true } })
    const { count } = await tx.statementPrint.createMany({
      data: known.map(({ id }) => ({ statementId: id, printedAt: now, printedBy: treasurer.email })),
      skipDuplicates: true,
    })
    if (count > 0) {
      const details = { ids: known.map(({ id }) => id) }
      const actor = `person:${treasurer.personId}`
      await tx.auditEntry.create({ data: { actor, action: 'statements-printed', subject: 'statements', details } })
    }
    return count
  })
}

/** Takes that back of one: it waits to be printed again. */
export async function markStatementWaiting(treasurer: Treasurer, statementId: string): Promise<void> {
  await db.$transaction(async (tx) => {
    const { count } = await tx.statementPrint.deleteMany({ where: { statementId } })
    if (count === 0) return
    const [actor, subject] = [`person:${treasurer.personId}`, `statement:${statementId}`]
    await tx.auditEntry.create({ data: { actor, action: 'statement-waits-again', subject } })
  })
}
