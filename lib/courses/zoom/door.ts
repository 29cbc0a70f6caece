import { printPlace } from '@/lib/courses/place'
import { chosenSessions } from '@/lib/courses/seats'
import { db, type Prisma, RegistrationState, RunStatus } from '@/lib/db'
import { MINUTE_MS } from '@/lib/durations'
import { readLinkToken } from '@/lib/links'
import { readSettings } from '@/lib/settings'
import { joinWindow } from './join-window'
import { isZoomConnected } from './zoom'

/** A link that is still missing so shortly before the session is late: the door has been open for five minutes. */
const LATE_MINUTES_BEFORE = 10

const doorSelect = {
  name: true,
  state: true,
  linkVersion: true,
  sessions: { select: { sessionId: true } },
  zoomSeats: { select: { sessionId: true, joinUrl: true, linkVersion: true } },
  run: {
    select: {
      id: true,
      slug: true,
      status: true,
      zone: true,
      isOnline: true,
      venue: true,
      zoomUrl: true,
      cancelReason: true,
      course: { select: { title: true } },
      sessions: {
        select: { id: true, startsAt: true, endsAt: true, cancelledAt: true, cancelReason: true },
        orderBy: { startsAt: 'asc' },
      },
    },
  },
} satisfies Prisma.RegistrationSelect

type Registration = Prisma.RegistrationGetPayload<{ select: typeof doorSelect }>
type Session = Registration['run']['sessions'][number]

/** The way into an open room. `opening`: Zoom has yet to give the person their link; then the page may ask for it. */
export type Room =
  | { kind: 'link'; href: string; isOwn: boolean }
  | { kind: 'opening'; isLate: boolean; officeEmail: string | null }
  | { kind: 'missing' }
  | { kind: 'in_person' }

/**
 * What a person's own door shows at `now`; null when the link was not made here or was killed. Zoom's link is there only
 * for a confirmed person, to a session that is theirs and takes place, from 15 minutes before it to its end; before and
 * after, it does not leave this function. It is the person's own link, or the one that was pasted into the run for all.
 * The manage link is not here: a calendar may be shared, and whoever sees this door in it must not be able to give the seat
 * back. `calledOff` is a cancelled session that they might have come for.
 */
export async function findDoor(token: string, now = new Date()) {
  const link = readLinkToken('join', token)
  const registration =
    link && (await db.registration.findFirst({ where: { id: link.id, linkVersion: link.version }, select: doorSelect }))
  if (!registration) return null
  const { name, state, run } = registration
  const { id, slug, zone, cancelReason } = run
  const shown = { name, run: { id, slug, zone, title: run.course.title, place: printPlace(run) } }
  if (run.status !== RunStatus.PUBLISHED) return { ...shown, kind: 'cancelled' as const, cancelReason }
  if (state !== RegistrationState.CONFIRMED) return { ...shown, kind: 'not_confirmed' as const, state }
  const choice = registration.sessions.map(({ sessionId }) => sessionId)
  const isMine = ({ id: sessionId }: Session) => choice.length === 0 || choice.includes(sessionId)
  const calledOff =
    run.sessions.find((session) => isMine(session) && session.cancelledAt && now < session.endsAt) ?? null
  const window = joinWindow(chosenSessions(run.sessions, choice), now)
  if (window.kind !== 'open') return { ...shown, ...window, calledOff }
  return { ...shown, ...window, calledOff, room: await roomOf(registration, window.session, now) }
}

async function roomOf({ run, zoomSeats, linkVersion }: Registration, session: Session, now: Date): Promise<Room> {
  if (!run.isOnline) return { kind: 'in_person' }
  if (run.zoomUrl) return { kind: 'link', href: run.zoomUrl, isOwn: false }
  const own = zoomSeats.find((seat) => seat.sessionId === session.id && seat.linkVersion === linkVersion)
  if (own) return { kind: 'link', href: own.joinUrl, isOwn: true }
  if (!isZoomConnected) return { kind: 'missing' }
  const { officeEmail = null } = await readSettings()
  const lateFrom = new Date(session.startsAt.getTime() - LATE_MINUTES_BEFORE * MINUTE_MS)
  return { kind: 'opening', isLate: now >= lateFrom, officeEmail }
}
