import { eventTeaser } from '@/app/(site)/upcoming-events'
import { EventList } from '@/components/site/event-teaser'
import type { RunSummary } from '@/lib/courses/queries'
import { nextSession } from '@/lib/courses/run-state'
import { printMonth } from '@/lib/dates'

/** Runs in the order of their next meeting, under the month that it falls into. */
export function RunsByMonth({ runs, now }: { runs: readonly RunSummary[]; now: Date }) {
  const months = Map.groupBy(runs, (run) => {
    const session = nextSession(run.sessions, now)
    return session ? printMonth(new Date(session.startsAt), run.zone) : ''
  })
  return (
    <div className="space-y-10">
      {[...months].map(([month, ofMonth]) => (
        <section key={month} aria-label={month}>
          <h2 className="mb-2 text-2xl">{month}</h2>
          <EventList events={ofMonth.flatMap((run) => eventTeaser(run, now))} />
        </section>
      ))}
    </div>
  )
}
