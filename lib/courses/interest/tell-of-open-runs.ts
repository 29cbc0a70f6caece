import { type RunSummary, upcomingRuns } from '@/lib/courses/queries'
import { isOpen, runState } from '@/lib/courses/run-state'
import { chosenSessions, LIVE } from '@/lib/courses/seats'
import { printTime } from '@/lib/dates'
import { db, RunStatus, type Tx } from '@/lib/db'
import { env } from '@/lib/env'
import { log } from '@/lib/log'
import { queueMails } from '@/lib/mail'
import { addressesOf } from '@/lib/people/email-of'
import { isDemonstration, readSettings } from '@/lib/settings'
import { openRunEmail } from './interest-emails'
import { interestLinks } from './interest-links'

/**
 * Looks for runs that have opened for registration since it last looked, and tells those on the list of their course: one
 * mail a person and run. A run is told of once in its life, when it is first seen open; one that is full by then is not,
 * nor one that never opens. Announcements name ORNCC's postal address: while that is unset none goes out, and the runs
 * wait, each for those who were on the list when it opened. A job; with `courseId` it looks at the runs of that course
 * alone.
 *
 * Taking a seat does not end an interest: a typed address proves nothing, and seats are given back. But nobody is told of
 * a run while they have a seat in the course, or after they took one since they asked.
 */
export async function tellOfOpenRuns(now = new Date(), courseId?: string): Promise<void> {
  const untold = await db.run.findMany({
    where: { toldAt: null, status: RunStatus.PUBLISHED, ...(courseId ? { courseId } : {}) },
    select: { id: true, slug: true, courseId: true, isDemonstration: true },
  })
  if (untold.length === 0) return
  for (const summary of await upcomingRuns(now)) {
    const run = untold.find(({ slug }) => slug === summary.slug)
    const state = runState(summary, now)
    if (!run || !(isOpen(state) || state === 'full')) continue
    await db.$transaction(async (tx) => {
      // Not by Prisma, which would note a change of the run: whoever has its form open could then not save it.
      const [seen] = await tx.$queryRaw<{ openedAt: Date }[]>`
        UPDATE "Run" SET "openedAt" = COALESCE("openedAt", ${now})
        WHERE "id" = ${run.id}::uuid AND "toldAt" IS NULL RETURNING "openedAt"`
      if (!seen) return
      const isTold = state === 'full' || (await tell(tx, { ...run, ...seen, summary }, now))
      if (isTold) await tx.$executeRaw`UPDATE "Run" SET "toldAt" = ${now} WHERE "id" = ${run.id}::uuid`
    })
  }
}

type Run = { id: string; courseId: string; openedAt: Date; isDemonstration: boolean; summary: RunSummary }

/** False when somebody waits for it who cannot be written to yet. */
async function tell(tx: Tx, run: Run, now: Date): Promise<boolean> {
  const interests = await whoWaits(tx, run, now)
  if (interests.length === 0) return true
  const settings = await readSettings(tx)
  const { postalAddress, officeEmail } = settings
  if (!postalAddress) {
    log.warn({ runId: run.id, waiting: interests.length }, 'no postal address is set: nobody was told of an open run')
    return false
  }
  const { course, slug, zone, place, price, closesAt, sessions, hasSingleSessions } = run.summary
  const ahead = chosenSessions(sessions, [])
  const closing = closesAt ?? ahead.at(hasSingleSessions ? -1 : 0)?.startsAt
  await queueMails(
    tx,
    interests.map(({ id, email }) => {
      const { stopHref } = interestLinks(id)
      return {
        ...openRunEmail({
          course: course.title,
          times: ahead.map(({ startsAt, endsAt }) => printTime(new Date(startsAt), new Date(endsAt), zone, now).full),
          place,
          price,
          runHref: `${env.SITE_URL}/events/${slug}`,
          stopHref,
          postalAddress,
          isDemonstration: run.isDemonstration || isDemonstration(settings),
        }),
        cause: `run-open:${run.id}`,
        template: 'run-open',
        to: email,
        unsubscribeUrl: stopHref,
        replyTo: officeEmail,
        ...(closing ? { notAfter: new Date(closing) } : {}),
      }
    }),
  )
  return true
}

/** Those who were on a course's list when a run of it opened, are on it still, and have no seat in the course. */
async function whoWaits(tx: Tx, { courseId, openedAt }: Run, now: Date): Promise<{ id: string; email: string }[]> {
  const interests = await tx.courseInterest.findMany({
    where: { courseId, confirmedAt: { lt: openedAt }, stoppedAt: null },
    select: { id: true, email: true, confirmedAt: true },
  })
  const isOneOf = { email: { in: interests.map(({ email }) => email) } }
  const seats = await tx.registration.findMany({
    where: {
      run: { courseId },
      state: { in: [...LIVE] },
      person: { OR: [isOneOf, { merged: { some: isOneOf } }] },
    },
    select: {
      createdAt: true,
      person: { select: { email: true, merged: { select: { email: true } } } },
      run: { select: { sessions: { where: { endsAt: { gt: now } }, select: { id: true } } } },
    },
  })
  return interests.filter(({ email, confirmedAt }) => {
    const own = seats.filter(({ person }) => addressesOf(person).includes(email))
    return !own.some(({ createdAt, run }) => run.sessions.length > 0 || (confirmedAt && createdAt >= confirmedAt))
  })
}
