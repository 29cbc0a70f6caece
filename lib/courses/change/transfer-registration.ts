import { calendarAttachment, calendarNotices } from '@/lib/calendar-file'
import { calendarSessions } from '@/lib/courses/calendar/calendar-sessions'
import { withdrawReminders } from '@/lib/courses/calendar/send-reminders'
import { firstDay } from '@/lib/courses/first-day'
import { type LockedRun, lockRun } from '@/lib/courses/lock-run'
import { personalLink, type SeatHolder, seatFacts } from '@/lib/courses/mail-seat'
import { canTake, isOpen, runState } from '@/lib/courses/run-state'
import { runTags } from '@/lib/courses/run-tags'
import { chosenSessions, LIVE } from '@/lib/courses/seats'
import { offerSeats } from '@/lib/courses/waitlist/offer-seats'
import { zoomChanged } from '@/lib/courses/zoom/zoom-changed'
import { db, OrderState, type Prisma, RegistrationState, RunStatus, type Tx } from '@/lib/db'
import { env } from '@/lib/env'
import { log } from '@/lib/log'
import { queueMail } from '@/lib/mail'
import { touch } from '@/lib/page-tags'
import { checkoutOf, lockOrder } from '@/lib/payments/close-checkout'
import { refundableLines } from '@/lib/payments/refundable'
import { emailOf } from '@/lib/people/email-of'
import { readSettings } from '@/lib/settings'
import { officeTransferredEmail, transferredEmail } from './change-emails'
import { fittingTier, type Paid } from './transfer-rules'

/** Why a seat cannot be moved, wherever to. */
export type Obstacle =
  | 'not_confirmed'
  /** Its first session has started. */
  | 'begun'
  /** It is for single sessions, and these are not those of another run. */
  | 'single_sessions'
  /** Some of what was paid went back, or its payer's bank asks for it. */
  | 'money_moved'

export type TransferOutcome =
  | 'moved'
  | Obstacle
  /** The link by which this was asked is dead by now. */
  | 'link_died'
  /** No run of the course for which one can register just now. */
  | 'not_open'
  | 'full'
  /** What was paid is no price of that run. */
  | 'other_price'
  /** The person is registered for that run by itself. */
  | 'has_place'

/** What decides whether a registration may move. */
export const movable = {
  id: true,
  runId: true,
  personId: true,
  linkVersion: true,
  calendarSequence: true,
  name: true,
  accessNeeds: true,
  zone: true,
  state: true,
  policyStartsAt: true,
  tier: { select: { kind: true, minCents: true, maxCents: true } },
  person: { select: { email: true } },
  sessions: { select: { sessionId: true } },
} satisfies Prisma.RegistrationSelect

type Movable = Prisma.RegistrationGetPayload<{ select: typeof movable }>

/**
 * Moves a seat to another run of the same course, before it begins. It is the same registration, so that its links, its
 * receipt and its refund policy stay; a transfer wins no time for a refund, which is counted from the earlier of the two
 * starts. A seat in the other run is taken as any passer-by would take one, never before those who wait for it, and the
 * one that comes free is offered to those who wait here. Nothing is paid or given back: what was paid must be a price there.
 *
 * `link` is the registration and the version of the link that was used.
 */
export async function transferRegistration(
  link: { id: string; linkVersion: number },
  targetSlug: string,
  now = new Date(),
): Promise<TransferOutcome> {
  const order = await checkoutOf(link.id)
  return db.$transaction(async (tx) => {
    if (order) await lockOrder(tx, order.id)
    const seen = await tx.registration.findUnique({ where: { id: link.id }, select: { runId: true } })
    const target = await tx.run.findUnique({ where: { slug: targetSlug }, select: { id: true } })
    if (!seen) return 'link_died'
    if (!target || target.id === seen.runId) return 'not_open'
    const locked = new Map<string, LockedRun | null>()
    // Always in this order: two who move against one another would otherwise wait for each other for ever.
    for (const id of [seen.runId, target.id].sort()) locked.set(id, await lockRun(tx, id))
    const [from, to] = [locked.get(seen.runId), locked.get(target.id)]
    const registration = await tx.registration.findUniqueOrThrow({ where: { id: link.id }, select: movable })
    if (registration.linkVersion !== link.linkVersion || registration.runId !== from?.id || !to) return 'link_died'

    const paid = await readPaid(tx, registration.id)
    const obstacle = obstacleOf(registration, from, paid, now)
    if (obstacle || paid === 'money_moved') return obstacle ?? 'money_moved'
    const state = runState(to, now)
    if (to.course.slug !== from.course.slug || !(isOpen(state) || state === 'full')) return 'not_open'
    if (!canTake(to, [], now)) return 'full'
    if (await isRegistered(tx, to.id, registration.personId)) return 'has_place'
    const tierId = fittingTier(to, registration.tier, paid, from.fairMarketValueCents)
    if (!tierId) return 'other_price'

    await tx.registration.update({
      where: { id: registration.id },
      data: {
        runId: to.id,
        tierId,
        waitlistSeq: null,
        // What they are reminded of from here on is what comes due in the new run.
        confirmedAt: now,
        // Leaving takes the sessions out of the calendar at one above this; coming back, two moves later, is above that.
        calendarSequence: { increment: 1 },
        policyStartsAt: earliest(registration.policyStartsAt ?? firstStart(from), firstStart(to)),
      },
    })
    await tx.auditEntry.create({
      data: {
        actor: 'registrant',
        action: 'registration.transferred',
        subject: `registration:${registration.id}`,
        details: { from: from.id, to: to.id },
      },
    })
    await withdrawReminders(tx, registration.id)
    const move = await tx.auditEntry.count({
      where: { action: 'registration.transferred', subject: `registration:${registration.id}` },
    })
    // Only a seat in the whole series moves.
    const holder = { ...registration, email: emailOf(registration.person), choice: [] }
    const cause = `seat-moved:${registration.id}:${move}`
    await mailHolder(tx, from, to, holder, cause, now)
    await tellOffice(tx, from, to, holder, cause, now)
    await offerSeats(tx, from.id, now)
    for (const run of [from, to]) {
      await zoomChanged(tx, run.id)
      await touch(tx, runTags(run))
    }
    return 'moved'
  })
}

