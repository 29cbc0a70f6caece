/** What failed lately at checkouts that were begun from one network address; null where that is not known any more. */
export type SenderFailures = { senderKey: string | null; declined: number; unpaid: number }

/** What the door asks before it leads to a page where a card can be tried; `bits` is how hard the proof of work is. */
export type DoorState = { asks: 'nothing' } | { asks: 'proof'; bits: number } | { asks: 'link' } | { asks: 'closed' }

/** Failures count for so long. */
export const WINDOW_MINUTES = 60
/** A checkout that was begun counts as never paid after this long: a person needs a while to find their card. */
export const UNPAID_AFTER_MINUTES = 15
/** People leave a payment page for many reasons: this many left unpaid weigh as one declined card. */
const UNPAID_AS_ONE = 4
/** So many cards declined on one page, and the page is closed at Stripe: no door stands before the second card there. */
export const MOST_DECLINES_A_PAGE = 6

/**
 * From how many failures on the door asks what. From one address it never closes: others live behind it, and a mailed link
 * lets them in. In a quiet hour of a small nonprofit a card or two is declined.
 */
const OF_ONE_ADDRESS = { proof: 4, link: 12, closed: Number.POSITIVE_INFINITY }
const OF_ALL = { proof: 10, link: 30, closed: 80 }
type Figures = typeof OF_ALL

/** A proof of work takes a second or two on a phone at first, and eight times as long just before it is no longer enough. */
export const LEAST_BITS = 11
const MORE_BITS = 4

/**
 * What the giving door asks of one sender, by what failed in the last hour: the stricter of what their own address and all
 * addresses together call for. `factor` multiplies the figures for all, where one machine plays all the world.
 */
export function doorState(failures: readonly SenderFailures[], senderKey: string, factor = 1): DoorState {
  const own = weigh(failures.filter((one) => one.senderKey === senderKey))
  const all = weigh(failures) / factor
  if (all >= OF_ALL.closed) return { asks: 'closed' }
  if (own >= OF_ONE_ADDRESS.link || all >= OF_ALL.link) return { asks: 'link' }
  const bits = Math.max(bitsFor(own, OF_ONE_ADDRESS), bitsFor(all, OF_ALL))
  return bits > 0 ? { asks: 'proof', bits } : { asks: 'nothing' }
}

/** Whether anybody at all is asked for anything: then stolen cards are being tried here. */
export function isTried(failures: readonly SenderFailures[], factor = 1): boolean {
  const keys = new Set(failures.map(({ senderKey }) => senderKey ?? ''))
  return [...keys].some((key) => doorState(failures, key, factor).asks !== 'nothing')
}

function weigh(failures: readonly SenderFailures[]): number {
  const sum = (kind: 'declined' | 'unpaid') => failures.reduce((total, one) => total + one[kind], 0)
  return sum('declined') + Math.floor(sum('unpaid') / UNPAID_AS_ONE)
}

/** One bit more doubles the work; it rises in even steps on the way to where a link is asked for. */
function bitsFor(count: number, { proof, link }: Figures): number {
  if (count < proof) return 0
  return LEAST_BITS + Math.floor((MORE_BITS * (count - proof)) / (link - proof))
}
