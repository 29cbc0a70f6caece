import type { ReactNode } from 'react'
import { type SortedHead, Table } from '@/components/ui/table'
import { Tag } from '@/components/ui/tag'
import { VisuallyHidden } from '@/components/ui/visually-hidden'
import type { Roster, RosterEntry } from '@/lib/courses/runs/roster'
import { isoDay } from '@/lib/dates'
import { formatCents } from '@/lib/money'

export function People({
  caption,
  run,
  entries,
  canEnd,
  empty,
  sortBy,
}: {
  caption: string
  run: Roster
  entries: readonly RosterEntry[]
  canEnd: boolean
  empty?: string
  /** The head of a column by which the lists can be sorted. */
  sortBy: (column: 'Name' | 'Registered') => SortedHead
}) {
  const hasSingles = entries.some(({ sessions }) => sessions.length > 0)
  const hasScholarship = entries.some(({ scholarship }) => scholarship)
  const columns: { head: string | SortedHead; cell: (entry: RosterEntry) => ReactNode }[] = [
    {
      head: sortBy('Name'),
      cell: (entry) => (
        <a href={`/staff/people/${entry.personId}`} className="wrap-anywhere block min-w-32">
          {entry.name}
        </a>
      ),
    },
    { head: 'Pronouns', cell: (entry) => entry.pronouns ?? '–' },
    {
      head: 'Access needs',
      cell: (entry) => (
        <span className="wrap-anywhere block min-w-44 whitespace-pre-line">{entry.accessNeeds ?? '–'}</span>
      ),
    },
    { head: 'Email', cell: (entry) => <Email entry={entry} /> },
    { head: 'State', cell: (entry) => <span className="block min-w-24">{entry.standing}</span> },
    ...(hasSingles ? [{ head: 'Sessions', cell: (entry: RosterEntry) => entry.sessions.join('; ') || 'All' }] : []),
    ...(hasScholarship
      ? [
          {
            head: 'Scholarship',
            cell: ({ scholarship }: RosterEntry) =>
              scholarship ? <a href={`/staff/scholarships/${scholarship.id}`}>{scholarship.words}</a> : '–',
          },
        ]
      : []),
    ...(run.hasAttendance
      ? [
          {
            head: 'Came',
            cell: (entry: RosterEntry) => (
              <span className="whitespace-nowrap">{`${entry.came.length} of ${run.sessions.length}`}</span>
            ),
          },
        ]
      : []),
    { head: 'Paid', cell: paidWords },
    ...(entries.some(({ returnedCents }) => returnedCents > 0)
      ? [
          {
            head: 'Returned',
            cell: (entry: RosterEntry) => (entry.returnedCents > 0 ? formatCents(entry.returnedCents) : '–'),
          },
        ]
      : []),
    {
      head: 'Write',
      cell: (entry) => (
        <a href={`/staff/runs/${run.slug}/write?to=${entry.id}`}>
          Write<VisuallyHidden> to {entry.name}</VisuallyHidden>
        </a>
      ),
    },
    {
      head: sortBy('Registered'),
      cell: (entry) => <span className="whitespace-nowrap">{isoDay(entry.createdAt, run.zone)}</span>,
    },
    ...(canEnd
      ? [
          {
            head: 'Change',
            cell: (entry: RosterEntry) => <Deeds run={run} entry={entry} />,
          },
        ]
      : []),
  ]
  return (
    <Table
      caption={caption}
      head={columns.map(({ head }) => head)}
      {...(empty ? { empty } : {})}
      rows={entries.map((entry) => ({
        key: entry.id,
        cells: columns.map(({ head, cell }) => (
          <span key={typeof head === 'string' ? head : head.name}>{cell(entry)}</span>
        )),
      }))}
    />
  )
}

function Email({ entry }: { entry: RosterEntry }) {
  return (
    <>
      <a href={`mailto:${entry.email}`}>{entry.email}</a>
      {entry.isReturned && (
        <span className="block">
          <Tag tone="warm">Mail comes back</Tag>{' '}
          <a href={`/staff/people/${entry.personId}/correct`} className="whitespace-nowrap">
            Correct it<VisuallyHidden>: the address of {entry.name}</VisuallyHidden>
          </a>
        </span>
      )}
    </>
  )
}

function paidWords({ paidCents, freeReason, agreedCents }: RosterEntry): string {
  if (paidCents > 0) return formatCents(paidCents)
  if (freeReason) return `Nothing to pay: ${freeReason}`
  return agreedCents ? `Agreed: ${formatCents(agreedCents)}` : '–'
}

function Deeds({ run, entry }: { run: Roster; entry: RosterEntry }) {
  const own = `/staff/runs/${run.slug}/registrations/${entry.id}`
  return (
    <span className="flex flex-wrap gap-x-4 gap-y-2">
      {entry.state === 'CONFIRMED' && (
        <a href={`${own}/move`}>
          Move<VisuallyHidden> the seat of {entry.name}</VisuallyHidden>
        </a>
      )}
      {entry.place > 1 && run.line && (
        <a href={`${own}/first`}>
          Put first<VisuallyHidden> on the list: {entry.name}</VisuallyHidden>
        </a>
      )}
      <a href={`${own}/end`}>
        End<VisuallyHidden> the registration of {entry.name}</VisuallyHidden>
      </a>
    </span>
  )
}
