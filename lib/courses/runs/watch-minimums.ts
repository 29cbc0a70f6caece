import { type LockedRun, lockRun } from '@/lib/courses/lock-run'
import { isoDay, printTime } from '@/lib/dates'
import { db, RegistrationState, RunStatus, type Tx } from '@/lib/db'
import { env } from '@/lib/env'
import { log } from '@/lib/log'
import { queueMail } from '@/lib/mail'
import { readSettings } from '@/lib/settings'
import { makeCertain } from './decide-run'
import { officeGoNoGoEmail } from './minimum-emails'

/**
 * Looks at every run that needs a number of people and has not begun: one that has them is certain from now on; for one
 * whose day of decision has come, the office is asked, once a day until it answers. A job, every few minutes.
 */
export async function watchMinimums(now = new Date()): Promise<void> {
  const undecided = await db.run.findMany({
    where: {
      status: RunStatus.PUBLISHED,
      minimum: { not: null },
      goAt: null,
      sessions: { some: {}, every: { startsAt: { gt: now } } },
    },
    select: { id: true },
  })
  for (const { id } of undecided) {
    await db
      .$transaction((tx) => watch(tx, id, now))
      .catch((error: unknown) => log.error({ err: error, runId: id }, 'a minimum could not be watched'))
  }
}

async function watch(tx: Tx, runId: string, now: Date): Promise<void> {
  const run = await lockRun(tx, runId)
  const { minimum, goNoGoAt, goAt } = await tx.run.findUniqueOrThrow({
    where: { id: runId },
    select: { minimum: true, goNoGoAt: true, goAt: true },
  })
  if (!run || minimum === null || goNoGoAt === null || goAt) return
  // A seat that is only held or offered may still come back.
  const confirmed = await tx.registration.count({ where: { runId, state: RegistrationState.CONFIRMED } })
  if (confirmed >= minimum) await makeCertain(tx, run, 'minimum', now)
  else if (goNoGoAt <= now) await askOffice(tx, run, { minimum, confirmed }, now)
}

async function askOffice(tx: Tx, run: LockedRun, numbers: { minimum: number; confirmed: number }, now: Date) {
  const { officeEmail: to } = await readSettings(tx)
  if (!to) {
    log.warn({ runId: run.id }, 'no office address is set: nobody is asked whether a run takes place')
    return
  }
  const [first] = run.sessions
  const rosterHref = `${env.SITE_URL}/staff/runs/${run.slug}`
  await queueMail(tx, {
    ...officeGoNoGoEmail({
      ...numbers,
      course: run.course.title,
      firstTime: first ? printTime(first.startsAt, first.endsAt, run.zone, now).day : 'no date',
      rosterHref,
      cancelHref: `${rosterHref}/cancel`,
    }),
    cause: `go-no-go:${run.id}:${isoDay(now)}`,
    template: 'office-go-no-go',
    to,
  })
}
