import type { LockedRun } from '@/lib/courses/lock-run'
import { type SeatHolder, seatFacts } from '@/lib/courses/mail-seat'
import type { Choice } from '@/lib/courses/seats'
import { printMoment, printMomentFor } from '@/lib/dates'
import type { Tx } from '@/lib/db'
import { env } from '@/lib/env'
import { queueMail, queueMails } from '@/lib/mail'
import { placeInLine } from './place-in-line'
import { printPlaceInLine, waitlistCutOff } from './waitlist'
import { offerEmail, offerEndedEmail, waitingEmail, waitingEndedEmail, waitingLeftEmail } from './waitlist-emails'

type Waiting = SeatHolder & { choice: Choice }

/** Queues the mail of waiting, with the place on the list; one for each `cause`. */
export async function mailWaiting(tx: Tx, run: LockedRun, waiting: Waiting, cause: string, now: Date): Promise<void> {
  const inLine = await placeInLine(tx, waiting.id)
  const cutOff = waitlistCutOff(run, waiting.choice) ?? now
  await queueMail(tx, {
    ...waitingEmail({
      ...seatFacts(run, waiting, now),
      inLine: inLine ? printPlaceInLine(inLine) : 'waiting',
      cutOff: printMoment(cutOff, run.zone),
    }),
    cause,
    template: 'waiting',
    to: waiting.email,
  })
}

/** Queues the mails of offered seats; one for each `cause`. After its end nobody needs to hear of an offer. */
export async function mailOffers(
  tx: Tx,
  run: LockedRun,
  offers: readonly (Waiting & { offerExpiresAt: Date; cause: string })[],
  now: Date,
): Promise<void> {
  await queueMails(
    tx,
    offers.map((offer) => ({
      ...offerEmail({
        ...seatFacts(run, offer, now),
        until: printMoment(offer.offerExpiresAt, run.zone),
        untilForReader: printMomentFor(offer.zone, offer.offerExpiresAt, run.zone),
      }),
      cause: offer.cause,
      template: 'seat-offered',
      to: offer.email,
      notAfter: offer.offerExpiresAt,
    })),
  )
}

const endings = { offer: offerEndedEmail, waiting: waitingEndedEmail, left: waitingLeftEmail }

/** Queues word that an offer, or the waiting, is over; once a registration. */
export async function mailWaitingEnds(
  tx: Tx,
  run: LockedRun,
  ended: readonly Pick<SeatHolder, 'id' | 'name' | 'email'>[],
  ending: keyof typeof endings,
): Promise<void> {
  const facts = {
    course: run.course.title,
    runHref: `${env.SITE_URL}/events/${run.slug}`,
    courseHref: `${env.SITE_URL}/courses/${run.course.slug}`,
    isDemonstration: run.isDemonstration,
  }
  await queueMails(
    tx,
    ended.map(({ id, name, email }) => ({
      ...endings[ending]({ ...facts, name }),
      cause: `waiting-over:${id}`,
      template: 'waiting-over',
      to: email,
    })),
  )
}
