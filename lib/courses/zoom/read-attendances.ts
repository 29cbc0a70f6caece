import { AttendanceSource, db, type Prisma, RegistrationState } from '@/lib/db'
import { MINUTE_MS } from '@/lib/durations'
import { log } from '@/lib/log'
import { emailOf } from '@/lib/people/email-of'
import { minutesPresent } from './minutes-present'
import { isZoomConnected, readStays } from './zoom'

/** Zoom's reports come late, and a session may run over. */
const FIRST_LOOK_MINUTES = 30
const LAST_LOOK_HOURS = 24

/**
 * Reads back from Zoom who came to the sessions that have ended, each once: from half an hour after its end, and again
 * until there is a report, for a day. One session's trouble keeps no other waiting.
 */
export async function readAttendances(now = new Date()): Promise<void> {
  if (!isZoomConnected) return
  const before = (minutes: number) => new Date(now.getTime() - minutes * MINUTE_MS)
  const sessions = await db.runSession.findMany({
    where: {
      attendanceReadAt: null,
      zoomMeetingId: { not: null },
      endsAt: { lte: before(FIRST_LOOK_MINUTES), gt: before(LAST_LOOK_HOURS * 60) },
    },
    select: held,
    orderBy: { endsAt: 'asc' },
  })
  for (const session of sessions) {
    try {
      await readAttendance(session, now)
    } catch (error) {
      log.error({ err: error, sessionId: session.id }, 'the report of who came could not be read')
    }
  }
}

const held = {
  id: true,
  runId: true,
  startsAt: true,
  endsAt: true,
  zoomMeetingId: true,
  zoomSeats: { select: { registrationId: true, registrantId: true } },
} satisfies Prisma.RunSessionSelect

/**
 * People are known by the link that they came through, else by the address that Zoom knows of them. What a trainer has
 * marked stays as it is.
 */
async function readAttendance(session: Prisma.RunSessionGetPayload<{ select: typeof held }>, now: Date): Promise<void> {
  if (!session.zoomMeetingId) return
  const stays = await readStays(session.zoomMeetingId)
  // The host is in the report too: where nobody was there in the session's time, its report is still to come.
  if (minutesPresent(session, stays) === 0) return
  const registrations = await db.registration.findMany({
    where: { runId: session.runId, state: RegistrationState.CONFIRMED },
    select: { id: true, person: { select: { email: true } } },
  })
  const byLink = new Map(session.zoomSeats.map(({ registrantId, registrationId }) => [registrantId, registrationId]))
  const byEmail = new Map(registrations.map(({ id, person }) => [emailOf(person), id]))
  const whose = Map.groupBy(
    stays,
    ({ registrantId, email }) => byLink.get(registrantId ?? '') ?? byEmail.get(email ?? ''),
  )
  const attendances = registrations
    .map(({ id }) => ({
      registrationId: id,
      sessionId: session.id,
      source: AttendanceSource.ZOOM,
      minutes: minutesPresent(session, whose.get(id) ?? []),
    }))
    .filter(({ minutes }) => minutes > 0)
  await db.$transaction([
    db.attendance.createMany({ data: attendances, skipDuplicates: true }),
    db.runSession.update({ where: { id: session.id }, data: { attendanceReadAt: now } }),
  ])
}
