import type { CalendarEvent } from '@/lib/calendar-file'
import { personalLink } from '@/lib/courses/mail-seat'
import { db, type Prisma, RegistrationState, RunStatus } from '@/lib/db'
import { readLinkToken } from '@/lib/links'
import { calendarSessions } from './calendar-sessions'

// Calendars of one's own: of one seat, and of all that a person has. They lead to doors. Neither Zoom's links nor those
// that give a seat back are in them, since calendars are shared.

/** Seats that are somebody's own, in runs that take place. */
const seats = { state: RegistrationState.CONFIRMED, run: { status: RunStatus.PUBLISHED } }

const shown = {
  id: true,
  linkVersion: true,
  calendarSequence: true,
  sessions: { select: { sessionId: true } },
  run: {
    select: {
      slug: true,
      zone: true,
      isOnline: true,
      venue: true,
      course: { select: { title: true } },
      sessions: {
        select: { id: true, startsAt: true, endsAt: true, icsSequence: true, cancelledAt: true },
        orderBy: { startsAt: 'asc' },
      },
    },
  },
} satisfies Prisma.RegistrationSelect

function toSessions(
  { run, sessions, ...registration }: Prisma.RegistrationGetPayload<{ select: typeof shown }>,
  now: Date,
): CalendarEvent[] {
  const choice = sessions.map(({ sessionId }) => sessionId)
  return calendarSessions(run, personalLink(run, { ...registration, choice }), now)
}

/** The sessions of one seat, by its manage link; null when that opens none. */
export async function findSeatCalendar(token: string, now = new Date()) {
  const link = readLinkToken('registration', token)
  const seat =
    link &&
    (await db.registration.findFirst({ where: { id: link.id, linkVersion: link.version, ...seats }, select: shown }))
  return seat && { slug: seat.run.slug, sessions: toSessions(seat, now) }
}

/** The sessions of all of a person's seats, past ones too; null when the link was not made here or was killed. */
export async function findMyCalendar(token: string, now = new Date()): Promise<CalendarEvent[] | null> {
  const personId = await ownerOf(token)
  if (!personId) return null
  const own = await db.registration.findMany({
    where: { personId, ...seats },
    select: shown,
    orderBy: { createdAt: 'asc' },
  })
  return own.flatMap((seat) => toSessions(seat, now))
}

/** Whether the address of a person's calendar is alive. */
export async function isCalendarAlive(token: string): Promise<boolean> {
  return (await ownerOf(token)) !== null
}

async function ownerOf(token: string): Promise<string | null> {
  const link = readLinkToken('feed', token)
  const person =
    link && (await db.person.findFirst({ where: { id: link.id, feedVersion: link.version }, select: { id: true } }))
  return person?.id ?? null
}
