import { decisionOf } from '@/lib/board/application-state'
import { replyToBoard } from '@/lib/board/board-addresses'
import { callOffTalk } from '@/lib/board/interview/call-off-talk'
import { lockApplication, openRoundOf, transition } from '@/lib/board/lock-application'
import { eraseDate, findKeepMonths, mayLapse } from '@/lib/board/own/keep'
import { maySteer } from '@/lib/board/standing'
import { db } from '@/lib/db'
import { queueMail } from '@/lib/mail'
import { emailOf } from '@/lib/people/email-of'
import type { Reviewer, Staff } from '@/lib/people/granted'
import { letterEmail } from './letter-text'

export type CloseOutcome =
  | 'lapsed'
  /** It has not waited long enough, the board has not said for how long that is, or it is over. */
  | 'too_early'
  /** Then its letter is what it waits for. */
  | 'decided'
  | 'busy'
  | 'not_allowed'
  | 'unknown'

/**
 * Closes an application on which nobody has decided for as long as one that is over is kept, with a letter that names the day
 * on which it is erased.
 */
export async function closeUndecided(
  who: Staff | Reviewer,
  { application: id, text }: { application: string; text: string },
  now = new Date(),
): Promise<CloseOutcome> {
  return db.$transaction(async (tx): Promise<CloseOutcome> => {
    const application = await lockApplication(tx, id)
    if (!application) return 'unknown'
    if (!maySteer(who, application)) return 'not_allowed'
    if (decisionOf(application)) return 'decided'
    if (openRoundOf(application)) return 'busy'
    const keepMonths = await findKeepMonths(tx)
    if (!mayLapse(application, keepMonths, now)) return 'too_early'
    if (!(await transition(tx, application, 'LAPSED', `person:${who.personId}`, now))) return 'too_early'
    await callOffTalk(tx, application, now)
    const eraseAfter = eraseDate(now, keepMonths)
    await tx.boardApplication.update({ where: { id }, data: { eraseAfter } })
    await tx.boardLetter.create({
      data: { applicationId: id, text, writtenById: who.personId, leavesAt: now, sentAt: now, eraseAfter },
    })
    await queueMail(tx, {
      ...letterEmail('LAPSED', text, eraseAfter),
      cause: `board-application:${id}:letter`,
      template: 'board-letter',
      to: emailOf(application.person),
      ...(await replyToBoard(tx)),
    })
    return 'lapsed'
  })
}
