import { createHash } from 'node:crypto'
import { readRefundPolicy } from '@/lib/courses/change/refund-policy'
import { billSeat, holdEnd } from '@/lib/courses/price/bill-seat'
import { type PriceRefusal, priceOfSeat } from '@/lib/courses/price/price-of-seat'
import { joinWaitlist } from '@/lib/courses/waitlist/join-waitlist'
import { isWaitlistOpen } from '@/lib/courses/waitlist/waitlist'
import { zoomChanged } from '@/lib/courses/zoom/zoom-changed'
import { db, RegistrationState, type Tx } from '@/lib/db'
import { touch } from '@/lib/page-tags'
import { findOrMakePerson } from '@/lib/people/find-or-make-person'
import { readSettings, receiptIssuer } from '@/lib/settings'
import { type LockedRun, lockRun } from './lock-run'
import { mailAgain, mailable } from './mail-again'
import { mailOffice, mailSeat } from './mail-seat'
import { managePath } from './registration-links'
import { type Asked, registrationRow } from './registration-row'
import { canTake, runState } from './run-state'
import { runTags } from './run-tags'
import type { RegistrationInput } from './schema'
import { type Choice, chosenSessions, LIVE, seatsTakenWith } from './seats'

/** `path` leads to the registration, and only who has just made it is given it. */
export type RegisterOutcome =
  | { kind: 'registered'; path: `/r/${string}` }
  | { kind: 'already_registered' }
  | { kind: 'closed' | 'not_open' | 'cancelled' | 'unknown' }
  /** There is no seat for a passer-by; perhaps one can be waited for. */
  | { kind: 'full'; mayWait: boolean }
  /** Asked to wait for what can be taken at once. */
  | { kind: 'has_seats' }
  /** Single sessions were chosen that are not there to be chosen. */
  | { kind: 'no_session' }
  /** What the course asks for beforehand was not attested, or other words of it than stand there now. */
  | { kind: 'not_attested' }
  /** Nothing can be sold while no receipt could be issued. */
  | { kind: 'not_for_sale' }
  | PriceRefusal

/**
 * Takes a seat in a run, or in single sessions of it: a free one is the person's own at once, one that costs is held for
 * half an hour with an open order, to be paid on the registration's page. Where none is to be had and the person wants to
 * wait, takes a place on the waiting list. A passer-by never overtakes those who wait.
 *
 * The registration, its mail with the person's own links, and word to the office come in one transaction under the run's
 * lock. The same form posted again answers with the registration it made. A person who is registered already is mailed what
 * they have once more for each form: whoever types an address has not proved that it is theirs, so the links go to the
 * address and not to the page.
 */
export async function register(input: RegistrationInput, now = new Date()): Promise<RegisterOutcome> {
  return db.$transaction(async (tx) => {
    const named = await tx.run.findUnique({ where: { slug: input.run }, select: { id: true } })
    const run = named && (await lockRun(tx, named.id))
    if (!run) return { kind: 'unknown' }

    const formKey = registrationKey(input)
    const sameForm = await tx.registration.findUnique({ where: { formKey }, select: { id: true, linkVersion: true } })
    if (sameForm) return { kind: 'registered', path: managePath(sameForm) }

    const existing = await tx.registration.findFirst({
      where: { runId: run.id, person: { email: input.email }, state: { in: [...LIVE] } },
      select: mailable,
    })
    if (existing) {
      await mailAgain(tx, run, { ...existing, email: input.email }, input.formKey, now)
      return { kind: 'already_registered' }
    }

    const choice = [...new Set(input.choice)]
    const refusal = refusalOf(run, choice, now)
    if (refusal) return { kind: refusal }
    const { prerequisites } = run.course
    if (prerequisites && input.prerequisites !== prerequisites) return { kind: 'not_attested' }
    const asked = { ...input, choice, formKey, prerequisitesAttested: prerequisites }
    if (canTake(run, choice, now)) {
      if (input.isWaiting) return { kind: 'has_seats' }
      return takeSeat(tx, run, asked, now)
    }
    const mayWait = isWaitlistOpen(run, choice, now)
    if (!mayWait || !input.isWaiting) return { kind: 'full', mayWait }
    return { kind: 'registered', path: managePath(await joinWaitlist(tx, run, asked, now)) }
  })
}

async function takeSeat(tx: Tx, run: LockedRun, asked: Asked, now: Date): Promise<RegisterOutcome> {
  const { choice } = asked
  const price = await priceOfSeat(tx, run, { ...asked, sessionCount: choice.length || null }, now)
  if (!price.ok) return price.refusal
  const { tierId, priceCents, discount } = price
  const settings = await readSettings(tx)
  if (priceCents > 0 && !receiptIssuer(settings).ok) return { kind: 'not_for_sale' }

  const person = await findOrMakePerson(tx, { email: asked.email, name: asked.name })
  const policy = readRefundPolicy(run.refundPolicy)
  const holdExpiresAt = holdEnd(run, choice, price, now)
  const registration = await tx.registration.create({
    data: {
      ...registrationRow(run, person.id, asked),
      tierId,
      discountCodeId: discount?.codeId ?? null,
      ...(priceCents > 0
        ? { state: RegistrationState.HOLD, holdExpiresAt }
        : { state: RegistrationState.CONFIRMED, confirmedAt: now }),
      ...(policy ? { refundPolicySnapshot: policy } : {}),
    },
    select: { id: true, linkVersion: true, name: true, accessNeeds: true, zone: true },
  })
  const seated = { ...registration, email: asked.email, choice }
  const billed = { ...seated, personId: person.id, holdExpiresAt }
  await billSeat(tx, run, billed, { ...price, giftCents: asked.gift ?? 0 }, settings, now)
  if (priceCents === 0) {
    await mailSeat(tx, run, seated, `seat:${registration.id}`, now)
    await mailOffice(tx, run, seated, { kind: 'registered', seatsTaken: seatsTakenWith(run, choice) }, now)
    await zoomChanged(tx, run.id)
  }
  await touch(tx, runTags(run))
  return { kind: 'registered', path: managePath(registration) }
}

/**
 * A browser's back button brings a form back with its old key, perhaps to register somebody else. That is another
 * registration: the run and the address are part of the key.
 */
function registrationKey({ formKey, run, email }: RegistrationInput): string {
  return createHash('sha256')
    .update(JSON.stringify([formKey, run, email]))
    .digest('hex')
}

/** What stands in the way, whether or not there are seats. */
function refusalOf(run: LockedRun, choice: Choice, now: Date) {
  const state = runState(run, now)
  switch (state) {
    case 'open':
    case 'few':
    case 'full':
      break
    case 'cancelled':
      return state
    case 'later':
      return 'not_open'
    case 'closed':
    case 'past':
    case 'underway':
      return 'closed'
    case 'hidden':
      return 'unknown'
  }
  const sessions = chosenSessions(run.sessions, choice)
  const isSingle = choice.length > 0
  if (isSingle && (!run.hasSingleSessions || sessions.length < choice.length)) return 'no_session'
  const isBegun = sessions.some((session) => session.startsAt <= now)
  return isBegun ? (isSingle ? 'no_session' : 'closed') : null
}
