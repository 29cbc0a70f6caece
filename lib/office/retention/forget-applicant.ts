import type { Tx } from '@/lib/db'
import { forgetPerson } from '@/lib/office/account/forget-person'

/**
 * Takes somebody out with their erased application, if that was all we knew them by: their name and address were among what
 * they sent. A step of the transaction that erases it, which holds their row.
 */
export async function forgetApplicant(tx: Tx, personId: string, now: Date): Promise<void> {
  const person = await tx.person.findFirst({
    where: {
      id: personId,
      removedAt: null,
      grants: { none: {} },
      trainer: { is: null },
      registrations: { none: {} },
      orders: { none: {} },
      recurringGifts: { none: {} },
      letters: { none: {} },
      applications: { none: {} },
      boardMembers: { none: {} },
    },
    select: { id: true, email: true, merged: { select: { email: true } } },
  })
  if (!person) return
  const addresses = [person, ...person.merged].flatMap(({ email }) => email ?? [])
  const waits = await tx.courseInterest.count({ where: { email: { in: addresses } } })
  const drafts = await tx.boardDraft.count({ where: { email: { in: addresses }, sentAt: null } })
  if (waits + drafts === 0) await forgetPerson(tx, person, now)
}
