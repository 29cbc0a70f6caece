import { db, type Prisma, type Tx } from '@/lib/db'
import { forgetMailAbout } from '@/lib/mail-log'
import { lockDraft } from './draft-key'

/** Erases a draft at its applicant's wish; false for a link that opens no draft. */
export async function discardDraft(secret: string, now = new Date()): Promise<boolean> {
  return db.$transaction(async (tx) => {
    const draft = await lockDraft(tx, secret, now)
    if (!draft || draft.sentAt) return false
    await erase(tx, draft.id)
    return true
  })
}

/** Erases every draft whose day has come, as its applicant was told. A nightly job. */
export async function eraseDrafts(now = new Date()): Promise<void> {
  await db.$transaction((tx) => eraseDraftsWhere(tx, { eraseAfter: { lte: now } }))
}

/** Erases drafts in an open transaction: what was begun from an address, say, whose person is removed. */
export async function eraseDraftsWhere(tx: Tx, where: Prisma.BoardDraftWhereInput): Promise<void> {
  const drafts = await tx.boardDraft.findMany({ where, select: { id: true } })
  for (const { id } of drafts) await erase(tx, id)
}

/** The draft with its steps, keys and resume, and that our mails went to its address. */
async function erase(tx: Tx, id: string): Promise<void> {
  const keys = await tx.boardDraftKey.findMany({ where: { draftId: id }, select: { id: true } })
  const [draft] = await tx.$queryRaw<{ email: string; resumeId: string | null }[]>`
    DELETE FROM "BoardDraft" WHERE "id" = ${id}::uuid RETURNING "email", "resumeId"`
  // Another run of the job may have been faster.
  if (!draft) return
  if (draft.resumeId) await tx.file.deleteMany({ where: { id: draft.resumeId } })
  await forgetMailAbout(tx, {
    causes: [id, ...keys.map((key) => key.id)].map((cause) => `board-draft:${cause}:`),
    addresses: [draft.email],
    subject: 'About a draft that is erased',
  })
}
