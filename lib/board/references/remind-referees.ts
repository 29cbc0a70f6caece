import { replyToBoard } from '@/lib/board/board-addresses'
import { lockApplication } from '@/lib/board/lock-application'
import { db } from '@/lib/db'
import { DAY_MS } from '@/lib/durations'
import { queueMail } from '@/lib/mail'
import { mayAsk } from './ask-references'
import { reminderEmail } from './reference-emails'

const REMIND_AFTER_DAYS = 7

/** Reminds every referee once who was asked a week ago and has said nothing, while the application is read. A daily job. */
export async function remindReferees(now = new Date()): Promise<void> {
  const before = new Date(now.getTime() - REMIND_AFTER_DAYS * DAY_MS)
  const silent = { askedAt: { lte: before }, remindedAt: null, answeredAt: null, declinedAt: null }
  const due = await db.boardReference.findMany({ where: silent, select: { id: true, applicationId: true } })
  for (const { id, applicationId } of due) {
    await db.$transaction(async (tx) => {
      const application = await lockApplication(tx, applicationId)
      // They may have answered meanwhile, or another run of this job was faster.
      const reference = await tx.boardReference.findFirst({ where: { id, ...silent } })
      if (!application || !reference?.askedAt || !mayAsk(application)) return
      await tx.boardReference.update({ where: { id }, data: { remindedAt: now } })
      await queueMail(tx, {
        ...reminderEmail(reference, application.name, reference.askedAt),
        cause: `board-application:${applicationId}:reference-reminder:${id}`,
        template: 'board-reference-reminder',
        to: reference.email,
        ...(await replyToBoard(tx)),
      })
    })
  }
}
