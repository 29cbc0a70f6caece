import { cachedUpcomingRuns } from '@/app/cached'
import { subscribedCalendar } from '@/lib/calendar-file'
import { calendarSessions } from '@/lib/courses/calendar/calendar-sessions'
import { fullAddress } from '@/lib/structured-data'

export const dynamic = 'force-static'
export const revalidate = 300

/** Every session of the runs that are not over, to subscribe to. */
export async function GET() {
  const now = new Date()
  const sessions = (await cachedUpcomingRuns()).flatMap((run) =>
    calendarSessions(run, { href: fullAddress(`/events/${run.slug}`), label: 'More about it' }, now),
  )
  return new Response(subscribedCalendar('ORNCC events', sessions, now), {
    headers: { 'Content-Type': 'text/calendar; charset=utf-8', 'Cache-Control': 'public, max-age=300' },
  })
}
