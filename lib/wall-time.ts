import { Temporal } from 'temporal-polyfill'

/** A wall time without a zone, to the minute: `2026-06-08T18:30`. */
const WALL_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/

/** The name of an IANA zone: `America/Argentina/Buenos_Aires`. */
const PLACE = /^(?:UTC|[A-Za-z_-]+(?:\/[A-Za-z0-9_+-]+){1,2})$/

type Instant = { ok: true; instant: Date } | { ok: false; reason: 'unreadable' | 'skipped' | 'twice' }

/**
 * The instant of a wall time in an IANA zone. Refused when it is no time at all, when the clock skips it in spring, and
 * when the clock shows it twice in autumn: nobody should have to guess which one a course meant.
 */
export function instantOf(wallTime: string, zone: string): Instant {
  const plain = readWallTime(wallTime)
  if (!plain) return { ok: false, reason: 'unreadable' }
  const [earlier, later] = [
    plain.toZonedDateTime(zone, { disambiguation: 'earlier' }),
    plain.toZonedDateTime(zone, { disambiguation: 'later' }),
  ]
  if (earlier.epochMilliseconds === later.epochMilliseconds) {
    return { ok: true, instant: new Date(earlier.epochMilliseconds) }
  }
  return { ok: false, reason: earlier.toPlainDateTime().equals(plain) ? 'twice' : 'skipped' }
}

/** The wall time that clocks in the zone show at an instant. */
export function wallTimeAt(instant: Date, zone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime())
    .toZonedDateTimeISO(zone)
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' })
}

/** The same wall time so many days later: a weekly series stays at 6:30 pm across a clock change. */
export function addDays(wallTime: string, days: number): string {
  return Temporal.PlainDateTime.from(wallTime).add({ days }).toString({ smallestUnit: 'minute' })
}

/**
 * Whether this is a place whose clock we know: `America/Los_Angeles`, or UTC. Old and new names of a place are as good as
 * each other, since browsers and Node differ in which they list: `Asia/Kolkata` is `Asia/Calcutta` to some. Offsets and
 * abbreviations are no places.
 */
export function isZone(zone: string): boolean {
  if (!PLACE.test(zone)) return false
  try {
    return Boolean(new Intl.DateTimeFormat('en-US', { timeZone: zone }))
  } catch {
    return false
  }
}

function readWallTime(text: string): Temporal.PlainDateTime | null {
  if (!WALL_TIME.test(text)) return null
  try {
    return Temporal.PlainDateTime.from(text, { overflow: 'reject' })
  } catch {
    return null
  }
}
