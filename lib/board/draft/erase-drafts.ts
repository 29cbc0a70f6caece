import { db, type Tx } from '@/lib/db'
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
  const due = await db.boardDraft.findMany({
    where: { eraseAfter: { lte: now } },
    select: { id: true, resumeId: true },
  })
  for (const draft of due) await db.$transaction((tx) => erase(tx, draft))
}

/** Erases what was begun from this address, in a transaction that removes its person. */
export async function forgetDrafts(tx: Tx, email: string): Promise<void> {
  const drafts = await tx.boardDraft.findMany({ where: { email }, select: { id: true, resumeId: true } })
  for (const draft of drafts) await erase(tx, draft)
}

async function erase(tx: Tx, { id, resumeId }: { id: string; resumeId: string | null }): Promise<void> {
  // Steps and keys go with it; another run of the job may have been faster.
  await tx.boardDraft.deleteMany({ where: { id } })
  if (resumeId) await tx.file.deleteMany({ where: { id: resumeId } })
}
