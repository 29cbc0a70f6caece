import { randomUUID } from 'node:crypto'
import { db, type Prisma } from '@/lib/db'
import { DAY_MS } from '@/lib/durations'
import { queueMail } from '@/lib/mail'
import { draftReminderEmail } from '../emails'
import { draftUrl, makeSecret, secretHash } from './draft-key'

const DAYS_BEFORE = 7

/**
 * Reminds whoever has filled something in and not sent it, once, a week before it is erased. A daily job. The mail has a link
 * of its own, since of those before only hashes are kept.
 */
export async function remindOfDrafts(now = new Date()): Promise<void> {
  const soon = new Date(now.getTime() + DAYS_BEFORE * DAY_MS)
  const due = {
    sentAt: null,
    remindedAt: null,
    eraseAfter: { gt: now, lte: soon },
    steps: { some: {} },
  } satisfies Prisma.BoardDraftWhereInput
  for (const { id } of await db.boardDraft.findMany({ where: due, select: { id: true } })) {
    await db.$transaction(async (tx) => {
      // Another run of this job may have been faster, or its applicant.
      const [draft] = await tx.boardDraft.updateManyAndReturn({
        where: { id, ...due },
        data: { remindedAt: now },
        select: { email: true, eraseAfter: true },
      })
      if (!draft) return
      const secret = makeSecret()
      await tx.boardDraftKey.create({
        data: { id: randomUUID(), draftId: id, secretHash: secretHash(secret), createdAt: now },
      })
      await queueMail(tx, {
        ...draftReminderEmail({ href: draftUrl(secret), eraseAfter: draft.eraseAfter }),
        cause: `board-draft:${id}:reminder`,
        template: 'board-draft',
        to: draft.email,
        notAfter: draft.eraseAfter,
      })
    })
  }
}
