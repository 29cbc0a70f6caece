import { decisionOf } from '@/lib/board/application-state'
import { eraseDate, findKeepMonths } from '@/lib/board/own/keep'
import { clearedFor } from '@/lib/board/standing'
import { db } from '@/lib/db'
import type { Reviewer } from '@/lib/people/granted'

/** The decision, the letter about it, and when what was declined would be erased, for a cleared reviewer; null while there is no decision. */
export async function readLetter({ personId }: Reviewer, applicationId: string, now = new Date()) {
  const found = await db.boardApplication.findFirst({
    where: { id: applicationId, ...clearedFor(personId) },
    select: {
      name: true,
      state: true,
      person: { select: { email: true } },
      rounds: { select: { outcome: true } },
      letter: {
        select: { text: true, leavesAt: true, sentAt: true, writtenBy: { select: { name: true } } },
      },
    },
  })
  const decision = found && decisionOf(found)
  if (!found || !decision) return null
  const { name, state, person, letter } = found
  const erasedOn = decision === 'DECLINED' ? eraseDate(now, await findKeepMonths(db)) : null
  return { name, state, email: person.email, decision, letter, erasedOn }
}
