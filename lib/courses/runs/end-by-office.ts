import { moneyBlocks } from '@/lib/courses/change/give-back-emails'
import { readMoneyBack } from '@/lib/courses/change/money-back'
import type { Held } from '@/lib/courses/held'
import type { LockedRun } from '@/lib/courses/lock-run'
import { isPast } from '@/lib/courses/run-state'
import { db, MoneyTaskKind, type Tx } from '@/lib/db'
import type { Block } from '@/lib/email'
import { queueMail } from '@/lib/mail'
import type { Effects } from '@/lib/payments/effects'
import { correctionBlocks } from '@/lib/payments/emails'
import { addMoneyTask } from '@/lib/payments/money-tasks'
import { owe } from '@/lib/payments/refund-payment'
import { refundableLines } from '@/lib/payments/refundable'
import type { Staff } from '@/lib/people/granted'
import { registrationEndedEmail, returnBlocks } from './cancelled-emails'
import { endRegistration } from './end-registration'
import { courseLinks, standingOf, sumBack, withdrawnSessions } from './tell-of-end'

/** Why the office ends it, which says what goes back: by the run's policy, or all of it because ORNCC takes the seat away. */
type EndCause = 'asked' | 'orncc'

type EndOutcome =
  | { kind: 'ended'; slug: string }
  /** `busy`: a page to pay it could not be closed just now. */
  | { kind: 'not_live' | 'over' | 'busy' | 'unknown' }

/**
 * Staff end one person's registration: the seat goes to who waits for it, and the person has one mail. What goes back is
 * never free to choose here: another sum than these two is the treasurer's to give.
 */
export async function endByOffice(
  staff: Staff,
  registrationId: string,
  { cause, reason }: { cause: EndCause; reason: string },
  effects: Effects,
  now = new Date(),
): Promise<EndOutcome> {
  const registration = await db.registration.findUnique({
    where: { id: registrationId },
    select: {
      run: {
        select: {
          slug: true,
          course: { select: { slug: true } },
          sessions: { select: { id: true, endsAt: true, cancelledAt: true }, orderBy: { startsAt: 'asc' } },
        },
      },
    },
  })
  if (!registration) return { kind: 'unknown' }
  const { run } = registration
  if (isPast(run, now)) return { kind: 'over' }
  const { giveHref, ...links } = await courseLinks(run, now)

  const settle = async (tx: Tx, locked: LockedRun, held: Held) => {
    const money = cause === 'asked' ? await returnByPolicy(tx, held, now) : await returnAll(tx, held, giveHref, now)
    await tx.auditEntry.create({
      data: {
        actor: `person:${staff.personId}`,
        action: 'registration.ended',
        subject: `registration:${held.id}`,
        details: { cause, reason, state: held.state },
      },
    })
    await queueMail(tx, {
      ...registrationEndedEmail({
        ...links,
        name: held.name,
        course: locked.course.title,
        standing: standingOf(held),
        reason,
        money,
        isDemonstration: locked.isDemonstration,
      }),
      cause: `registration-ended:${held.id}`,
      template: 'registration-ended',
      to: held.email,
      attachments: withdrawnSessions(locked, held, now),
    })
  }
  const kind = await endRegistration(registrationId, { reason, settle }, effects, now)
  return kind === 'ended' ? { kind, slug: run.slug } : { kind }
}

async function returnAll(tx: Tx, held: Held, giveHref: string, now: Date): Promise<Block[]> {
  const back = await refundableLines(tx, held.id)
  const receipt = back && (await owe(tx, { ...back, reason: 'ORNCC ended the registration', isTold: true }, now))
  return returnBlocks({
    back: sumBack(back?.lines ?? []),
    receipt: receipt ? correctionBlocks(receipt) : [],
    giveHref,
    standing: standingOf(held),
  })
}

async function returnByPolicy(tx: Tx, held: Held, now: Date): Promise<Block[]> {
  const back = await readMoneyBack(tx, held.id, now)
  if (back.kind === 'undecided') {
    const { orderId } = await tx.payment.findUniqueOrThrow({ where: { id: back.paymentId }, select: { orderId: true } })
    const cause = `refund-undecided:${held.id}`
    await addMoneyTask(tx, { cause, kind: MoneyTaskKind.REFUND_UNDECIDED, orderId, amountCents: back.paidCents })
  }
  const lines =
    back.kind === 'by_policy'
      ? back.lines.filter(({ backCents }) => backCents > 0).map(({ id, backCents }) => ({ id, amountCents: backCents }))
      : []
  const correction =
    back.kind === 'by_policy' && lines.length > 0
      ? await owe(tx, { paymentId: back.paymentId, lines, reason: 'The seat was given back', isTold: true }, now)
      : null
  return moneyBlocks({ back, correction, gift: null })
}
