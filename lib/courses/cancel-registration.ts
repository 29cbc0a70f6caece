import { db, RegistrationState } from '@/lib/db'
import { env } from '@/lib/env'
import { queueMail } from '@/lib/mail'
import { touch } from '@/lib/page-tags'
import { calendarNotices } from './calendar'
import { calendarSessions } from './calendar-sessions'
import { cancelledEmail } from './emails'
import { lockRun } from './lock-run'
import { mailOffice, personalLink, seatFacts } from './mail-seat'
import { isPast } from './run-state'
import { runTags } from './run-tags'
import { LIVE, TAKES_A_SEAT } from './seats'

export type CancelOutcome = 'cancelled' | 'not_live' | 'over' | 'unknown'

/**
 * Gives a registration's seat back, by the registrant's own hand: a guarded transition under the run's lock, a mail that
 * takes the sessions ahead out of the calendar, and word to the office. A second call finds nothing live and does nothing.
 * After the last session there is no seat to give back.
 */
export async function cancelRegistration(registrationId: string, now = new Date()): Promise<CancelOutcome> {
  return db.$transaction(async (tx) => {
    const registration = await tx.registration.findUnique({
      where: { id: registrationId },
      select: {
        id: true,
        runId: true,
        linkVersion: true,
        name: true,
        accessNeeds: true,
        person: { select: { email: true } },
      },
    })
    const run = registration && (await lockRun(tx, registration.runId))
    if (!registration || !run) return 'unknown'
    if (isPast(run, now)) return 'over'

    const before = await tx.registration.findUniqueOrThrow({ where: { id: registrationId }, select: { state: true } })
    const { count } = await tx.registration.updateMany({
      where: { id: registrationId, state: { in: [...LIVE] } },
      data: { state: RegistrationState.CANCELLED, cancelledAt: now, cancelledBy: 'registrant' },
    })
    if (count === 0) return 'not_live'

    const holder = { ...registration, email: registration.person.email }
    const seat = seatFacts(run, holder, now)
    const ahead = calendarSessions(run, personalLink(run, holder), now).filter((session) => session.endsAt > now)
    const withdrawn = ahead.map((session) => ({ ...session, sequence: session.sequence + 1 }))
    await queueMail(tx, {
      ...cancelledEmail({ ...seat, runHref: `${env.SITE_URL}/events/${run.slug}` }),
      cause: `seat-cancelled:${registrationId}`,
      template: 'seat-cancelled',
      to: holder.email,
      attachments: calendarNotices('CANCEL', withdrawn, holder, now),
    })
    const hadSeat = TAKES_A_SEAT.some((state) => state === before.state)
    await mailOffice(tx, run, holder, { kind: 'cancelled', seatsTaken: run.seatsTaken - (hadSeat ? 1 : 0) }, now)
    await touch(tx, runTags(run))
    return 'cancelled'
  })
}
