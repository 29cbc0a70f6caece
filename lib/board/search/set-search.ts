import { db } from '@/lib/db'
import type { Reviewer, Staff } from '@/lib/people/granted'
import type { SearchInput } from './search-schema'

/** Sets what people are told before they apply. What was told before stays in its row. */
export async function setSearch(who: Staff | Reviewer, { needs, ...search }: SearchInput): Promise<void> {
  const setBy = `person:${who.personId}`
  await db.$transaction(async (tx) => {
    const { id } = await tx.boardSearch.create({
      data: { ...search, setBy, needs: { create: needs } },
      select: { id: true },
    })
    const { termYears, answerWeeks, asksApart } = search
    await tx.auditEntry.create({
      data: {
        actor: setBy,
        action: 'board-search.set',
        subject: `board-search:${id}`,
        details: { termYears, answerWeeks, asksApart, needs },
      },
    })
  })
}
