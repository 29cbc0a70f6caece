import { z } from 'zod'
import { optionalText } from '@/lib/form-fields'
import { LEAST_CENTS, parseDollars } from '@/lib/money'
import { addDays, instantOf, isZone } from '@/lib/wall-time'

/** How many sessions the form has rows for, unless the run has more. */
export const SESSION_ROWS = 16
/** The most that are read of what is posted. */
const MOST_ROWS = 100

const impossible = {
  unreadable: 'Enter the date as 2026-06-08 and the time as 18:30',
  skipped: 'This time does not exist: clocks go forward over it that night. Choose another',
  twice: 'This time comes twice: clocks go back over it that night. Choose another',
} as const

export type SessionTimes = { localStart: string; localEnd: string; startsAt: Date; endsAt: Date }

type Values = Record<string, string[]>
type Errors = Record<string, string>

/**
 * Reads the rows `date-1`, `start-1`, `end-1`, … as sessions in a zone, in order of time; empty rows are skipped. An end
 * that is not after the start is taken to be an error, not a session over midnight. Wall times that the clock skips or
 * shows twice, and a start before another session is over, are refused at their own field.
 */
export function readSessionRows(values: Values, zone: string): { sessions: SessionTimes[]; errors: Errors } {
  const errors: Errors = {}
  const rows: (SessionTimes & { row: number })[] = []
  for (const row of rowNumbers(values)) {
    const { date, start, end } = readRow(values, row)
    if (!date && !start && !end) continue
    const [localStart, localEnd] = [`${date}T${start}`, `${date}T${end}`]
    const [starts, ends] = [instantOf(localStart, zone), instantOf(localEnd, zone)]
    if (!starts.ok) errors[date ? `start-${row}` : `date-${row}`] = impossible[starts.reason]
    else if (!ends.ok) errors[`end-${row}`] = impossible[ends.reason]
    else if (ends.instant <= starts.instant) errors[`end-${row}`] = 'The end comes after the start'
    else rows.push({ row, localStart, localEnd, startsAt: starts.instant, endsAt: ends.instant })
  }
  rows.sort((one, other) => Number(one.startsAt) - Number(other.startsAt))
  for (const [index, { row, startsAt }] of rows.entries()) {
    const earlier = rows.slice(0, index).find((other) => startsAt < other.endsAt)
    if (earlier) errors[`start-${row}`] = `Session ${earlier.row} is not over yet. Choose another time`
  }
  const sessions = rows.map(({ row: _, ...times }) => times)
  if (sessions.length === 0 && Object.keys(errors).length === 0) errors['date-1'] = 'Enter at least one session'
  return { sessions, errors }
}

/** The rows that were posted, and as many as the form has at least. */
function rowNumbers(values: Values): number[] {
  const posted = Object.keys(values).map((name) => Number(/^date-(\d{1,3})$/.exec(name)?.[1] ?? 0))
  const most = Math.min(MOST_ROWS, Math.max(SESSION_ROWS, ...posted))
  return Array.from({ length: most }, (_, index) => index + 1)
}

function readRow(values: Values, row: number) {
  const read = (part: string) => values[`${part}-${row}`]?.at(-1)?.trim() ?? ''
  return { date: read('date'), start: read('start').slice(0, 5), end: read('end').slice(0, 5) }
}

/**
 * Fills the rows with a weekly series: the same wall times, seven days apart, across any clock change. Answers the form's
 * values with the rows replaced, or what is wrong with the series.
 */
