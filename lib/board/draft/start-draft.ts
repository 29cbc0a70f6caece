import { randomUUID } from 'node:crypto'
import { replyToBoard } from '@/lib/board/board-addresses'
import { db, type Tx } from '@/lib/db'
import { DAY_MS, MINUTE_MS } from '@/lib/durations'
import { queueMail } from '@/lib/mail'
import { codeHash, makeCode } from '@/lib/people/sign-in-code'
import { draftEmail } from '../emails'
import { mailOpenApplication } from '../mail-open-application'
import { DRAFT_CODE_MINUTES, DRAFT_DAYS, draftUrl, makeSecret, secretHash } from './draft-key'
import { eraseDraftsWhere } from './erase-drafts'

/**
 * Begins an application of this address, or finds the one that was begun, and mails a link to it with a code beside it.
 * Nothing is asked before one of them has come back: what is typed belongs to whoever reads that mail, and to nobody else.
 * Somebody with an open application is mailed how it stands instead. Which it was the browser is not told.
 *
 * `request` is the form's key: a form sent twice is one mail. Comes back with the name of the page that takes the code:
 * another one, where the same form was sent again with a corrected address.
 */
export async function startDraft(
  { request, email }: { request: string; email: string },
  now = new Date(),
): Promise<{ request: string }> {
  return db.$transaction(async (tx) => {
    const { id: draftId, eraseAfter } = await findOrMakeDraft(tx, email, now)
    const before = await tx.boardDraftKey.findUnique({ where: { id: request }, select: { draftId: true } })
    if (before?.draftId === draftId) return { request }
    const id = before ? randomUUID() : request
    const [secret, code] = [makeSecret(), makeCode()]
    const made = await tx.boardDraftKey.createMany({
      data: {
        id,
        draftId,
        secretHash: secretHash(secret),
        codeHash: codeHash(id, code),
        codeExpiresAt: new Date(now.getTime() + DRAFT_CODE_MINUTES * MINUTE_MS),
        createdAt: now,
      },
      skipDuplicates: true,
    })
    if (made.count === 0 || (await hasApplied(tx, email, now))) return { request: id }
    await queueMail(tx, {
      ...draftEmail({ code, href: draftUrl(secret), eraseAfter }),
      ...(await replyToBoard(tx)),
      cause: `board-draft:${id}`,
      template: 'board-draft',
      to: email,
    })
    return { request: id }
  })
}

async function findOrMakeDraft(tx: Tx, email: string, now: Date): Promise<{ id: string; eraseAfter: Date }> {
  // One whose day has come, while the night's job has not.
  await eraseDraftsWhere(tx, { email, sentAt: null, eraseAfter: { lte: now } })
  const eraseAfter = new Date(now.getTime() + DRAFT_DAYS * DAY_MS)
  // Beside another request for the same address one waits here for the other, and then finds its draft.
  await tx.boardDraft.createMany({ data: { email, eraseAfter, createdAt: now }, skipDuplicates: true })
  return tx.boardDraft.findFirstOrThrow({ where: { email, sentAt: null }, select: { id: true, eraseAfter: true } })
}

/** Whether the address is of somebody with an open application, who is then told so by mail. */
async function hasApplied(tx: Tx, email: string, now: Date): Promise<boolean> {
  const person = await tx.person.findUnique({ where: { email }, select: { id: true, mergedIntoId: true } })
  return person !== null && mailOpenApplication(tx, { personId: person.mergedIntoId ?? person.id, email }, now)
}
