import { printWeekday } from '@/lib/dates'

type Session = { startsAt: Date | string; cancelledAt?: Date | string | null }

/** How often a run meets, in a word or two: "Once", "6 Mondays", "3 sessions". A cancelled session is none, where any takes place. */
export function printSeries(all: readonly Session[], zone: string): string {
  const held = all.filter(({ cancelledAt }) => !cancelledAt)
  const sessions = held.length > 0 ? held : all
  const [first, ...others] = sessions.map((session) => printWeekday(new Date(session.startsAt), zone))
  if (others.length === 0) return 'Once'
  return `${sessions.length} ${others.every((weekday) => weekday === first) ? `${first}s` : 'sessions'}`
}
