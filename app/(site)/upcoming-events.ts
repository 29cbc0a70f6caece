import { cachedUpcomingRuns } from '@/app/cached'
import type { EventTeaser } from '@/components/site/event-teaser'
import { printSeries } from '@/lib/courses/calendar/series'
import type { RunSummary } from '@/lib/courses/queries'
import { isPast, nextSession, runLabel, runState } from '@/lib/courses/run-state'
import { isoMoment, printTime } from '@/lib/dates'

/** A run as lists show it: at its next meeting, with its state. Nothing where there is none to show. */
export function eventTeaser(run: RunSummary, now: Date): EventTeaser[] {
  const session = nextSession(run.sessions, now) ?? run.sessions[0]
  const state = runState(run, now)
  if (!session || state === 'hidden') return []
  const startsAt = new Date(session.startsAt)
  const { day, clock, zone } = printTime(startsAt, new Date(session.endsAt), run.zone, now)
  return [
    {
      href: `/events/${run.slug}`,
      course: run.course.title,
      day,
      time: { clock, zone },
      dateTime: isoMoment(startsAt, run.zone),
      place: run.place,
      status: { tone: state, label: runLabel(run, now) },
      sessions: printSeries(run.sessions, run.zone),
      price: run.price,
    },
  ]
}

/** Runs that are not over at `now`, the next meeting first. The list in the cache may be older than that. */
export async function runsAhead(now: Date): Promise<RunSummary[]> {
  const runs = await cachedUpcomingRuns()
  const nextStart = (run: RunSummary) => nextSession(run.sessions, now)?.startsAt ?? ''
  return runs.filter((run) => !isPast(run, now)).sort((one, other) => nextStart(one).localeCompare(nextStart(other)))
}

/** The next runs with seats, soonest first, and those that open later; where there are none, whatever is ahead. */
export async function upcomingEvents(most: number): Promise<EventTeaser[]> {
  const now = new Date()
  const runs = await runsAhead(now)
  const withSeats = runs.filter((run) => ['open', 'few', 'later'].includes(runState(run, now)))
  return (withSeats.length > 0 ? withSeats : runs).slice(0, most).flatMap((run) => eventTeaser(run, now))
}
