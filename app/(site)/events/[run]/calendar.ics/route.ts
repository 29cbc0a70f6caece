import { cachedRun } from '@/app/cached'
import { publishedCalendar } from '@/lib/calendar-file'
import { calendarSessions } from '@/lib/courses/calendar/calendar-sessions'
import { fullAddress } from '@/lib/structured-data'

/** A run's sessions for anybody's calendar; a person's own file, with their door in it, is under /r. */
export async function GET(_request: Request, { params }: { params: Promise<{ run: string }> }) {
  const run = await cachedRun((await params).run)
  if (run?.status !== 'PUBLISHED') return new Response('There is no such run.', { status: 404 })
  const now = new Date()
  const link = { href: fullAddress(`/events/${run.slug}`), label: 'More about it' }
  return new Response(publishedCalendar(calendarSessions(run, link, now), now), {
    headers: {
      'Content-Type': 'text/calendar; charset=utf-8; method=PUBLISH',
      'Content-Disposition': `attachment; filename="${run.slug}.ics"`,
      'Cache-Control': 'public, max-age=300',
    },
  })
}
