import { isoDay } from '@/lib/dates'

/** The general fund as the form names it; it has no row. No fund may have this address. */
export const GENERAL = 'general'

export type FundTimes = { closedAt: Date | null; endsOn: string | null }

/** Whether something new may be given to the fund: nobody has closed it, and its last day is not over in ORNCC's zone. */
export function takesGifts({ closedAt, endsOn }: FundTimes, now: Date): boolean {
  return closedAt === null && (endsOn === null || isoDay(now) <= endsOn)
}
