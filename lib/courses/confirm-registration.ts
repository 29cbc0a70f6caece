import { RegistrationState, RunStatus, type Tx } from '@/lib/db'
import { touch } from '@/lib/page-tags'
import type { EffectOutcome, PaidLine } from '@/lib/payments/settle'
import { type LockedRun, lockRun } from './lock-run'
import { mailOffice, mailSeat, mailSeatGone } from './mail-seat'
import { runTags } from './run-tags'
import { LIVE, seatsLeft } from './seats'

/**
 * What a paid fee does: the held seat becomes the person's own. Money that comes after its hold has ended still gets a
 * seat where there is one; otherwise the answer is `refund`, and person and office are written to. A seat that is
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
  const { person, ...registration } = await tx.registration.findUniqueOrThrow({
    where: { id: line.registrationId },
    select: {
      id: true,
      personId: true,
      linkVersion: true,
      name: true,
      accessNeeds: true,
      state: true,
      person: { select: { email: true } },
    },
  })
  const holder = { ...registration, email: person.email }
  if (holder.state === RegistrationState.CONFIRMED) return 'kept'

  const isHeld = holder.state === RegistrationState.HOLD
  const isTaken = run.status === RunStatus.PUBLISHED && (isHeld || (await hasLateSeat(tx, run, holder.personId, now)))
  if (!isTaken) {
    await tx.registration.updateMany({
      where: { id: holder.id, state: RegistrationState.HOLD },
      data: { state: RegistrationState.EXPIRED },
    })
    await mailSeatGone(tx, run, holder, line.order)
    if (isHeld) await touch(tx, runTags(run))
    return 'refund'
  }
  await tx.registration.update({
    where: { id: holder.id },
    data: { state: RegistrationState.CONFIRMED, cancelledAt: null, cancelledBy: null },
  })
  await mailSeat(tx, run, holder, `seat:${holder.id}`, now)
  const seatsTaken = run.seatsTaken + (isHeld ? 0 : 1)
  await mailOffice(tx, run, holder, { kind: 'registered', seatsTaken }, now)
  await touch(tx, runTags(run))
  return 'kept'
}

/** Whether a seat is free, before the start, for a person who has none by another registration. */
async function hasLateSeat(tx: Tx, run: LockedRun, personId: string, now: Date): Promise<boolean> {
  const [first] = run.sessions
  if (!first || first.startsAt <= now || seatsLeft(run) === 0) return false
  return (await tx.registration.count({ where: { runId: run.id, personId, state: { in: [...LIVE] } } })) === 0
}
