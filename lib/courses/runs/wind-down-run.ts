import type { Held } from '@/lib/courses/held'
import type { LockedRun } from '@/lib/courses/lock-run'
import { LIVE } from '@/lib/courses/seats'
import { printTime } from '@/lib/dates'
import { db, RunStatus, type Tx } from '@/lib/db'
import { log } from '@/lib/log'
import { queueMail } from '@/lib/mail'
import type { Effects } from '@/lib/payments/effects'
import { correctionBlocks } from '@/lib/payments/emails'
import { owe } from '@/lib/payments/refund-payment'
import { refundableLines } from '@/lib/payments/refundable'
import { runCancelledEmail } from './cancelled-emails'
import { endRegistration } from './end-registration'
import { courseLinks, standingOf, sumBack, withdrawnSessions } from './tell-of-end'

/**
 * Tells everybody of a cancelled run and gives all their money back, each in a transaction of their own; the job behind
 * `cancelRun`. Who is told is CANCELLED from then on, so run again after a crash it goes on where it stopped: one mail and
 * one refund each. One person's trouble does not keep the others waiting; it throws at the end, so that the queue tries
 * again for those who are left.
 */
export async function windDownRun(runId: string, effects: Effects, now = new Date()): Promise<void> {
  const run = await db.run.findFirst({
    where: { id: runId, status: RunStatus.CANCELLED },
    select: {
      slug: true,
      cancelReason: true,
      course: { select: { slug: true } },
      registrations: { where: { state: { in: [...LIVE] } }, select: { id: true }, orderBy: { createdAt: 'asc' } },
    },
  })
  if (!run || run.registrations.length === 0) return
  const reason = run.cancelReason ?? ''
  const news = { reason, ...(await courseLinks(run, now)) }
  const left: string[] = []
  for (const { id } of run.registrations) {
    const settle = (tx: Tx, locked: LockedRun, held: Held) => tellAndRefund(tx, locked, held, news, now)
    const outcome = await endRegistration(id, { reason, settle }, effects, now).catch((error: unknown) => {
      log.error({ err: error, registrationId: id }, 'somebody of a cancelled run could not be told yet')
      return 'busy'
    })
    if (outcome === 'busy') left.push(id)
  }
  if (left.length > 0) throw new Error(`Of the cancelled run ${runId}, ${left.length} are not told yet`)
}

/** Runs that were cancelled and of which somebody has not been told: a job that the queue gave up. Hourly. */
export async function resumeWindingDown(effects: Effects, now = new Date()): Promise<void> {
  const runs = await db.run.findMany({
    where: { status: RunStatus.CANCELLED, registrations: { some: { state: { in: [...LIVE] } } } },
    select: { id: true },
  })
  for (const { id } of runs) {
    await windDownRun(id, effects, now).catch((error: unknown) => log.error({ err: error, runId: id }, 'winding down'))
  }
}

type News = { reason: string } & Awaited<ReturnType<typeof courseLinks>>

/**
 * Everything that came with the seat goes back, gifts too: whoever gave a gift in the same payment gave it on the way to
 * this course, and would be surprised to find part of that payment kept when ORNCC calls the course off. The mail says how
 * to give it again.
 */
async function tellAndRefund(tx: Tx, run: LockedRun, held: Held, news: News, now: Date): Promise<void> {
  const back = await refundableLines(tx, held.id)
  const receipt = back && (await owe(tx, { ...back, reason: 'ORNCC cancelled the run', isTold: true }, now))
  const [first] = run.sessions
  await queueMail(tx, {
    ...runCancelledEmail({
      ...news,
      name: held.name,
      course: run.course.title,
      firstTime: first ? printTime(first.startsAt, first.endsAt, run.zone, now).full : 'no date yet',
      hasBegun: first !== undefined && first.startsAt <= now,
      standing: standingOf(held),
      back: sumBack(back?.lines ?? []),
      receipt: receipt ? correctionBlocks(receipt) : [],
      isDemonstration: run.isDemonstration,
    }),
    cause: `run-cancelled:${held.id}`,
    template: 'run-cancelled',
    to: held.email,
    attachments: withdrawnSessions(run, held, now),
  })
}
