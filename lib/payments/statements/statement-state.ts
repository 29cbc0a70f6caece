import { isoDay, taxYear } from '@/lib/dates'

/** A receipt of the donor's year as it stands now. */
export type ReceiptNow = { serial: number; state: 'live' | 'held' }

/**
 * Whether a statement is still true, by the receipts it counts and those of the donor's year that live now. Receipts never
 * change, so nothing else can have. `outdated`: one of its receipts is void, or there is another one by now. `held`: a
 * question about a payment in it is open, so it prints nothing until that is answered.
 */
export function statementStanding(
  serials: readonly number[],
  now: readonly ReceiptNow[],
): 'true' | 'held' | 'outdated' {
  const isVoid = serials.some((serial) => !now.some((receipt) => receipt.serial === serial))
  const isNew = now.some(({ serial, state }) => state === 'live' && !serials.includes(serial))
  if (isVoid || isNew) return 'outdated'
  return now.some(({ serial, state }) => state === 'held' && serials.includes(serial)) ? 'held' : 'true'
}

/** By then checks with a postmark of December have come, and fewer statements have to be corrected. */
const FIRST_DAY = 10

/** The year whose first statements are made now: last year, in January from the tenth on, in ORNCC's zone; else null. */
export function dueYear(now: Date): number | null {
  const [, month, day] = isoDay(now).split('-').map(Number)
  return month === 1 && Number(day) >= FIRST_DAY ? taxYear(now) - 1 : null
}
