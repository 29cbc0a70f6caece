import { expect, test } from 'vitest'
import { minutesPresent } from './minutes-present'

const at = (clock: string) => new Date(`2026-06-09T${clock}Z`)
const session = { startsAt: at('01:30:00'), endsAt: at('03:30:00') }
const stay = (from: string, until: string) => ({ joinedAt: at(from), leftAt: at(until) })

test('who comes again is counted on, and the time between is not', () => {
  expect(minutesPresent(session, [stay('02:30:00', '03:00:00'), stay('01:40:00', '02:00:30')])).toBe(51)
})

test('who is there by two devices at once is counted once', () => {
  const stays = [stay('01:30:00', '03:30:00'), stay('01:40:00', '02:00:00'), stay('03:00:00', '03:30:00')]
  expect(minutesPresent(session, stays)).toBe(120)
})

test('before and after the session nobody is counted', () => {
  expect(minutesPresent(session, [stay('01:00:00', '04:00:00')])).toBe(120)
  expect(minutesPresent(session, [stay('00:30:00', '01:30:00'), stay('03:30:00', '03:40:00')])).toBe(0)
  expect(minutesPresent(session, [])).toBe(0)
})