export function fillSeries(values: Values): { values: Values; errors: Errors } {
  const [date, start, end, many] = ['series-date', 'series-start', 'series-end', 'series-count'].map(
    (name) => values[name]?.at(-1)?.trim() ?? '',
  )
  const count = Number(many)
  const errors: Errors = {}
  if (instantOf(`${date}T${start?.slice(0, 5)}`, 'UTC').ok === false) errors['series-date'] = impossible.unreadable
  if (instantOf(`${date}T${end?.slice(0, 5)}`, 'UTC').ok === false) errors['series-end'] = impossible.unreadable
  if (!Number.isInteger(count) || count < 1 || count > SESSION_ROWS) {
    errors['series-count'] = `Enter a number from 1 to ${SESSION_ROWS}`
  }
  if (Object.keys(errors).length > 0) return { values, errors }
  const filled: Values = { ...values }
  for (const row of rowNumbers(values)) {
    const isUsed = row <= count
    filled[`date-${row}`] = [isUsed ? addDays(`${date}T00:00`, (row - 1) * 7).slice(0, 10) : '']
    filled[`start-${row}`] = [isUsed ? (start ?? '') : '']
    filled[`end-${row}`] = [isUsed ? (end ?? '') : '']
  }
  return { values: filled, errors }
}

/** A moment as the form asks for it, a wall time in the run's zone; empty is null. */
const moment = z
  .string()
  .trim()
  .nullish()
  .transform((text) => text?.slice(0, 16) || null)

const httpsAddress = z.url({ protocol: /^https$/, error: 'Enter an address that starts with https://' })

/** What the form about a run sends, but for its rows of sessions. Its moments come out as instants. */
export const runSchema = z
  .object({
    courseId: z.uuid('Choose a course'),
    status: z.enum(['DRAFT', 'PUBLISHED'], 'Choose whether visitors see it'),
    zone: z.string().refine(isZone, 'Choose a time zone'),
    capacity: z
      .string()
      .trim()
      .regex(/^\d{0,5}$/, 'Enter a whole number, or nothing for no limit')
      .transform((text) => (text === '' ? null : Number(text))),
    opensAt: moment,
    closesAt: moment,
    priceKind: z.enum(['FREE', 'FIXED', 'KEEP'], 'Choose what a seat costs'),
    price: z.string().default(''),
    fairMarketValue: z.string().default(''),
    isOnline: z
      .literal('yes')
      .optional()
      .transform((tick) => tick === 'yes'),
    zoomUrl: optionalText(2000).pipe(httpsAddress.nullable()),
    venue: optionalText(300),
    accessNote: optionalText(2000),
    /** When the run was last saved, as the form was opened; null in the form of a new one. */
    updatedAt: z.iso
      .datetime()
      .transform((text) => new Date(text))
      .nullable()
      .catch(null),
  })
  .transform(({ price, fairMarketValue, ...run }, context) => {
    const refuse = (name: string, message: string) => context.addIssue({ code: 'custom', path: [name], message })
    const instant = (name: 'opensAt' | 'closesAt') => {
      const wallTime = run[name]
      if (wallTime === null) return null
      const read = instantOf(wallTime, run.zone)
      if (!read.ok) refuse(name, impossible[read.reason])
      return read.ok ? read.instant : null
    }
    const [opensAt, closesAt] = [instant('opensAt'), instant('closesAt')]
    if (opensAt && closesAt && closesAt <= opensAt) refuse('closesAt', 'Registration closes after it opens')
    const priceCents = run.priceKind === 'FIXED' ? parseDollars(price) : 0
    if (priceCents === null || (run.priceKind === 'FIXED' && priceCents < LEAST_CENTS)) {
      refuse('price', 'Enter the price in dollars, like 120')
    }
    // Receipts of mixed payments state this value: an empty field must not become $0 in one.
    const fairMarketValueCents = parseDollars(run.priceKind === 'FREE' ? fairMarketValue || '0' : fairMarketValue)
    if (fairMarketValueCents === null) refuse('fairMarketValue', 'Enter the value of a seat in dollars, like 120')
    if (!run.isOnline && !run.venue) refuse('venue', 'Enter where people meet, or tick that they meet on Zoom')
    return { ...run, opensAt, closesAt, priceCents: priceCents ?? 0, fairMarketValueCents: fairMarketValueCents ?? 0 }
  })

/** A run as it is saved. */
export type RunInput = z.infer<typeof runSchema> & { sessions: SessionTimes[] }
