import { printMoment } from '@/lib/dates'
import { db, type Prisma, RegistrationState, RunStatus } from '@/lib/db'
import { HOUR_MS } from '@/lib/durations'
import { env } from '@/lib/env'
import { log } from '@/lib/log'
import { queueMail } from '@/lib/mail'
import { oneAtATime } from '@/lib/one-at-a-time'
import { emailOf } from '@/lib/people/email-of'
import { readSettings } from '@/lib/settings'
import {
  addRegistrant,
  cancelRegistrant,
  createMeeting,
  deleteMeeting,
  findMeetings,
  isZoomConnected,
  type MeetingFacts,
  updateMeeting,
  ZoomError,
} from './zoom'
import { officeRoomMissingEmail } from './zoom-emails'
import { type ZoomStep, zoomPlan } from './zoom-plan'

/** So long before a session the office still has time to paste a link. */
const WARN_HOURS = 24

const truth = {
  status: true,
  isOnline: true,
  zoomUrl: true,
  zone: true,
  course: { select: { title: true } },
  sessions: {
    select: {
      id: true,
      startsAt: true,
      endsAt: true,
      cancelledAt: true,
      icsSequence: true,
      zoomMeetingId: true,
      zoomSequence: true,
      zoomSeats: { select: { registrationId: true, registrantId: true, linkVersion: true } },
    },
    orderBy: { startsAt: 'asc' },
  },
  registrations: {
    where: { state: RegistrationState.CONFIRMED },
    select: {
      id: true,
      name: true,
      linkVersion: true,
      person: { select: { email: true } },
      sessions: { select: { sessionId: true } },
    },
    orderBy: { id: 'asc' },
  },
} satisfies Prisma.RunSelect

type Truth = Prisma.RunGetPayload<{ select: typeof truth }>
type Session = Truth['sessions'][number]
type Person = Truth['registrations'][number]
type Keeping = Extract<ZoomStep<Session, Person>, { kind: 'keep' }>

const readTruth = (runId: string) => db.run.findUniqueOrThrow({ where: { id: runId }, select: truth })

/**
 * Makes Zoom agree with what is true here of one run: a meeting for each session, at its times, and a link of their own for
 * each confirmed person in it. Asks Zoom for nothing when they agree. Whatever happens on the way, the next run of this
 * goes on from there: a meeting whose number was lost is found again, and an address gets the link that it has. What is
 * refused for one person or session keeps no other waiting. Throws when anything is left to do, so that the queue tries again.
 */
export async function syncZoom(runId: string, now = new Date()): Promise<void> {
  if (!isZoomConnected || zoomPlan(await readTruth(runId), now).length === 0) return
  await oneAtATime(`zoom:${runId}`, async () => {
    const run = await readTruth(runId)
    const steps = zoomPlan(run, now)
    const isMissing = steps.some((step) => step.kind === 'keep' && step.meetingId === null)
    const lost = isMissing ? await findMeetings() : new Map<string, string[]>()
    const refusals: ZoomError[] = []
    for (const step of steps) {
      const left = await orRefusal(carryOut(run, step, lost.get(step.session.id) ?? []))
      refusals.push(...(left instanceof ZoomError ? [left] : left))
    }
    const [first] = refusals
    if (first) throw first
  })
}

/** The job behind `leaveMeetings`. */
export const deleteLeftMeeting = deleteMeeting

/** Does what is to be done for one session, as far as Zoom lets it; answers what it has refused for some. */
async function carryOut(run: Truth, step: ZoomStep<Session, Person>, lost: readonly string[]): Promise<ZoomError[]> {
  if (step.kind === 'keep') return keepMeeting(run, step, lost)
  await deleteMeeting(step.meetingId)
  await forgetMeeting(step.meetingId)
  return []
}

