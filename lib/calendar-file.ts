import ical, { ICalAttendeeStatus, ICalCalendarMethod, ICalEventStatus, ICalEventTransparency } from 'ical-generator'
import { env } from '@/lib/env'
import type { Attachment } from '@/lib/mail'

/** One event as a calendar keeps it. `sequence` rises with every change, so that calendars take the change over. */
export type CalendarEvent = {
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
 * Events as an iCalendar file. Each stands by itself under a UID that never changes, so a weekly series needs no
 * recurrence rule. Its times are therefore written as UTC instants, which every calendar shows in its owner's zone; a
 * VTIMEZONE would only repeat, and could contradict, what each calendar knows about clock changes.
 */
export function publishedCalendar(events: readonly CalendarEvent[], now: Date): string {
  return calendar(ICalCalendarMethod.PUBLISH, events, now)
}

/** The same under a name, to subscribe to: it asks calendars to look again every hour. Not every one of them obeys. */
export function subscribedCalendar(name: string, events: readonly CalendarEvent[], now: Date): string {
  return calendar(ICalCalendarMethod.PUBLISH, events, now, { name, ttl: 3600 })
}

/**
 * One file an event, addressed to one person: REQUEST puts or moves the event in their calendar, CANCEL takes it out. Such a
 * file may speak of one UID only (RFC 5546, 3.2.2 and 3.2.5), while a published one may hold them all.
 */
export function calendarNotices(
  method: 'REQUEST' | 'CANCEL',
  events: readonly CalendarEvent[],
  attendee: { name: string; email: string },
  now: Date,
): Attachment[] {
  return events.map((event, index) => ({
    filename: `${method === 'CANCEL' ? 'cancelled' : 'event'}-${index + 1}.ics`,
    contentType: `text/calendar; charset=utf-8; method=${method}`,
    content: calendar(ICalCalendarMethod[method], [event], now, {}, attendee),
  }))
}

/** A published calendar as it is attached to a mail. */
export function calendarAttachment(events: readonly CalendarEvent[], now: Date): Attachment {
  return {
    filename: 'sessions.ics',
    contentType: 'text/calendar; charset=utf-8; method=PUBLISH',
    content: publishedCalendar(events, now),
  }
}

function calendar(
  method: ICalCalendarMethod,
  events: readonly CalendarEvent[],
  now: Date,
  subscription: { name?: string; ttl?: number } = {},
  attendee?: { name: string; email: string },
): string {
  const host = new URL(env.SITE_URL).hostname
  const file = ical({ prodId: '//ORNCC//Courses//EN', method, ...subscription })
  for (const event of events) {
    const isCancelled = method === ICalCalendarMethod.CANCEL || event.isCancelled
    file.createEvent({
      id: `${event.uid}@${host}`,
      // Taking an event out is a change of it, whoever has counted it before.
      sequence: event.sequence + (event.isCancelled ? 1 : 0),
      stamp: now,
      start: event.startsAt,
      end: event.endsAt,
      // Some calendars show a cancelled event as any other.
      summary: event.isCancelled ? `Cancelled: ${event.title}` : event.title,
      location: event.place,
      description: event.description,
      url: event.href,
      organizer: env.MAIL_FROM,
      status: isCancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      transparency: isCancelled ? ICalEventTransparency.TRANSPARENT : ICalEventTransparency.OPAQUE,
      attendees: attendee ? [{ ...attendee, status: ICalAttendeeStatus.ACCEPTED, rsvp: false }] : [],
    })
  }
  return file.toString()
}
