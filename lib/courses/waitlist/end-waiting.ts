import { type LockedRun, lockRun } from '@/lib/courses/lock-run'
import { runTags } from '@/lib/courses/run-tags'
import { db, type Prisma, RegistrationState, RunStatus, type Tx } from '@/lib/db'
import { log } from '@/lib/log'
import { touch } from '@/lib/page-tags'
import { emailOf } from '@/lib/people/email-of'
import { mailWaitingEnds } from './mail-waiting'
import { offerSeats } from './offer-seats'
import { isWaitlistOpen } from './waitlist'

const { OFFERED, WAITLISTED, EXPIRED } = RegistrationState

/**
 * Ends offers whose time is over, so that the next in line have their turn, and the waiting of those for whom the cut-off
 * has passed. Each hears of it once. One run's trouble does not keep the others waiting. A cancelled run's people are
 * written to by whoever cancels it.
 */
export async function endWaiting(now = new Date()): Promise<void> {
  const isGone = { OR: [{ startsAt: { lte: now } }, { cancelledAt: { not: null } }] }
  const mayBeOver = { OR: [{ waitlistClosesAt: { lte: now } }, { sessions: { some: isGone } }] }
  const runs = await db.run.findMany({
    where: {
      status: RunStatus.PUBLISHED,
      OR: [
        { registrations: { some: { state: OFFERED, offerExpiresAt: { lte: now } } } },
        { registrations: { some: { state: WAITLISTED } }, ...mayBeOver },
      ],
    },
    select: { id: true },
  })
  for (const { id } of runs) {
    try {
      await db.$transaction((tx) => endWaitingOf(tx, id, now))
    } catch (error) {
      log.error({ err: error, runId: id }, 'the waiting list of a run could not be moved on')
    }
  }
}

/** Looks again under the lock: who has taken the seat since then has it. */
async function endWaitingOf(tx: Tx, runId: string, now: Date): Promise<void> {
  const run = await lockRun(tx, runId)
  if (!run || run.status !== RunStatus.PUBLISHED) return
  const offered = await tx.registration.findMany({
    where: { runId, state: OFFERED, offerExpiresAt: { lte: now } },
    select: ending,
  })
  const waiting = await tx.registration.findMany({ where: { runId, state: WAITLISTED }, select: ending })
  const tooLate = waiting.filter(({ sessions }) => {
    const choice = sessions.map(({ sessionId }) => sessionId)
    return !isWaitlistOpen(run, choice, now)
  })
  await expire(tx, run, offered, 'offer')
  await expire(tx, run, tooLate, 'waiting')
  await offerSeats(tx, runId, now)
  if (offered.length + tooLate.length > 0) await touch(tx, runTags(run))
}

const ending = {
  id: true,
  name: true,
  person: { select: { email: true } },
  sessions: { select: { sessionId: true } },
} satisfies Prisma.RegistrationSelect

type Ended = Prisma.RegistrationGetPayload<{ select: typeof ending }>

async function expire(tx: Tx, run: LockedRun, ended: readonly Ended[], what: 'offer' | 'waiting'): Promise<void> {
  if (ended.length === 0) return
  await tx.registration.updateMany({
    where: { id: { in: ended.map(({ id }) => id) }, state: { in: [OFFERED, WAITLISTED] } },
    data: { state: EXPIRED },
  })
  const people = ended.map(({ person, ...registration }) => ({ ...registration, email: emailOf(person) }))
  await mailWaitingEnds(tx, run, people, what)
}
