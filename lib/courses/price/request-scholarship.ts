import type { LockedRun } from '@/lib/courses/lock-run'
import { type SeatHolder, seatFacts } from '@/lib/courses/mail-seat'
import { printTime } from '@/lib/dates'
import { ScholarshipState, type Tx } from '@/lib/db'
import { env } from '@/lib/env'
import { log } from '@/lib/log'
import { queueMail } from '@/lib/mail'
import { readSettings } from '@/lib/settings'
import type { ScholarshipAsked } from './price-of-seat'
import { officeScholarshipEmail, scholarshipAskedEmail } from './scholarship-emails'

/**
 * Keeps what a person has asked for with their registration. What was granted within the run's limit needs no more; any
 * other request is mailed to the person as received, and to the office. Amounts and what was written stay on the desk,
 * behind the sign-in.
 */
export async function requestScholarship(
  tx: Tx,
  run: LockedRun,
  seat: SeatHolder,
  { canPayCents, note, isGranted }: ScholarshipAsked,
  now: Date,
): Promise<void> {
  const granted = { state: ScholarshipState.GRANTED, priceCents: canPayCents, decidedBy: 'limit', decidedAt: now }
  const { id } = await tx.scholarshipRequest.create({
    data: { registrationId: seat.id, canPayCents, note, createdAt: now, ...(isGranted ? granted : {}) },
    select: { id: true },
  })
  if (isGranted) return
  await mailScholarshipAsked(tx, run, seat, `scholarship-asked:${seat.id}`, now)
  const { officeEmail: to } = await readSettings(tx)
  if (!to) {
    log.warn({ registrationId: seat.id }, 'no office address is set: nobody was told of a request')
    return
  }
  const [first] = run.sessions
  await queueMail(tx, {
    ...officeScholarshipEmail({
      name: seat.name,
      course: run.course.title,
      firstTime: first ? printTime(first.startsAt, first.endsAt, run.zone, now).day : 'no date',
      deskHref: `${env.SITE_URL}/staff/scholarships/${id}`,
    }),
    cause: `office-scholarship:${id}`,
    template: 'office-scholarship',
    to,
  })
}

/** Queues word to a person that their request has come; one for each `cause`. */
export async function mailScholarshipAsked(
  tx: Tx,
  run: LockedRun,
  seat: SeatHolder,
  cause: string,
  now: Date,
): Promise<void> {
  await queueMail(tx, {
    ...scholarshipAskedEmail(seatFacts(run, seat, now)),
    cause,
    template: 'scholarship-asked',
    to: seat.email,
  })
}
