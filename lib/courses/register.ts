import { createHash } from 'node:crypto'
import { db, type Prisma, RegistrationState, type Tx } from '@/lib/db'
import { touch } from '@/lib/page-tags'
import { openOrder } from '@/lib/payments/open-order'
import { findOrMakePerson } from '@/lib/people/find-or-make-person'
import { isDemonstration, readSettings, receiptIssuer } from '@/lib/settings'
import { AGREEMENTS_VERSION } from './agreements'
import { type LockedRun, lockRun } from './lock-run'
import { mailHeldSeat, mailOffice, mailSeat } from './mail-seat'
import { readRefundPolicy } from './refund-policy'
import { managePath } from './registration-links'
import { runState } from './run-state'
import { runTags } from './run-tags'
import type { RegistrationInput } from './schema'
import { seatLines, seatPrice } from './seat-price'
import { LIVE } from './seats'

const HOLD_MINUTES = 30

/** `path` leads to the registration, and only who has just made it is given it. */
export type RegisterOutcome =
  | { kind: 'registered'; path: `/r/${string}` }
  | { kind: 'already_registered' }
  | { kind: 'full' | 'closed' | 'not_open' | 'cancelled' | 'unknown' }
  /** Nothing can be sold while no receipt could be issued. */
  | { kind: 'not_for_sale' }
  /** None of the run's prices was chosen. */
  | { kind: 'no_tier' }
  /** The price chosen is of one's own amount, and none was typed. */
  | { kind: 'no_amount' }
  | { kind: 'amount_out_of_range'; leastCents: number; mostCents: number }
  /** A gift on top of a seat that costs nothing is given on its own. */
  | { kind: 'gift_alone' }

const holder = {
  id: true,
  linkVersion: true,
  name: true,
  accessNeeds: true,
  state: true,
  holdExpiresAt: true,
} satisfies Prisma.RegistrationSelect

/**
 * Takes a seat: a free one is the person's own at once, one that costs is held for half an hour with an open order, to be
 * paid on the registration's page. The registration, its mail with the person's own links, and word to the office come in
 * one transaction under the run's lock. The same form posted again answers with the registration it made. A person who has
 * a seat already, or one held, is mailed it once more for each form: whoever types an address has not proved that it is
 * theirs, so the links go to the address and not to the page.
 */
export async function register(input: RegistrationInput, now = new Date()): Promise<RegisterOutcome> {
  return db.$transaction(async (tx) => {
    const named = await tx.run.findUnique({ where: { slug: input.run }, select: { id: true } })
    const run = named && (await lockRun(tx, named.id))
    if (!run) return { kind: 'unknown' }

    const formKey = registrationKey(input)
    const sameForm = await tx.registration.findUnique({ where: { formKey }, select: holder })
    if (sameForm) return { kind: 'registered', path: managePath(sameForm) }

    const existing = await tx.registration.findFirst({
      where: { runId: run.id, person: { email: input.email }, state: { in: [...LIVE] } },
      select: holder,
    })
    if (existing) {
      await mailAgain(tx, run, { ...existing, email: input.email }, input.formKey, now)
      return { kind: 'already_registered' }
    }

    const refusal = refusalOf(runState(run, now))
    if (refusal) return { kind: refusal }
    const price = priceOf(run, input)
    if (!price.ok) return price.refusal
    const { tierId, priceCents } = price
    const settings = await readSettings(tx)
    if (priceCents > 0 && !receiptIssuer(settings).ok) return { kind: 'not_for_sale' }

    const person = await findOrMakePerson(tx, { email: input.email, name: input.name })
    const policy = readRefundPolicy(run.refundPolicy)
    const holdExpiresAt = new Date(now.getTime() + HOLD_MINUTES * 60_000)
    const registration = await tx.registration.create({
      data: {
        runId: run.id,
        personId: person.id,
        tierId,
        ...(priceCents > 0 ? { state: RegistrationState.HOLD, holdExpiresAt } : { state: RegistrationState.CONFIRMED }),
        name: input.name,
        pronouns: input.pronouns,
        accessNeeds: input.accessNeeds,
        agreementsVersion: AGREEMENTS_VERSION,
        ...(policy ? { refundPolicySnapshot: policy } : {}),
        formKey,
      },
      select: holder,
    })
    const seated = { ...registration, email: input.email }
    if (priceCents > 0) {
      const { fairMarketValueCents, course } = run
      const lines = seatLines({ course: course.title, priceCents, fairMarketValueCents, giftCents: input.gift ?? 0 })
      await openOrder(tx, {
        personId: person.id,
        payerName: input.name,
        formKey: `seat:${registration.id}`,
        lines: lines.map((line) => ({ ...line, registrationId: registration.id })),
        isDemonstration: run.isDemonstration || isDemonstration(settings),
      })
      await mailHeldSeat(tx, run, { ...seated, holdExpiresAt }, `seat-held:${registration.id}`, now)
    } else {
      await mailSeat(tx, run, seated, `seat:${registration.id}`, now)
      await mailOffice(tx, run, seated, { kind: 'registered', seatsTaken: run.seatsTaken + 1 }, now)
    }
    await touch(tx, runTags(run))
    return { kind: 'registered', path: managePath(registration) }
  })
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

type Holder = Prisma.RegistrationGetPayload<{ select: typeof holder }> & { email: string }

/** Mails a seat, or a held one, to the person who has it; once a form. */
async function mailAgain(tx: Tx, run: LockedRun, existing: Holder, formKey: string, now: Date): Promise<void> {
  const cause = `seat-again:${existing.id}:${formKey}`
  const { state, holdExpiresAt } = existing
  if (state === RegistrationState.CONFIRMED) await mailSeat(tx, run, existing, cause, now)
  if (state === RegistrationState.HOLD && holdExpiresAt) {
    await mailHeldSeat(tx, run, { ...existing, holdExpiresAt }, cause, now)
  }
}

type Price = { ok: true; tierId: string; priceCents: number } | { ok: false; refusal: RegisterOutcome }

/** The price that was chosen, or what must be asked again. A run of one price needs no choosing. */
function priceOf(run: LockedRun, input: Pick<RegistrationInput, 'tier' | 'amount' | 'gift'>): Price {
  const [only, ...others] = run.tiers
  const tier = run.tiers.find(({ id }) => id === input.tier) ?? (others.length === 0 ? only : undefined)
  if (!tier) return { ok: false, refusal: { kind: 'no_tier' } }
  const priceCents = seatPrice(tier, input.amount)
  if (priceCents === 'missing') return { ok: false, refusal: { kind: 'no_amount' } }
  if (priceCents === 'out_of_range') {
    const { minCents, maxCents } = tier
    return { ok: false, refusal: { kind: 'amount_out_of_range', leastCents: minCents ?? 0, mostCents: maxCents ?? 0 } }
  }
  if (priceCents === 0 && input.gift) return { ok: false, refusal: { kind: 'gift_alone' } }
  return { ok: true, tierId: tier.id, priceCents }
}

function refusalOf(state: ReturnType<typeof runState>) {
  switch (state) {
    case 'open':
    case 'few':
      return null
    case 'full':
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
}
