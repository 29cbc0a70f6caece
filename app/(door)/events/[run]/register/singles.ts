import type { RunView } from '@/lib/courses/queries'
import { canTake } from '@/lib/courses/run-state'
import { type Choice, chosenSessions } from '@/lib/courses/seats'
import { isWaitlistOpen } from '@/lib/courses/waitlist/waitlist'
import { printTime } from '@/lib/dates'
import type { Singles } from './session-fields'

/** The sessions ahead of a run that lets one choose, as the fields show them. */
export function singlesOf(run: RunView, now: Date): Singles {
  const hint = (choice: Choice) => {
    if (canTake(run, choice, now)) return {}
    return { hint: isWaitlistOpen(run, choice, now) ? 'Full; you can join the waiting list.' : 'Full.' }
  }
  const ahead = chosenSessions(run.sessions, []).filter((session) => now < new Date(session.startsAt))
  const isWhole = ahead.length === chosenSessions(run.sessions, []).length
  return {
    series: isWhole ? { ...hint([]), isFree: canTake(run, [], now) } : null,
    sessions: ahead.map(({ id, startsAt, endsAt }) => ({
      value: id,
      label: printTime(new Date(startsAt), new Date(endsAt), run.zone, now).full,
      ...hint([id]),
    })),
  }
}
