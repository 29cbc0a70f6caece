import { createHash } from 'node:crypto'
import { subscribedCalendar } from '@/lib/calendar-file'
import { findMyCalendar } from '@/lib/courses/calendar/find-my-calendar'

/** One person's calendar, as programs fetch it again and again: what has not changed is not sent twice. */
export async function GET(request: Request, { params }: { params: Promise<{ token: string }> }) {
  const now = new Date()
  const sessions = await findMyCalendar((await params).token, now)
  const headers = { 'Cache-Control': 'private, no-cache', 'X-Robots-Tag': 'noindex' }
  if (!sessions) return new Response('This link opens nothing any more.', { status: 404, headers })
  const file = subscribedCalendar('ORNCC: my sessions', sessions, now)
  const validated = { ...headers, ETag: entityTag(file) }
  if (request.headers.get('if-none-match') === validated.ETag) {
    return new Response(null, { status: 304, headers: validated })
  }
  return new Response(file, { headers: { ...validated, 'Content-Type': 'text/calendar; charset=utf-8' } })
}

/** Weak: it leaves out when the file was made. */
function entityTag(file: string): string {
  const said = file.replace(/^DTSTAMP:.*\r\n/gm, '')
  return `W/"${createHash('sha256').update(said).digest('base64url')}"`
}
