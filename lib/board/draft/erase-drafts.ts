import { db, type Prisma, type Tx } from '@/lib/db'
import { lockDraft } from './draft-key'

/** Erases a draft at its applicant's wish; false for a link that opens no draft. */
export async function discardDraft(secret: string, now = new Date()): Promise<boolean> {
  return db.$transaction(async (tx) => {
    const draft = await lockDraft(tx, secret, now)
    if (!draft || draft.sentAt) return false
    await erase(tx, draft)
    return true
  })
}

/** Erases every draft whose day has come, as its applicant was told. A nightly job. */
export async function eraseDrafts(now = new Date()): Promise<void> {
  await db.$transaction((tx) => eraseDraftsWhere(tx, { eraseAfter: { lte: now } }))
}

/** Erases drafts in an open transaction: what was begun from an address, say, whose person is removed. */
export async function eraseDraftsWhere(tx: Tx, where: Prisma.BoardDraftWhereInput): Promise<void> {
  const drafts = await tx.boardDraft.findMany({ where, select: { id: true, resumeId: true } })
  for (const draft of drafts) await erase(tx, draft)
}

async function erase(tx: Tx, { id, resumeId }: { id: string; resumeId: string | null }): Promise<void> {
  // Steps and keys go with it; another run of the job may have been faster.
  await tx.boardDraft.deleteMany({ where: { id } })
  if (resumeId) await tx.file.deleteMany({ where: { id: resumeId } })
}