/** What keeps a seat where it is, whatever run it should move to. */
export function obstacleOf(
  registration: Pick<Movable, 'state' | 'sessions'>,
  run: { status: RunStatus; sessions: readonly { id: string; startsAt: Date; cancelledAt: Date | null }[] },
  paid: Paid | 'money_moved',
  now: Date,
): Obstacle | null {
  if (registration.state !== RegistrationState.CONFIRMED || run.status !== RunStatus.PUBLISHED) return 'not_confirmed'
  if (registration.sessions.length > 0) return 'single_sessions'
  const [first] = chosenSessions(run.sessions, [])
  if (!first || first.startsAt <= now) return 'begun'
  return paid === 'money_moved' ? paid : null
}

/** What was paid for a registration, while all of it is still here. */
export async function readPaid(tx: Tx, registrationId: string): Promise<Paid | 'money_moved'> {
  const paid = await tx.orderLine.findMany({
    where: { registrationId, order: { state: OrderState.PAID } },
    select: { kind: true, amountCents: true, fairMarketValueCents: true },
  })
  if (paid.length === 0) return []
  const left = await refundableLines(tx, registrationId)
  return left && sumOf(left.lines) === sumOf(paid) ? paid : 'money_moved'
}

const sumOf = (lines: readonly { amountCents: number }[]) => lines.reduce((sum, line) => sum + line.amountCents, 0)

async function isRegistered(tx: Tx, runId: string, personId: string): Promise<boolean> {
  return (await tx.registration.count({ where: { runId, personId, state: { in: [...LIVE] } } })) > 0
}

function firstStart(run: LockedRun): Date {
  const [first] = chosenSessions(run.sessions, [])
  if (!first) throw new Error(`The run ${run.id} has no session that takes place`)
  return first.startsAt
}

const earliest = (one: Date, other: Date) => (one < other ? one : other)

async function mailHolder(
  tx: Tx,
  from: LockedRun,
  to: LockedRun,
  holder: SeatHolder & { calendarSequence: number },
  cause: string,
  now: Date,
): Promise<void> {
  const sessionsOf = (run: LockedRun, calendarSequence: number) =>
    calendarSessions(run, personalLink(run, { ...holder, calendarSequence }), now).filter(
      ({ isCancelled }) => !isCancelled,
    )
  const withdrawn = sessionsOf(from, holder.calendarSequence).map((session) => ({
    ...session,
    sequence: session.sequence + 1,
  }))
  await queueMail(tx, {
    ...transferredEmail({ ...seatFacts(to, holder, now), formerTimes: seatFacts(from, holder, now).times }),
    cause,
    template: 'seat-moved',
    to: holder.email,
    attachments: [
      ...calendarNotices('CANCEL', withdrawn, holder, now),
      calendarAttachment(sessionsOf(to, holder.calendarSequence + 1), now),
    ],
  })
}

async function tellOffice(
  tx: Tx,
  from: LockedRun,
  to: LockedRun,
  holder: SeatHolder,
  cause: string,
  now: Date,
): Promise<void> {
  const { officeEmail: office } = await readSettings(tx)
  if (!office) {
    log.warn({ registrationId: holder.id }, 'no office address is set: nobody was told of a transfer')
    return
  }
  const facts = (run: LockedRun, seatsTaken: number) => ({
    firstTime: firstDay(run, now),
    seats: run.capacity === null ? `${seatsTaken} taken` : `${seatsTaken} of ${run.capacity} taken`,
    rosterHref: `${env.SITE_URL}/staff/runs/${run.slug}`,
  })
  await queueMail(tx, {
    ...officeTransferredEmail({
      name: holder.name,
      email: holder.email,
      course: to.course.title,
      from: facts(from, from.seatsTaken - 1),
      to: facts(to, to.seatsTaken + 1),
      hasAccessNeeds: holder.accessNeeds !== null,
    }),
    cause: `office-${cause}`,
    template: 'office-seat-moved',
    to: office,
    replyTo: holder.email,
  })
}
