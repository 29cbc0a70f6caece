import { notFound } from 'next/navigation'
import { z } from 'zod'
import { PageHeader } from '@/components/site/page-header'
import { previewEnd } from '@/lib/courses/runs/cancel-queries'
import { requireStaff } from '@/lib/people/session'
import { EndForm } from './form'

export const dynamic = 'force-dynamic'

type Props = { params: Promise<{ run: string; registration: string }> }

export default async function EndRegistrationPage({ params }: Props) {
  const { run: slug, registration: id } = await params
  const staff = await requireStaff(`/staff/runs/${slug}/registrations/${id}/end`)
  const registration = z.uuid().safeParse(id).success ? await previewEnd(staff, slug, id) : null
  if (!registration) notFound()
  return (
    <div className="page">
      <PageHeader
        title="End a registration"
        lede={`${registration.name}, ${registration.course}`}
        up={[
          { href: '/staff', label: 'Desk' },
          { href: '/staff/runs', label: 'Runs' },
          { href: `/staff/runs/${slug}`, label: registration.course },
        ]}
      />
      <p className="measure mb-8">
        {registration.name} has one mail with what you write below, which takes the sessions ahead out of the calendar.
        The seat goes to whoever waits for one. This cannot be undone: whoever is to come after all has to be added
        anew.
      </p>
      <EndForm registrationId={id} name={registration.name} asked={registration.asked} all={registration.all} />
    </div>
  )
}
