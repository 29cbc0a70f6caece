import { isoDay } from '@/lib/dates'

type Run = { zone: string; sessions: readonly { startsAt: string }[] }

/** Months like "2026-06": the one that it is at home and the next two, and every later one in which something is. */
export function monthsAhead(runs: readonly Run[], now: Date): string[] {
  const [year = 0, month = 0] = isoDay(now).split('-').map(Number)
  const near = [0, 1, 2].map((ahead) => monthOf(new Date(Date.UTC(year, month - 1 + ahead, 15)), 'UTC'))
  const busy = runs.flatMap(({ zone, sessions }) => sessions.map(({ startsAt }) => monthOf(new Date(startsAt), zone)))
  const [first = ''] = near
  return [...new Set([...near, ...busy])].filter((each) => each >= first).sort()
}

const monthOf = (at: Date, zone: string) => isoDay(at, zone).slice(0, 7)
