import { isUndecided } from '@/lib/board/application-state'
import { lockApplication } from '@/lib/board/lock-application'
import { standingOf } from '@/lib/board/standing'
import { db } from '@/lib/db'
import type { Reviewer } from '@/lib/people/granted'

export type NoteOutcome =
  | 'noted'
  /** The talk has not begun. */
  | 'too_early'
  /** It rests, is decided or over. */
  | 'closed'
  | 'not_cleared'
  | 'unknown'

/** What a reviewer who was there heard in the talk, or other words in its place. Cleared reviewers read it. */
export async function writeNote(
  { personId }: Reviewer,
  { application: id, text }: { application: string; text: string },
  now = new Date(),
): Promise<NoteOutcome> {
  return db.$transaction(async (tx): Promise<NoteOutcome> => {
    const application = await lockApplication(tx, id)
    if (!application) return 'unknown'
    if (standingOf(personId, application) !== 'cleared') return 'not_cleared'
    if (!isUndecided(application)) return 'closed'
    const interview = await tx.boardInterview.findUnique({ where: { applicationId: id } })
    if (!interview?.startsAt || interview.startsAt > now) return 'too_early'
    const interviewId = interview.id
    await tx.boardInterviewNote.upsert({
      where: { interviewId_reviewerId: { interviewId, reviewerId: personId } },
      create: { interviewId, reviewerId: personId, text, writtenAt: now },
      update: { text, writtenAt: now },
    })
    await tx.auditEntry.create({
      data: { actor: `person:${personId}`, action: 'application.talk-noted', subject: `application:${id}` },
    })
    return 'noted'
  })
}
