import { db } from '@/lib/db'
import type { Treasurer } from '@/lib/people/granted'
import { fundChanged } from './fund-changed'

/**
 * Closes a fund to new gifts. A gift whose page at Stripe is open already still goes to it, and so do monthly gifts that
 * have begun. Its page stays. Closing a closed one does nothing.
 */
export async function closeFund(treasurer: Treasurer, id: string, now = new Date()): Promise<void> {
  await move(treasurer, id, { action: 'fund.closed', closedAt: now })
}

/** Opens a closed fund again. */
export async function reopenFund(treasurer: Treasurer, id: string): Promise<void> {
  await move(treasurer, id, { action: 'fund.reopened', closedAt: null })
}

async function move(treasurer: Treasurer, id: string, { action, closedAt }: { action: string; closedAt: Date | null }) {
  await db.$transaction(async (tx) => {
    const [fund] = await tx.fund.updateManyAndReturn({
      where: { id, closedAt: closedAt ? null : { not: null } },
      data: { closedAt },
      select: { slug: true },
    })
    if (!fund) return
    await tx.auditEntry.create({ data: { actor: `person:${treasurer.personId}`, action, subject: `fund:${id}` } })
    await fundChanged(tx, fund.slug)
  })
}
