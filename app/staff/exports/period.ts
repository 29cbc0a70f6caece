import { z } from 'zod'
import type { Period } from '@/lib/payments/period'

const period = z.object({
  year: z.coerce.number().int().min(2000).max(2100),
  month: z.preprocess((value) => value || null, z.coerce.number().int().min(1).max(12).nullable()),
})

/** The month or year that an address names, or null when it names none. */
export function readPeriod(url: string): Period | null {
  const { searchParams } = new URL(url)
  const read = period.safeParse({ year: searchParams.get('year'), month: searchParams.get('month') })
  return read.success ? read.data : null
}

/** What an address without a year is answered with. */
export function noPeriod(): Response {
  return new Response('Choose a year on the page of exports.', { status: 400 })
}
