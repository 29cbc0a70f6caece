import { announceSeats } from '@/lib/courses/announce-seats'
import { type LockedRun, lockRun } from '@/lib/courses/lock-run'
import { type SeatHolder, seatFacts } from '@/lib/courses/mail-seat'
import { runTags } from '@/lib/courses/run-tags'
import { chosenSessions } from '@/lib/courses/seats'
import { printMomentFor } from '@/lib/dates'
import { db, RegistrationState, RunStatus, ScholarshipState, type Tx } from '@/lib/db'
import { queueMail } from '@/lib/mail'
import { touch } from '@/lib/page-tags'
import { emailOf } from '@/lib/people/email-of'
import type { Staff } from '@/lib/people/granted'
import { readSettings, receiptIssuer } from '@/lib/settings'
import { openSeatOrder } from './open-seat-order'
import { scholarshipAnsweredEmail } from './scholarship-emails'
import { payUntil } from './scholarships'
import { leastPrice } from './seat-price'

/** `yes`: what they can pay is their price. `part`: another one is. `no`: the least price of the run is still open to them. */
export type ScholarshipAnswer = { kind: 'yes' } | { kind: 'part'; priceCents: number } | { kind: 'no' }

type DecideOutcome =
  | { kind: 'decided' }
  /** Somebody has answered before. */
  | { kind: 'decided_before' }
  /** The seat is not held any more: given back, or the course has begun. */
  | { kind: 'gone' }
  /** A part leaves more than the person can pay and less than the least price. */
  | { kind: 'not_a_part'; moreThanCents: number; lessThanCents: number }
  /** No receipt could be issued, so nothing may be paid. */
  | { kind: 'not_for_sale' }
  | { kind: 'unknown' }

/**
 * Answers a request for a scholarship, once: a guarded transition under the run's lock. Where nothing is left to pay the
 * seat is the person's own; otherwise its order is opened, and three days are given to pay it. The person is mailed once.
 * What ORNCC carries is no gift set aside for a named person: no money moves for it, and the fee's line keeps the whole
 * value of the seat.
 */
export async function decideScholarship(
  staff: Staff,
  requestId: string,
  answer: ScholarshipAnswer,
  now = new Date(),
): Promise<DecideOutcome> {
  return db.$transaction(async (tx) => {
    const asked = await tx.scholarshipRequest.findUnique({
      where: { id: requestId },
      select: { registration: { select: { runId: true } } },
    })
    const run = asked && (await lockRun(tx, asked.registration.runId))
    if (!run) return { kind: 'unknown' }
    const request = await readRequest(tx, requestId)
    if (request.state !== ScholarshipState.REQUESTED) return { kind: 'decided_before' }
    const { registration: seat } = request
    const least = leastPrice(run.tiers, seat.choice.length || null)
    const [first] = chosenSessions(run.sessions, seat.choice)
    const isHeld = seat.runId === run.id && seat.state === RegistrationState.HOLD
    if (run.status !== RunStatus.PUBLISHED || !isHeld || !first || !least) return { kind: 'gone' }
    const { canPayCents } = request
    const isPart = (cents: number) => cents > canPayCents && cents < least.priceCents
    if (answer.kind === 'part' && !isPart(answer.priceCents)) {
      return { kind: 'not_a_part', moreThanCents: canPayCents, lessThanCents: least.priceCents }
    }
    const priceCents =
      answer.kind === 'yes' ? canPayCents : answer.kind === 'part' ? answer.priceCents : least.priceCents
    const settings = await readSettings(tx)
    if (priceCents > 0 && !receiptIssuer(settings).ok) return { kind: 'not_for_sale' }

    const actor = `person:${staff.personId}`
    const state = answer.kind === 'no' ? ScholarshipState.DECLINED : ScholarshipState.GRANTED
    const { count } = await tx.scholarshipRequest.updateMany({
      where: { id: requestId, state: ScholarshipState.REQUESTED },
      data: { state, priceCents, decidedBy: actor, decidedAt: now },
    })
    if (count === 0) return { kind: 'decided_before' }
    if (priceCents === 0) {
      await confirmSeat(tx, run, seat, now)
    } else {
      const holdExpiresAt = payUntil(first.startsAt, now)
      await tx.registration.updateMany({
        where: { id: seat.id, state: RegistrationState.HOLD },
        data: { holdExpiresAt, ...(answer.kind === 'no' ? { tierId: least.tierId } : {}) },
      })
      const sessionCount = seat.choice.length || null
      await openSeatOrder(tx, run, { ...seat, priceCents, giftCents: 0, discount: null, sessionCount }, settings)
      await queueMail(tx, {
        ...scholarshipAnsweredEmail({
          ...seatFacts(run, seat, now),
          kind: mailKinds[answer.kind],
          priceCents,
          heldUntil: printMomentFor(seat.zone, holdExpiresAt, run.zone),
        }),
        cause: `scholarship-answered:${requestId}`,
        template: 'scholarship-answered',
        to: seat.email,
        replyTo: settings.officeEmail,
      })
    }
    await tx.auditEntry.create({
      data: {
        actor,
        action: answer.kind === 'no' ? 'scholarship.declined' : 'scholarship.granted',
        subject: `registration:${seat.id}`,
        // What the person wrote stays with the request, which can be erased; the audit cannot.
        details: { priceCents },
      },
    })
    return { kind: 'decided' }
  })
}

const mailKinds = { yes: 'granted', part: 'granted_part', no: 'declined' } as const

async function readRequest(tx: Tx, id: string) {
  const { registration, ...request } = await tx.scholarshipRequest.findUniqueOrThrow({
    where: { id },
    select: {
      state: true,
      canPayCents: true,
      registration: {
        select: {
          id: true,
          runId: true,
          personId: true,
          linkVersion: true,
          name: true,
          accessNeeds: true,
          zone: true,
          state: true,
          person: { select: { email: true } },
          sessions: { select: { sessionId: true } },
        },
      },
    },
  })
  const { person, sessions, ...seat } = registration
  const choice = sessions.map(({ sessionId }) => sessionId)
  return { ...request, registration: { ...seat, email: emailOf(person), choice } }
}

async function confirmSeat(tx: Tx, run: LockedRun, seat: SeatHolder, now: Date): Promise<void> {
  await tx.registration.updateMany({
    where: { id: seat.id, state: RegistrationState.HOLD },
    data: { state: RegistrationState.CONFIRMED, confirmedAt: now },
  })
  await announceSeats(tx, run, [{ ...seat, seatsTaken: run.seatsTaken }], now)
  await touch(tx, runTags(run))
}
