import { type LockedApplication, lockApplication } from '@/lib/board/lock-application'
import { maySteer } from '@/lib/board/standing'
import { db, type Tx } from '@/lib/db'
import type { Reviewer, Staff } from '@/lib/people/granted'
import { readTold, tellOfTalk } from './talk-mails'

export type CallOffOutcome = 'called_off' | 'nothing_to_call_off' | 'not_allowed' | 'unknown'

/** Calls a talk off, or takes offered times back; everybody who had it in their calendar is told. */
export async function callOff(who: Staff | Reviewer, id: string, now = new Date()): Promise<CallOffOutcome> {
  return db.$transaction(async (tx): Promise<CallOffOutcome> => {
    const application = await lockApplication(tx, id)
    if (!application) return 'unknown'
    if (!maySteer(who, application)) return 'not_allowed'
    if (!(await callOffTalk(tx, application, now))) return 'nothing_to_call_off'
    await tx.auditEntry.create({
      data: { actor: `person:${who.personId}`, action: 'application.talk-called-off', subject: `application:${id}` },
    })
    return 'called_off'
  })
}

/** The same of a locked application that is withdrawn or rests. False where nothing is offered or to come. */
export async function callOffTalk(tx: Tx, application: LockedApplication, now: Date): Promise<boolean> {
  const interview = await tx.boardInterview.findUnique({
    where: { applicationId: application.id },
    include: { times: true },
  })
  if (!interview) return false
  const { id, startsAt, minutes, place } = interview
  const isToCome = startsAt !== null && startsAt > now
  if (!isToCome && interview.times.length === 0) return false
  await tx.boardInterviewTime.deleteMany({ where: { interviewId: id } })
  // A talk that has taken place stays.
  if (!isToCome || minutes === null || place === null) return true
  const { sequence } = await tx.boardInterview.update({
    where: { id },
    data: { startsAt: null, minutes: null, place: null, cancelledAt: now, sequence: { increment: 1 } },
  })
  const told = await readTold(tx, application, interview.proposedById)
  await tellOfTalk(tx, application, told, { id, sequence, startsAt, minutes, place, happens: 'off' }, now)
  return true
}

/** Puts a talk that is to come into the calendar of a reviewer who is cleared now, or takes it out of one's who is recused. */
export async function joinOrLeaveTalk(
  tx: Tx,
  application: LockedApplication,
  reviewer: Reviewer,
  happens: 'set' | 'left',
  now: Date,
): Promise<void> {
  const interview = await tx.boardInterview.findUnique({ where: { applicationId: application.id } })
  if (!interview) return
  const { id, sequence, startsAt, minutes, place } = interview
  if (!startsAt || startsAt <= now || minutes === null || place === null) return
  const told = [{ ...reviewer, isApplicant: false }]
  await tellOfTalk(tx, application, told, { id, sequence, startsAt, minutes, place, happens }, now)
}
