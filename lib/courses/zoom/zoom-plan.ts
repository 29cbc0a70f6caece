import { RunStatus } from '@/lib/db'

/** A person's own link at Zoom to one session, as we know it. */
type Link = { registrationId: string; registrantId: string; linkVersion: number }

type PlannedSession = {
  id: string
  endsAt: Date
  cancelledAt: Date | null
  icsSequence: number
  zoomMeetingId: string | null
  zoomSequence: number | null
  zoomSeats: readonly Link[]
}

/** Somebody with a confirmed seat; in these sessions alone, or in all when none is named. */
type Seated = { id: string; linkVersion: number; sessions: readonly { sessionId: string }[] }

export type ZoomTruth<Session extends PlannedSession, Person extends Seated> = {
  status: RunStatus
  isOnline: boolean
  zoomUrl: string | null
  sessions: readonly Session[]
  registrations: readonly Person[]
}

/** What has to be done at Zoom for one session. */
export type ZoomStep<Session, Person> =
  | { kind: 'delete'; session: Session; meetingId: string }
  | {
      kind: 'keep'
      session: Session
      /** Null: it has to be made first. */
      meetingId: string | null
      /** Zoom has its former times. */
      hasMoved: boolean
      /** Links that must open nothing any more. */
      leaving: readonly Link[]
      /** Who has no link yet, or whose link is leaving. */
      coming: readonly Person[]
    }

/**
 * What has to change at Zoom so that it agrees with us; nothing when it does already, as far as we know. A session has a
 * meeting while it is ahead or on, takes place, and belongs to a published online run without a pasted link: a pasted one
 * wins. A link is of the version of the links that we mail: who gets new ones from us gets a new one there. What is past
 * stays as it is, since the reports of who came hang on it.
 */
export function zoomPlan<Session extends PlannedSession, Person extends Seated>(
  run: ZoomTruth<Session, Person>,
  now: Date,
): ZoomStep<Session, Person>[] {
  const isMade = run.status === RunStatus.PUBLISHED && run.isOnline && run.zoomUrl === null
  const steps: ZoomStep<Session, Person>[] = []
  for (const session of run.sessions.filter(({ endsAt }) => endsAt > now)) {
    const { zoomMeetingId: meetingId, zoomSeats } = session
    if (!isMade || session.cancelledAt) {
      if (meetingId) steps.push({ kind: 'delete', session, meetingId })
      continue
    }
    const people = run.registrations.filter(({ sessions }) => isOf(sessions, session.id))
    const isGood = (link: Link) =>
      people.some(({ id, linkVersion }) => id === link.registrationId && linkVersion === link.linkVersion)
    const leaving = zoomSeats.filter((link) => !isGood(link))
    const good = new Set(zoomSeats.filter(isGood).map(({ registrationId }) => registrationId))
    const coming = people.filter(({ id }) => !good.has(id))
    const hasMoved = meetingId !== null && session.zoomSequence !== session.icsSequence
    if (meetingId === null || hasMoved || leaving.length > 0 || coming.length > 0) {
      steps.push({ kind: 'keep', session, meetingId, hasMoved, leaving, coming })
    }
  }
  return steps
}

function isOf(chosen: readonly { sessionId: string }[], sessionId: string): boolean {
  return chosen.length === 0 || chosen.some((one) => one.sessionId === sessionId)
}
