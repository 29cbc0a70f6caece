import { type LockedApplication, lockApplication } from '@/lib/board/lock-application'
import { db, type Tx } from '@/lib/db'
import { readLinkToken } from '@/lib/links'
import { queueMails } from '@/lib/mail'
import { callOffTalk } from './call-off-talk'
import { noneFitsEmail } from './interview-emails'
import type { ChoiceInput } from './interview-schema'
import { readTold, tellOfTalk } from './talk-mails'

type ChooseOutcome =
  /** It is set, or the board knows that none fits. */
  | 'chosen'
  /** The time is not offered any more, or has passed. */
  | 'gone'
  /** There is nothing to choose: it is not in conversation, or nothing was offered. */
  | 'nothing_offered'
  | 'unknown'

/** An applicant's choice among the offered times, by their link: another one later moves the talk; none of them calls it off. */
export async function chooseTime(
  { token, choice, noneFits, zone }: ChoiceInput,
  now = new Date(),
): Promise<ChooseOutcome> {
  const link = readLinkToken('application', token)
  if (!link) return 'unknown'
  return db.$transaction(async (tx): Promise<ChooseOutcome> => {
    const application = await lockApplication(tx, link.id)
    if (!application || application.linkVersion !== link.version) return 'unknown'
    const interview = await tx.boardInterview.findUnique({
      where: { applicationId: link.id },
      include: { times: true },
    })
    if (!interview || application.state !== 'INTERVIEW') return 'nothing_offered'
    if (choice === 'none') return sayNone(tx, application, interview, noneFits ?? '', now)
    const time = interview.times.find(({ startsAt }) => startsAt.getTime() === choice.getTime())
    if (!time || time.startsAt <= now) return 'gone'
    const { startsAt, minutes, place } = time
    const isSame = interview.startsAt?.getTime() === startsAt.getTime()
    if (isSame && interview.minutes === minutes && interview.place === place) return 'chosen'
    const talk = await tx.boardInterview.update({
      where: { id: interview.id },
      data: { startsAt, minutes, place, sequence: { increment: 1 }, noneFits: null, noneFitsAt: null },
    })
    const told = await readTold(tx, application, interview.proposedById)
    const happens = interview.startsAt && interview.startsAt > now ? 'moved' : 'set'
    await tellOfTalk(tx, application, told, { ...time, id: talk.id, sequence: talk.sequence, happens }, now, zone)
    await note(tx, link.id, 'application.time-chosen')
    return 'chosen'
  })
}

async function sayNone(
  tx: Tx,
  application: LockedApplication,
  interview: { id: string; proposedById: string; sequence: number; noneFits: string | null },
  noneFits: string,
  now: Date,
): Promise<ChooseOutcome> {
  if (interview.noneFits === noneFits) return 'chosen'
  await callOffTalk(tx, application, now)
  const { sequence, proposal } = await tx.boardInterview.update({
    where: { id: interview.id },
    data: { noneFits, noneFitsAt: now, cancelledAt: null },
  })
  const told = await readTold(tx, application, interview.proposedById)
  await queueMails(
    tx,
    told
      .filter(({ isApplicant }) => !isApplicant)
      .map(({ email }) => ({
        ...noneFitsEmail({ id: application.id, name: application.name, noneFits }),
        cause: `board-application:${application.id}:interview-none:${proposal}:${sequence}:${now.toISOString()}`,
        template: 'board-interview-none',
        to: email,
      })),
  )
  await note(tx, application.id, 'application.no-time-fits')
  return 'chosen'
}

function note(tx: Tx, id: string, action: string) {
  return tx.auditEntry.create({ data: { actor: 'applicant', action, subject: `application:${id}` } })
}
