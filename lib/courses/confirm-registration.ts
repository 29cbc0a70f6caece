import { isWaitlistOpen } from '@/lib/courses/waitlist/waitlist'
import { RegistrationState, RunStatus, type Tx } from '@/lib/db'
import { touch } from '@/lib/page-tags'
import type { EffectOutcome, PaidLine } from '@/lib/payments/effects'
import { emailOf } from '@/lib/people/email-of'
import { announceSeats } from './announce-seats'
import { type LockedRun, lockRun } from './lock-run'
import { mailSeatGone } from './mail-seat'
import { runTags } from './run-tags'
import { type Choice, chosenSessions, LIVE, seatsTakenWith } from './seats'

/**
 * What a paid fee does: the held seat becomes the person's own. Money that comes after its hold has ended still gets a
 * seat where there is one; otherwise the answer is `refund`, person and office are written to, and the person is put at the
 * head of the waiting list. A seat that is
 * confirmed already stays as it is. Holds the order's lock already, and takes the run's after it.
 */
export async function confirmRegistration(tx: Tx, line: PaidLine, now = new Date()): Promise<EffectOutcome> {
  if (!line.registrationId) throw new Error(`The paid line ${line.id} is for no seat`)
  const { runId } = await tx.registration.findUniqueOrThrow({
    where: { id: line.registrationId },
    select: { runId: true },
  })
  const run = await lockRun(tx, runId)
  if (!run) throw new Error(`The paid line ${line.id} is for no run`)
  const { person, sessions, ...registration } = await tx.registration.findUniqueOrThrow({
    where: { id: line.registrationId },
    select: {
      id: true,
      personId: true,
      linkVersion: true,
      name: true,
      pronouns: true,
      accessNeeds: true,
      agreementsVersion: true,
      prerequisitesAttested: true,
      zone: true,
      state: true,
      tierId: true,
      agreedCents: true,
      person: { select: { email: true } },
      sessions: { select: { sessionId: true } },
    },
  })
  const choice = sessions.map(({ sessionId }) => sessionId)
  const holder = { ...registration, email: emailOf(person), choice }
  if (holder.state === RegistrationState.CONFIRMED) return 'kept'

  const isHeld = holder.state === RegistrationState.HOLD
  const isLate = !isHeld && (await isLateAndSeatless(tx, run, holder))
  const hasSeat = isHeld || (isLate && hasRoom(run, choice, now))
  if (run.status !== RunStatus.PUBLISHED || !hasSeat) {
    await tx.registration.updateMany({
      where: { id: holder.id, state: RegistrationState.HOLD },
      data: { state: RegistrationState.EXPIRED },
    })
    const mayWait = isLate && holder.state === RegistrationState.EXPIRED && run.status === RunStatus.PUBLISHED
    const waiting = mayWait && isWaitlistOpen(run, choice, now) ? await putAtHead(tx, runId, holder, line) : null
    await mailSeatGone(tx, run, holder, line.order, waiting)
    if (isHeld || waiting) await touch(tx, runTags(run))
    return 'refund'
  }
  await tx.registration.update({
    where: { id: holder.id },
    data: { state: RegistrationState.CONFIRMED, confirmedAt: now, cancelledAt: null, cancelledBy: null },
  })
  const seatsTaken = isHeld ? run.seatsTaken : seatsTakenWith(run, choice)
  await announceSeats(tx, run, [{ ...holder, seatsTaken }], now)
  await touch(tx, runTags(run))
  return 'kept'
}

type Late = {
  id: string
  personId: string
  name: string
  pronouns: string | null
  accessNeeds: string | null
  agreementsVersion: string
  prerequisitesAttested: string | null
  zone: string | null
  tierId: string | null
  agreedCents: number | null
  choice: Choice
}

/** Whether a person has no seat, and waits for none, by another registration. */
async function isLateAndSeatless(tx: Tx, run: LockedRun, { personId }: Late): Promise<boolean> {
  return (await tx.registration.count({ where: { runId: run.id, personId, state: { in: [...LIVE] } } })) === 0
}

/**
 * Whether there is a seat before the start, in sessions that take place. A free seat that others wait for is offered to
 * them at once, so one that is free here is nobody's.
 */
function hasRoom(run: LockedRun, choice: Choice, now: Date): boolean {
  const sessions = chosenSessions(run.sessions, choice)
  const hasSeat = ({ startsAt, seatsTaken }: LockedRun['sessions'][number]) =>
    now < startsAt && (run.capacity === null || seatsTaken < run.capacity)
  return sessions.length > 0 && sessions.every(hasSeat)
}

/**
 * The next seat that comes free is for whoever has paid too late, and has their money back: a registration of its own,
 * since the first one keeps the order that is refunded. Who had given their hold up is not put on the list.
 */
async function putAtHead(
  tx: Tx,
  runId: string,
  late: Late,
  line: PaidLine,
): Promise<{ id: string; linkVersion: number }> {
  const { _min } = await tx.registration.aggregate({ where: { runId }, _min: { waitlistSeq: true } })
  const { personId, name, pronouns, accessNeeds, agreementsVersion, prerequisitesAttested, zone, choice } = late
  const { tierId, agreedCents } = late
  return tx.registration.create({
    data: {
      runId,
      personId,
      state: RegistrationState.WAITLISTED,
      waitlistSeq: (_min.waitlistSeq ?? 1) - 1,
      name,
      pronouns,
      accessNeeds,
      agreementsVersion,
      prerequisitesAttested,
      zone,
      // What the office has agreed on holds for the next seat too; any other price is chosen anew.
      ...(agreedCents === null ? {} : { tierId, agreedCents }),
      formKey: `late:${line.order.ref}`,
      sessions: { create: choice.map((sessionId) => ({ sessionId })) },
    },
    select: { id: true, linkVersion: true },
  })
}
