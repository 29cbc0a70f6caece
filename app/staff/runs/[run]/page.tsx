import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { singleValues } from '@/app/staff/single-values'
import { PageHeader } from '@/components/site/page-header'
import { ButtonLink } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { findRoster, type Roster } from '@/lib/courses/runs/roster'
import { rosterFilter } from '@/lib/courses/runs/roster-filter'
import { requireStaff } from '@/lib/people/session'
import { Registrations } from './registrations'
import { Sessions } from './sessions'

export const metadata: Metadata = { title: 'Roster', description: 'Who has a seat in a run.' }

const news: Record<string, { title: string; words: string }> = {
  saved: {
    title: 'The run is saved',
    words: 'Whoever is registered is written to when a session ahead or the place has changed.',
  },
  run: {
    title: 'The run is cancelled',
    words: 'Everybody is written to now, and what was paid is on its way back. It takes a minute or two.',
  },
  session: {
    title: 'The session is cancelled',
    words: 'Whom it concerns is written to now, and what goes back is on its way. It takes a minute or two.',
  },
  ended: { title: 'The registration has ended', words: 'The person has a mail that says so, and what goes back.' },
  'added-seat': { title: 'They have a seat', words: 'The mail with their links is on its way to them.' },
  'added-held': {
    title: 'A seat is held for them',
    words: 'The mail with the way to pay is on its way to them. The roster says until when the seat is held.',
  },
  'added-waiting': { title: 'They are on the waiting list', words: 'The mail with their place is on its way to them.' },
  'added-done': { title: 'They were added before', words: 'The same form was sent twice, and did its work once.' },
  moved: { title: 'The seat has moved here', words: 'The mail with the new dates is on its way.' },
  first: { title: 'They are first on the waiting list', words: 'The next seat that comes free is offered to them.' },
  offered: { title: 'A seat is offered to them', words: 'The mail with it is on its way.' },
  certain: { title: 'It takes place', words: 'Everybody with a seat is written to now.' },
}

type Props = { params: Promise<{ run: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function RosterPage({ params, searchParams }: Props) {
  const { run: slug } = await params
  const staff = await requireStaff(`/staff/runs/${slug}`)
  const run = await findRoster(staff, slug)
  if (!run) notFound()
  const asked = singleValues(await searchParams)
  const { saved, cancelled, done } = asked
  const told = news[saved ? 'saved' : `${cancelled ?? done}`]
  const [first] = run.sessions
  const left = run.isCancelled ? run.coming.length + run.waiting.length : 0
  return (
    <div className="page">
      <PageHeader
        title={run.course}
        lede={
          first
            ? `${first.time}${run.sessions.length > 1 ? `, and ${run.sessions.length - 1} more` : ''}`
            : 'No date yet'
        }
        up={[
          { href: '/staff', label: 'Desk' },
          { href: '/staff/runs', label: 'Runs' },
        ]}
      />
      <div className="mb-6 max-w-190 space-y-4">
        {told && (
          <div role="status">
            <Notice look="good" title={told.title}>
              {told.words}
            </Notice>
          </div>
        )}
        {left > 0 && (
          <Notice look="warm" title={left === 1 ? 'One person is not told yet' : `${left} people are not told yet`}>
            They are being written to, and their money goes back. Look again in a few minutes.
          </Notice>
        )}
        {run.lacksZoom && !run.isCancelled && (
          <Notice look="warm" title="The Zoom link is missing">
            Nobody can come in before it is there.
          </Notice>
        )}
        {run.undecided && <Undecided run={run} undecided={run.undecided} />}
        <p>
          {run.label}.{' '}
          {run.capacity === null ? `${run.seatsTaken} seats taken` : `${run.seatsTaken} of ${run.capacity} seats taken`}
          .
        </p>
        <p className="flex flex-wrap gap-x-4 gap-y-3 print:hidden">
          {!run.isCancelled && <ButtonLink href={`/staff/runs/${slug}/edit`}>Change the run</ButtonLink>}
          {run.isPublic && !run.isCancelled && !run.isOver && (
            <ButtonLink href={`/staff/runs/${slug}/add`} look="quiet">
              Add somebody
            </ButtonLink>
          )}
          {run.coming.some(({ state }) => state === 'CONFIRMED') && (
            <ButtonLink href={`/staff/runs/${slug}/write?to=confirmed`} look="quiet">
              Write to everybody with a seat
            </ButtonLink>
          )}
          {run.waiting.length > 0 && (
            <ButtonLink href={`/staff/runs/${slug}/write?to=waiting`} look="quiet">
              Write to the waiting list
            </ButtonLink>
          )}
        </p>
        <p className="flex flex-wrap gap-x-6 print:hidden">
          {run.isPublic && <Link href={`/events/${slug}`}>Its public page</Link>}
          <Link href={`/staff/runs/${slug}/trainers.csv`}>List for the trainers (CSV)</Link>
          <Link href={`/staff/runs/new?from=${slug}`}>Add a run like this one</Link>
          {run.isPublic && !run.isCancelled && !run.isOver && (
            <Link href={`/staff/runs/${slug}/cancel`}>Cancel the run</Link>
          )}
        </p>
      </div>
      <div className="space-y-10">
        <Registrations run={run} filter={rosterFilter.parse(asked)} />
        {run.sessions.length > 1 && <Sessions run={run} />}
      </div>
    </div>
  )
}

function Link({ href, children }: { href: string; children: string }) {
  return (
    <a href={href} className="inline-flex min-h-11 items-center">
      {children}
    </a>
  )
}

/** Both answers to "does it take place?", where the mail to the office leads. */
function Undecided({ run, undecided }: { run: Roster; undecided: NonNullable<Roster['undecided']> }) {
  const { confirmed, minimum, until, isDue } = undecided
  return (
    <Notice look={isDue ? 'warm' : 'calm'} title={isDue ? 'Does it take place?' : 'Not certain yet'}>
      <p>
        It needs {minimum} people; {confirmed} {confirmed === 1 ? 'has' : 'have'} a seat.{' '}
        {isDue ? `It was to be decided on ${until}.` : `Decided at the latest on ${until}.`} With enough people it is
        certain by itself.
      </p>
      <div className="flex flex-wrap gap-3 pt-2 print:hidden">
        <ButtonLink href={`/staff/runs/${run.slug}/takes-place`}>It takes place</ButtonLink>
        <ButtonLink href={`/staff/runs/${run.slug}/cancel`} look="quiet">
          Cancel the run
        </ButtonLink>
      </div>
    </Notice>
  )
}
