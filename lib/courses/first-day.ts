import { printDay } from '@/lib/dates'

/** The day of a run's first session, "Mon, Jun 8", by which the office knows it. */
export function firstDay(run: { zone: string; sessions: readonly { startsAt: Date }[] }, now: Date): string {
  const [first] = run.sessions
  return first ? printDay(first.startsAt, run.zone, now) : 'no date'
}
