import type { LockedRun } from '@/lib/courses/lock-run'
import type { RegistrationInput } from '@/lib/courses/schema'
import { TAKES_A_SEAT } from '@/lib/courses/seats'
import { ScholarshipState, type Tx } from '@/lib/db'
import { discountedCents, printDiscountTaken } from './discounts'
import { type DiscountRefusal, lockDiscount } from './lock-discount'
import { leastPrice, pricesFor, seatPrice } from './seat-price'

/** What the price fields of a form say; `sessionCount`: how many single sessions are chosen, null: the whole series. */
export type PriceInput = Pick<
  RegistrationInput,
  'tier' | 'amount' | 'gift' | 'discountCode' | 'canPay' | 'scholarshipNote'
> & {
  sessionCount: number | null
}

export type PriceRefusal =
  /** None of the run's prices was chosen. */
  | { kind: 'no_tier' }
  /** The price chosen is of one's own amount, and none was typed. */
  | { kind: 'no_amount' }
  | { kind: 'amount_out_of_range'; leastCents: number; mostCents: number }
  /** A gift on top of a seat that costs nothing is given on its own. */
  | { kind: 'gift_alone' }
  | { kind: 'discount_refused'; reason: DiscountRefusal }
  /** A scholarship is asked for, without a word of what the person can pay. */
  | { kind: 'no_can_pay' }
  /** Whoever asks for a scholarship can pay a price of the run, the least of which is this. */
  | { kind: 'no_scholarship_needed'; leastCents: number }
  /** Nobody is asked for a gift and given a scholarship in one. */
  | { kind: 'gift_with_scholarship' }

/** What a person has asked for; one that was not granted at once waits for the office. */
export type ScholarshipAsked = { canPayCents: number; note: string | null; isGranted: boolean }

export type SeatPrice = {
  /** Null where a scholarship is asked for. */
  tierId: string | null
  /** What is to be paid; the least price of the run as long as the office has not answered. */
  priceCents: number
  /** The code that the registration uses, and what it takes off in words. */
  discount: { codeId: string; words: string } | null
  scholarship: ScholarshipAsked | null
}

type PriceOutcome = ({ ok: true } & SeatPrice) | { ok: false; refusal: PriceRefusal }

/**
 * The price that was chosen for a seat, in cents, or what must be asked again. A run of one price needs no choosing. A
 * discount is taken off the price and never off a gift. Where a scholarship is asked for, nothing else that was typed
 * counts, and no use of a code is spent. Holds the run's lock already, and takes the code's after it.
 */
export async function priceOfSeat(
  tx: Tx,
  run: Pick<LockedRun, 'id' | 'tiers' | 'course'>,
  input: PriceInput,
  now: Date,
): Promise<PriceOutcome> {
  if (input.canPay !== null || input.scholarshipNote !== null) return priceWithScholarship(tx, run, input)
  const tiers = pricesFor(run.tiers, input.sessionCount)
  const [only, ...others] = tiers
  const tier = tiers.find(({ id }) => id === input.tier) ?? (others.length === 0 ? only : undefined)
  if (!tier) return refuse({ kind: 'no_tier' })
  const eachCents = seatPrice(tier, input.amount)
  if (eachCents === 'missing') return refuse({ kind: 'no_amount' })
  if (eachCents === 'out_of_range') {
    const { minCents, maxCents } = tier
    return refuse({ kind: 'amount_out_of_range', leastCents: minCents ?? 0, mostCents: maxCents ?? 0 })
  }
  const fullCents = eachCents * (input.sessionCount ?? 1)
  // A code on a seat that costs nothing would be used up for nothing.
  const discounted =
    fullCents > 0 && input.discountCode ? await discountedPrice(tx, run, input.discountCode, fullCents, now) : null
  if (discounted && !discounted.ok) return discounted
  const priceCents = discounted?.priceCents ?? fullCents
  if (priceCents === 0 && input.gift) return refuse({ kind: 'gift_alone' })
  return { ok: true, tierId: tier.id, priceCents, discount: discounted?.discount ?? null, scholarship: null }
}

/** The price that the office has agreed on with somebody whom it added: theirs to choose is a gift on top, and no more. */
export function priceAsAgreed(tierId: string | null, priceCents: number, gift: number | null): PriceOutcome {
  if (priceCents === 0 && gift) return refuse({ kind: 'gift_alone' })
  return { ok: true, tierId, priceCents, discount: null, scholarship: null }
}

function refuse(refusal: PriceRefusal): { ok: false; refusal: PriceRefusal } {
  return { ok: false, refusal }
}

async function discountedPrice(tx: Tx, run: Pick<LockedRun, 'course'>, typed: string, fullCents: number, now: Date) {
  const locked = await lockDiscount(tx, run.course, typed, now)
  if (!locked.ok) return refuse({ kind: 'discount_refused', reason: locked.reason })
  const { id, code } = locked.code
  const priceCents = discountedCents(fullCents, locked.code)
  return {
    ok: true as const,
    priceCents,
    discount: { codeId: id, words: printDiscountTaken(code, fullCents - priceCents) },
  }
}

async function priceWithScholarship(
  tx: Tx,
  run: Pick<LockedRun, 'id' | 'tiers'>,
  { canPay, scholarshipNote, gift, sessionCount }: PriceInput,
): Promise<PriceOutcome> {
  const least = leastPrice(run.tiers, sessionCount)
  if (!least) return refuse({ kind: 'no_tier' })
  if (canPay === null) return refuse({ kind: 'no_can_pay' })
  if (canPay >= least.priceCents) return refuse({ kind: 'no_scholarship_needed', leastCents: least.priceCents })
  if (gift) return refuse({ kind: 'gift_with_scholarship' })
  const isGranted = await hasScholarshipLeft(tx, run.id)
  const priceCents = isGranted ? canPay : least.priceCents
  const scholarship = { canPayCents: canPay, note: scholarshipNote, isGranted }
  return { ok: true, tierId: null, priceCents, discount: null, scholarship }
}

/** The limit is what the office carries without being asked; a scholarship that it granted by hand is carried as well. */
async function hasScholarshipLeft(tx: Tx, runId: string): Promise<boolean> {
  const { scholarshipLimit } = await tx.run.findUniqueOrThrow({
    where: { id: runId },
    select: { scholarshipLimit: true },
  })
  const granted = await tx.scholarshipRequest.count({
    where: { state: ScholarshipState.GRANTED, registration: { runId, state: { in: [...TAKES_A_SEAT] } } },
  })
  return granted < scholarshipLimit
}
