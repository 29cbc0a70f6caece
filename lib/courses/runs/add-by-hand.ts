import { randomUUIDv7 } from 'node:crypto'
import { type LockedRun, lockRun } from '@/lib/courses/lock-run'
import { type PriceRefusal, priceOfSeat, type SeatPrice } from '@/lib/courses/price/price-of-seat'
import { payUntil } from '@/lib/courses/price/scholarships'
import { isLive, letGoOfForm, registrationKey } from '@/lib/courses/register'
import { hasFreeSeat, isPast } from '@/lib/courses/run-state'
import { type Choice, chosenSessions, LIVE, withSeatTaken } from '@/lib/courses/seats'
import { joinWaitlist } from '@/lib/courses/waitlist/join-waitlist'
import { isWaitlistOpen } from '@/lib/courses/waitlist/waitlist'
import { writeSeats } from '@/lib/courses/write-seats'
import { db, RunStatus, type Tx } from '@/lib/db'
import { ownEmails } from '@/lib/people/bearer'
import type { Staff } from '@/lib/people/granted'
import { readSettings, receiptIssuer } from '@/lib/settings'

type Added = {
  formKey: string
  run: string
  name: string
  email: string
  pronouns: string | null
  accessNeeds: string | null
  /** The sessions that they come to; none: the whole series. */
  choice: Choice
  isWaiting: boolean
  /** The price they pay, and what they have chosen of a sliding one; or why they pay nothing. */
  pays: { tier: string | null; amount: number | null } | { nothingBecause: string }
}

export type AddOutcome =
  | { kind: 'seat' | 'held' | 'waiting' }
  /** The form was posted before, and did what it should. */
  | { kind: 'done' }
  | { kind: 'has_place' | 'not_public' | 'over' | 'no_session' | 'not_for_sale' | 'has_seats' }
  | { kind: 'full'; mayWait: boolean }
  | PriceRefusal

const nothing: SeatPrice = { tierId: null, priceCents: 0, discount: null, scholarship: null }

/**
 * Registers somebody by the office's hand, as they would have done it themselves: under the run's lock, never beyond its
 * seats and never before those who wait, with the same mail. The office may do so before registration opens, after it has
 * closed, and while a series is under way. Whoever pays has three days for it, since they are not sitting at the page. The
 * price that was agreed on is kept: whoever waits has it when a seat is offered to them.
 */
export async function addByHand(staff: Staff, input: Added, now = new Date()): Promise<AddOutcome> {
  return db.$transaction(async (tx) => {
    const named = await tx.run.findUnique({ where: { slug: input.run }, select: { id: true } })
    const run = named && (await lockRun(tx, named.id))
    if (!run || run.status !== RunStatus.PUBLISHED) return { kind: 'not_public' }
    if (isPast(run, now)) return { kind: 'over' }
    const formKey = registrationKey(input)
    const sameForm = await tx.registration.findUnique({ where: { formKey }, select: { id: true, state: true } })
    if (sameForm && isLive(sameForm)) return { kind: 'done' }
    if (sameForm) await letGoOfForm(tx, sameForm.id)
    const own = await ownEmails(tx, [input.email])
    const email = own(input.email)
    const live = { runId: run.id, person: { email }, state: { in: [...LIVE] } }
    if ((await tx.registration.count({ where: live })) > 0) return { kind: 'has_place' }
    const choice = [...new Set(input.choice)]
    const sessions = chosenSessions(run.sessions, choice)
    const isSingle = choice.length > 0
    if (isSingle && (!run.hasSingleSessions || sessions.length < choice.length)) return { kind: 'no_session' }
    if (isSingle && sessions.some(({ endsAt }) => endsAt <= now)) return { kind: 'no_session' }

    const { name, pronouns, accessNeeds, pays } = input
    const tier = 'tier' in pays ? pays : { tier: null, amount: null }
    const unasked = { gift: null, discountCode: null, canPay: null, scholarshipNote: null, prerequisitesAttested: null }
    const asked = { ...tier, ...unasked, run: run.slug, name, email, pronouns, accessNeeds, choice, formKey }
    const isFree = hasFreeSeat(run, choice, now)
    if (isFree && input.isWaiting) return { kind: 'has_seats' }
    const mayWait = isWaitlistOpen(run, choice, now)
    if (!isFree && !(mayWait && input.isWaiting)) return { kind: 'full', mayWait }

    const priced =
      'tier' in pays
        ? await priceOfSeat(tx, run, { ...asked, sessionCount: choice.length || null }, now)
        : { ok: true as const, ...nothing }
    if (!priced.ok) return priced.refusal
    const { tierId, priceCents } = priced
    const freeReason = 'tier' in pays ? null : pays.nothingBecause
    const agree = async (id: string, as: 'seat' | 'held' | 'waiting') => {
      const agreedCents = priceCents / (choice.length || 1)
      await tx.registration.update({ where: { id }, data: { tierId, agreedCents, freeReason } })
      await note(tx, staff, run, id, { as, priceCents, reason: freeReason })
      return { kind: as }
    }
    if (!isFree) return agree((await joinWaitlist(tx, run, asked, now)).id, 'waiting')
    const settings = await readSettings(tx)
    if (priceCents > 0 && !receiptIssuer(settings).ok) return { kind: 'not_for_sale' }
    const id = randomUUIDv7()
    const { seatsTaken } = withSeatTaken(run, choice)
    const holdExpiresAt = payUntil(nextStart(run, choice, now), now)
    await writeSeats(tx, run, [{ id, linkVersion: 1, asked, price: priced, seatsTaken, now, holdExpiresAt }], settings)
    return agree(id, priceCents > 0 ? 'held' : 'seat')
  })
}

/** The next session that they come to; when the last is on already, that one. */
function nextStart(run: LockedRun, choice: Choice, now: Date): Date {
  const sessions = chosenSessions(run.sessions, choice)
  return (sessions.find(({ startsAt }) => startsAt > now) ?? sessions.at(-1))?.startsAt ?? now
}

async function note(
  tx: Tx,
  staff: Staff,
  run: LockedRun,
  registrationId: string,
  details: Record<string, string | number | null>,
): Promise<void> {
  await tx.auditEntry.create({
    data: {
      actor: `person:${staff.personId}`,
      action: 'registration.added',
      subject: `registration:${registrationId}`,
      details: { run: run.slug, ...details },
    },
  })
}
