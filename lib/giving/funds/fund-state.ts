import { isoDay } from '@/lib/dates'

/** The general fund as the form names it; it has no row. No fund may have this address. */
export const GENERAL = 'general'

type FundTimes = { isClosed: boolean; endsOn: string | null }

/** Whether something new may be given to the fund: nobody has closed it, and its last day is not over in ORNCC's zone. */
export function takesGifts({ isClosed, endsOn }: FundTimes, now: Date): boolean {
  return !isClosed && (endsOn === null || isoDay(now) <= endsOn)
}
