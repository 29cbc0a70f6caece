import { type Choice, chosenSessions } from '@/lib/courses/seats'
import { HOUR_MS } from '@/lib/durations'

/** Pages read their runs from a cache of JSON, commands from the database. */
type Instant = Date | string

/** Whether a registration never had more than a place on the waiting list, or an offer from it. */
export function onlyWaited(registration: {
  waitlistSeq: number | null
  holdExpiresAt: Date | null
  confirmedAt: Date | null
}): boolean {
  const { waitlistSeq, holdExpiresAt, confirmedAt } = registration
  return waitlistSeq !== null && holdExpiresAt === null && confirmedAt === null
}

type WaitingRun = {
  waitlistClosesAt: Instant | null
  sessions: readonly { id: string; startsAt: Instant; cancelledAt: Instant | null; waiting: number }[]
  seriesWaiting: number
}

/**
 * From when on nobody is offered a seat for these sessions: at the latest when the first of them starts. Null when none of
 * them takes place.
 */
export function waitlistCutOff(run: Pick<WaitingRun, 'waitlistClosesAt' | 'sessions'>, choice: Choice): Date | null {
  const starts = chosenSessions(run.sessions, choice).map(({ startsAt }) => new Date(startsAt).getTime())
  if (starts.length === 0) return null
  const closesAt = run.waitlistClosesAt ? new Date(run.waitlistClosesAt).getTime() : Number.POSITIVE_INFINITY
  return new Date(Math.min(closesAt, ...starts))
}

/** Whether a seat for these sessions may still be waited for, and offered. */
export function isWaitlistOpen(
  run: Pick<WaitingRun, 'waitlistClosesAt' | 'sessions'>,
  choice: Choice,
  now: Date,
): boolean {
  const cutOff = waitlistCutOff(run, choice)
  return cutOff !== null && now < cutOff
}

/** Whether somebody waits for any of these sessions, so that no passer-by may take them. */
export function isAwaited(run: WaitingRun, choice: Choice, now: Date): boolean {
  if (run.seriesWaiting > 0 && isWaitlistOpen(run, [], now)) return true
  return chosenSessions(run.sessions, choice).some(
    (session) => session.waiting > 0 && isWaitlistOpen(run, [session.id], now),
  )
}

/**
 * Until when an offer that is made `now` stands: the run's hours, and never past the cut-off. Where less than twice these
 * hours are left until then, an offer takes half of what is left, but at least an hour: somebody who does not look at
 * their mail in the last days must not keep the seat from all who wait behind them.
 */
export function offerEnd(offerHours: number, cutOff: Date, now: Date): Date {
  const left = cutOff.getTime() - now.getTime()
  const fair = Math.min(offerHours * HOUR_MS, Math.max(left / 2, HOUR_MS))
  return new Date(now.getTime() + Math.min(fair, left))
}

const endings: Partial<Record<Intl.LDMLPluralRule, string>> = { one: 'st', two: 'nd', few: 'rd' }
const ordinals = new Intl.PluralRules('en-US', { type: 'ordinal' })

/** A place on the list as people say it: "3rd of 7". */
export function printPlaceInLine({ place, total }: { place: number; total: number }): string {
  return `${place}${endings[ordinals.select(place)] ?? 'th'} of ${total}`
}
