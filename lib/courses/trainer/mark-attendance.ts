import { AttendanceSource, db, RegistrationState, RunStatus } from '@/lib/db'
import type { Trainer } from '@/lib/people/granted'
import { canMark, ledBy } from './own-runs'

export type Mark = { registrationId: string; sessionId: string; isHere: boolean }

/**
 * Says that somebody was at a session, or takes that back, by the word of a trainer who leads the run. The trainer's word
 * wins: their mark is never written over by Zoom's report (`readAttendances`), and what they take away of it stays away,
 * since a report is read once. Said twice it is said once.
 *
 * `not_yours`: they do not lead it, or the person has no seat in this session. `not_yet`: nobody can be there so early.
 */
export async function markAttendance(
  trainer: Trainer,
  { registrationId, sessionId, isHere }: Mark,
  now = new Date(),
): Promise<'marked' | 'not_yours' | 'not_yet'> {
  const session = await db.runSession.findFirst({
    where: { id: sessionId, cancelledAt: null, run: { status: RunStatus.PUBLISHED, ...ledBy(trainer) } },
    select: { runId: true, startsAt: true },
  })
  if (!session) return 'not_yours'
  const holder = await db.registration.findFirst({
    where: {
      id: registrationId,
      runId: session.runId,
      state: RegistrationState.CONFIRMED,
      OR: [{ sessions: { none: {} } }, { sessions: { some: { sessionId } } }],
    },
    select: { id: true },
  })
  if (!holder) return 'not_yours'
  if (!canMark(session, now)) return 'not_yet'
  const which = { registrationId, sessionId }
  return db.$transaction(async (tx): Promise<'marked'> => {
    const before = await tx.attendance.findUnique({
      where: { registrationId_sessionId: which },
      select: { source: true },
    })
    if (isHere ? before?.source === AttendanceSource.TRAINER : before === null) return 'marked'
    if (isHere) {
      await tx.attendance.upsert({
        where: { registrationId_sessionId: which },
        create: { ...which, source: AttendanceSource.TRAINER },
        update: { source: AttendanceSource.TRAINER },
      })
    } else await tx.attendance.deleteMany({ where: which })
    await tx.auditEntry.create({
      data: {
        actor: `person:${trainer.personId}`,
        action: isHere ? 'attendance.marked' : 'attendance.taken-back',
        subject: `registration:${registrationId}`,
        details: { sessionId },
      },
    })
    return 'marked'
  })
}
