import ICAL from 'ical.js'
import { expect, test } from 'vitest'
import { calendarNotices, publishedCalendar, subscribedCalendar } from '@/lib/calendar-file'
import { instantOf } from '@/lib/wall-time'
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
      cancelledAt: null,
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

test('any title comes through word for word, in lines of at most 75 bytes', () => {
  const title = 'Pia null; \\n, “é” 🌲 und noch viel mehr über Bedürfnisse: „Gewaltfreie“ Kommunikation, BEGIN:VEVENT'
  const nasty = { ...run('2026-03-10'), course: { title }, venue: 'Straße 1;\\\nSalem, “Saal é”' }
  const file = publishedCalendar(calendarSessions(nasty, link, now), now)
  expect(file.split('\r\n').filter((line) => Buffer.byteLength(line) > 75)).toEqual([])
  expect(file.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  const { events } = read(file)
  expect(events.map(({ summary, location }) => [summary, location])).toEqual([[title, `${nasty.venue}, or on Zoom`]])
})

test('a cancelled session stays in the file, is called so, and counts as a change', () => {
  const series = run('2026-03-03', '2026-03-10')
  const [first, second] = series.sessions
  if (!first || !second) throw new Error('There are two sessions')
  const cancelled = { ...series, sessions: [{ ...first, cancelledAt: now }, second] }
  const { events } = read(subscribedCalendar('ORNCC events', calendarSessions(cancelled, link, now), now))
  const [gone, kept] = events.map(({ uid, sequence, summary, component }) => ({
    uid,
    sequence,
    summary,
    status: component.getFirstPropertyValue('status'),
    busy: component.getFirstPropertyValue('transp'),
  }))
  expect(gone).toEqual({
    uid: `${first.id}@localhost`,
    sequence: 1,
    summary: 'Cancelled: Foundation; the "second" step, by evening (1 of 2)',
    status: 'CANCELLED',
    busy: 'TRANSPARENT',
  })
  expect(kept).toMatchObject({ sequence: 1, status: 'CONFIRMED', busy: 'OPAQUE' })
  const all = read(
    subscribedCalendar('ORNCC events', calendarSessions({ ...series, status: 'CANCELLED' }, link, now), now),
  )
  expect(all.events.map(({ component }) => component.getFirstPropertyValue('status'))).toEqual([
    'CANCELLED',
    'CANCELLED',
  ])
})

test('a calendar to subscribe to has a name, and asks to be looked at every hour', () => {
  const file = subscribedCalendar('ORNCC events', calendarSessions(run('2026-03-10'), link, now), now)
  const { calendar, method } = read(file)
  expect(method).toBe('PUBLISH')
  expect(calendar.getFirstPropertyValue('x-wr-calname')).toBe('ORNCC events')
  expect(String(calendar.getFirstPropertyValue('refresh-interval'))).toBe('PT1H')
  expect(String(calendar.getFirstPropertyValue('x-published-ttl'))).toBe('PT1H')
  expect(publishedCalendar(calendarSessions(run('2026-03-10'), link, now), now)).not.toContain('REFRESH-INTERVAL')
})

test('one person’s calendar has the sessions that they chose, under the numbers of the series', () => {
  const series = run('2026-03-03', '2026-03-10')
  const own = { registrationId: 'ada', choice: [series.sessions[1]?.id ?? ''], sequence: 0 }
  const { events } = read(publishedCalendar(calendarSessions(series, { ...link, own }, now), now))
  expect(events.map(({ uid, summary }) => [uid, summary])).toEqual([
    ['ada-00000000-0000-4000-8000-000000000001@localhost', 'Foundation; the "second" step, by evening (2 of 2)'],
  ])
})
