import { isoDay } from '@/lib/dates'

/** The middle of the month that it is at home, and of so many more after it. */
export function monthsFrom(now: Date, many: number): Date[] {
  const middle = new Date(`${isoDay(now).slice(0, 7)}-15T12:00:00Z`)
  return Array.from({ length: many }, (_, ahead) => {
    const month = new Date(middle)
    month.setUTCMonth(middle.getUTCMonth() + ahead)
    return month
  })
}
