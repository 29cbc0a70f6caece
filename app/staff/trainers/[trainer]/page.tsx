import { notFound } from 'next/navigation'
import { TrainerForm } from '@/app/staff/trainers/trainer-form'
import { PageHeader } from '@/components/site/page-header'
import { findTrainer } from '@/lib/courses/trainers/trainer-queries'
import { requireStaff } from '@/lib/people/session'

export const dynamic = 'force-dynamic'

export default async function TrainerDeskPage({ params }: { params: Promise<{ trainer: string }> }) {
  const { trainer: slug } = await params
  const staff = await requireStaff(`/staff/trainers/${slug}`)
  const trainer = await findTrainer(staff, slug)
  if (!trainer) notFound()
  return (
    <div className="page">
      <PageHeader
        title={trainer.name}
        up={[
          { href: '/staff', label: 'Desk' },
          { href: '/staff/trainers', label: 'Trainers' },
        ]}
      />
      <TrainerForm id={trainer.id} trainer={{ ...trainer, updatedAt: trainer.updatedAt.toISOString() }} />
    </div>
  )
}
