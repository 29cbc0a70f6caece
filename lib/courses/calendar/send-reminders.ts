import { type LockedRun, lockRun } from '@/lib/courses/lock-run'
import { type SeatHolder, seatFacts } from '@/lib/courses/mail-seat'
import { chosenSessions } from '@/lib/courses/seats'
import { printTime, printTimeFor } from '@/lib/dates'
import { db, RegistrationState, RunStatus, type Tx } from '@/lib/db'
import { log } from '@/lib/log'
import { notYetQueued, queueMails, withdrawMail } from '@/lib/mail'
import { emailOf } from '@/lib/people/email-of'
import { type ReminderFacts, reminderEmail } from './reminder-email'
import { REMINDED_MS, type Reminder, remindersDue } from './reminders'

/** How many people's reminders are written in one transaction, under the run's lock. */
const BATCH = 250

/** Its beginning is what `withdrawReminders` knows them by. */
const causeOf = (registrationId: string, key = '') => `reminder:${registrationId}:${key}`

/**
 * Queues the reminders that are due at `now` (see reminders.ts), each once: to everybody who has a confirmed seat in a run
 * that takes place, of the sessions that are theirs. A job, every few minutes. One run's trouble does not keep the others
 * waiting.
 */
export async function sendReminders(now = new Date()): Promise<void> {
  const ahead = { gt: now, lte: new Date(now.getTime() + REMINDED_MS) }
  const runs = await db.run.findMany({
    where: { status: RunStatus.PUBLISHED, sessions: { some: { startsAt: ahead, cancelledAt: null } } },
    select: { id: true },
  })
  for (const { id } of runs) {
    try {
      let after: string | null = null
      do after = await remindBatch(id, after, now)
      while (after)
    } catch (error) {
      log.error({ err: error, runId: id }, 'reminders of a run could not be sent')
    }
  }
}

/**
 * Keeps back what a registration is still to be reminded of, inside the deed's transaction: its seat is gone, or its
 * sessions have moved. What stays true of it, for instance a reminder of another session that mail being down has kept
 * here, is written anew at the next look. Called under the run's lock, which the sending holds too: none slips out behind it.
 */
export async function withdrawReminders(tx: Tx, registrationId: string): Promise<void> {
  await withdrawMail(tx, causeOf(registrationId))
}

/** Reminds the next people of a run, by id; the last one's id, or null when nobody is left. */
async function remindBatch(runId: string, after: string | null, now: Date): Promise<string | null> {
  return db.$transaction(async (tx) => {
    const run = await lockRun(tx, runId)
    if (run?.status !== RunStatus.PUBLISHED) return null
    const registrations = await tx.registration.findMany({
      where: { runId, state: RegistrationState.CONFIRMED, ...(after ? { id: { gt: after } } : {}) },
      select: {
        id: true,
        linkVersion: true,
        name: true,
        accessNeeds: true,
        zone: true,
        confirmedAt: true,
        createdAt: true,
        sessions: { select: { sessionId: true } },
        person: { select: { email: true } },
      },
      orderBy: { id: 'asc' },
      take: BATCH,
    })
    const due = registrations.flatMap(({ person, sessions, confirmedAt, createdAt, ...registration }) => {
      const choice = sessions.map(({ sessionId }) => sessionId)
      const holder = { ...registration, email: emailOf(person), choice }
      const own = chosenSessions(run.sessions, choice)
      return remindersDue(own, confirmedAt ?? createdAt, now).map((reminder) => ({
        holder,
        reminder,
        cause: causeOf(holder.id, reminder.key),
        to: holder.email,
      }))
    })
    const fresh = await notYetQueued(tx, due)
    await queueMails(
      tx,
      fresh.map(({ holder, reminder, ...mail }) => ({
        ...mail,
        ...reminderEmail(reminderFacts(run, holder, reminder, now)),
        template: `reminder-${reminder.kind}`,
        notAfter: reminder.notAfter,
      })),
    )
    return registrations.length === BATCH ? (registrations.at(-1)?.id ?? null) : null
  })
}

type Session = LockedRun['sessions'][number]

function reminderFacts(run: LockedRun, holder: SeatHolder, reminder: Reminder<Session>, now: Date): ReminderFacts {
  const seat = seatFacts(run, holder, now)
  const [first, ...later] = reminder.sessions
  const { day, clock, zone } = printTime(first.startsAt, first.endsAt, run.zone, now)
  const told = (session: Session) => ({
    time: printTimeFor(holder.zone, session.startsAt, session.endsAt, run.zone, now),
    number: run.sessions.length > 1 ? `session ${run.sessions.indexOf(session) + 1} of ${run.sessions.length}` : null,
  })
  return {
    ...seat,
    kind: reminder.kind,
    day,
    clock: `${clock} ${zone}`,
    first: told(first),
    later: later.map(told),
    calendarHref: `${seat.manageHref}/calendar.ics`,
    hasBegun: chosenSessions(run.sessions, holder.choice).some((session) => session.startsAt < now),
  }
}
