import type Stripe from 'stripe'

const daySeconds = 24 * 60 * 60

type Cadence = Pick<Stripe.Price.Recurring, 'interval' | 'interval_count'>

/**
 * When the nth period begins, in seconds since 1970: counted from the anchor and never from the period before, so that what
 * began on the 31st comes on the last day of a shorter month and on the 31st again after it. Stripe counts in UTC.
 */
export function periodStart(anchor: number, { interval, interval_count: count }: Cadence, n: number): number {
  if (interval === 'day') return anchor + n * count * daySeconds
  if (interval === 'week') return anchor + n * count * 7 * daySeconds
  const months = n * count * (interval === 'year' ? 12 : 1)
  const at = new Date(anchor * 1000)
  const day = at.getUTCDate()
  at.setUTCDate(1)
  at.setUTCMonth(at.getUTCMonth() + months)
  const lastDay = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 0)).getUTCDate()
  at.setUTCDate(Math.min(day, lastDay))
  return at.getTime() / 1000
}

/** When the period ends that begins at this moment. */
export function periodEnd(anchor: number, cadence: Cadence, start: number): number {
  let n = 1
  while (periodStart(anchor, cadence, n) <= start) n += 1
  return periodStart(anchor, cadence, n)
}
