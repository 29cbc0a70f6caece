import type { ReactNode } from 'react'
import { ButtonLink } from '@/components/ui/button'
import type { RunSummary, RunView } from '@/lib/courses/queries'
import type { RunState } from '@/lib/courses/run-state'
import { printDay, printMoment } from '@/lib/dates'

/** The price and the one thing to do: take a seat, or the next best when there is none to take. */
export function Seat({ run, state, next, now }: { run: RunView; state: RunState; next: RunSummary | null; now: Date }) {
  const isAhead = state === 'open' || state === 'few' || state === 'later' || state === 'full'
  return (
    <section aria-labelledby="seat" className="border-fir border-t-4 bg-leaf px-6 py-6 lg:sticky lg:top-6">
      <h2 id="seat" className="text-xl">
        {headings[state]}
      </h2>
      <div className="mt-3 space-y-4">
        {isAhead && <Price run={run} />}
        <Way run={run} state={state} now={now} />
        {next && <NextRun next={next} now={now} />}
        {!next && state !== 'open' && state !== 'few' && state !== 'later' && (
          <p>
            No other dates are open just now. <a href={`/courses/${run.course.slug}`}>See the course</a> or{' '}
            <a href="/contact">ask us</a> when it comes round again.
          </p>
        )}
        {state !== 'cancelled' && state !== 'past' && (
          <p className="border-line border-t pt-2">
            <a href={`/events/${run.slug}/calendar.ics`} className="inline-flex min-h-11 items-center">
              Add the dates to your calendar
            </a>
          </p>
        )}
      </div>
    </section>
  )
}

const headings: Record<RunState, string> = {
  hidden: 'Not public',
  open: 'There are seats',
  few: 'A few seats are left',
  full: 'This run is full',
  later: 'Registration opens later',
  closed: 'Registration is closed',
  underway: 'This run is under way',
  past: 'This run is over',
  cancelled: 'This run is cancelled',
}

function Way({ run, state, now }: { run: RunView; state: RunState; now: Date }): ReactNode {
  switch (state) {
    case 'open':
    case 'few':
      if (run.tiers.length === 0) {
        return (
          <>
            <p>Until there is one, write to us, and a person will help you to a seat.</p>
            <ButtonLink href={`/contact?about=${run.slug}`}>Ask for a seat</ButtonLink>
          </>
        )
      }
      return (
        <>
          <ButtonLink href={`/events/${run.slug}/register`}>Take a seat</ButtonLink>
          <p className="text-ink-soft text-sm">
            {run.closesAt
              ? `Until ${printMoment(new Date(run.closesAt), run.zone)}. No account is needed.`
              : 'Until the first session starts. No account is needed.'}
          </p>
        </>
      )
    case 'later':
      return <p>{run.opensAt ? `From ${printMoment(new Date(run.opensAt), run.zone)}.` : 'Look again soon.'}</p>
    case 'cancelled':
      return <p>{run.cancelReason ?? 'It does not take place. The office writes to everybody who had a seat.'}</p>
    case 'closed':
      return <p>It is too late to join this one{run.closesAt && closedOn(run.closesAt, run.zone, now)}.</p>
    case 'underway':
      return <p>A series grows from session to session, so nobody joins it in the middle.</p>
    default:
      return null
  }
}

function closedOn(closesAt: string, zone: string, now: Date): string {
  const at = new Date(closesAt)
  return at <= now ? `: registration closed on ${printDay(at, zone, now)}` : ''
}

function Price({ run }: { run: RunView }) {
  if (run.tiers.length === 0) return <p>The price is not set yet.</p>
  return (
    <dl>
      {run.tiers.map((tier) => (
        <div key={tier.label} className="flex flex-wrap justify-between gap-x-6">
          <dt className={tier.price === tier.label ? 'sr-only' : undefined}>{tier.label}</dt>
          <dd className="font-semibold">{tier.price}</dd>
        </div>
      ))}
    </dl>
  )
}

function NextRun({ next, now }: { next: RunSummary; now: Date }) {
  const [first] = next.sessions
  if (!first) return null
  return (
    <>
      <p>The next one with seats begins on {printDay(new Date(first.startsAt), next.zone, now)}.</p>
      <ButtonLink href={`/events/${next.slug}`}>Go to the next run</ButtonLink>
    </>
  )
}
