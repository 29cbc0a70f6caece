import { replyToBoard } from '@/lib/board/board-addresses'
import { isoDay } from '@/lib/dates'
import type { Tx } from '@/lib/db'
import { queueMail } from '@/lib/mail'
import { closedStates } from './application-state'
import { openApplicationEmail } from './emails'
import { ownUrl } from './own/own-link'

/** Mails a person with an open application that they have one, and where it stands; false when they have none. */
export async function mailOpenApplication(
  tx: Tx,
  { personId, email }: { personId: string; email: string },
  now: Date,
): Promise<boolean> {
  const open = await tx.boardApplication.findFirst({
    where: { personId, state: { notIn: [...closedStates] } },
    select: { id: true, linkVersion: true, state: true, submittedAt: true },
  })
  if (!open) return false
  await queueMail(tx, {
    ...openApplicationEmail({ ...open, href: ownUrl(open) }),
    ...(await replyToBoard(tx)),
    // Once a day, however often it is asked for: nobody's inbox is filled with it.
    cause: `board-application:${open.id}:open:${isoDay(now)}`,
    template: 'board-application-open',
    to: email,
  })
  return true
}
