import { z } from 'zod'
import type { RefundPolicy } from '@/lib/courses/change/refund-policy'
import { DAY_MS } from '@/lib/durations'
import { optionalText } from '@/lib/form-fields'
import { formatCents, LEAST_CENTS, parseDollars } from '@/lib/money'
import { addDays, instantOf, isZone } from '@/lib/wall-time'
import { rowNumbers, type Values } from './form-rows'
import { venueRefusal } from './times-and-place'

/** The longest weekly series that the form fills in. */
const MOST_WEEKS = 52

const impossible = {
  unreadable: 'Enter the date as 2026-06-08 and the time as 18:30',
  skipped: 'This time does not exist: clocks go forward over it that night. Choose another',
  twice: 'This time comes twice: clocks go back over it that night. Choose another',
} as const

export type SessionTimes = { localStart: string; localEnd: string; startsAt: Date; endsAt: Date }

type Errors = Record<string, string>

/**
 * Reads the rows `date-1`, `start-1`, `end-1`, … as sessions in a zone, in order of time; empty rows are skipped. An end
 * that is not after the start is taken to be an error, not a session over midnight. Wall times that the clock skips or
 * shows twice, and a start before another session is over, are refused at their own field.
 */
export function readSessionRows(values: Values, zone: string): { sessions: SessionTimes[]; errors: Errors } {
  const errors: Errors = {}
  const rows: (SessionTimes & { row: number })[] = []
  for (const row of rowNumbers(values, 'date')) {
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
  if (!Number.isInteger(count) || count < 1 || count > MOST_WEEKS) {
    errors['series-count'] = `Enter a number from 1 to ${MOST_WEEKS}`
  }
  if (Object.keys(errors).length > 0) return { values, errors }
  const filled: Values = { ...values }
  for (let row = 1; row <= Math.max(count, rowNumbers(values, 'date').length); row++) {
    const isUsed = row <= count
    filled[`date-${row}`] = [isUsed ? addDays(`${date}T00:00`, (row - 1) * 7).slice(0, 10) : '']
    filled[`start-${row}`] = [isUsed ? (start ?? '') : '']
    filled[`end-${row}`] = [isUsed ? (end ?? '') : '']
  }
  return { values: filled, errors }
}

const MOMENTS = ['opensAt', 'closesAt', 'waitlistClosesAt', 'goNoGoAt'] as const

/**
 * Moves a run: the first session to the date in `shift-date`, and all other sessions and moments by as many days, at the
 * same wall times. Answers the form's values, or what is wrong with the date.
 */
export function shiftDates(values: Values): { values: Values; errors: Errors } {
  const wanted = values['shift-date']?.at(-1)?.trim() ?? ''
  const isDate = (date: string) => instantOf(`${date}T12:00`, 'UTC').ok
  if (!isDate(wanted)) return { values, errors: { 'shift-date': impossible.unreadable } }
  const rows = rowNumbers(values, 'date').map((row) => ({ row, date: readRow(values, row).date }))
  const [first] = rows
    .map(({ date }) => date)
    .filter(isDate)
    .sort()
  if (!first) return { values, errors: { 'date-1': 'Enter at least one session' } }
  const days = Math.round((Date.parse(wanted) - Date.parse(first)) / DAY_MS)
  const moved: Values = { ...values }
  for (const { row, date } of rows) {
    if (isDate(date)) moved[`date-${row}`] = [addDays(`${date}T00:00`, days).slice(0, 10)]
  }
  for (const name of MOMENTS) {
    const moment = values[name]?.at(-1)?.slice(0, 16) ?? ''
    if (instantOf(moment, 'UTC').ok) moved[name] = [addDays(moment, days)]
  }
  return { values: moved, errors: {} }
}

const KINDS = ['FREE', 'FIXED', 'RANGE'] as const

export type TierInput = {
  /** Null: a new one. */
  id: string | null
  label: string
  kind: (typeof KINDS)[number]
  minCents: number | null
  suggestedCents: number | null
  maxCents: number | null
  isPerSession: boolean
}

/**
 * Reads the rows `tier-label-1`, `tier-kind-1`, `tier-least-1`, … as prices, in their order. A row with neither a name nor
 * an amount is none: that is how a price is taken away.
 */
export function readTierRows(values: Values): { tiers: TierInput[]; errors: Errors } {
  const errors: Errors = {}
  const tiers: TierInput[] = []
  for (const row of rowNumbers(values, 'tier-label')) {
    const read = (part: string) => values[`tier-${part}-${row}`]?.at(-1)?.trim() ?? ''
    const [label, least, suggested, most] = [read('label'), read('least'), read('suggested'), read('most')]
    if (!label && !least && !suggested && !most) continue
    const refuse = (part: string, sentence: string) => {
      errors[`tier-${part}-${row}`] ??= sentence
    }
    const cents = (part: string, text: string) => {
      const read = parseDollars(text)
      if (read === null) refuse(part, 'Enter an amount in dollars, like 120')
      return read
    }
    if (!label) refuse('label', 'Give this price a name')
    if (label.length > 60) refuse('label', 'Use at most 60 characters')
    const price = { id: z.uuid().safeParse(read('id')).data ?? null, label, isPerSession: read('each') === 'yes' }
    const kind = z.enum(KINDS).catch('FREE').parse(read('kind'))
    if (kind === 'FREE') {
      if (least || suggested || most) refuse('kind', 'This is free, so leave its amounts empty, or choose another kind')
      tiers.push({ ...price, kind, minCents: null, suggestedCents: null, maxCents: null, isPerSession: false })
      continue
    }
    const minCents = cents('least', least)
    const isChargeable = (amount: number) => amount >= LEAST_CENTS || (kind === 'RANGE' && amount === 0)
    if (minCents !== null && !isChargeable(minCents))
      refuse('least', `The smallest price is ${formatCents(LEAST_CENTS)}`)
    if (kind === 'FIXED') {
      if (suggested || most) refuse('kind', 'A fixed price is one amount; for these choose “a range”')
      tiers.push({ ...price, kind, minCents, suggestedCents: null, maxCents: null })
      continue
    }
    const maxCents = cents('most', most)
    const suggestedCents = suggested ? cents('suggested', suggested) : null
    if (minCents !== null && maxCents !== null) {
      if (maxCents <= minCents) refuse('most', 'The most is more than the least')
      else if (suggestedCents !== null && (suggestedCents < minCents || suggestedCents > maxCents)) {
        refuse('suggested', 'The suggestion lies between the least and the most')
      }
    }
    tiers.push({ ...price, kind, minCents, suggestedCents, maxCents })
  }
  if (tiers.length === 0 && Object.keys(errors).length === 0) {
    errors['tier-label-1'] = 'Enter at least one price; it may be free'
  }
  return { tiers, errors }
}

const MOST_DAYS = 365

/**
 * Reads the rows `policy-days-1`, `policy-percent-1`, … as the steps of a refund policy, the earliest first. Days after the
 * first session has started are negative. No row at all: the policy is not decided. A later step never gives back more.
 */
export function readPolicyRows(values: Values): { policy: RefundPolicy; errors: Errors } {
  const errors: Errors = {}
  const steps: { row: number; hoursBefore: number; percent: number }[] = []
  for (const row of rowNumbers(values, 'policy-days')) {
    const read = (part: string) => values[`policy-${part}-${row}`]?.at(-1)?.trim() ?? ''
    const [days, percent] = [read('days'), read('percent')]
    if (!days && !percent) continue
    const isDays = /^-?\d{1,3}$/.test(days) && Math.abs(Number(days)) <= MOST_DAYS
    const isPercent = /^\d{1,3}$/.test(percent) && Number(percent) <= 100
    if (!isDays) errors[`policy-days-${row}`] = `Enter a whole number of days, at most ${MOST_DAYS}`
    if (!isPercent) errors[`policy-percent-${row}`] = 'Enter a whole number from 0 to 100'
    if (isDays && isPercent) steps.push({ row, hoursBefore: Number(days) * 24, percent: Number(percent) })
  }
  steps.sort((one, other) => other.hoursBefore - one.hoursBefore)
  for (const [index, step] of steps.entries()) {
    const earlier = steps[index - 1]
    if (!earlier) continue
    if (earlier.hoursBefore === step.hoursBefore) errors[`policy-days-${step.row}`] = 'These days are there twice'
    else if (earlier.percent < step.percent) {
      errors[`policy-percent-${step.row}`] = 'Who cancels later has no more back than who cancels earlier'
    }
  }
  return { policy: steps.length > 0 ? steps.map(({ row: _, ...step }) => step) : null, errors }
}

/** A moment as the form asks for it, a wall time in the run's zone; empty is null. */
const moment = z
  .string()
  .trim()
  .nullish()
  .transform((text) => text?.slice(0, 16) || null)

/** A whole number; empty is null. */
const wholeNumber = (sentence: string) =>
  z
    .string()
    .trim()
    .regex(/^\d{0,5}$/, sentence)
    .transform((text) => (text === '' ? null : Number(text)))

const httpsAddress = z.url({ protocol: /^https$/, error: 'Enter an address that starts with https://' })

const tick = z
  .literal('yes')
  .optional()
  .transform((yes) => yes === 'yes')

/** What the form about a run sends, but for its rows. Its moments come out as instants. */
export const runFields = z.object({
  courseId: z.uuid('Choose a course'),
  status: z.enum(['DRAFT', 'PUBLISHED'], 'Choose whether visitors see it'),
  trainerIds: z.array(z.uuid()).max(50),
  zone: z.string().refine(isZone, 'Choose a time zone'),
  capacity: wholeNumber('Enter a whole number, or nothing for no limit'),
  opensAt: moment,
  closesAt: moment,
  waitlistClosesAt: moment,
  offerHours: wholeNumber('Enter a whole number of hours').transform((hours) => hours ?? DEFAULT_OFFER_HOURS),
  hasSingleSessions: tick,
  scholarshipLimit: wholeNumber('Enter a whole number').transform((limit) => limit ?? 0),
  minimum: wholeNumber('Enter a whole number, or nothing'),
  goNoGoAt: moment,
  fairMarketValue: z.string().default(''),
  place: z.enum(['ZOOM', 'ROOM', 'BOTH'], 'Choose where people meet'),
  zoomUrl: optionalText(2000).pipe(httpsAddress.nullable()),
  venue: optionalText(300),
  accessNote: optionalText(2000),
  /** When the run was last saved, as the form was opened; null in the form of a new one. */
  updatedAt: z.iso
    .datetime()
    .transform((text) => new Date(text))
    .nullable()
    .catch(null),
  /** What the form said last of who is told what; see saveRun. Forms send a line break as CRLF. */
  announced: z
    .string()
    .nullish()
    .transform((text) => text?.replaceAll('\r\n', '\n') ?? ''),
})

const DEFAULT_OFFER_HOURS = 24
const MOST_OFFER_HOURS = 168

/** The schema of a posted form with these rows; its output is a run as it is saved. */
export function runSchema(rows: { sessions: SessionTimes[]; tiers: TierInput[]; refundPolicy: RefundPolicy }) {
  return runFields.transform(({ fairMarketValue, place, ...run }, context) => {
    const refuse = (name: string, message: string) => context.addIssue({ code: 'custom', path: [name], message })
    const instant = (name: (typeof MOMENTS)[number]) => {
      const wallTime = run[name]
      if (wallTime === null) return null
      const read = instantOf(wallTime, run.zone)
      if (!read.ok) refuse(name, impossible[read.reason])
      return read.ok ? read.instant : null
    }
    const opensAt = instant('opensAt')
    const closesAt = instant('closesAt')
    const waitlistClosesAt = instant('waitlistClosesAt')
    const goNoGoAt = instant('goNoGoAt')
    if (opensAt && closesAt && closesAt <= opensAt) refuse('closesAt', 'Registration closes after it opens')
    if (run.offerHours < 1 || run.offerHours > MOST_OFFER_HOURS) {
      refuse('offerHours', `Enter a number from 1 to ${MOST_OFFER_HOURS}`)
    }

    if (run.minimum === 0) refuse('minimum', 'Enter 1 or more, or nothing')
    if (run.minimum !== null && run.goNoGoAt === null) refuse('goNoGoAt', 'Enter when it is decided')
    if (run.minimum === null && run.goNoGoAt !== null) refuse('minimum', 'Enter how many people it needs')
    if (run.minimum !== null && run.capacity !== null && run.minimum > run.capacity) {
      refuse('minimum', 'It needs more people than it has seats')
    }
    const [first] = rows.sessions
    if (goNoGoAt && first && goNoGoAt >= first.startsAt)
      refuse('goNoGoAt', 'It is decided before the first session starts')

    // Receipts of mixed payments state this value: an empty field must not become $0 in one.
    const isFree = rows.tiers.every(({ kind }) => kind === 'FREE')
    const fairMarketValueCents = parseDollars(isFree ? fairMarketValue || '0' : fairMarketValue)
    if (fairMarketValueCents === null) refuse('fairMarketValue', 'Enter the value of a seat in dollars, like 120')
    const hasPriceFor = (isSingle: boolean) =>
      rows.tiers.some((tier) => tier.kind === 'FREE' || tier.isPerSession === isSingle)
    if (run.hasSingleSessions && !hasPriceFor(true)) refuse('hasSingleSessions', 'Add a price for each session, above')
    if (!run.hasSingleSessions && rows.tiers.some(({ isPerSession }) => isPerSession)) {
      refuse('hasSingleSessions', 'A price for each session needs this; tick it, or change that price')
    }
    if (rows.tiers.length > 0 && !hasPriceFor(false)) refuse('tier-label-1', 'Add a price for the whole series')

    const wrongVenue = venueRefusal(place, run.venue)
    if (wrongVenue) refuse('venue', wrongVenue)
    return {
      ...run,
      ...rows,
      opensAt,
      closesAt,
      waitlistClosesAt,
      goNoGoAt,
      fairMarketValueCents: fairMarketValueCents ?? 0,
      isOnline: place !== 'ROOM',
    }
  })
}

/** A run as it is saved. */
export type RunInput = z.infer<ReturnType<typeof runSchema>>
