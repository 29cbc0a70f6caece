import ICAL from 'ical.js'
import { expect, test } from 'vitest'
import { instantOf } from '@/lib/wall-time'
import { calendarNotices, publishedCalendar } from './calendar'
import { calendarSessions } from './calendar-sessions'

const now = new Date('2026-01-10T12:00:00Z')
const zone = 'America/Los_Angeles'

function instant(wallTime: string): Date {
  const read = instantOf(wallTime, zone)
  if (!read.ok) throw new Error(`${wallTime} is no time in ${zone}`)
  return read.instant
}

function run(...days: string[]) {
  return {
    zone,
    isOnline: true,
    venue: null,
    course: { title: 'Foundation; the "second" step, by evening' },
    sessions: days.map((day, index) => ({
      id: `00000000-0000-4000-8000-00000000000${index}`,
      startsAt: instant(`${day}T18:30`),
      endsAt: instant(`${day}T20:30`),
      icsSequence: index,
    })),
  }
}

const link = { href: 'http://localhost:3000/events/foundation', label: 'The page' }

function read(file: string) {
  const calendar = new ICAL.Component(ICAL.parse(file))
  const events = calendar.getAllSubcomponents('vevent').map((event) => new ICAL.Event(event))
  return { method: calendar.getFirstPropertyValue('method'), calendar, events }
}

test.each([
  ['spring', ['2026-03-03', '2026-03-10'], ['2026-03-04T02:30:00Z', '2026-03-11T01:30:00Z']],
  ['autumn', ['2026-10-27', '2026-11-03'], ['2026-10-28T01:30:00Z', '2026-11-04T02:30:00Z']],
])('a weekly series stays at 6:30 pm across the clock change in %s', (_season, days, expected) => {
  const { events } = read(publishedCalendar(calendarSessions(run(...days), link, now), now))
  const starts = events.map((event) => event.startDate.toJSDate())
  expect(starts).toEqual(expected.map((iso) => new Date(iso)))
  const clock = new Intl.DateTimeFormat('en-US', { timeZone: zone, hour: 'numeric', minute: '2-digit' })
  expect(starts.map((start) => clock.format(start))).toEqual(['6:30 PM', '6:30 PM'])
})

test('an instant is written in UTC, so that no calendar needs to know a zone', () => {
  const file = publishedCalendar(calendarSessions(run('2026-03-10'), link, now), now)
  expect(file).toContain('DTSTART:20260311T013000Z')
  expect(file).toContain('DTEND:20260311T033000Z')
})

test('every session is an event of its own, under a UID that lasts', () => {
  const sessions = calendarSessions(run('2026-03-03', '2026-03-10'), link, now)
  const { method, events } = read(publishedCalendar(sessions, now))
  expect(method).toBe('PUBLISH')
  expect(events.map((event) => event.uid)).toEqual([
    '00000000-0000-4000-8000-000000000000@localhost',
    '00000000-0000-4000-8000-000000000001@localhost',
  ])
  expect(events.map((event) => event.sequence)).toEqual([0, 1])
  expect(events.map((event) => event.summary)).toEqual([
    'Foundation; the "second" step, by evening (1 of 2)',
    'Foundation; the "second" step, by evening (2 of 2)',
  ])
})

test('the description says the zone and where to go, and the place is told', () => {
  const [event] = read(publishedCalendar(calendarSessions(run('2026-03-10'), link, now), now)).events
  expect(event?.description).toBe(
    'Tue, Mar 10, 6:30 – 8:30 pm Pacific (PDT)\nThe page: http://localhost:3000/events/foundation',
  )
  expect(event?.location).toBe('Zoom')
})

test('a notice speaks of one session, to one person', () => {
  const sessions = calendarSessions(run('2026-03-03', '2026-03-10'), link, now)
  const notices = calendarNotices('CANCEL', sessions, { name: 'Ada "A" Byron', email: 'ada@example.org' }, now)
  expect(notices.map(({ filename }) => filename)).toEqual(['cancelled-1.ics', 'cancelled-2.ics'])
  for (const notice of notices) {
    const { method, events, calendar } = read(notice.content)
    expect(method).toBe('CANCEL')
    expect(notice.contentType).toContain('method=CANCEL')
    expect(events).toHaveLength(1)
    const event = calendar.getFirstSubcomponent('vevent')
    expect(event?.getFirstPropertyValue('status')).toBe('CANCELLED')
    expect(String(event?.getFirstPropertyValue('attendee')).toLowerCase()).toBe('mailto:ada@example.org')
    expect(String(event?.getFirstPropertyValue('organizer'))).toBe('mailto:office@example.org')
  }
})
