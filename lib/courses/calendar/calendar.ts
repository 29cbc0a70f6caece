import ical, { ICalAttendeeStatus, ICalCalendarMethod, ICalEventStatus, ICalEventTransparency } from 'ical-generator'
import { env } from '@/lib/env'
import type { Attachment } from '@/lib/mail'

/** One session as a calendar keeps it. `sequence` rises with every change, so that calendars take the change over. */
export type CalendarSession = {
  id: string
  /** What a calendar knows it by. */
  uid: string
  title: string
  startsAt: Date
  endsAt: Date
  sequence: number
  isCancelled: boolean
  place: string
  description: string
  href: string
}

/**
 * Sessions as an iCalendar file. Each is an event of its own under a UID that never changes, so a weekly series needs no
 * recurrence rule. Its times are therefore written as UTC instants, which every calendar shows in its owner's zone; a
 * VTIMEZONE would only repeat, and could contradict, what each calendar knows about clock changes.
 */
export function publishedCalendar(sessions: readonly CalendarSession[], now: Date): string {
  return calendar(ICalCalendarMethod.PUBLISH, sessions, now)
}

/** The same under a name, to subscribe to: it asks calendars to look again every hour. Not every one of them obeys. */
export function subscribedCalendar(name: string, sessions: readonly CalendarSession[], now: Date): string {
  return calendar(ICalCalendarMethod.PUBLISH, sessions, now, { name, ttl: 3600 })
}

/**
 * One file a session, addressed to one person: REQUEST moves the session in their calendar, CANCEL takes it out. Such a
 * file may speak of one UID only (RFC 5546, 3.2.2 and 3.2.5), while a published one may hold them all.
 */
export function calendarNotices(
  method: 'REQUEST' | 'CANCEL',
  sessions: readonly CalendarSession[],
  attendee: { name: string; email: string },
  now: Date,
): Attachment[] {
  return sessions.map((session, index) => ({
    filename: `${method === 'CANCEL' ? 'cancelled' : 'changed'}-${index + 1}.ics`,
    contentType: `text/calendar; charset=utf-8; method=${method}`,
    content: calendar(ICalCalendarMethod[method], [session], now, {}, attendee),
  }))
}

/** A published calendar as it is attached to a mail. */
export function calendarAttachment(sessions: readonly CalendarSession[], now: Date): Attachment {
  return {
    filename: 'sessions.ics',
    contentType: 'text/calendar; charset=utf-8; method=PUBLISH',
    content: publishedCalendar(sessions, now),
  }
}

function calendar(
  method: ICalCalendarMethod,
  sessions: readonly CalendarSession[],
  now: Date,
  subscription: { name?: string; ttl?: number } = {},
  attendee?: { name: string; email: string },
): string {
  const host = new URL(env.SITE_URL).hostname
  const file = ical({ prodId: '//ORNCC//Courses//EN', method, ...subscription })
  for (const session of sessions) {
    const isCancelled = method === ICalCalendarMethod.CANCEL || session.isCancelled
    file.createEvent({
      id: `${session.uid}@${host}`,
      // Taking an event out is a change of it, whoever has counted it before.
      sequence: session.sequence + (session.isCancelled ? 1 : 0),
      stamp: now,
      start: session.startsAt,
      end: session.endsAt,
      // Some calendars show a cancelled event as any other.
      summary: session.isCancelled ? `Cancelled: ${session.title}` : session.title,
      location: session.place,
      description: session.description,
      url: session.href,
      organizer: env.MAIL_FROM,
      status: isCancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      transparency: isCancelled ? ICalEventTransparency.TRANSPARENT : ICalEventTransparency.OPAQUE,
      attendees: attendee ? [{ ...attendee, status: ICalAttendeeStatus.ACCEPTED, rsvp: false }] : [],
    })
  }
  return file.toString()
}
