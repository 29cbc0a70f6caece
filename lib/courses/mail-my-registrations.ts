import { printTime } from '@/lib/dates'
import { db, RegistrationState, RunStatus } from '@/lib/db'
import { queueMail } from '@/lib/mail'
import { myRegistrationsEmail } from './emails'
import { registrationLinks } from './registration-links'

/**
 * Mails an address the seats it has in runs that are not over, with their links; once a form. An address without any gets
 * no mail, and the answer is the same, so that nobody learns who comes to what.
 */
export async function mailMyRegistrations(input: { email: string; formKey: string }, now = new Date()): Promise<void> {
  const registrations = await db.registration.findMany({
    where: {
      person: { email: input.email },
      state: RegistrationState.CONFIRMED,
      run: { status: RunStatus.PUBLISHED, sessions: { some: { endsAt: { gt: now } } } },
    },
    select: {
      id: true,
      linkVersion: true,
      run: {
        select: {
          zone: true,
          isOnline: true,
          course: { select: { title: true } },
          sessions: { where: { endsAt: { gt: now } }, orderBy: { startsAt: 'asc' } },
        },
      },
    },
    orderBy: { createdAt: 'asc' },
  })
  if (registrations.length === 0) return
  const seats = registrations.map(({ run, ...registration }) => ({
    course: run.course.title,
    times: run.sessions.map((session) => printTime(session.startsAt, session.endsAt, run.zone, now).full),
    isOnline: run.isOnline,
    ...registrationLinks(registration),
  }))
  await db.$transaction((tx) =>
    queueMail(tx, {
      ...myRegistrationsEmail(seats),
      cause: `find-my-registration:${input.formKey}`,
      template: 'find-my-registration',
      to: input.email,
    }),
  )
}
