import { db, OrderState, RegistrationState } from '@/lib/db'
import { env } from '@/lib/env'
import { queueMail } from '@/lib/mail'
import { touch } from '@/lib/page-tags'
import { checkoutOf, closeCheckout, expireOrder, lockOrder } from '@/lib/payments/close-checkout'
import type { Effects } from '@/lib/payments/settle'
import { calendarNotices } from './calendar'
import { calendarSessions } from './calendar-sessions'
import { cancelledEmail, heldSeatGivenBackEmail } from './emails'
import { lockRun } from './lock-run'
import { mailOffice, personalLink, seatFacts } from './mail-seat'
import { isPast } from './run-state'
import { runTags } from './run-tags'
import { LIVE, TAKES_A_SEAT } from './seats'

export type CancelOutcome =
  | 'cancelled'
  | 'not_live'
  | 'over'
  | 'unknown'
  /** The seat is paid: what goes back of the money is for the office to say, so it is not given back here. */
  | 'paid'
  /** The money came in while the seat was being given back, and is settled now. */
  | 'just_paid'
  /** The page where it could be paid cannot be closed just now. */
  | 'unavailable'

/**
 * Gives a registration's seat back, by the registrant's own hand: a guarded transition under the run's lock, a mail that
 * takes the sessions ahead out of the calendar, and word to the office. A second call finds nothing live and does nothing.
 * After the last session there is no seat to give back. Of a seat that is held, the page at Stripe is closed first, so that
 * nobody pays for what was given back; its mail has no calendar, since none was ever sent, and the office never knew of it.
 */
export async function cancelRegistration(
  registrationId: string,
  effects: Effects,
  now = new Date(),
): Promise<CancelOutcome> {
  const order = await checkoutOf(registrationId)
  const closed = order ? await closeCheckout(order, effects) : 'closed'
  if (closed !== 'closed') return closed === 'paid' ? 'just_paid' : 'unavailable'
  return db.$transaction(async (tx) => {
    if (order) await lockOrder(tx, order.id)
    const registration = await tx.registration.findUnique({
      where: { id: registrationId },
      select: {
        id: true,
        runId: true,
        linkVersion: true,
        name: true,
        accessNeeds: true,
        person: { select: { email: true } },
      },
    })
    const run = registration && (await lockRun(tx, registration.runId))
    if (!registration || !run) return 'unknown'
    if (isPast(run, now)) return 'over'

    const isPaid = order && (await tx.order.count({ where: { id: order.id, state: OrderState.PAID } })) > 0
    const before = await tx.registration.findUniqueOrThrow({ where: { id: registrationId }, select: { state: true } })
    if (isPaid && before.state === RegistrationState.CONFIRMED) return 'paid'
    // Somebody has opened another page to pay since the last one was closed.
    if (order && before.state === RegistrationState.HOLD && !(await expireOrder(tx, order))) return 'unavailable'
    const { count } = await tx.registration.updateMany({
      where: { id: registrationId, state: { in: [...LIVE] } },
      data: { state: RegistrationState.CANCELLED, cancelledAt: now, cancelledBy: 'registrant' },
    })
    if (count === 0) return 'not_live'

    const holder = { ...registration, email: registration.person.email }
    const seat = seatFacts(run, holder, now)
    await touch(tx, runTags(run))
    if (before.state === RegistrationState.HOLD) {
      await queueMail(tx, {
        ...heldSeatGivenBackEmail({ ...seat, runHref: `${env.SITE_URL}/events/${run.slug}` }),
        cause: `seat-cancelled:${registrationId}`,
        template: 'seat-cancelled',
        to: holder.email,
      })
      return 'cancelled'
    }
    const ahead = calendarSessions(run, personalLink(run, holder), now).filter((session) => session.endsAt > now)
    const withdrawn = ahead.map((session) => ({ ...session, sequence: session.sequence + 1 }))
    await queueMail(tx, {
      ...cancelledEmail({ ...seat, runHref: `${env.SITE_URL}/events/${run.slug}` }),
      cause: `seat-cancelled:${registrationId}`,
      template: 'seat-cancelled',
      to: holder.email,
      attachments: calendarNotices('CANCEL', withdrawn, holder, now),
    })
    const hadSeat = TAKES_A_SEAT.some((state) => state === before.state)
    await mailOffice(tx, run, holder, { kind: 'cancelled', seatsTaken: run.seatsTaken - (hadSeat ? 1 : 0) }, now)
    return 'cancelled'
  })
}
