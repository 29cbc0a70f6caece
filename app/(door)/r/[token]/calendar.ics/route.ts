import { publishedCalendar } from '@/lib/courses/calendar'
import { calendarSessions } from '@/lib/courses/calendar-sessions'
import { personalLink } from '@/lib/courses/mail-seat'
import { findOwnRegistration } from '@/lib/courses/queries'

/** One person's sessions, with their own door in them where there is one. */
export async function GET(_request: Request, { params }: { params: Promise<{ token: string }> }) {
  const registration = await findOwnRegistration((await params).token)
  if (registration?.state !== 'CONFIRMED' || registration.run.status !== 'PUBLISHED') {
    return new Response('This link opens nothing any more.', { status: 404 })
  }
  const { run } = registration
  const now = new Date()
  const sessions = calendarSessions(run, personalLink(run, registration), now)
  return new Response(publishedCalendar(sessions, now), {
    headers: {
      'Content-Type': 'text/calendar; charset=utf-8; method=PUBLISH',
      'Content-Disposition': `attachment; filename="${run.slug}.ics"`,
      'Cache-Control': 'private, no-store',
      'X-Robots-Tag': 'noindex',
    },
  })
}
