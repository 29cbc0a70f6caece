import { randomUUIDv7 } from 'node:crypto'
import { type PriceRefusal, priceOfSeat } from '@/lib/courses/price/price-of-seat'
import { joinWaitlist } from '@/lib/courses/waitlist/join-waitlist'
import { isWaitlistOpen } from '@/lib/courses/waitlist/waitlist'
import { db, type RegistrationState, type Tx } from '@/lib/db'
import { deedKey } from '@/lib/deed-key'
import { gather } from '@/lib/gather'
import { ownEmails } from '@/lib/people/bearer'
import { readSettings, receiptIssuer } from '@/lib/settings'
import { type LockedRun, lockRun } from './lock-run'
import { mailAgain, mailable } from './mail-again'
import { managePath } from './registration-links'
import { canTake, runState } from './run-state'
import type { RegistrationInput } from './schema'
import { type Choice, chosenSessions, LIVE, withSeatTaken, withWaiting } from './seats'
import { type GivenSeat, writeSeats } from './write-seats'

/** `path` leads to the registration, and only who has just made it is given it. */
export type RegisterOutcome =
  | { kind: 'registered'; path: `/r/${string}` }
  /** By the same form, with other answers in it: these are not taken, and the first ones stand. */
  | { kind: 'kept'; path: `/r/${string}` }
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

type Ask = { input: RegistrationInput; now: Date }

/**
 * Takes a seat in a run, or in single sessions of it: a free one is the person's own at once, one that costs is held for
 * half an hour with an open order, to be paid on the registration's page. Where none is to be had and the person wants to
 * wait, takes a place on the waiting list. A passer-by never overtakes those who wait.
 *
 * The registration, its mail with the person's own links, and word to the office come in one transaction under the run's
 * lock; of a crowd that comes at the same time many share one. The same form posted again answers with the registration it
 * made, as long as that lives. A person who is registered already is mailed what they have once more for each form: whoever
 * types an address has not proved that it is theirs, so the links go to the address and not to the page.
 */
export function register(input: RegistrationInput, now = new Date()): Promise<RegisterOutcome> {
  return registerTogether(input.run, input.email, { input, now })
}

const registerTogether = gather(registerGroup)

/** Those who ask for one run at the same time, each with another address: first come, first served. */
async function registerGroup(slug: string, typed: readonly Ask[]): Promise<RegisterOutcome[]> {
  return db.$transaction(async (tx) => {
    const named = await tx.run.findUnique({ where: { slug }, select: { id: true } })
    const locked = named && (await lockRun(tx, named.id))
    if (!locked) return typed.map(() => ({ kind: 'unknown' }))
    const settings = await readSettings(tx)
    const own = await ownEmails(
      tx,
      typed.map(({ input }) => input.email),
    )
    const asks = typed.map(({ input, now }) => ({ input: { ...input, email: own(input.email) }, now }))
    const known = await readKnown(tx, locked.id, asks)

    // Given seats are counted at once, and written together.
    let run = locked
    let given: GivenSeat[] = []
    const writeGiven = async () => {
      await writeSeats(tx, run, given, settings)
      given = []
    }
    const serve = async ({ input, now }: Ask): Promise<RegisterOutcome> => {
      const formKey = registrationKey(input)
      const sameForm = known.byForm.get(formKey)
      if (sameForm && isLive(sameForm)) return { kind: 'registered', path: managePath(sameForm) }
      const existing = known.byEmail.get(input.email)
      if (existing && isOfForm(existing, input)) return { kind: 'kept', path: managePath(existing) }
      if (existing) {
        await mailAgain(tx, run, { ...existing, email: input.email }, input.formKey, now)
        return { kind: 'already_registered' }
      }

      if (sameForm) await letGoOfForm(tx, sameForm.id)

      const choice = [...new Set(input.choice)]
      const refusal = refusalOf(run, choice, now)
      if (refusal) return { kind: refusal }
      const { prerequisites } = run.course
      if (prerequisites && input.prerequisites !== prerequisites) return { kind: 'not_attested' }
      const asked = { ...input, choice, formKey, prerequisitesAttested: prerequisites }
      if (!canTake(run, choice, now)) {
        const mayWait = isWaitlistOpen(run, choice, now)
        if (!mayWait || !input.isWaiting) return { kind: 'full', mayWait }
        const waiting = await joinWaitlist(tx, run, asked, now)
        run = withWaiting(run, choice)
        return { kind: 'registered', path: managePath(waiting) }
      }
      if (input.isWaiting) return { kind: 'has_seats' }

      // Uses of a code and scholarships are counted in the tables, so that everybody before must stand there.
      if (input.discountCode || input.canPay !== null) await writeGiven()
      const price = await priceOfSeat(tx, run, { ...asked, sessionCount: choice.length || null }, now)
      if (!price.ok) return price.refusal
      if (price.priceCents > 0 && !receiptIssuer(settings).ok) return { kind: 'not_for_sale' }
      run = withSeatTaken(run, choice)
      const seat = { id: randomUUIDv7(), linkVersion: 1, asked, price, seatsTaken: run.seatsTaken, now }
      given.push(seat)
      return { kind: 'registered', path: managePath(seat) }
    }

    const outcomes: RegisterOutcome[] = []
    for (const ask of asks) outcomes.push(await serve(ask))
    await writeGiven()
    return outcomes
  })
}

/** Registrations that there are already: those that these very forms made, and live ones of these addresses. */
async function readKnown(tx: Tx, runId: string, asks: readonly Ask[]) {
  const sameForms = await tx.registration.findMany({
    where: { formKey: { in: asks.map(({ input }) => registrationKey(input)) } },
    select: { id: true, linkVersion: true, formKey: true, state: true },
  })
  const live = await tx.registration.findMany({
    where: { runId, person: { email: { in: asks.map(({ input }) => input.email) } }, state: { in: [...LIVE] } },
    select: { ...mailable, formKey: true, person: { select: { email: true } } },
  })
  return {
    byForm: new Map(sameForms.map((registration) => [registration.formKey, registration])),
    byEmail: new Map(live.map(({ person, ...registration }) => [person.email, registration])),
  }
}

type Form = { formKey: string; run: string; email: string }

/** One form for one address in one run, and behind the colon what was typed: the back button may bring it again with other answers. */
export function registrationKey({ formKey, run, email, ...typed }: Form): string {
  return `${deedKey(formKey, run, email)}:${deedKey(typed)}`
}

function isOfForm({ formKey }: { formKey: string }, input: Form): boolean {
  const [ofForm] = registrationKey(input).split(':')
  return formKey.startsWith(`${ofForm}:`)
}

export const isLive = ({ state }: { state: RegistrationState }) => LIVE.some((live) => live === state)

/** A registration that has ended leaves its form to the next one: somebody who gave their seat back may want it after all. */
export async function letGoOfForm(tx: Tx, registrationId: string): Promise<void> {
  await tx.registration.update({ where: { id: registrationId }, data: { formKey: `ended:${registrationId}` } })
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
