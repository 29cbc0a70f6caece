import type { Metadata } from 'next'
import { PageHeader } from '@/components/site/page-header'
import { ButtonLink } from '@/components/ui/button'
import { Table } from '@/components/ui/table'
import { listRuns } from '@/lib/courses/runs/desk-queries'
import { requireStaff } from '@/lib/people/session'

export const metadata: Metadata = { title: 'Runs', description: 'Every run, and who has a seat in it.' }

export default async function RunsPage() {
  const staff = await requireStaff('/staff/runs')
  const { upcoming, past } = await listRuns(staff)
  return (
    <div className="page">
      <PageHeader title="Runs" up={[{ href: '/staff', label: 'Desk' }]} />
      <p className="mb-6">
        <ButtonLink href="/staff/runs/new">Add a run</ButtonLink>
      </p>
      <div className="space-y-10">
        <RunTable caption="Under way and to come" runs={upcoming} empty="No run is planned." />
        <RunTable caption="Over" runs={past} empty="No run is over yet." />
      </div>
    </div>
  )
}

type Run = Awaited<ReturnType<typeof listRuns>>['upcoming'][number]

function RunTable({ caption, runs, empty }: { caption: string; runs: readonly Run[]; empty: string }) {
  return (
    <Table
      caption={caption}
      head={['Run', 'First session', 'Sessions', 'Seats taken', 'State']}
      numeric={[2, 3]}
      empty={empty}
      rows={runs.map((run) => ({
        key: run.slug,
        cells: [
          <a key="run" href={`/staff/runs/${run.slug}`}>
            {run.course}
          </a>,
          <span key="first" className="inline-block min-w-44">
            {run.first?.full ?? 'No date'}
          </span>,
          run.sessions,
          <span key="seats" className="whitespace-nowrap">
            {run.seats}
          </span>,
          run.label,
        ],
      }))}
    />
  )
}
