import type { LockedRun } from '@/lib/courses/lock-run'
import { chosenSessions } from '@/lib/courses/seats'
import { ScholarshipState, type Tx } from '@/lib/db'
import { env } from '@/lib/env'
import { queueMail } from '@/lib/mail'
import { emailOf } from '@/lib/people/email-of'
import { readSettings } from '@/lib/settings'
import { scholarshipUnansweredEmail } from './scholarship-emails'
import { waitsForOffice } from './scholarships'

/**
 * Whether a held seat still waits for the office's answer to a request, or has waited in vain: `unanswered`. Null where
 * nothing was asked for, or the answer is there. Read under the run's lock.
 */
export async function scholarshipOf(
  tx: Tx,
  run: LockedRun,
  registrationId: string,
  now: Date,
): Promise<'waits' | 'unanswered' | null> {
  const request = await tx.scholarshipRequest.findUnique({
    where: { registrationId },
    select: { state: true, registration: { select: { sessions: { select: { sessionId: true } } } } },
  })
  if (request?.state !== ScholarshipState.REQUESTED) return null
  const choice = request.registration.sessions.map(({ sessionId }) => sessionId)
  const [first] = chosenSessions(run.sessions, choice)
  return first && waitsForOffice(request.state, first.startsAt, now) ? 'waits' : 'unanswered'
}

/** Queues word to a person whose request was not answered before the course began. */
export async function mailUnanswered(tx: Tx, run: LockedRun, registrationId: string): Promise<void> {
  const { name, person } = await tx.registration.findUniqueOrThrow({
    where: { id: registrationId },
    select: { name: true, person: { select: { email: true } } },
  })
  const { officeEmail } = await readSettings(tx)
  await queueMail(tx, {
    ...scholarshipUnansweredEmail({
      name,
      course: run.course.title,
      courseHref: `${env.SITE_URL}/courses/${run.course.slug}`,
      isDemonstration: run.isDemonstration,
    }),
    cause: `scholarship-unanswered:${registrationId}`,
    template: 'scholarship-unanswered',
    to: emailOf(person),
    replyTo: officeEmail,
  })
}
