import type { ReactNode } from 'react'
import { ButtonLink } from '@/components/ui/button'
import type { RunSummary, RunView } from '@/lib/courses/queries'
import { canTake, hasOpenWaitlist, type RunState } from '@/lib/courses/run-state'
import { printMinimum } from '@/lib/courses/runs/minimum'
import { waitlistCutOff } from '@/lib/courses/waitlist/waitlist'
import { printDay, printMoment } from '@/lib/dates'

/** The price and the one thing to do: take a seat, or the next best when there is none to take. */
export function Seat({ run, state, next, now }: { run: RunView; state: RunState; next: RunSummary | null; now: Date }) {
  const hasWay = state === 'full' && hasOpenWaitlist(run, now)
  const minimum = printMinimum(run, now)
  const isAhead = state === 'open' || state === 'few' || state === 'later' || state === 'full'
  return (
    <section aria-labelledby="seat" className="border-fir border-t-4 bg-leaf px-6 py-6 lg:sticky lg:top-6">
      <h2 id="seat" className="text-xl">
        {heading(run, state, now)}
      </h2>
      <div className="mt-3 space-y-4">
        {isAhead && <Price run={run} />}
        {isAhead && minimum && <p>{minimum}</p>}
        <Way run={run} state={state} now={now} />
        {next && <NextRun next={next} isQuiet={hasWay} now={now} />}
        {!next && !hasWay && state !== 'open' && state !== 'few' && state !== 'later' && (
          <p>
            No other dates are open just now. <a href={`/courses/${run.course.slug}`}>See the course</a> or{' '}
            <a href={`/courses/${run.course.slug}/tell-me`}>let us tell you when a run opens</a>.
          </p>
        )}
        {state !== 'cancelled' && state !== 'past' && (
          <p className="border-line border-t pt-2">
            <a href={`/events/${run.slug}/calendar.ics`} className="inline-flex min-h-11 items-center">
              Add {run.sessions.length === 1 ? 'the day' : 'the dates'} to your calendar
            </a>
          </p>
        )}
      </div>
    </section>
  )
}

function heading(run: RunView, state: RunState, now: Date): string {
  if (state === 'full' && hasOpenWaitlist(run, now)) return 'Full, waiting list open'
  return state === 'few' && !canTake(run, [], now) ? 'Single sessions are left' : headings[state]
}

const headings: Record<RunState, string> = {
  hidden: 'Not public',
  open: 'There are seats',
  few: 'Few seats are left',
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
            {run.hasSingleSessions && 'You can come to the whole series or to single sessions. '}
            {until(run)} No account is needed.
          </p>
        </>
      )
    case 'full': {
      if (!hasOpenWaitlist(run, now)) return null
      const cutOff = run.hasSingleSessions ? null : waitlistCutOff(run, [])
      return (
        <>
          <ButtonLink href={`/events/${run.slug}/register`}>Join the waiting list</ButtonLink>
          <p className="text-ink-soft text-sm">
            When a seat comes free, it is offered to whoever has waited longest
            {cutOff && `, until ${printMoment(cutOff, run.zone)}`}. Waiting costs nothing, and you can leave the list at
            any time.
          </p>
        </>
      )
    }
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

function until({ closesAt, zone, hasSingleSessions }: RunView): string {
  if (closesAt) return `Until ${printMoment(new Date(closesAt), zone)}.`
  return hasSingleSessions ? 'Each session can be taken until it starts.' : 'Until the first session starts.'
}

function closedOn(closesAt: string, zone: string, now: Date): string {
  const at = new Date(closesAt)
  return at <= now ? `: registration closed on ${printDay(at, zone, now)}` : ''
}

function Price({ run }: { run: RunView }) {
  if (run.tiers.length === 0) return <p>The price is not set yet.</p>
  return (
    <>
      <dl>
        {run.tiers.map((tier) => (
          <div key={tier.id} className="flex flex-wrap justify-between gap-x-6">
            <dt className={tier.price === tier.label ? 'sr-only' : undefined}>
              {tier.label}
              {tier.isPerSession && ', each single session'}
            </dt>
            <dd className="font-semibold">{tier.price}</dd>
          </div>
        ))}
      </dl>
      {run.tiers.every((tier) => tier.leastCents > 0) && (
        <p className="text-sm">
          <a href="/scholarships">If this is more than you can pay</a>
        </p>
      )}
    </>
  )
}

function NextRun({ next, isQuiet, now }: { next: RunSummary; isQuiet: boolean; now: Date }) {
  const [first] = next.sessions
  if (!first) return null
  return (
    <>
      <p>The next one with seats begins on {printDay(new Date(first.startsAt), next.zone, now)}.</p>
      <ButtonLink href={`/events/${next.slug}`} look={isQuiet ? 'quiet' : 'primary'}>
        Go to the next run
      </ButtonLink>
    </>
  )
}
