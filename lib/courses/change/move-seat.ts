import { calendarAttachment, calendarNotices } from '@/lib/calendar-file'
import { calendarSessions } from '@/lib/courses/calendar/calendar-sessions'
import { withdrawReminders } from '@/lib/courses/calendar/send-reminders'
import { firstDay } from '@/lib/courses/first-day'
import type { LockedRun } from '@/lib/courses/lock-run'
import { personalLink, type SeatHolder, seatFacts } from '@/lib/courses/mail-seat'
import { runTags } from '@/lib/courses/run-tags'
import { chosenSessions } from '@/lib/courses/seats'
import { offerSeats } from '@/lib/courses/waitlist/offer-seats'
import { zoomChanged } from '@/lib/courses/zoom/zoom-changed'
import type { Tx } from '@/lib/db'
import { env } from '@/lib/env'
import { log } from '@/lib/log'
import { queueMail } from '@/lib/mail'
import { touch } from '@/lib/page-tags'
import { emailOf } from '@/lib/people/email-of'
import { readSettings } from '@/lib/settings'
import { officeTransferredEmail, transferredEmail } from './change-emails'
import type { LockedMove } from './lock-move'

/** Who moves it, as the audit names them; the office says why, its holder need not. */
type By = { actor: 'registrant'; reason: null } | { actor: `person:${string}`; reason: string }

/**
 * Moves a seat that may move, under the locks of `lockMove`: it is the same registration, so that its links, its receipt and
 * its refund policy stay; a transfer wins no time for a refund, which is counted from the earlier of the two starts. The
 * seat that comes free is offered to those who wait for it. `tierId`: what was paid as a price of the other run.
 */
export async function moveSeat(
  tx: Tx,
  { registration, from, to }: Pick<LockedMove, 'registration' | 'from' | 'to'>,
  tierId: string | null,
  { actor, reason }: By,
  now: Date,
): Promise<void> {
  await tx.registration.update({
    where: { id: registration.id },
    data: {
      runId: to.id,
      tierId,
      waitlistSeq: null,
      // What they are reminded of from here on is what comes due in the new run.
      confirmedAt: now,
      // Leaving takes the sessions out of the calendar at one above this; coming back, two moves later, is above that.
      calendarSequence: { increment: 1 },
      policyStartsAt: earliest(registration.policyStartsAt ?? firstStart(from), firstStart(to)),
    },
  })
  await tx.auditEntry.create({
    data: {
      actor,
      action: 'registration.transferred',
      subject: `registration:${registration.id}`,
      details: { from: from.id, to: to.id, ...(reason === null ? {} : { reason }) },
    },
  })
  await withdrawReminders(tx, registration.id)
  const move = await tx.auditEntry.count({
    where: { action: 'registration.transferred', subject: `registration:${registration.id}` },
  })
  // Only a seat in the whole series moves.
  const holder = { ...registration, email: emailOf(registration.person), choice: [] }
  const cause = `seat-moved:${registration.id}:${move}`
  await mailHolder(tx, from, to, holder, { cause, reason }, now)
  await tellOffice(tx, from, to, holder, cause, now)
  await offerSeats(tx, from.id, now)
  for (const run of [from, to]) {
    await zoomChanged(tx, run.id)
    await touch(tx, runTags(run))
  }
}

function firstStart(run: LockedRun): Date {
  const [first] = chosenSessions(run.sessions, [])
  if (!first) throw new Error(`The run ${run.id} has no session that takes place`)
  return first.startsAt
}

const earliest = (one: Date, other: Date) => (one < other ? one : other)

async function mailHolder(
  tx: Tx,
  from: LockedRun,
  to: LockedRun,
  holder: SeatHolder & { calendarSequence: number },
  { cause, reason }: { cause: string; reason: string | null },
  now: Date,
): Promise<void> {
  const sessionsOf = (run: LockedRun, calendarSequence: number) =>
    calendarSessions(run, personalLink(run, { ...holder, calendarSequence }), now).filter(
      ({ isCancelled }) => !isCancelled,
    )
  const withdrawn = sessionsOf(from, holder.calendarSequence).map((session) => ({
    ...session,
    sequence: session.sequence + 1,
  }))
  await queueMail(tx, {
    ...transferredEmail({ ...seatFacts(to, holder, now), formerTimes: seatFacts(from, holder, now).times, reason }),
    cause,
    template: 'seat-moved',
    to: holder.email,
    attachments: [
      ...calendarNotices('CANCEL', withdrawn, holder, now),
      calendarAttachment(sessionsOf(to, holder.calendarSequence + 1), now),
    ],
  })
}

async function tellOffice(
  tx: Tx,
  from: LockedRun,
  to: LockedRun,
  holder: SeatHolder,
  cause: string,
  now: Date,
): Promise<void> {
  const { officeEmail: office } = await readSettings(tx)
  if (!office) {
    log.warn({ registrationId: holder.id }, 'no office address is set: nobody was told of a transfer')
    return
  }
  const facts = (run: LockedRun, seatsTaken: number) => ({
    firstTime: firstDay(run, now),
    seats: run.capacity === null ? `${seatsTaken} taken` : `${seatsTaken} of ${run.capacity} taken`,
    rosterHref: `${env.SITE_URL}/staff/runs/${run.slug}`,
  })
  await queueMail(tx, {
    ...officeTransferredEmail({
      name: holder.name,
      email: holder.email,
      course: to.course.title,
      from: facts(from, from.seatsTaken - 1),
      to: facts(to, to.seatsTaken + 1),
      hasAccessNeeds: holder.accessNeeds !== null,
    }),
    cause: `office-${cause}`,
    template: 'office-seat-moved',
    to: office,
    replyTo: holder.email,
  })
}
