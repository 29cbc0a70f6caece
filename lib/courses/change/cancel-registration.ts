import { calendarNotices } from '@/lib/calendar-file'
import { calendarSessions } from '@/lib/courses/calendar/calendar-sessions'
import { withdrawReminders } from '@/lib/courses/calendar/send-reminders'
import { cancelledEmail, heldSeatGivenBackEmail } from '@/lib/courses/emails'
import { type Held, heldBy, toHeld } from '@/lib/courses/held'
import { type LockedRun, lockRun } from '@/lib/courses/lock-run'
import { mailOffice, personalLink, seatFacts } from '@/lib/courses/mail-seat'
import { isPast } from '@/lib/courses/run-state'
import { runTags } from '@/lib/courses/run-tags'
import { offerSeats } from '@/lib/courses/waitlist/offer-seats'
import { zoomChanged } from '@/lib/courses/zoom/zoom-changed'
import { db, MoneyTaskKind, RegistrationState, RunStatus, type Tx } from '@/lib/db'
import { env } from '@/lib/env'
import { queueMail } from '@/lib/mail'
import { touch } from '@/lib/page-tags'
import { checkoutOf, closeCheckout, expireOrder, lockOrder } from '@/lib/payments/close-checkout'
import type { Effects } from '@/lib/payments/effects'
import { addMoneyTask } from '@/lib/payments/money-tasks'
import { owe } from '@/lib/payments/refund-payment'
import { turnIntoGift } from '@/lib/payments/turn-into-gift'
import { type MoneyDone, moneyBlocks, moneyNews } from './give-back-emails'
import { type MoneyBack, readMoneyBack } from './money-back'

/** What somebody has agreed to, who has seen what goes back: how much of it, and where. */
export type Agreed = { backCents: number; to: 'card' | 'gift' }

export type CancelOutcome =
  | 'cancelled'
  /** There is no seat, or none any more: who waits for one leaves the waiting list instead. */
  | 'not_live'
  | 'over'
  /** Another amount goes back by now than the one agreed to, so nothing has been done: let them look again. */
  | 'changed'
  /** The money came in while the seat was being given back, and is settled now. */
  | 'just_paid'
  /** The page where it could be paid cannot be closed just now. */
  | 'unavailable'

/**
 * Gives a registration's seat back, by the registrant's own hand, with what goes back of its money: a guarded transition
 * under the locks of its order and run, one mail that says all and takes the sessions ahead out of the calendar, the seat
 * offered to who waits, and word to the office. A second call finds nothing live and does nothing.
 *
 * What goes back is what was agreed to, to the cent: when a step of the policy has passed since it was shown, nothing is
 * done. Where no policy decides, the seat goes back and the money waits for the treasurer. After the last session there is
 * no seat to give back, and the seats of a run that ORNCC has cancelled go back whole, by another way. Of a seat that is
 * held, the page at Stripe is closed first, so that nobody pays for what was given back.
 */
