import { notFound } from 'next/navigation'
import { RunForm } from '@/app/staff/runs/run-form'
import { zoneChoices } from '@/app/staff/runs/zone-choices'
import { PageHeader } from '@/components/site/page-header'
import { courseChoices, findRunToEdit, trainerChoices } from '@/lib/courses/runs/desk-queries'
import { requireStaff } from '@/lib/people/session'

export const dynamic = 'force-dynamic'

export default async function EditRunPage({ params }: { params: Promise<{ run: string }> }) {
  const { run: slug } = await params
  const staff = await requireStaff(`/staff/runs/${slug}/edit`)
  const [run, courses, trainers] = await Promise.all([
    findRunToEdit(staff, slug),
    courseChoices(staff),
    trainerChoices(staff, slug),
  ])
  if (!run || run.status === 'CANCELLED') notFound()
  return (
    <div className="page">
      <PageHeader
        title="Change the run"
        up={[
          { href: '/staff', label: 'Desk' },
          { href: '/staff/runs', label: 'Runs' },
          { href: `/staff/runs/${slug}`, label: courses.find(({ value }) => value === run.courseId)?.label ?? slug },
        ]}
      />
      <RunForm
        title="Change the run"
        runId={run.id}
        run={run}
        courses={courses}
        trainers={trainers}
        zones={zoneChoices(run.zone)}
      />
    </div>
  )
}
