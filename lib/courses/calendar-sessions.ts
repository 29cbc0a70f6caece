import { printTime } from '@/lib/dates'
import type { CalendarSession } from './calendar'
import { printPlace } from './place'

type Run = {
  zone: string
  isOnline: boolean
  venue: string | null
  course: { title: string }
  sessions: readonly { id: string; startsAt: Date | string; endsAt: Date | string; icsSequence: number }[]
}

/** A run's sessions for a calendar. The public file leads to the run's page, a person's own to their door. */
export function calendarSessions(run: Run, link: { href: string; label: string }, now: Date): CalendarSession[] {
  return run.sessions.map((session, index) => {
    const [startsAt, endsAt] = [new Date(session.startsAt), new Date(session.endsAt)]
    return {
      id: session.id,
      title:
        run.sessions.length === 1 ? run.course.title : `${run.course.title} (${index + 1} of ${run.sessions.length})`,
      startsAt,
      endsAt,
      sequence: session.icsSequence,
      place: printPlace(run),
      description: `${printTime(startsAt, endsAt, run.zone, now).full}\n${link.label}: ${link.href}`,
      href: link.href,
    }
  })
}
