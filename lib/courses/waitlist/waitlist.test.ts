import { expect, test } from 'vitest'
import { whoIsNext } from '@/lib/courses/seats'
import { isAwaited, isWaitlistOpen, offerEnd, printPlaceInLine, waitlistCutOff } from './waitlist'

const now = new Date('2026-05-01T12:00:00Z')
const hours = (count: number) => new Date(now.getTime() + count * 60 * 60 * 1000)

const session = (id: string, startsAt: Date, seatsTaken = 0, waiting = 0) => ({
  id,
  startsAt,
  cancelledAt: null,
  seatsTaken,
  waiting,
})
const run = {
  capacity: 2,
  waitlistClosesAt: null,
  seriesWaiting: 0,
  sessions: [session('one', hours(200), 2), session('two', hours(300), 1), session('three', hours(400), 0)],
}
const wait = (name: string, ...choice: string[]) => ({ name, choice })
const names = (waiting: readonly { name: string }[]) => waiting.map(({ name }) => name)

test('as many are next as there are seats, in the order in which they wait', () => {
  const free = { capacity: 4, sessions: [session('only', hours(200), 2)] }
  expect(names(whoIsNext(free, [wait('ann'), wait('bob'), wait('cyd')]))).toEqual(['ann', 'bob'])
  expect(names(whoIsNext({ ...free, capacity: 2 }, [wait('ann')]))).toEqual([])
  expect(names(whoIsNext({ ...free, capacity: null }, [wait('ann'), wait('bob'), wait('cyd')]))).toHaveLength(3)
})

test('a head that waits for one session is passed by for another, and only for another', () => {
  const line = [wait('ann', 'one'), wait('bob', 'two'), wait('cyd', 'two'), wait('dan', 'three')]
  expect(names(whoIsNext(run, line))).toEqual(['bob', 'dan'])
  expect(names(whoIsNext(run, [wait('ann', 'one', 'three'), wait('bob', 'three')]))).toEqual([])
  expect(names(whoIsNext(run, [wait('ann'), wait('bob', 'three')]))).toEqual([])
})

test('a session that does not take place counts for nobody', () => {
  const [one, two, three] = run.sessions
  if (!one || !two || !three) throw new Error('three sessions')
  const sessions = [{ ...one, cancelledAt: now }, two, three]
  expect(names(whoIsNext({ ...run, sessions }, [wait('ann', 'one'), wait('bob')]))).toEqual(['bob'])
})

test('the waiting list closes at its own time, and at the latest when the first session that is wanted starts', () => {
  expect(waitlistCutOff(run, [])).toEqual(hours(200))
  expect(waitlistCutOff(run, ['three', 'two'])).toEqual(hours(300))
  expect(waitlistCutOff({ ...run, waitlistClosesAt: hours(100).toISOString() }, ['two'])).toEqual(hours(100))
  expect(waitlistCutOff({ ...run, sessions: [] }, [])).toBeNull()
  expect(isWaitlistOpen(run, [], new Date(hours(200).getTime() - 1))).toBe(true)
  expect(isWaitlistOpen(run, [], hours(200))).toBe(false)
})

test('somebody who waits keeps their sessions from passers-by until the cut-off', () => {
  const sessions = [session('one', hours(200), 1, 1), session('two', hours(300), 1)]
  const awaited = { ...run, sessions }
  expect([isAwaited(awaited, ['one'], now), isAwaited(awaited, ['two'], now), isAwaited(awaited, [], now)]).toEqual([
    true,
    false,
    true,
  ])
  expect(isAwaited(awaited, ['one'], hours(200))).toBe(false)
  expect(isAwaited({ ...run, seriesWaiting: 1 }, ['three'], now)).toBe(true)
  expect(isAwaited({ ...run, seriesWaiting: 1 }, ['three'], hours(200))).toBe(false)
})

test('an offer stands for the run’s hours, near the cut-off for half of what is left, and never past it', () => {
  expect(offerEnd(24, hours(48), now)).toEqual(hours(24))
  expect(offerEnd(24, hours(20), now)).toEqual(hours(10))
  expect(offerEnd(24, hours(1.5), now)).toEqual(hours(1))
  expect(offerEnd(24, hours(0.25), now)).toEqual(hours(0.25))
})

test('a place is said as people say it', () => {
  const said = [1, 2, 3, 4, 11, 12, 13, 21, 22, 103].map((place) => printPlaceInLine({ place, total: 200 }))
  expect(said.map((words) => words.split(' ')[0])).toEqual('1st 2nd 3rd 4th 11th 12th 13th 21st 22nd 103rd'.split(' '))
  expect(printPlaceInLine({ place: 3, total: 7 })).toBe('3rd of 7')
})
