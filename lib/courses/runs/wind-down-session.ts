import { calendarNotices } from '@/lib/calendar-file'
import { calendarSessions } from '@/lib/courses/calendar/calendar-sessions'
import { withdrawReminders } from '@/lib/courses/calendar/send-reminders'
import { type Held, heldBy, toHeld } from '@/lib/courses/held'
import { type LockedRun, lockRun } from '@/lib/courses/lock-run'
import { personalLink } from '@/lib/courses/mail-seat'
import { managePath } from '@/lib/courses/registration-links'
import { chosenSessions, LIVE } from '@/lib/courses/seats'
import { printTime, printTimeFor } from '@/lib/dates'
import { db, RegistrationState, type Tx } from '@/lib/db'
import { env } from '@/lib/env'
import { log } from '@/lib/log'
import { type Attachment, queueMail } from '@/lib/mail'
import { checkoutOf, lockOrder } from '@/lib/payments/close-checkout'
import type { Effects } from '@/lib/payments/effects'
import { correctionBlocks } from '@/lib/payments/emails'
import { owe } from '@/lib/payments/refund-payment'
import { type Refundable, refundableLines } from '@/lib/payments/refundable'
import { sessionCancelledEmail } from './cancelled-emails'
import { endRegistration } from './end-registration'
import { shareOf } from './session-refund'
import { courseLinks, standingOf, sumBack } from './tell-of-end'

type News = { sessionId: string; returnsShare: boolean; reason: string } & Awaited<ReturnType<typeof courseLinks>>

/**
 * Tells everybody whom a cancelled session concerns and gives back what is theirs, each in a transaction of their own; the
 * job behind `cancelSession`. The mail is the mark of who is done: its cause is unique, it is written together with the
 * refund, and mails are never deleted. So run again after a crash it goes on where it stopped. A seat that is being paid
 * just now waits for the next try, since nobody can say yet whether there is anything to return; it throws for those.
 */
export async function windDownSession(
  { sessionId, returnsShare }: { sessionId: string; returnsShare: boolean },
  effects: Effects,
  now = new Date(),
): Promise<void> {
  const session = await db.runSession.findUnique({
    where: { id: sessionId },
    select: {
      cancelledAt: true,
      cancelReason: true,
      run: { select: { id: true, slug: true, course: { select: { slug: true } } } },
    },
  })
  if (!session?.cancelledAt) return
  const registrations = await db.registration.findMany({
    where: {
      runId: session.run.id,
      state: { in: [...LIVE] },
      // Who came later has seen it struck out.
      createdAt: { lt: session.cancelledAt },
      OR: [{ sessions: { none: {} } }, { sessions: { some: { sessionId } } }],
    },
    select: { id: true },
    orderBy: { createdAt: 'asc' },
  })
  const news: News = {
    sessionId,
    returnsShare,
    reason: session.cancelReason ?? '',
    ...(await courseLinks(session.run, now)),
  }
  let left = 0
  for (const { id } of registrations) {
    const isDone = await tell(id, news, effects, now).catch((error: unknown) => {
      log.error({ err: error, registrationId: id, sessionId }, 'somebody could not be told of a cancelled session yet')
      return false
    })
    if (!isDone) left += 1
  }
  if (left > 0) throw new Error(`Of the cancelled session ${sessionId}, ${left} are not told yet`)
}

const causeOf = (sessionId: string, registrationId: string) => `session-cancelled:${sessionId}:${registrationId}`

async function tell(id: string, news: News, effects: Effects, now: Date): Promise<boolean> {
  const order = await checkoutOf(id)
  const outcome = await db.$transaction(async (tx) => {
    if (order) await lockOrder(tx, order.id)
    const { runId } = await tx.registration.findUniqueOrThrow({ where: { id }, select: { runId: true } })
    const run = await lockRun(tx, runId)
    if (!run) throw new Error(`The registration ${id} is for no run`)
    const held = toHeld(await tx.registration.findUniqueOrThrow({ where: { id }, select: heldBy }))
    const isTold =
      (await tx.mailMessage.count({ where: { dedupeKey: { startsWith: `${causeOf(news.sessionId, id)}:` } } })) > 0
    if (isTold || !LIVE.some((state) => state === held.state)) return 'done'
    if (!run.sessions.some((session) => session.id === news.sessionId)) return 'done'
    if (held.state === RegistrationState.HOLD) return 'busy'
    if (chosenSessions(run.sessions, held.choice).length === 0) return 'ends'
    const isReturned = held.choice.length > 0 || news.returnsShare
    await mailAndReturn(tx, run, held, isReturned ? await shareOf(tx, run, held) : null, news, now)
    return 'done'
  })
  if (outcome !== 'ends') return outcome === 'done'
  // It was all that they had chosen. What they paid goes back whole, as when a run is cancelled.
  const settle = async (tx: Tx, run: LockedRun, held: Held) =>
    mailAndReturn(tx, run, held, await refundableLines(tx, held.id), news, now)
  return (await endRegistration(id, { reason: news.reason, settle }, effects, now)) !== 'busy'
}

async function mailAndReturn(
  tx: Tx,
  run: LockedRun,
  held: Held,
  back: Refundable | null,
  { sessionId, returnsShare: _, ...news }: News,
  now: Date,
): Promise<void> {
  const session = run.sessions.find(({ id }) => id === sessionId)
  if (!session) throw new Error(`The session ${sessionId} is not of the run ${run.id}`)
  const receipt = back && (await owe(tx, { ...back, reason: 'ORNCC cancelled a session', isTold: true }, now))
  const mine = chosenSessions(run.sessions, held.choice).filter(({ endsAt }) => endsAt > now)
  const print = ({ startsAt, endsAt }: { startsAt: Date; endsAt: Date }) =>
    printTimeFor(held.zone, startsAt, endsAt, run.zone, now)
  await withdrawReminders(tx, held.id)
  await queueMail(tx, {
    ...sessionCancelledEmail({
      ...news,
      name: held.name,
      course: run.course.title,
      runTime: printTime(session.startsAt, session.endsAt, run.zone, now).full,
      time: print(session),
      times: mine.map(print),
      standing: standingOf(held),
      back: sumBack(back?.lines ?? []),
      receipt: receipt ? correctionBlocks(receipt) : [],
      manageHref: `${env.SITE_URL}${managePath(held)}`,
      isDemonstration: run.isDemonstration,
    }),
    cause: causeOf(sessionId, held.id),
    template: 'session-cancelled',
    to: held.email,
    attachments: withdrawn(run, held, sessionId, now),
  })
}

/** The file that takes the session out of a calendar; its sequence was raised when it was cancelled. */
function withdrawn(run: LockedRun, held: Held, sessionId: string, now: Date): Attachment[] {
  if (held.state !== RegistrationState.CONFIRMED) return []
  const sessions = calendarSessions(run, personalLink(run, held), now).filter(({ id }) => id === sessionId)
  return calendarNotices('CANCEL', sessions, held, now)
}
