import type { LockedRun } from '@/lib/courses/lock-run'
import { type Asked, registrationRow } from '@/lib/courses/registration-row'
import { runTags } from '@/lib/courses/run-tags'
import { RegistrationState, type Tx } from '@/lib/db'
import { touch } from '@/lib/page-tags'
import { findOrMakePerson } from '@/lib/people/find-or-make-person'
import { mailWaiting } from './mail-waiting'

/**
 * Puts a person at the end of a run's waiting list, under its lock, and mails them their place. A number on the list is
 * never given twice: who has left and comes again is last.
 */
export async function joinWaitlist(
  tx: Tx,
  run: LockedRun,
  asked: Asked,
  now: Date,
): Promise<{ id: string; linkVersion: number }> {
  const { _max } = await tx.registration.aggregate({ where: { runId: run.id }, _max: { waitlistSeq: true } })
  const person = await findOrMakePerson(tx, { email: asked.email, name: asked.name })
  const registration = await tx.registration.create({
    data: {
      ...registrationRow(run, person.id, asked),
      state: RegistrationState.WAITLISTED,
      waitlistSeq: (_max.waitlistSeq ?? 0) + 1,
      sessions: { create: asked.choice.map((sessionId) => ({ sessionId })) },
    },
    select: { id: true, linkVersion: true, name: true, accessNeeds: true, zone: true },
  })
  await mailWaiting(
    tx,
    run,
    { ...registration, email: asked.email, choice: asked.choice },
    `waiting:${registration.id}`,
    now,
  )
  await touch(tx, runTags(run))
  return registration
}
