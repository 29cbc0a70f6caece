import { lockRun } from '@/lib/courses/lock-run'
import { runTags } from '@/lib/courses/run-tags'
import { whoIsNext } from '@/lib/courses/seats'
import { RegistrationState, RunStatus, type Tx } from '@/lib/db'
import { touch } from '@/lib/page-tags'
import { emailOf } from '@/lib/people/email-of'
import { mailOffers } from './mail-waiting'
import { isWaitlistOpen, offerEnd, waitlistCutOff } from './waitlist'

/**
 * Offers every free seat of a run to those who wait, in their order: as many offers as there are seats, each with an end
 * and one mail. Called under the run's lock, after anything that may have freed a seat or made one. After the cut-off, and
 * in a run that does not take place, nobody is offered anything.
 */
export async function offerSeats(tx: Tx, runId: string, now: Date): Promise<void> {
  const run = await lockRun(tx, runId)
  const isAnybodyWaiting = run && (run.seriesWaiting > 0 || run.sessions.some((session) => session.waiting > 0))
  if (!isAnybodyWaiting || run.status !== RunStatus.PUBLISHED) return
  const rows = await tx.registration.findMany({
    where: { runId, state: RegistrationState.WAITLISTED },
    select: {
      id: true,
      linkVersion: true,
      name: true,
      accessNeeds: true,
      zone: true,
      person: { select: { email: true } },
      sessions: { select: { sessionId: true } },
    },
    orderBy: { waitlistSeq: 'asc' },
  })
  const waiting = rows
    .map(({ person, sessions, ...row }) => ({
      ...row,
      email: emailOf(person),
      choice: sessions.map(({ sessionId }) => sessionId),
    }))
    .filter(({ choice }) => isWaitlistOpen(run, choice, now))
  const offers = whoIsNext(run, waiting).map((next) => {
    const cutOff = waitlistCutOff(run, next.choice) ?? now
    return { ...next, offerExpiresAt: offerEnd(run.offerHours, cutOff, now), cause: `seat-offered:${next.id}` }
  })
  if (offers.length === 0) return
  for (const { id, offerExpiresAt } of offers) {
    await tx.registration.updateMany({
      where: { id, state: RegistrationState.WAITLISTED },
      data: { state: RegistrationState.OFFERED, offerExpiresAt },
    })
  }
  await mailOffers(tx, run, offers, now)
  await touch(tx, runTags(run))
}
