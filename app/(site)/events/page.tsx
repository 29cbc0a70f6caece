import { runsAhead } from '@/app/(site)/upcoming-events'
import { pageMetadata } from '@/app/page-metadata'
import { CalendarHelp } from '@/components/site/calendar-help'
import { LocalTimeScript } from '@/components/site/local-time-script'
import { PageHeader } from '@/components/site/page-header'
import { EmptyBed } from '@/components/ui/empty-bed'
import { fullAddress } from '@/lib/structured-data'
import { EventFilters } from './event-filters'
import { RunsByMonth } from './runs-by-month'

export const revalidate = 60

export const metadata = pageMetadata({
  title: 'Upcoming events',
  description:
    'Every course, gathering and practice that ORNCC has on its calendar, with dates, time zone and seats left.',
  path: '/events',
})

export default async function EventsPage() {
  const now = new Date()
  const runs = await runsAhead(now)
  return (
    <div className="page">
      <PageHeader
        title="Upcoming events"
        lede="A series is listed once, at its next meeting. You take a seat for the whole of it, unless its page offers single sessions."
      />
      <EventFilters here="/events" now={now} />
      {runs.length > 0 ? (
        <RunsByMonth runs={runs} now={now} />
      ) : (
        <EmptyBed action={{ href: '/courses', label: 'See the courses' }}>
          Nothing is on the calendar just now. New dates are usually set a season ahead.
        </EmptyBed>
      )}
      <details className="mt-10 border-line border-y py-2 print:hidden">
        <summary className="py-2 font-semibold">Have all of this in your own calendar</summary>
        <div className="measure space-y-4 pt-2 pb-4">
          <p>
            Subscribe once, and every session that we announce stands in your calendar by itself, at your own time. To
            take part you still need a seat.
          </p>
          <CalendarHelp address={fullAddress('/events.ics')} />
        </div>
      </details>
      <LocalTimeScript />
    </div>
  )
}
