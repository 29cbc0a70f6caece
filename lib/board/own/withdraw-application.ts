import { boardReaders, replyToBoard } from '@/lib/board/board-addresses'
import { withdrawalEmail, withdrawnEmail } from '@/lib/board/emails'
import { callOffTalk } from '@/lib/board/interview/call-off-talk'
import { lockApplication, openRoundOf, transition } from '@/lib/board/lock-application'
import { db } from '@/lib/db'
import { readLinkToken } from '@/lib/links'
import { queueMail } from '@/lib/mail'
import { emailOf } from '@/lib/people/email-of'
import { eraseDate, findKeepMonths } from './keep'

/**
 * Withdraws an application by its applicant's link, from any open state. A vote that is open ends without a result, a talk is
 * called off, and a letter that has not left stays.
 */
export async function withdrawApplication(token: string, now = new Date()): Promise<'withdrawn' | 'over' | 'unknown'> {
  const link = readLinkToken('application', token)
  if (!link) return 'unknown'
  return db.$transaction(async (tx) => {
    const application = await lockApplication(tx, link.id)
    if (!application || application.linkVersion !== link.version) return 'unknown'
    if (application.state === 'WITHDRAWN') return 'withdrawn'
    const { id } = application
    if (!(await transition(tx, application, 'WITHDRAWN', 'applicant', now))) return 'over'
    await callOffTalk(tx, application, now)
    const open = openRoundOf(application)
    if (open) await tx.boardRound.delete({ where: { id: open.id } })
    if (application.letter && !application.letter.sentAt) await tx.boardLetter.delete({ where: { applicationId: id } })
    const eraseAfter = eraseDate(now, await findKeepMonths(tx))
    await tx.boardApplication.update({ where: { id }, data: { eraseAfter } })
    await queueMail(tx, {
      ...withdrawnEmail(eraseAfter),
      cause: `board-application:${id}:withdrawn`,
      template: 'board-application-withdrawn',
      to: emailOf(application.person),
      ...(await replyToBoard(tx)),
    })
    for (const to of await boardReaders(tx)) {
      await queueMail(tx, {
        ...withdrawalEmail(application.name),
        cause: `board-application:${id}:withdrawal`,
        template: 'board-application-withdrawal',
        to,
      })
    }
    return 'withdrawn'
  })
}