export async function cancelRegistration(
  registrationId: string,
  effects: Effects,
  now = new Date(),
  agreed: Agreed = { backCents: 0, to: 'card' },
): Promise<CancelOutcome> {
  const order = await checkoutOf(registrationId)
  const closed = order ? await closeCheckout(order, effects) : 'closed'
  if (closed !== 'closed') return closed === 'paid' ? 'just_paid' : 'unavailable'
  return db.$transaction(async (tx) => {
    if (order) await lockOrder(tx, order.id)
    const { runId } = await tx.registration.findUniqueOrThrow({
      where: { id: registrationId },
      select: { runId: true },
    })
    const run = await lockRun(tx, runId)
    if (!run) throw new Error(`The registration ${registrationId} is for no run`)
    const held = toHeld(await tx.registration.findUniqueOrThrow({ where: { id: registrationId }, select: heldBy }))
    // Moved to another run, or by another page to pay, at this very moment: what was agreed to was something else.
    if (held.runId !== runId) return 'changed'
    const isHeld = held.state === RegistrationState.HOLD
    if (!(isHeld || held.state === RegistrationState.CONFIRMED) || run.status === RunStatus.CANCELLED) return 'not_live'
    if (isPast(run, now)) return 'over'
    const back = await readMoneyBack(tx, registrationId, now)
    if ((back.kind === 'by_policy' ? back.backCents : 0) !== agreed.backCents) return 'changed'
    if (isHeld && order && !(await expireOrder(tx, order))) return 'unavailable'

    await tx.registration.update({
      where: { id: registrationId },
      data: { state: RegistrationState.CANCELLED, cancelledAt: now, cancelledBy: 'registrant' },
    })
    await withdrawReminders(tx, registrationId)
    if (isHeld) await mailHeldSeatGivenBack(tx, run, held, now)
    else await giveBack(tx, run, held, await settleMoney(tx, held, back, agreed, now), now)
    await offerSeats(tx, run.id, now)
    await zoomChanged(tx, run.id)
    await touch(tx, runTags(run))
    return 'cancelled'
  })
}

const REASON = 'The seat was given back'

/** Does with the money what was agreed to. The mail of the seat tells of it. */
async function settleMoney(tx: Tx, held: Held, back: MoneyBack, { to }: Agreed, now: Date): Promise<MoneyDone> {
  if (back.kind === 'undecided') {
    const { orderId } = await tx.payment.findUniqueOrThrow({
      where: { id: back.paymentId },
      select: { orderId: true },
    })
    await addMoneyTask(tx, {
      cause: `refund-undecided:${held.id}`,
      kind: MoneyTaskKind.REFUND_UNDECIDED,
      orderId,
      amountCents: back.paidCents,
    })
  }
  if (back.kind !== 'by_policy' || back.backCents === 0) return { back, correction: null, gift: null }
  const lines = back.lines
    .filter((line) => line.backCents > 0)
    .map(({ id, backCents }) => ({ id, amountCents: backCents }))
  const owed = { paymentId: back.paymentId, lines }
  if (to === 'card') {
    return { back, correction: await owe(tx, { ...owed, reason: REASON, isTold: true }, now), gift: null }
  }
  const turned = await turnIntoGift(tx, { ...owed, reason: `${REASON}, and what was due back became a gift` }, now)
  return { back, correction: turned.correction, gift: turned.gift }
}

async function giveBack(tx: Tx, run: LockedRun, held: Held, money: MoneyDone, now: Date): Promise<void> {
  const ahead = calendarSessions(run, personalLink(run, held), now).filter(
    (session) => session.endsAt > now && !session.isCancelled,
  )
  const withdrawn = ahead.map((session) => ({ ...session, sequence: session.sequence + 1 }))
  await queueMail(tx, {
    ...cancelledEmail({ ...seatFacts(run, held, now), runHref: runHref(run), money: moneyBlocks(money) }),
    cause: `seat-cancelled:${held.id}`,
    template: 'seat-cancelled',
    to: held.email,
    attachments: calendarNotices('CANCEL', withdrawn, held, now),
  })
  const after = await lockRun(tx, run.id)
  const seatsTaken = after?.seatsTaken ?? 0
  await mailOffice(tx, run, held, { kind: 'cancelled', seatsTaken, money: moneyNews(money) }, now)
}

/** No calendar went out for a seat that was only held, and the office never knew of it. */
async function mailHeldSeatGivenBack(tx: Tx, run: LockedRun, held: Held, now: Date): Promise<void> {
  await queueMail(tx, {
    ...heldSeatGivenBackEmail({ ...seatFacts(run, held, now), runHref: runHref(run) }),
    cause: `seat-cancelled:${held.id}`,
    template: 'seat-cancelled',
    to: held.email,
  })
}

function runHref(run: { slug: string }): string {
  return `${env.SITE_URL}/events/${run.slug}`
}
