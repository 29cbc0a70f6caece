import { calendarAttachment } from '@/lib/calendar-file'
import { type CalendarLink, calendarSessions } from '@/lib/courses/calendar/calendar-sessions'
import { printMomentFor, printTime, printTimeFor } from '@/lib/dates'
import type { Prisma, Tx } from '@/lib/db'
import { env } from '@/lib/env'
import { log } from '@/lib/log'
import { type Outgoing, queueMail } from '@/lib/mail'
import { readSettings } from '@/lib/settings'
import { heldSeatEmail, officeEmail, officeSeatGoneEmail, type SeatFacts, seatEmail, seatGoneEmail } from './emails'
import type { LockedRun } from './lock-run'
import { printPlace } from './place'
import { feedHref, registrationLinks } from './registration-links'
import { type Choice, chosenSessions } from './seats'

export type SeatHolder = {
  id: string
  linkVersion: number
  name: string
  email: string
  accessNeeds: string | null
  /** The reader's own zone; their time stands beside the run's where it differs. */
  zone: string | null
  /** The sessions that the registration is for; none named is the whole series. */
  choice: Choice
}

/** What mails about one person's seat say: of the sessions that it is for and that take place. */
export function seatFacts(run: LockedRun, holder: SeatHolder, now: Date): SeatFacts {
  return {
    name: holder.name,
    course: run.course.title,
    times: chosenSessions(run.sessions, holder.choice).map(({ startsAt, endsAt }) =>
      printTimeFor(holder.zone, startsAt, endsAt, run.zone, now),
    ),
    place: printPlace(run),
    isOnline: run.isOnline,
    ...registrationLinks(holder),
    accessNote: run.accessNote,
    isDemonstration: run.isDemonstration,
  }
}

/**
 * Where a person's own calendar leads: to their door, or to the run's page where people meet in a room. Calendars are
 * shared, so the link that gives the seat back is never in one.
 */
export function personalLink(
  run: { slug: string; isOnline: boolean },
  registration: Pick<SeatHolder, 'id' | 'linkVersion' | 'choice'> & { calendarSequence: number },
): CalendarLink {
  return {
    ...(run.isOnline
      ? { href: registrationLinks(registration).joinHref, label: 'Your door to the room' }
      : { href: `${env.SITE_URL}/events/${run.slug}`, label: 'More about it' }),
    own: {
      registrationId: registration.id,
      choice: registration.choice,
      sequence: registration.calendarSequence,
    },
  }
}

/** Queues the mail of a confirmed seat with all its sessions; one for each `cause`. */
export async function mailSeat(tx: Tx, run: LockedRun, holder: SeatHolder, cause: string, now: Date): Promise<void> {
  const calendar = await tx.registration.findUniqueOrThrow({ where: { id: holder.id }, select: calendarOf })
  await queueMail(tx, seatMail(run, holder, calendar, cause, now))
}

/** What a seat's mail says of calendars: where its file stands, and whose feed it is in. */
export const calendarOf = {
  calendarSequence: true,
  person: { select: { id: true, feedVersion: true } },
} satisfies Prisma.RegistrationSelect

/** The mail of a confirmed seat. */
export function seatMail(
  run: LockedRun,
  holder: SeatHolder,
  { calendarSequence, person }: Prisma.RegistrationGetPayload<{ select: typeof calendarOf }>,
  cause: string,
  now: Date,
): Outgoing {
  const link = personalLink(run, { ...holder, calendarSequence })
  const sessions = calendarSessions(run, link, now).filter(({ isCancelled }) => !isCancelled)
  return {
    ...seatEmail({ ...seatFacts(run, holder, now), feedHref: feedHref(person) }),
    cause,
    template: 'seat',
    to: holder.email,
    attachments: [calendarAttachment(sessions, now)],
  }
}

/** Queues the mail of a held seat, with the page where it is paid; one for each `cause`. */
export async function mailHeldSeat(
  tx: Tx,
  run: LockedRun,
  holder: SeatHolder & { holdExpiresAt: Date },
  cause: string,
  now: Date,
): Promise<void> {
  const heldUntil = printMomentFor(holder.zone, holder.holdExpiresAt, run.zone)
  await queueMail(tx, {
    ...heldSeatEmail({ ...seatFacts(run, holder, now), heldUntil }),
    cause,
    template: 'seat-held',
    to: holder.email,
  })
}

/**
 * Queues word to the person, and to the office, that money came for a seat that is gone, and goes back; `waiting`: the
 * registration by which the person is first on the waiting list now.
 */
export async function mailSeatGone(
  tx: Tx,
  run: LockedRun,
  holder: SeatHolder,
  order: { ref: string; totalCents: number },
  waiting: { id: string; linkVersion: number } | null,
): Promise<void> {
  const gone = {
    name: holder.name,
    email: holder.email,
    course: run.course.title,
    amountCents: order.totalCents,
    orderRef: order.ref,
    courseHref: `${env.SITE_URL}/courses/${run.course.slug}`,
    rosterHref: `${env.SITE_URL}/staff/runs/${run.slug}`,
    waitingHref: waiting && registrationLinks(waiting).manageHref,
    isRunCancelled: run.status === 'CANCELLED',
    isDemonstration: run.isDemonstration,
  }
  const { officeEmail: office } = await readSettings(tx)
  const cause = `seat-gone:${order.ref}`
  await queueMail(tx, { ...seatGoneEmail(gone), cause, template: 'seat-gone', to: holder.email, replyTo: office })
  if (office) {
    const template = 'office-seat-gone'
    await queueMail(tx, { ...officeSeatGoneEmail(gone), cause: `office-${cause}`, template, to: office })
  } else {
    log.warn({ registrationId: holder.id }, 'no office address is set: nobody was told of a refund')
  }
}

type OfficeNews = { kind: 'registered' | 'cancelled'; seatsTaken: number; money?: string | null }

/** Tells the office that somebody came or went. Without an office address there is nobody to tell. */
export async function mailOffice(tx: Tx, run: LockedRun, holder: SeatHolder, news: OfficeNews, now: Date) {
  const { officeEmail } = await readSettings(tx)
  const mail = officeMail(run, holder, news, officeEmail, now)
  if (mail) await queueMail(tx, mail)
}

/** The mail to the office that somebody came or went; null where its address is not set. */
export function officeMail(
  run: LockedRun,
  holder: SeatHolder,
  news: OfficeNews,
  to: string | undefined,
  now: Date,
): Outgoing | null {
  if (!to) {
    log.warn({ registrationId: holder.id }, 'no office address is set: nobody was told')
    return null
  }
  const [first] = run.sessions
  return {
    ...officeEmail({
      kind: news.kind,
      name: holder.name,
      email: holder.email,
      course: run.course.title,
      firstTime: first ? printTime(first.startsAt, first.endsAt, run.zone, now).day : 'no date',
      hasAccessNeeds: holder.accessNeeds !== null,
      seats: run.capacity === null ? `${news.seatsTaken} taken` : `${news.seatsTaken} of ${run.capacity} taken`,
      money: news.money ?? null,
      rosterHref: `${env.SITE_URL}/staff/runs/${run.slug}`,
    }),
    cause: `office-${news.kind}:${holder.id}`,
    template: `office-${news.kind}`,
    to,
    replyTo: holder.email,
  }
}
