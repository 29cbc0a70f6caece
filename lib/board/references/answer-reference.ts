import { decisionOf, isClosed } from '@/lib/board/application-state'
import { lockApplication } from '@/lib/board/lock-application'
import { db, type Tx } from '@/lib/db'
import { readLinkToken } from '@/lib/links'
import type { ReferenceInput } from './reference-schema'

type AnswerOutcome =
  | 'answered'
  /** Their first answer stands. */
  | 'answered_already'
  /** The board has decided, or the application is over. */
  | 'closed'
  | 'unknown'

/** What a referee says of an applicant, by the link of the mail; once, also after they had declined. */
export async function answerReference({ token, ...answers }: ReferenceInput, now = new Date()): Promise<AnswerOutcome> {
  return byLink(token, 'application.reference-answered', (tx, id) =>
    tx.boardReference.update({ where: { id }, data: { ...answers, answeredAt: now, declinedAt: null } }),
  )
}

/** A referee would rather not. Nobody asks why, and they may still answer. */
export async function declineReference(token: string, now = new Date()): Promise<AnswerOutcome> {
  return byLink(token, 'application.reference-declined', (tx, id) =>
    tx.boardReference.update({ where: { id }, data: { declinedAt: now } }),
  )
}

async function byLink(
  token: string,
  action: string,
  write: (tx: Tx, id: string) => Promise<unknown>,
): Promise<AnswerOutcome> {
  const link = readLinkToken('reference', token)
  if (!link) return 'unknown'
  return db.$transaction(async (tx): Promise<AnswerOutcome> => {
    const named = await tx.boardReference.findUnique({ where: { id: link.id }, select: { applicationId: true } })
    const application = named && (await lockApplication(tx, named.applicationId))
    if (!application) return 'unknown'
    const reference = await tx.boardReference.findFirst({
      where: { id: link.id, linkVersion: link.version, askedAt: { not: null } },
    })
    if (!reference) return 'unknown'
    if (reference.answeredAt) return 'answered_already'
    if (isClosed(application.state) || decisionOf(application)) return 'closed'
    await write(tx, reference.id)
    await tx.auditEntry.create({
      data: { actor: 'referee', action, subject: `application:${application.id}`, details: { seq: reference.seq } },
    })
    return 'answered'
  })
}
