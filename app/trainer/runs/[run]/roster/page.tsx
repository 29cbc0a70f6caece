import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { PageHeader } from '@/components/site/page-header'
import { Table } from '@/components/ui/table'
import { printPlace } from '@/lib/courses/place'
import { findOwnRun } from '@/lib/courses/trainer/own-runs'
import { requireTrainer } from '@/lib/people/session'

export const dynamic = 'force-dynamic'

export const metadata: Metadata = { title: 'Roster to print', description: 'Who comes, with room for a tick.' }

/** The roster for the wall of a room: on paper there is nothing else. */
export default async function RosterToPrintPage({ params }: { params: Promise<{ run: string }> }) {
  const { run: slug } = await params
  const run = await findOwnRun(await requireTrainer(`/trainer/runs/${slug}/roster`), slug)
  if (!run) notFound()
  const held = run.sessions.filter(({ isCancelled }) => !isCancelled)
  return (
    <div className="page">
      <div className="print:hidden">
        <PageHeader
          title="Roster to print"
          lede="Use your browser’s Print; a line across fits better than a line down."
          up={[
            { href: '/trainer', label: 'My runs' },
            { href: `/trainer/runs/${slug}`, label: run.course },
          ]}
        />
      </div>
      <Table
        caption={`${run.course}, ${held[0]?.time ?? 'no date yet'}, ${printPlace(run)}`}
        head={['Name', 'Pronouns', 'Access needs', ...held.map(({ day }) => day)]}
        empty="Nobody has a seat yet."
        rows={run.people.map((person) => ({
          key: person.id,
          cells: [
            <span key="name" className="wrap-anywhere">
              {person.name}
            </span>,
            person.pronouns ?? '–',
            <span key="needs" className="wrap-anywhere block min-w-36 whitespace-pre-line">
              {person.accessNeeds ?? '–'}
            </span>,
            ...held.map(({ id }) => {
              if (!person.sessions.includes(id)) return 'no seat'
              const wasThere = person.came.some(({ sessionId }) => sessionId === id)
              return wasThere ? 'here' : <span key={id} className="inline-block size-5 border border-ink" />
            }),
          ],
        }))}
      />
    </div>
  )
}
