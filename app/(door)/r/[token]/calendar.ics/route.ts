import { publishedCalendar } from '@/lib/calendar-file'
import { findSeatCalendar } from '@/lib/courses/calendar/find-my-calendar'

/** One person's sessions, with their own door in them where there is one. */
export async function GET(_request: Request, { params }: { params: Promise<{ token: string }> }) {
  const now = new Date()
  const calendar = await findSeatCalendar((await params).token, now)
  if (!calendar) return new Response('This link opens nothing any more.', { status: 404 })
  return new Response(publishedCalendar(calendar.sessions, now), {
    headers: {
      'Content-Type': 'text/calendar; charset=utf-8; method=PUBLISH',
      'Content-Disposition': `attachment; filename="${calendar.slug}.ics"`,
      'Cache-Control': 'private, no-store',
      'X-Robots-Tag': 'noindex',
    },
  })
}
