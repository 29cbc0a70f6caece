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

/** Where a calendar leads. One person's own names their registration. */
export type CalendarLink = { href: string; label: string; registrationId?: string }

/**
 * A run's sessions for a calendar. The public file leads to the run's page, a person's own to their door and has UIDs of
 * its own: a calendar that was told to take an event out ignores the event under that UID from then on, and who gave
 * a seat back may take one again.
 */
export function calendarSessions(run: Run, link: CalendarLink, now: Date): CalendarSession[] {
  return run.sessions.map((session, index) => {
    const [startsAt, endsAt] = [new Date(session.startsAt), new Date(session.endsAt)]
    return {
      id: session.id,
      uid: link.registrationId ? `${link.registrationId}-${session.id}` : session.id,
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
