import { notFound } from 'next/navigation'
import { Before, printBack, printPeople } from '@/app/staff/runs/[run]/before'
import { PageHeader } from '@/components/site/page-header'
import { previewCancelRun } from '@/lib/courses/runs/cancel-queries'
import { requireStaff } from '@/lib/people/session'
import { CancelRunForm } from './form'

export const dynamic = 'force-dynamic'

export default async function CancelRunPage({ params }: { params: Promise<{ run: string }> }) {
  const { run: slug } = await params
  const staff = await requireStaff(`/staff/runs/${slug}/cancel`)
  const run = await previewCancelRun(staff, slug)
  if (!run) notFound()
  return (
    <div className="page">
      <PageHeader
        title="Cancel the run"
        lede={`${run.course}, ${run.firstTime}`}
        up={[
          { href: '/staff', label: 'Desk' },
          { href: '/staff/runs', label: 'Runs' },
          { href: `/staff/runs/${slug}`, label: run.course },
        ]}
      />
      <div className="space-y-8">
        <Before
          items={[
            { term: 'Who is told', detail: printPeople(run.people) },
            { term: 'What goes back', detail: printBack(run) },
            {
              term: 'Afterwards',
              detail:
                'Its page says that it is cancelled. Nobody can register or come in any more. This cannot be undone.',
            },
          ]}
          mail={run.sample}
        />
        <CancelRunForm runId={run.id} course={run.course} />
      </div>
    </div>
  )
}
