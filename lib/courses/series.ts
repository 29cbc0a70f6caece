import { printWeekday } from '@/lib/dates'

/** How often a run meets, in a word or two: "Once", "6 Mondays", "3 sessions". */
export function printSeries(sessions: readonly { startsAt: Date | string }[], zone: string): string {
  const [first, ...others] = sessions.map((session) => printWeekday(new Date(session.startsAt), zone))
  if (others.length === 0) return 'Once'
  return `${sessions.length} ${others.every((weekday) => weekday === first) ? `${first}s` : 'sessions'}`
}
