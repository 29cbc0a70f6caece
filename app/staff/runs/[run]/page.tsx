import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { PageHeader } from '@/components/site/page-header'
import { ButtonLink } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { Table } from '@/components/ui/table'
import { findRoster, type RosterEntry } from '@/lib/courses/desk-queries'
import { isoDay } from '@/lib/dates'
import { formatCents } from '@/lib/money'
import { requireStaff } from '@/lib/people/session'

export const metadata: Metadata = { title: 'Roster', description: 'Who has a seat in a run.' }

type Props = { params: Promise<{ run: string }>; searchParams: Promise<{ saved?: string }> }

export default async function RosterPage({ params, searchParams }: Props) {
  const { run: slug } = await params
  const staff = await requireStaff(`/staff/runs/${slug}`)
  const run = await findRoster(staff, slug)
  if (!run) notFound()
  const [first] = run.times
  const { saved } = await searchParams
  return (
    <div className="page">
      <PageHeader
        title={run.course}
        lede={
          first ? `${first.full}${run.times.length > 1 ? `, and ${run.times.length - 1} more` : ''}` : 'No date yet'
        }
        up={[
          { href: '/staff', label: 'Desk' },
          { href: '/staff/runs', label: 'Runs' },
        ]}
      />
      <div className="mb-6 max-w-190 space-y-4">
        {saved && (
          <div role="status">
            <Notice look="good" title="The run is saved">
              Whoever has a seat is written to when a session ahead or the place has changed.
            </Notice>
          </div>
        )}
        {run.lacksZoom && !run.isCancelled && (
          <Notice look="warm" title="The Zoom link is missing">
            Nobody can come in before it is there.
          </Notice>
        )}
        <p>
          {run.label}.{' '}
          {run.capacity === null ? `${run.seatsTaken} seats taken` : `${run.seatsTaken} of ${run.capacity} seats taken`}
          .
        </p>
        <p className="flex flex-wrap gap-x-4 gap-y-3 print:hidden">
          {!run.isCancelled && <ButtonLink href={`/staff/runs/${slug}/edit`}>Change the run</ButtonLink>}
          <ButtonLink href={`/staff/runs/${slug}/roster.csv`} look="quiet">
            Roster as CSV
          </ButtonLink>
          {run.isPublic && (
            <ButtonLink href={`/events/${slug}`} look="quiet">
              Its public page
            </ButtonLink>
          )}
        </p>
      </div>
      <div className="space-y-10">
        <Roster caption="Roster" entries={run.live} zone={run.zone} empty="Nobody has registered yet." />
        {run.gone.length > 0 && <Roster caption="No longer coming" entries={run.gone} zone={run.zone} />}
      </div>
    </div>
  )
}

function Roster({
  caption,
  entries,
  zone,
  empty,
}: {
  caption: string
  entries: readonly RosterEntry[]
  zone: string
  empty?: string
}) {
  return (
    <Table
      caption={caption}
      head={['Name', 'Pronouns', 'Access needs', 'Email', 'State', 'Paid', 'Registered']}
      {...(empty ? { empty } : {})}
      rows={entries.map((entry) => ({
        key: entry.id,
        cells: [
          entry.name,
          entry.pronouns ?? '–',
          <span key="needs" className="block min-w-44 whitespace-pre-line">
            {entry.accessNeeds ?? '–'}
          </span>,
          <a key="email" href={`mailto:${entry.email}`}>
            {entry.email}
          </a>,
          entry.standing,
          entry.paidCents > 0 ? formatCents(entry.paidCents) : '–',
          isoDay(entry.createdAt, zone),
        ],
      }))}
    />
  )
}
