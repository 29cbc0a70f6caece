import { EmptyBed } from '@/components/ui/empty-bed'
import { EventList, type EventTeaser } from './event-teaser'

/** The next runs, as a timetable. */
export function HomeRuns({ events }: { events: readonly EventTeaser[] }) {
  return (
    <section aria-labelledby="runs" className="page py-10">
      <div className="mb-4 flex flex-wrap items-baseline justify-between gap-x-8">
        <h2 id="runs" className="text-3xl">
          Upcoming events
        </h2>
        <a href="/events" className="inline-flex min-h-11 items-center">
          All events
        </a>
      </div>
      {events.length > 0 ? (
        <EventList events={events} />
      ) : (
        <EmptyBed action={{ href: '/courses', label: 'See the courses' }}>
          Nothing is on the calendar just now. New dates are usually set a season ahead.
        </EmptyBed>
      )}
    </section>
  )
}
