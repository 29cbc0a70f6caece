import { lockRun } from '@/lib/courses/lock-run'
import { runTags } from '@/lib/courses/run-tags'
import { offerSeats } from '@/lib/courses/waitlist/offer-seats'
import { placeInLine } from '@/lib/courses/waitlist/place-in-line'
import { isWaitlistOpen } from '@/lib/courses/waitlist/waitlist'
import { db, RegistrationState, RunStatus } from '@/lib/db'
import { touch } from '@/lib/page-tags'
import type { Staff } from '@/lib/people/granted'

type PutFirstOutcome =
  /** `isOffered`: there was a seat for them, and they have the mail. */
  | { kind: 'first'; isOffered: boolean; slug: string }
  /** They do not wait any more: they have left, or have an offer. */
  | { kind: 'not_waiting' }
  /** Nobody is before them. */
  | { kind: 'first_already' }
  /** No seat is offered any more. */
  | { kind: 'over' }

/**
 * The office lets somebody who waits pass all others, for a reason that the audit keeps. The next seat is offered to them as
 * to any head of the list, under the run's lock and by the same rule, so that there are never more offers than seats.
 * Whoever is passed by keeps their order, and nobody who has an offer loses it.
 */
export async function putFirst(
  staff: Staff,
  registrationId: string,
  reason: string,
  now = new Date(),
): Promise<PutFirstOutcome> {
  return db.$transaction(async (tx) => {
    const seen = await tx.registration.findUnique({ where: { id: registrationId }, select: { runId: true } })
    const run = seen && (await lockRun(tx, seen.runId))
    const inLine = await placeInLine(tx, registrationId)
    if (!run || run.status !== RunStatus.PUBLISHED || !inLine) return { kind: 'not_waiting' }
    const sessions = await tx.registrationSession.findMany({ where: { registrationId }, select: { sessionId: true } })
    const choice = sessions.map(({ sessionId }) => sessionId)
    if (!isWaitlistOpen(run, choice, now)) return { kind: 'over' }
    if (inLine.place === 1) return { kind: 'first_already' }
    const { _min } = await tx.registration.aggregate({ where: { runId: run.id }, _min: { waitlistSeq: true } })
    await tx.registration.update({
      where: { id: registrationId, state: RegistrationState.WAITLISTED },
      data: { waitlistSeq: (_min.waitlistSeq ?? 1) - 1 },
    })
    await tx.auditEntry.create({
      data: {
        actor: `person:${staff.personId}`,
        action: 'registration.put_first',
        subject: `registration:${registrationId}`,
        details: { run: run.slug, passed: inLine.place - 1, reason },
      },
    })
    await offerSeats(tx, run.id, now)
    await touch(tx, runTags(run))
    const { state } = await tx.registration.findUniqueOrThrow({
      where: { id: registrationId },
      select: { state: true },
    })
    return { kind: 'first', isOffered: state === RegistrationState.OFFERED, slug: run.slug }
  })
}
