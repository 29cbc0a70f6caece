import { lockRun } from '@/lib/courses/lock-run'
import { runTags } from '@/lib/courses/run-tags'
import { db, RegistrationState } from '@/lib/db'
import { touch } from '@/lib/page-tags'
import { emailOf } from '@/lib/people/email-of'
import { mailWaitingEnds } from './mail-waiting'
import { offerSeats } from './offer-seats'

/**
 * Takes a person off the waiting list by their own hand, also by saying no to the seat that is offered to them: it goes to
 * the next in line in the same transaction. `not_waiting`: they are not on it any more, and nothing changes.
 */
export async function leaveWaitlist(registrationId: string, now = new Date()): Promise<'left' | 'not_waiting'> {
  return db.$transaction(async (tx) => {
    const { runId } = await tx.registration.findUniqueOrThrow({
      where: { id: registrationId },
      select: { runId: true },
    })
    const run = await lockRun(tx, runId)
    if (!run) throw new Error(`The registration ${registrationId} is for no run`)
    const [left] = await tx.registration.updateManyAndReturn({
      where: { id: registrationId, state: { in: [RegistrationState.WAITLISTED, RegistrationState.OFFERED] } },
      data: { state: RegistrationState.CANCELLED, cancelledAt: now, cancelledBy: 'registrant' },
      select: { id: true, name: true, person: { select: { email: true } } },
    })
    if (!left) return 'not_waiting'
    await mailWaitingEnds(tx, run, [{ ...left, email: emailOf(left.person) }], 'left')
    await offerSeats(tx, runId, now)
    await touch(tx, runTags(run))
    return 'left'
  })
}
