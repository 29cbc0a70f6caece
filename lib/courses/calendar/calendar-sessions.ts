import type { CalendarEvent } from '@/lib/calendar-file'
import { printPlace } from '@/lib/courses/place'
import type { Choice } from '@/lib/courses/seats'
import { printTime } from '@/lib/dates'

type Run = {
  zone: string
  isOnline: boolean
  venue: string | null
  course: { title: string }
  /** Whether nothing of it takes place. */
  status?: 'DRAFT' | 'PUBLISHED' | 'CANCELLED'
  sessions: readonly {
    id: string
    startsAt: Date | string
    endsAt: Date | string
    icsSequence: number
    cancelledAt: Date | string | null
  }[]
}

/** Where a calendar leads. One person's own names their registration, and the sessions that it is for. */
export type CalendarLink = {
  href: string
  label: string
  own?: {
    registrationId: string
    choice: Choice
    /** Added to each session's own sequence. */
    sequence: number
  }
}

/**
 * A run's sessions for a calendar. The public file leads to the run's page, a person's own to their door and has UIDs of
 * its own: a calendar that was told to take an event out ignores the event under that UID from then on, and who gave
 * a seat back may take one again. Who moves away and back has the same UIDs again: their sequence starts above that of the
 * cancellation, since only then is an event the newer word on it (RFC 5546, 2.1.5). A session keeps its number in the series,
 * whichever of the others are cancelled.
 */
export function calendarSessions(run: Run, link: CalendarLink, now: Date): CalendarEvent[] {
  const { own } = link
  const isTheirs = ({ id }: { id: string }) => !own || own.choice.length === 0 || own.choice.includes(id)
  const sessions = run.sessions.map((session, index) => {
    const [startsAt, endsAt] = [new Date(session.startsAt), new Date(session.endsAt)]
    return {
      id: session.id,
      uid: own ? `${own.registrationId}-${session.id}` : session.id,
      title:
        run.sessions.length === 1 ? run.course.title : `${run.course.title} (${index + 1} of ${run.sessions.length})`,
      startsAt,
      endsAt,
      sequence: session.icsSequence + (own?.sequence ?? 0),
      isCancelled: run.status === 'CANCELLED' || session.cancelledAt !== null,
      place: printPlace(run),
      description: `${printTime(startsAt, endsAt, run.zone, now).full}\n${link.label}: ${link.href}`,
      href: link.href,
    }
  })
  return sessions.filter(isTheirs)
}
