import { replyToBoard } from '@/lib/board/board-addresses'
import type { LockedApplication } from '@/lib/board/lock-application'
import { ownUrl } from '@/lib/board/own/own-link'
import { calendarNotices } from '@/lib/calendar-file'
import { HOME_ZONE, printTime, printTimeFor } from '@/lib/dates'
import type { Tx } from '@/lib/db'
import { MINUTE_MS } from '@/lib/durations'
import type { Email } from '@/lib/email'
import { env } from '@/lib/env'
import { queueMails } from '@/lib/mail'
import { emailOf } from '@/lib/people/email-of'
import { calledOffEmail, setEmail } from './interview-emails'

/** A talk that is set. */
export type Talk = { id: string; sequence: number; startsAt: Date; minutes: number; place: string }

type Told = { personId: string; name: string; email: string; isApplicant: boolean }

/** Who is told of a talk beside the applicant: reviewers who are cleared now, and whoever offered the times. */
export async function readTold(tx: Tx, application: LockedApplication, proposedById?: string): Promise<Told[]> {
  const { personId, name, person, reviews } = application
  const cleared = reviews.filter(
    ({ declaredAt, conflict, reviewer }) => declaredAt && !conflict && reviewer.grants.length > 0,
  )
  const isRecused = reviews.some(({ reviewerId, conflict }) => reviewerId === proposedById && conflict !== null)
  const ids = [...cleared.map(({ reviewerId }) => reviewerId), ...(proposedById && !isRecused ? [proposedById] : [])]
  const members = await tx.person.findMany({
    where: { id: { in: ids, not: personId } },
    select: { id: true, name: true, email: true },
  })
  return [
    { personId, name, email: emailOf(person), isApplicant: true },
    ...members.map((member) => ({
      personId: member.id,
      name: member.name,
      email: emailOf(member),
      isApplicant: false,
    })),
  ]
}

/**
 * Tells these people, each with a file for their calendar, that the talk is set, has moved or is called off. Its UID stays the
 * same; the caller has raised the sequence.
 */
export async function tellOfTalk(
  tx: Tx,
  application: LockedApplication,
  told: readonly Told[],
  talk: Talk & { happens: 'set' | 'moved' | 'off' | 'left' },
  now: Date,
  applicantZone: string | null = null,
): Promise<void> {
  const replyTo = await replyToBoard(tx)
  const endsAt = new Date(talk.startsAt.getTime() + talk.minutes * MINUTE_MS)
  const mails = told.map(({ isApplicant, name, email: to }) => {
    const isIn = talk.happens === 'set' || talk.happens === 'moved'
    const href = isApplicant ? ownUrl(application) : `${env.SITE_URL}/staff/applications/${application.id}/interview`
    const time = printTimeFor(isApplicant ? applicantZone : null, talk.startsAt, endsAt, HOME_ZONE, now)
    const about = { ...talk, time, href, applicant: application.name, isApplicant }
    const email: Email = isIn ? setEmail(about) : calledOffEmail(about)
    const event = {
      id: talk.id,
      uid: `board-${talk.id}`,
      title: isApplicant ? 'Talk with ORNCC’s board' : `Talk with ${application.name}`,
      startsAt: talk.startsAt,
      endsAt,
      sequence: talk.sequence,
      isCancelled: false,
      place: talk.place,
      description: `${printTime(talk.startsAt, endsAt, HOME_ZONE, now).full}\n${talk.place}`,
      href,
    }
    return {
      ...email,
      cause: `board-application:${application.id}:interview:${talk.sequence}:${talk.happens}`,
      template: 'board-interview',
      to,
      attachments: calendarNotices(isIn ? 'REQUEST' : 'CANCEL', [event], { name, email: to }, now),
      ...replyTo,
    }
  })
  await queueMails(tx, mails)
}
