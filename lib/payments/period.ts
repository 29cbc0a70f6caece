import { HOME_ZONE } from '@/lib/dates'
import { instantOf } from '@/lib/wall-time'

/** A year, or one month of it, on ORNCC's own calendar. */
export type Period = { year: number; month: number | null }

/** From when until when it is: the end is the first instant that is not of it any more. */
export function periodSpan({ year, month }: Period): { from: Date; until: Date } {
  const [nextYear, nextMonth] = month === null || month === 12 ? [year + 1, 1] : [year, month + 1]
  return { from: firstInstant(year, month ?? 1), until: firstInstant(nextYear, nextMonth) }
}

/** The first and the last day of it, as days that have no hour: `2026-11-01`, `2026-11-30`. */
export function periodDays(period: Period): { first: string; last: string } {
  const { year, month } = period
  const last = new Date(Date.UTC(year, month ?? 12, 0)).getUTCDate()
  return { first: isoDate(year, month ?? 1, 1), last: isoDate(year, month ?? 12, last) }
}

/** `2026-11`, or `2026`: for names of files. */
export function periodCode({ year, month }: Period): string {
  return month === null ? String(year) : isoDate(year, month, 1).slice(0, 7)
}

function firstInstant(year: number, month: number): Date {
  const midnight = instantOf(`${isoDate(year, month, 1)}T00:00`, HOME_ZONE)
  if (!midnight.ok) throw new Error(`${year}-${month} has no first midnight`)
  return midnight.instant
}

function isoDate(year: number, month: number, day: number): string {
  return [String(year).padStart(4, '0'), ...[month, day].map((part) => String(part).padStart(2, '0'))].join('-')
}
