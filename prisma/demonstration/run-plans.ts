import { HOME_ZONE } from '@/lib/dates'
import { RunStatus, TierKind } from '@/lib/db'
import { DAY_MS } from '@/lib/durations'
import { addDays, instantOf, wallTimeAt } from '@/lib/wall-time'
import { examplePolicy, slidingScale } from './courses'

const seriesOrEvening = [
  { label: 'All four evenings', kind: TierKind.FIXED, minCents: 12_000, position: 0 },
  { label: 'One evening', kind: TierKind.FIXED, minCents: 3_500, isPerSession: true, position: 1 },
]

/** Every state of a run that a visitor can meet. Prices are examples: ORNCC sets its own. */
export function runPlans(now: Date) {
  const inDays = (days: number) => new Date(now.getTime() + days * DAY_MS)
  const onWeekday = (weekday: number, weeks: number) => dayOf(now, weekday, weeks)
  const saturday = (weeks: number) => onWeekday(6, weeks)
  const zoomUrl = 'https://zoom.example/j/demonstration'
  const accessNote = 'Automatic captions are always on. You may keep your camera off.'
  const base = { zoomUrl, accessNote, status: RunStatus.PUBLISHED, trainer: 0, taken: 0, waiting: 0 }
  const paid = { fairMarketValueCents: 18_000, refundPolicy: examplePolicy, tiers: slidingScale }
  return [
    // open, in rooms that Zoom makes
    {
      ...base,
      zoomUrl: null,
      course: 'introduction',
      meetings: weekly(saturday(2), '10:30', '13:00', 1),
      capacity: 24,
      taken: 9,
    },
    // nearly full
    {
      ...base,
      course: 'introduction',
      meetings: weekly(saturday(5), '10:30', '13:00', 1),
      capacity: 12,
      taken: 10,
      trainer: 1,
    },
    // full, and three people wait
    {
      ...base,
      course: 'introduction',
      meetings: weekly(onWeekday(3, 1), '18:30', '20:30', 1),
      capacity: 8,
      taken: 8,
      waiting: 3,
      trainer: 1,
    },
    // not yet open
    {
      ...base,
      course: 'introduction',
      meetings: weekly(saturday(10), '10:30', '13:00', 1),
      capacity: 24,
      opensAt: inDays(21),
    },
    // open, and weekly across the next clock change
    {
      ...base,
      ...paid,
      course: 'foundation',
      meetings: weekly(mondayBeforeClockChange(now), '18:30', '20:30', 6),
      capacity: 16,
      taken: 4,
      trainer: 3,
    },
    // under way
    {
      ...base,
      ...paid,
      course: 'foundation',
      meetings: weekly(onWeekday(1, -2), '18:30', '20:30', 6),
      capacity: 16,
      taken: 13,
    },
    // closed
    {
      ...base,
      ...paid,
      course: 'foundation',
      meetings: weekly(onWeekday(4, 1), '18:30', '20:30', 6),
      capacity: 16,
      taken: 11,
      closesAt: inDays(-1),
      trainer: 3,
    },
    // open, and not certain yet
    {
      ...base,
      ...paid,
      course: 'integration',
      meetings: weekly(onWeekday(2, 3), '18:30', '20:30', 4),
      capacity: 12,
      taken: 5,
      trainer: 3,
      minimum: 8,
      goNoGoAt: inDays(14),
    },
    // open, and each evening may be chosen by itself
    {
      ...base,
      course: 'integration',
      meetings: weekly(onWeekday(3, 6), '18:30', '20:30', 4),
      capacity: 10,
      taken: 3,
      trainer: 2,
      hasSingleSessions: true,
      fairMarketValueCents: 12_000,
      refundPolicy: examplePolicy,
      tiers: seriesOrEvening,
    },
    // cancelled
    {
      ...base,
      ...paid,
      course: 'integration',
      meetings: weekly(onWeekday(2, 8), '18:30', '20:30', 4),
      capacity: 12,
      status: RunStatus.CANCELLED,
      cancelledAt: inDays(-3),
      cancelReason: 'The trainer is unwell.',
    },
    // past
    {
      ...base,
      ...paid,
      course: 'integration',
      meetings: weekly(onWeekday(2, -10), '18:30', '20:30', 4),
      capacity: 12,
      taken: 9,
      trainer: 1,
    },
    {
      ...base,
      course: 'introduction',
      meetings: weekly(saturday(-4), '10:30', '13:00', 1),
      capacity: 24,
      taken: 17,
      trainer: 2,
    },
    // in a room and by Zoom
    {
      ...base,
      course: 'practice-evening',
      meetings: weekly(onWeekday(5, 2), '19:00', '20:30', 1),
      capacity: 20,
      taken: 6,
      trainer: 2,
      venue: 'A demonstration hall, Eugene, Oregon',
    },
    // a draft, which its trainer may change
    {
      ...base,
      course: 'practice-evening',
      meetings: weekly(onWeekday(5, 9), '19:00', '20:30', 2),
      capacity: 20,
      status: RunStatus.DRAFT,
    },
  ]
}

function weekly(firstDay: string, start: string, end: string, weeks: number): [string, string][] {
  const days = Array.from({ length: weeks }, (_, week) => addDays(`${firstDay}T00:00`, week * 7).slice(0, 10))
  return days.map((day) => [`${day}T${start}`, `${day}T${end}`])
}

/** The day (2026-06-08) on which this weekday (0 is Sunday) falls in the week that begins so many weeks from today. */
function dayOf(now: Date, weekday: number, weeks: number): string {
  const today = wallTimeAt(now, HOME_ZONE).slice(0, 10)
  const ahead = (weekday - new Date(`${today}T00:00Z`).getUTCDay() + 7) % 7
  return addDays(`${today}T00:00`, ahead + weeks * 7).slice(0, 10)
}

/** The third Monday before clocks next change, so that a series of six stands on both sides of it. */
function mondayBeforeClockChange(now: Date): string {
  for (let week = 4; week < 40; week++) {
    const [monday, nextMonday] = [dayOf(now, 1, week), dayOf(now, 1, week + 1)]
    if (utcHour(monday) !== utcHour(nextMonday)) return dayOf(now, 1, week - 2)
  }
  throw new Error(`Clocks in ${HOME_ZONE} do not change`)
}

function utcHour(day: string): number {
  const noon = instantOf(`${day}T12:00`, HOME_ZONE)
  if (!noon.ok) throw new Error(`${day} has no noon`)
  return noon.instant.getUTCHours()
}
