import { replyToBoard } from '@/lib/board/board-addresses'
import { lockApplication } from '@/lib/board/lock-application'
import { ownUrl } from '@/lib/board/own/own-link'
import { maySteer } from '@/lib/board/standing'
import { db } from '@/lib/db'
import { queueMail } from '@/lib/mail'
import { emailOf } from '@/lib/people/email-of'
import type { Reviewer, Staff } from '@/lib/people/granted'
import { timesEmail } from './interview-emails'
import type { TimesInput } from './interview-schema'

export type OfferOutcome =
  | 'offered'
  /** It is not in conversation. */
  | 'no_talk_now'
  | 'not_allowed'
  | 'unknown'

/** Offers an applicant times for a talk, in place of those offered before. A talk that is set stands until they choose anew. */
export async function offerTimes(
  who: Staff | Reviewer,
  { application: id, times, minutes, place, words }: TimesInput,
  now = new Date(),
): Promise<OfferOutcome> {
  return db.$transaction(async (tx): Promise<OfferOutcome> => {
    const application = await lockApplication(tx, id)
    if (!application) return 'unknown'
    if (!maySteer(who, application)) return 'not_allowed'
    if (application.state !== 'INTERVIEW') return 'no_talk_now'
    const offer = { proposedById: who.personId, proposedAt: now, words }
    const { id: interviewId, proposal } = await tx.boardInterview.upsert({
      where: { applicationId: id },
      create: { applicationId: id, ...offer },
      update: { ...offer, proposal: { increment: 1 }, noneFits: null, noneFitsAt: null, cancelledAt: null },
    })
    await tx.boardInterviewTime.deleteMany({ where: { interviewId } })
    const offered = times.map((startsAt) => ({ startsAt, minutes, place }))
    await tx.boardInterviewTime.createMany({ data: offered.map((time) => ({ interviewId, ...time })) })
    const href = `${ownUrl(application)}/interview`
    await queueMail(tx, {
      ...timesEmail({ name: application.name, times: offered, place, words, href }, now),
      cause: `board-application:${id}:interview-times:${proposal}`,
      template: 'board-interview-times',
      to: emailOf(application.person),
      ...(await replyToBoard(tx)),
    })
    await tx.auditEntry.create({
      data: { actor: `person:${who.personId}`, action: 'application.times-offered', subject: `application:${id}` },
    })
    return 'offered'
  })
}