async function keepMeeting(run: Truth, step: Keeping, lost: readonly string[]): Promise<ZoomError[]> {
  const { session, hasMoved, leaving, coming } = step
  const facts = factsOf(run, session)
  const meetingId = step.meetingId ?? (await takeMeeting(session, facts, lost))
  if (hasMoved) {
    if ((await updateMeeting(meetingId, facts)) === 'gone') return meetingIsGone(meetingId)
    await db.runSession.updateMany({
      where: { id: session.id, zoomMeetingId: meetingId },
      // The former times may have had their report already.
      data: { zoomSequence: session.icsSequence, attendanceReadAt: null },
    })
  }
  // First, since an address that is taken back and given again must end up with a link that opens.
  for (const { registrationId, registrantId } of leaving) {
    await cancelRegistrant(meetingId, registrantId)
    await db.zoomSeat.deleteMany({ where: { registrationId, sessionId: session.id, registrantId } })
  }
  const refusals: ZoomError[] = []
  for (const person of coming) {
    const link = await orRefusal(addRegistrant(meetingId, { name: person.name, email: emailOf(person.person) }))
    if (link === 'gone') return meetingIsGone(meetingId)
    if (link instanceof ZoomError) {
      log.warn({ err: link, registrationId: person.id, sessionId: session.id }, 'Zoom gives somebody no link')
      refusals.push(link)
      continue
    }
    const seat = { ...link, linkVersion: person.linkVersion }
    const id = { registrationId: person.id, sessionId: session.id }
    await db.zoomSeat.upsert({
      where: { registrationId_sessionId: id },
      create: { ...id, ...seat },
      update: seat,
    })
  }
  return refusals
}

function factsOf(run: Truth, session: Session): MeetingFacts {
  return {
    sessionId: session.id,
    topic: run.course.title,
    startsAt: session.startsAt,
    endsAt: session.endsAt,
    zone: run.zone,
  }
}

/** The meeting of a session that has none yet as far as we know: one that was made and lost, or a new one. */
async function takeMeeting(session: Session, facts: MeetingFacts, lost: readonly string[]): Promise<string> {
  const [found, ...doubles] = lost
  for (const double of doubles) await deleteMeeting(double)
  const isFound = found !== undefined && (await updateMeeting(found, facts)) === 'updated'
  const meetingId = isFound ? found : await createMeeting(facts)
  await db.runSession.update({
    where: { id: session.id },
    data: { zoomMeetingId: meetingId, zoomSequence: session.icsSequence },
  })
  return meetingId
}

/** Somebody has deleted it at Zoom. What we knew of it goes, and the next try makes another. */
async function meetingIsGone(meetingId: string): Promise<ZoomError[]> {
  await forgetMeeting(meetingId)
  log.warn({ meetingId }, 'a meeting was deleted at Zoom')
  return [new ZoomError('keep a meeting', 404, null)]
}

async function forgetMeeting(meetingId: string): Promise<void> {
  await db.$transaction([
    db.zoomSeat.deleteMany({ where: { session: { zoomMeetingId: meetingId } } }),
    db.runSession.updateMany({
      where: { zoomMeetingId: meetingId },
      data: { zoomMeetingId: null, zoomSequence: null },
    }),
  ])
}

async function orRefusal<Answer>(answer: Promise<Answer>): Promise<Answer | ZoomError> {
  try {
    return await answer
  } catch (error) {
    if (error instanceof ZoomError && error.isRefusal) return error
    throw error
  }
}

/**
 * Carries over what no job has, after an outage above all. Where a room is still missing a day before its session, the
 * office is written to once, so that it can paste a link.
 */
export async function sweepZoom(now = new Date()): Promise<void> {
  if (!isZoomConnected) return
  const runs = await db.run.findMany({
    where: {
      sessions: { some: { endsAt: { gt: now } } },
      OR: [{ status: RunStatus.PUBLISHED, isOnline: true }, { sessions: { some: { zoomMeetingId: { not: null } } } }],
    },
    select: { id: true },
  })
  let isAnswering = true
  for (const { id } of runs) {
    try {
      if (isAnswering) await syncZoom(id, now)
    } catch (error) {
      log.error({ err: error, runId: id }, 'a run does not agree with Zoom')
      // An outage is an outage for all of them.
      isAnswering = error instanceof ZoomError && error.isRefusal
    }
    await warnOffice(id, now)
  }
}

async function warnOffice(runId: string, now: Date): Promise<void> {
  const soon = new Date(now.getTime() + WARN_HOURS * HOUR_MS)
  const run = await db.run.findUniqueOrThrow({ where: { id: runId }, select: { ...truth, slug: true } })
  for (const step of zoomPlan(run, now)) {
    if (step.kind === 'delete' || step.session.startsAt > soon) continue
    const { officeEmail: to } = await readSettings()
    if (!to) {
      log.warn({ sessionId: step.session.id }, 'no office address is set: nobody was told that a room is missing')
      continue
    }
    const email = officeRoomMissingEmail({
      course: run.course.title,
      startsAt: printMoment(step.session.startsAt, run.zone),
      peopleWithoutLink: step.coming.length,
      runHref: `${env.SITE_URL}/staff/runs/${run.slug}`,
    })
    const cause = `room-missing:${step.session.id}`
    await db.$transaction((tx) => queueMail(tx, { ...email, cause, template: 'office-room-missing', to }))
  }
}
