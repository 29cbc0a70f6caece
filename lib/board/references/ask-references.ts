import { isUndecided } from '@/lib/board/application-state'
import { replyToBoard } from '@/lib/board/board-addresses'
import { type LockedApplication, lockApplication } from '@/lib/board/lock-application'
import { maySteer } from '@/lib/board/standing'
import { isoDay } from '@/lib/dates'
import { db, type Tx } from '@/lib/db'
import { queueMail } from '@/lib/mail'
import { emailOf } from '@/lib/people/email-of'
import type { Reviewer, Staff } from '@/lib/people/granted'
import { askEmail } from './reference-emails'
import { isSameInbox } from './same-inbox'

export type AskOutcome =
  | 'asked'
  /** They have answered or declined. */
  | 'answered_already'
  /** The address is most likely the applicant's own. */
  | 'own_address'
  /** It has not been taken up yet, rests, is decided or over. */
  | 'not_now'
  | 'not_allowed'
  | 'unknown'

/** Asks one reference of an application, or sends the link to who was silent once more: at most once a day. */
export async function askReference(
  who: Staff | Reviewer,
  { application: id, reference: referenceId }: { application: string; reference: string },
  now = new Date(),
): Promise<AskOutcome> {
  return db.$transaction(async (tx): Promise<AskOutcome> => {
    const application = await lockApplication(tx, id)
    if (!application) return 'unknown'
    if (!maySteer(who, application)) return 'not_allowed'
    if (!mayAsk(application)) return 'not_now'
    const reference = await tx.boardReference.findFirst({ where: { id: referenceId, applicationId: id } })
    if (!reference) return 'unknown'
    if (reference.answeredAt || reference.declinedAt) return 'answered_already'
    if (isSameInbox(reference.email, emailOf(application.person))) return 'own_address'
    await ask(tx, application, reference, `person:${who.personId}`, now)
    return 'asked'
  })
}

/** Asks the references of a locked application who were not asked yet, but for one at the applicant's own address. */
export async function askReferences(tx: Tx, application: LockedApplication, actor: string, now: Date): Promise<void> {
  const references = await tx.boardReference.findMany({ where: { applicationId: application.id, askedAt: null } })
  for (const reference of references) {
    if (isSameInbox(reference.email, emailOf(application.person))) continue
    await ask(tx, application, reference, actor, now)
  }
}

/** Whether references are asked, and heard, as it stands now. */
export function mayAsk({ state, rounds }: Pick<LockedApplication, 'state' | 'rounds'>): boolean {
  return state !== 'SUBMITTED' && isUndecided({ state, rounds })
}

type Reference = { id: string; seq: number; name: string; email: string; linkVersion: number }

async function ask(
  tx: Tx,
  { id, name }: LockedApplication,
  reference: Reference,
  actor: string,
  now: Date,
): Promise<void> {
  await tx.boardReference.update({ where: { id: reference.id }, data: { askedAt: now } })
  await queueMail(tx, {
    ...askEmail(reference, name),
    cause: `board-application:${id}:reference:${reference.id}:${isoDay(now)}`,
    template: 'board-reference-ask',
    to: reference.email,
    ...(await replyToBoard(tx)),
  })
  await tx.auditEntry.create({
    data: {
      actor,
      action: 'application.reference-asked',
      subject: `application:${id}`,
      details: { seq: reference.seq },
    },
  })
}
