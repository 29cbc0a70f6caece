import { isoDay } from '@/lib/dates'
import type { JournalEntry } from '@/lib/payments/journal'
import { readJournal } from '@/lib/payments/journal-queries'
import type { Treasurer } from '@/lib/people/granted'

/** What came in on a day as gifts, less what went back that day, in cents. */
type GiftDay = { day: string; cents: number }

/** What is given this year and what was last year, out of the journal: the figures are those of the accountant's export. */
export async function giftsSoFar(treasurer: Treasurer, now = new Date()) {
  const today = isoDay(now)
  const year = Number(today.slice(0, 4))
  const [thisYear, lastYear] = await Promise.all([
    readJournal(treasurer, { year, month: null }),
    readJournal(treasurer, { year: year - 1, month: null }),
  ])
  return compareYears(giftDays(thisYear), giftDays(lastYear), today)
}

/** The account of gifts, summed by day. */
function giftDays(entries: readonly JournalEntry[]): GiftDay[] {
  const sums = new Map<string, number>()
  for (const { day, lines } of entries) {
    for (const line of lines) {
      if (line.account === 'gifts') sums.set(day, (sums.get(day) ?? 0) + line.creditCents - line.debitCents)
    }
  }
  return [...sums].map(([day, cents]) => ({ day, cents })).sort((one, other) => one.day.localeCompare(other.day))
}

/**
 * Two years beside each other, until today and until the same day of last year. Months that are still to come have no sum
 * this year; last year's are whole, and so is its month of today.
 */
export function compareYears(thisYear: readonly GiftDay[], lastYear: readonly GiftDay[], today: string) {
  const soFar = thisYear.filter(({ day }) => day <= today)
  const toTheSameDay = lastYear.filter(({ day }) => day.slice(5) <= today.slice(5))
  const inMonth = (days: readonly GiftDay[], month: number) =>
    sumOf(days.filter(({ day }) => Number(day.slice(5, 7)) === month))
  return {
    year: Number(today.slice(0, 4)),
    today,
    until: placeInYear(today),
    thisYear: { cents: sumOf(soFar), steps: rising(soFar) },
    lastYear: { cents: sumOf(lastYear), toTheSameDayCents: sumOf(toTheSameDay), steps: rising(lastYear) },
    months: Array.from({ length: 12 }, (_, index) => ({
      month: index + 1,
      thisYearCents: index + 1 <= Number(today.slice(5, 7)) ? inMonth(soFar, index + 1) : null,
      lastYearCents: inMonth(lastYear, index + 1),
    })),
  }
}

/** What had come in by each day, and where in the year that is: each month takes a twelfth of it. */
function rising(days: readonly GiftDay[]): { at: number; sum: number }[] {
  let sum = 0
  return days.map(({ day, cents }) => {
    sum += cents
    return { at: placeInYear(day), sum }
  })
}

function placeInYear(day: string): number {
  return (Number(day.slice(5, 7)) - 1 + Number(day.slice(8)) / 31) / 12
}

function sumOf(days: readonly GiftDay[]): number {
  return days.reduce((sum, { cents }) => sum + cents, 0)
}
