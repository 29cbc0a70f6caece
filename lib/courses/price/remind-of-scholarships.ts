import { printMoment, printTime } from '@/lib/dates'
import { db, RegistrationState, ScholarshipState } from '@/lib/db'
import { env } from '@/lib/env'
import { log } from '@/lib/log'
import { queueMail } from '@/lib/mail'
import { readSettings } from '@/lib/settings'
import { officeReminderEmail } from './scholarship-emails'
import { remindAt } from './scholarships'

/** Reminds the office, once each, of requests for a scholarship that have waited too long; run as a job. */
export async function remindOfScholarships(now = new Date()): Promise<void> {
  const waiting = await db.scholarshipRequest.findMany({
    where: { state: ScholarshipState.REQUESTED, registration: { state: RegistrationState.HOLD } },
    select: {
      id: true,
      createdAt: true,
      registration: {
        select: {
          name: true,
          run: {
            select: {
              zone: true,
              course: { select: { title: true } },
              sessions: { select: { startsAt: true, endsAt: true }, orderBy: { startsAt: 'asc' } },
            },
          },
        },
      },
    },
  })
  const { officeEmail: to } = await readSettings()
  for (const { id, createdAt, registration } of waiting) {
    const { run, name } = registration
    const [first] = run.sessions
    if (!first || now < remindAt(createdAt, first.startsAt)) continue
    if (!to) {
      log.warn({ scholarshipRequestId: id }, 'no office address is set: nobody was reminded of a request')
      continue
    }
    await db.$transaction((tx) =>
      queueMail(tx, {
        ...officeReminderEmail({
          name,
          course: run.course.title,
          firstTime: printTime(first.startsAt, first.endsAt, run.zone, now).day,
          askedAt: printMoment(createdAt, run.zone),
          deskHref: `${env.SITE_URL}/staff/scholarships/${id}`,
        }),
        cause: `scholarship-reminder:${id}`,
        template: 'scholarship-reminder',
        to,
      }),
    )
  }
}
