import { replyToBoard } from '@/lib/board/board-addresses'
import { lockApplication } from '@/lib/board/lock-application'
import { ownUrl } from '@/lib/board/own/own-link'
import { db } from '@/lib/db'
import { DAY_MS } from '@/lib/durations'
import { queueMail } from '@/lib/mail'
import { emailOf } from '@/lib/people/email-of'
import { timesReminderEmail } from './interview-emails'

const REMIND_AFTER_DAYS = 3

/** Reminds every applicant once of each offer of times that they have not answered for three days. A daily job. */
export async function remindOfTimes(now = new Date()): Promise<void> {
  const unanswered = {
    proposedAt: { lte: new Date(now.getTime() - REMIND_AFTER_DAYS * DAY_MS) },
    startsAt: null,
    noneFitsAt: null,
    cancelledAt: null,
    times: { some: { startsAt: { gt: now } } },
    application: { state: 'INTERVIEW' },
  } as const
  const due = await db.boardInterview.findMany({ where: unanswered, select: { id: true, applicationId: true } })
  for (const { id, applicationId } of due) {
    await db.$transaction(async (tx) => {
      const application = await lockApplication(tx, applicationId)
      const interview = await tx.boardInterview.findFirst({ where: { id, ...unanswered } })
      if (!application || !interview) return
      await queueMail(tx, {
        ...timesReminderEmail({ name: application.name, href: `${ownUrl(application)}/interview` }),
        cause: `board-application:${applicationId}:interview-times-reminder:${interview.proposal}`,
        template: 'board-interview-times',
        to: emailOf(application.person),
        ...(await replyToBoard(tx)),
      })
    })
  }
}
