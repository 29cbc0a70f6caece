import { randomUUID } from 'node:crypto'
import { notFound } from 'next/navigation'
import { RunForm } from '@/app/staff/runs/run-form'
import { zoneChoices } from '@/app/staff/runs/zone-choices'
import { PageHeader } from '@/components/site/page-header'
import { courseChoices, findRunToCopy, trainerChoices } from '@/lib/courses/runs/desk-queries'
import { HOME_ZONE } from '@/lib/dates'
import { requireStaff } from '@/lib/people/session'

export const dynamic = 'force-dynamic'

/** An empty form, or with `?from=` one that has what another run has. */
export default async function NewRunPage({ searchParams }: { searchParams: Promise<{ from?: string | string[] }> }) {
  const { from } = await searchParams
  const staff = await requireStaff('/staff/runs/new')
  const run = typeof from === 'string' ? await findRunToCopy(staff, from) : null
  if (from !== undefined && !run) notFound()
  const title = run ? 'Add a run like this one' : 'Add a run'
  return (
    <div className="page">
      <PageHeader
        title={title}
        lede={run ? 'Its dates are still those of the other run: move them first.' : undefined}
        up={[
          { href: '/staff', label: 'Desk' },
          { href: '/staff/runs', label: 'Runs' },
        ]}
      />
      <RunForm
        title={title}
        runId={randomUUID()}
        run={run}
        isCopy={run !== null}
        courses={await courseChoices(staff)}
        trainers={await trainerChoices(staff)}
        zones={zoneChoices(run?.zone ?? HOME_ZONE)}
      />
    </div>
  )
}
