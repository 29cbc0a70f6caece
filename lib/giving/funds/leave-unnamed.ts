import { db } from '@/lib/db'
import type { Treasurer } from '@/lib/people/granted'
import { fundChanged } from './fund-changed'

/**
 * Takes a giver's name off a campaign's page, as if they had asked for it in the form: they have written to us, or what
 * stands there is no name. Their gift, receipt and account stay as they are.
 */
export async function leaveUnnamed(
  treasurer: Treasurer,
  { fundId, personId }: { fundId: string; personId: string },
): Promise<void> {
  await db.$transaction(async (tx) => {
    const { count } = await tx.order.updateMany({
      where: { personId, isAnonymous: false, lines: { some: { fundId } } },
      data: { isAnonymous: true },
    })
    if (count === 0) return
    const { slug } = await tx.fund.findUniqueOrThrow({ where: { id: fundId }, select: { slug: true } })
    await tx.auditEntry.create({
      data: {
        actor: `person:${treasurer.personId}`,
        action: 'fund.giver_unnamed',
        subject: `fund:${fundId}`,
        details: { personId },
      },
    })
    await fundChanged(tx, slug)
  })
}
