/** ORNCC's own zone: receipts, tax years and pages that no run belongs to. */
export const HOME_ZONE = 'America/Los_Angeles'

/** A session's time as pages and mails print it: "Mon, Jun 8", "6:30 – 8:30 pm", "Pacific (PDT)". */
export type PrintedTime = { day: string; clock: string; zone: string; full: string }

/**
 * Prints a span of time in a zone, the zone named as it is on that very date. A span over midnight prints both days.
 * The year is printed when it is not the one of `now`.
 */
export function printTime(startsAt: Date, endsAt: Date, zone: string, now: Date): PrintedTime {
  const day = printDay(startsAt, zone, now)
  const lastDay = printDay(endsAt, zone, now)
  const clock =
    day === lastDay
      ? clockSpan(startsAt, endsAt, zone)
      : `${clockOf(startsAt, zone)} – ${lastDay}, ${clockOf(endsAt, zone)}`
  const zoneName = printZone(startsAt, zone)
  return { day, clock, zone: zoneName, full: `${day}, ${clock} ${zoneName}` }
}

/**
 * `printTime` in full, and beside it the time on the reader's own clock where that shows another one on this date:
 * "Mon, Jun 8, 6:30 – 8:30 pm Pacific (PDT) (9:30 – 11:30 pm Eastern (EDT) where you are)". Their day too, where it is
 * another. Null for a reader whose zone nobody knows.
 */
export function printTimeFor(readerZone: string | null, startsAt: Date, endsAt: Date, zone: string, now: Date): string {
  const { full, day } = printTime(startsAt, endsAt, zone, now)
  if (readerZone === null || [startsAt, endsAt].every((at) => isoMoment(at, readerZone) === isoMoment(at, zone))) {
    return full
  }
  const theirs = printTime(startsAt, endsAt, readerZone, now)
  const time = theirs.day === day ? `${theirs.clock} ${theirs.zone}` : theirs.full
  return `${full} (${time} where you are)`
}

/** "Mon, Jun 8", with the year when it is not this one. */
export function printDay(at: Date, zone: string, now: Date): string {
  const isThisYear = part(at, zone, { year: 'numeric' }) === part(now, zone, { year: 'numeric' })
  return part(at, zone, {
    weekday: 'short',
    month: 'short',
    day: 'numeric',
    ...(isThisYear ? {} : { year: 'numeric' }),
  })
}

/** "June 8, 2026". */
export function printDate(at: Date, zone = HOME_ZONE): string {
  return part(at, zone, { month: 'long', day: 'numeric', year: 'numeric' })
}

/** "June 8, 2026", of a day like "2026-06-08". */
export function printDateOf(day: string): string {
  return printDate(new Date(`${day}T00:00:00Z`), 'UTC')
}

/** "Jun 2026", of a day like "2026-06-08". */
export function printMonthOf(day: string): string {
  return part(new Date(`${day}T00:00:00Z`), 'UTC', { month: 'short', year: 'numeric' })
}

/** "June 8, 2026, 6:30 pm Pacific (PDT)". */
export function printMoment(at: Date, zone = HOME_ZONE): string {
  return `${printDate(at, zone)}, ${clockOf(at, zone)} ${printZone(at, zone)}`
}

/** `printMoment`, and beside it the reader's own clock, as `printTimeFor` has it. */
export function printMomentFor(readerZone: string | null, at: Date, zone: string): string {
  const moment = printMoment(at, zone)
  if (readerZone === null || isoMoment(at, readerZone) === isoMoment(at, zone)) return moment
  const theirs = printMoment(at, readerZone)
  const day = `${printDate(at, zone)}, `
  return `${moment} (${theirs.startsWith(day) ? theirs.slice(day.length) : theirs} where you are)`
}

/** "Pacific (PDT)": the zone's everyday name, and its abbreviation on this date. */
export function printZone(at: Date, zone: string): string {
  const generic = zoneNamePart(at, zone, 'longGeneric').replace(/ Time$/, '')
  const short = zoneNamePart(at, zone, 'short')
  // UTC has no everyday name, only "GMT+00:00".
  return generic === short || generic.startsWith('GMT') ? short : `${generic} (${short})`
}

/** "2026-06-08" as it is in the zone. */
export function isoDay(at: Date, zone = HOME_ZONE): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(
    at,
  )
}

/** "2026-06-08T18:30:00-07:00": an instant for machines, with the zone's own clock in it. */
export function isoMoment(at: Date, zone: string): string {
  const clock = part(at, zone, { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' })
  const offset = zoneNamePart(at, zone, 'longOffset').slice(3) || '+00:00'
  return `${isoDay(at, zone)}T${clock}${offset}`
}

/** "Monday". */
export function printWeekday(at: Date, zone: string): string {
  return part(at, zone, { weekday: 'long' })
}

/** "June 2026", of an instant in a zone. */
export function printMonth(at: Date, zone = HOME_ZONE): string {
  return part(at, zone, { month: 'long', year: 'numeric' })
}

/** The year that an instant falls into in ORNCC's zone: a gift's tax year. */
export function taxYear(at: Date): number {
  return Number(part(at, HOME_ZONE, { year: 'numeric' }))
}

function clockSpan(startsAt: Date, endsAt: Date, zone: string): string {
  const [start, end] = [clockOf(startsAt, zone), clockOf(endsAt, zone)]
  const half = start.slice(-3)
  return half === end.slice(-3) ? `${start.slice(0, -3)} – ${end}` : `${start} – ${end}`
}

function clockOf(at: Date, zone: string): string {
  return part(at, zone, { hour: 'numeric', minute: '2-digit', hour12: true })
    .replace(/\s?AM$/, ' am')
    .replace(/\s?PM$/, ' pm')
}

function part(at: Date, zone: string, options: Intl.DateTimeFormatOptions): string {
  return formatter(zone, options).format(at)
}

function zoneNamePart(at: Date, zone: string, timeZoneName: 'short' | 'longGeneric' | 'longOffset'): string {
  const parts = formatter(zone, { timeZoneName }).formatToParts(at)
  return parts.find((found) => found.type === 'timeZoneName')?.value ?? zone
}

const formatters = new Map<string, Intl.DateTimeFormat>()

/** Making one costs far more than using it, and few are ever needed. */
function formatter(zone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify([zone, options])
  const known = formatters.get(key)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-US', { timeZone: zone, ...options })
  formatters.set(key, made)
  return made
}
