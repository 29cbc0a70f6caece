import { randomUUID } from 'node:crypto'
import { RunForm } from '@/app/staff/runs/run-form'
import { zoneChoices } from '@/app/staff/runs/zone-choices'
import { PageHeader } from '@/components/site/page-header'
import { courseChoices } from '@/lib/courses/desk-queries'
import { SESSION_ROWS } from '@/lib/courses/run-form'
import { HOME_ZONE } from '@/lib/dates'
import { requireStaff } from '@/lib/people/session'

export const dynamic = 'force-dynamic'

export default async function NewRunPage() {
  const staff = await requireStaff('/staff/runs/new')
  return (
    <div className="page">
      <PageHeader
        title="Add a run"
        up={[
          { href: '/staff', label: 'Desk' },
          { href: '/staff/runs', label: 'Runs' },
        ]}
      />
      <RunForm
        title="Add a run"
        runId={randomUUID()}
        run={null}
        courses={await courseChoices(staff)}
        zones={zoneChoices(HOME_ZONE)}
        rows={SESSION_ROWS}
      />
    </div>
  )
}
