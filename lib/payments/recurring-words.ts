import { isoDay, printDate } from '@/lib/dates'
import type { GiftInterval } from '@/lib/db'
import { formatCents } from '@/lib/money'

// What recurs, and when, said the same on the form, in mails and on the donor's pages.

/** "monthly" or "yearly". */
export function everyWord(interval: GiftInterval): 'monthly' | 'yearly' {
  return interval === 'MONTH' ? 'monthly' : 'yearly'
}

/**
 * "on the 14th of each month", in ORNCC's zone. Stripe keeps the day of the anchor in UTC: what begins late on the last
 * evening of a month stands on the 1st there, and so comes on the last evening of every month.
 */
export function dayWords(interval: GiftInterval, anchorAt: Date): string {
  if (interval === 'YEAR') {
    const day = printDate(anchorAt).replace(/, \d+$/, '')
    return day === 'February 29' ? 'on February 29 of each year, or the day before,' : `on ${day} of each year`
  }
  const day = Number(isoDay(anchorAt).slice(-2))
  const isLastEvening = anchorAt.getUTCDate() === 1 && day > 1
  if (isLastEvening) return 'on the last day of each month'
  const words = `on the ${ordinal(day)} of each month`
  return day > 28 ? `${words}, or earlier where it is shorter,` : words
}

/** "$25 on the 14th of each month until you stop it". */
export function recurringWords(gift: { totalCents: number; interval: GiftInterval; anchorAt: Date }): string {
  return `${formatCents(gift.totalCents)} ${dayWords(gift.interval, gift.anchorAt)} until you stop it`
}

function ordinal(day: number): string {
  const rule = new Intl.PluralRules('en-US', { type: 'ordinal' }).select(day)
  const ending = rule === 'one' ? 'st' : rule === 'two' ? 'nd' : rule === 'few' ? 'rd' : 'th'
  return `${day}${ending}`
}
