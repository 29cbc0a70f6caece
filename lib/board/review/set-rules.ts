import { db } from '@/lib/db'
import type { Reviewer } from '@/lib/people/granted'
import type { RulesInput } from './rules-schema'

/** Sets how the board decides from now on. What was scored and opened before keeps the rules it began with. */
export async function setRules(reviewer: Reviewer, { quorum, keepMonths, criteria }: RulesInput): Promise<void> {
  const setBy = `person:${reviewer.personId}`
  await db.$transaction(async (tx) => {
    const rules = await tx.boardRules.create({
      data: {
        quorum,
        keepMonths,
        setBy,
        criteria: { create: criteria.map((criterion, index) => ({ ...criterion, position: index + 1 })) },
      },
      select: { id: true },
    })
    await tx.auditEntry.create({
      data: {
        actor: setBy,
        action: 'board-rules.set',
        subject: `board-rules:${rules.id}`,
        details: { quorum, keepMonths, criteria },
      },
    })
  })
}
