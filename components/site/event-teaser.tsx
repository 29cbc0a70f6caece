import { Tag, type Tone } from '@/components/ui/tag'
import { When } from '@/components/ui/when'

export type EventTeaser = {
  /** The run's page. */
  href: string
  course: string
  /** "Sat, Dec 5": the first meeting, or the next one of a series under way. */
  day: string
  time: { clock: string; zone: string }
  /** The instant of that meeting, ISO. */
  dateTime: string
  /** "Zoom", or where it is. */
  place: string
  status: {
    tone: 'open' | 'few' | 'full' | 'later' | 'closed' | 'cancelled' | 'past' | 'underway'
    label: string
  }
  /** "6 Mondays", "Once" */
  sessions: string
  /** "Free", "From $80" */
  price: string
}

export const statusTones: Record<EventTeaser['status']['tone'], Tone> = {
  open: 'good',
  few: 'warm',
  full: 'calm',
  later: 'plain',
  closed: 'over',
  cancelled: 'over',
  past: 'over',
  underway: 'live',
}

/**
 * Runs as a timetable: when, what and where, how it stands. One line each on a wide window. Where all are of one course,
 * which the page has named already, the days lead to them.
 */
export function EventList({ events, isOneCourse = false }: { events: readonly EventTeaser[]; isOneCourse?: boolean }) {
  return (
    <ul className="border-line border-t">
      {events.map((event) => (
        <li
          key={event.href}
          className="grid items-baseline gap-x-8 gap-y-1 border-line border-b py-4 md:grid-cols-[15.5rem_1fr_auto]"
        >
          <p className={event.status.tone === 'cancelled' ? 'line-through' : undefined}>
            <When
              day={event.day}
              clock={event.time.clock}
              zone={event.time.zone}
              dateTime={event.dateTime}
              href={isOneCourse ? event.href : undefined}
              stacked
            />
          </p>
          <div>
            {!isOneCourse && (
              <h3 className="text-lg leading-snug">
                <a href={event.href} className="title-link inline-block py-0.5">
                  {event.course}
                </a>
              </h3>
            )}
            <p className="text-ink-soft text-sm">
              {event.sessions} · {event.place} · {event.price}
            </p>
          </div>
          <p className="md:text-right">
            <Tag tone={statusTones[event.status.tone]}>{event.status.label}</Tag>
          </p>
        </li>
      ))}
    </ul>
  )
}

/** The same runs in a narrow column, beside an article. */
export function EventsTeaser({ events }: { events: readonly EventTeaser[] }) {
  return (
    <ul>
      {events.map((event) => (
        <li key={event.href} className="border-line border-t py-3">
          <p className="text-sm">
            <When day={event.day} clock={event.time.clock} zone={event.time.zone} dateTime={event.dateTime} stacked />
          </p>
          <p>
            <a href={event.href} className="inline-block py-1 font-semibold">
              {event.course}
            </a>
          </p>
          <p className="text-ink-soft text-sm">
            {event.place} · {event.status.label}
          </p>
        </li>
      ))}
    </ul>
  )
}
