import { expect, test } from 'vitest'
import { instantOf } from '@/lib/wall-time'
import { remindersDue } from './reminders'

const HOUR = 60 * 60_000
const longAgo = new Date('2020-01-01T00:00:00Z')

function session(id: string, wallTime: string, zone = 'America/Los_Angeles') {
  const read = instantOf(wallTime, zone)
  if (!read.ok) throw new Error(`${wallTime} is no time in ${zone}`)
  return { id, startsAt: read.instant }
}

const only = session('only', '2027-06-08T18:30')
const before = (hours: number, of = only) => new Date(of.startsAt.getTime() - hours * HOUR)
const kindsAt = (now: Date, since = longAgo) => remindersDue([only], since, now).map(({ kind }) => kind)

test.each([
  ['a week before', 7 * 24, ['week']],
  ['two days and a minute before, after an outage', 48 + 1 / 60, ['week']],
  ['two days before', 48, []],
  ['a minute more than a day before', 24 + 1 / 60, []],
  ['a day before', 24, ['day']],
  ['a good three hours before, after an outage', 3 + 1 / 60, ['day']],
  ['three hours before', 3, []],
  ['an hour before', 1, ['hour']],
  ['a minute before the start, after an outage', 1 / 60, ['hour']],
  ['at the start', 0, []],
  ['a minute more than a week before', 7 * 24 + 1 / 60, []],
])('%s, what is sent is what is still of use', (_when, hours, kinds) => {
  expect(kindsAt(before(hours))).toEqual(kinds)
})

test('a reminder is of use until a time that its mail carries', () => {
  const lasts = (hours: number) => remindersDue([only], longAgo, before(hours)).map(({ notAfter }) => notAfter)
  expect([lasts(168), lasts(24), lasts(1)]).toEqual([[before(48)], [before(3)], [only.startsAt]])
})

test.each([
  [168, 'week'],
  [24, 'day'],
  [1, 'hour'],
])('who registers at the moment when the reminder of %i hours is due, or later, does not get it', (hours, kind) => {
  expect(kindsAt(before(hours), before(hours))).toEqual([])
  expect(kindsAt(before(hours - 0.1), before(hours - 0.05))).toEqual([])
  expect(kindsAt(before(hours), before(hours + 1 / 60))).toEqual([kind])
})

test('24 hours are 24 hours, also in the night when the clock changes', () => {
  const sunday = session('sunday', '2027-03-14T18:30')
  expect(remindersDue([sunday], longAgo, new Date('2027-03-14T01:29:59Z'))).toEqual([])
  // 5:30 pm on Saturday, before the clock was put forward.
  expect(remindersDue([sunday], longAgo, new Date('2027-03-14T01:30:00Z'))).toMatchObject([{ kind: 'day' }])
})

test('a session that has moved has reminders of other names', () => {
  const names = (startsAt: Date) =>
    remindersDue([{ id: 'only', startsAt }], longAgo, new Date(startsAt.getTime() - HOUR)).map(({ key }) => key)
  expect(names(only.startsAt)).toEqual(names(only.startsAt))
  expect(names(only.startsAt)).not.toEqual(names(new Date(only.startsAt.getTime() + 60_000)))
})

test.each([
  ['no clock change', ['2027-06-07', '2027-06-14']],
  ['spring', ['2027-03-08', '2027-03-15']],
  ['autumn', ['2027-11-01', '2027-11-08']],
])('this meeting and the next one of a weekly series are told of in one mail: %s', (_season, [first, second]) => {
  const sessions = [session('first', `${first}T18:30`), session('second', `${second}T18:30`)]
  const sent = new Map<string, string[]>()
  const [start] = sessions
  if (!start) throw new Error('There is a first session')
  for (let minutes = 200; minutes > -300; minutes -= 5) {
    for (const reminder of remindersDue(sessions, longAgo, new Date(start.startsAt.getTime() - minutes * 60_000))) {
      if (reminder.kind !== 'day' && !sent.has(reminder.key)) {
        sent.set(reminder.key, [reminder.kind, ...reminder.sessions.map(({ id }) => id)])
      }
    }
  }
  expect([...sent.values()]).toEqual([['hour', 'first', 'second']])
})

test('what was to come along with a reminder whose time is over comes under the same name', () => {
  const sessions = [session('morning', '2027-06-12T10:00'), session('noon', '2027-06-12T11:30')]
  const at = (now: string) => remindersDue(sessions, longAgo, new Date(now))
  const [both] = at('2027-06-12T16:00:00Z')
  const [late] = at('2027-06-12T17:00:00Z')
  expect(both?.sessions.map(({ id }) => id)).toEqual(['morning', 'noon'])
  expect(late?.sessions.map(({ id }) => id)).toEqual(['noon'])
  expect(late?.key).toBe(both?.key)
})

test('sessions of one day that are hours apart have reminders of their own', () => {
  const sessions = [session('morning', '2027-06-12T10:00'), session('evening', '2027-06-12T19:00')]
  const ids = (now: string) => remindersDue(sessions, longAgo, new Date(now)).map((r) => r.sessions.map(({ id }) => id))
  // The evening's is the one of the day before.
  expect(ids('2027-06-12T16:00:00Z')).toEqual([['evening'], ['morning']])
  expect(ids('2027-06-13T01:00:00Z')).toEqual([['evening']])
})
