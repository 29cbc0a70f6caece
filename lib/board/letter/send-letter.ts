import { decisionOf } from '@/lib/board/application-state'
import { replyToBoard } from '@/lib/board/board-addresses'
import { type LockedApplication, lockApplication, transition } from '@/lib/board/lock-application'
import { joinByLetter } from '@/lib/board/members/keep-members'
import { eraseDate, findKeepMonths } from '@/lib/board/own/keep'
import { standingOf } from '@/lib/board/standing'
import { db, type Tx } from '@/lib/db'
import { MINUTE_MS } from '@/lib/durations'
import { queueMail } from '@/lib/mail'
import { emailOf } from '@/lib/people/email-of'
import type { Reviewer } from '@/lib/people/granted'
import { letterEmail, TAKE_BACK_MINUTES } from './letter-text'

export type SendLetterOutcome =
  /** It leaves in ten minutes. */
  | 'leaves'
  | 'leaves_already'
  | 'sent_already'
  /** The board has not decided, or the application is paused or over. */
  | 'no_decision'
  /** Who is declined is told when their application is erased, and the board has not said for how long it keeps them. */
  | 'no_erase_date'
  | 'not_cleared'
  | 'unknown'

/** The press that sends the letter of a decision: it leaves ten minutes later, unless it is taken back. One an application. */
export async function sendLetter(
  reviewer: Reviewer,
  { application: id, text }: { application: string; text: string },
  now = new Date(),
): Promise<SendLetterOutcome> {
  return db.$transaction(async (tx): Promise<SendLetterOutcome> => {
    const application = await lockApplication(tx, id)
    if (!application) return 'unknown'
    if (standingOf(reviewer.personId, application) !== 'cleared') return 'not_cleared'
    if (application.letter?.sentAt) return 'sent_already'
    if (application.letter?.leavesAt) return 'leaves_already'
    const decision = decisionOf(application)
    if (application.state !== 'VOTE' || !decision) return 'no_decision'
    const eraseAfter = decision === 'DECLINED' ? eraseDate(now, await findKeepMonths(tx)) : null
    if (decision === 'DECLINED' && !eraseAfter) return 'no_erase_date'
    const leavesAt = new Date(now.getTime() + TAKE_BACK_MINUTES * MINUTE_MS)
    const written = { text, writtenById: reviewer.personId, leavesAt, eraseAfter }
    await tx.boardLetter.upsert({
      where: { applicationId: id },
      create: { applicationId: id, ...written },
      update: written,
    })
    await write(tx, reviewer, id, 'application.letter-pressed')
    return 'leaves'
  })
}

/** Takes a letter back that has not left yet; its words stay for the next press. */
export async function takeLetterBack(
  reviewer: Reviewer,
  id: string,
): Promise<'taken_back' | 'too_late' | 'not_cleared' | 'unknown'> {
  return db.$transaction(async (tx) => {
    const application = await lockApplication(tx, id)
    if (!application) return 'unknown'
    if (standingOf(reviewer.personId, application) !== 'cleared') return 'not_cleared'
    if (application.letter?.sentAt) return 'too_late'
    if (!application.letter?.leavesAt) return 'taken_back'
    await tx.boardLetter.update({ where: { applicationId: id }, data: { leavesAt: null } })
    await write(tx, reviewer, id, 'application.letter-taken-back')
    return 'taken_back'
  })
}

function write(tx: Tx, { personId }: Reviewer, id: string, action: string) {
  return tx.auditEntry.create({ data: { actor: `person:${personId}`, action, subject: `application:${id}` } })
}

/** Lets every letter go whose ten minutes are over, and moves its application: only this accepts or declines. Run as a job. */
export async function sendDueLetters(now = new Date()): Promise<void> {
  const due = await db.boardLetter.findMany({
    where: { sentAt: null, leavesAt: { lte: now } },
    select: { applicationId: true },
  })
  for (const { applicationId } of due) {
    await db.$transaction(async (tx) => {
      const application = await lockApplication(tx, applicationId)
      if (application) await sendIfDue(tx, application, now)
    })
  }
}

async function sendIfDue(tx: Tx, application: LockedApplication, now: Date): Promise<void> {
  const { id, letter } = application
  const decision = decisionOf(application)
  // Taken back, sent by another run of this job, or pressed anew since it was looked for.
  if (!decision || !letter?.leavesAt || letter.sentAt || letter.leavesAt > now) return
  if (!(await transition(tx, application, decision, 'board', now))) return
  if (decision === 'ACCEPTED') await joinByLetter(tx, application.personId)
  const { text } = await tx.boardLetter.update({
    where: { id: letter.id },
    data: { sentAt: now },
    select: { text: true },
  })
  if (letter.eraseAfter) {
    await tx.boardApplication.update({ where: { id }, data: { eraseAfter: letter.eraseAfter } })
  }
  await queueMail(tx, {
    ...letterEmail(decision, text, letter.eraseAfter),
    cause: `board-application:${id}:letter`,
    template: 'board-letter',
    to: emailOf(application.person),
    ...(await replyToBoard(tx)),
  })
}
