import { randomUUID } from 'node:crypto'
import { TrainerForm } from '@/app/staff/trainers/trainer-form'
import { PageHeader } from '@/components/site/page-header'
import { requireStaff } from '@/lib/people/session'

export const dynamic = 'force-dynamic'

export default async function NewTrainerPage() {
  await requireStaff('/staff/trainers/new')
  return (
    <div className="page">
      <PageHeader
        title="Add a trainer"
        up={[
          { href: '/staff', label: 'Desk' },
          { href: '/staff/trainers', label: 'Trainers' },
        ]}
      />
      <TrainerForm id={randomUUID()} trainer={null} />
    </div>
  )
}
