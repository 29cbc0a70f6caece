import { notFound } from 'next/navigation'
import { z } from 'zod'
import { FormTitle } from '@/components/form/form-title'
import { PageHeader } from '@/components/site/page-header'
import { Notice } from '@/components/ui/notice'
import { previewFirst } from '@/lib/courses/runs/first-queries'
import { requireStaff } from '@/lib/people/session'
import { FirstForm } from './form'

export const dynamic = 'force-dynamic'

type Props = { params: Promise<{ run: string; registration: string }> }

export default async function PutFirstPage({ params }: Props) {
  const { run: slug, registration: id } = await params
  const staff = await requireStaff(`/staff/runs/${slug}/registrations/${id}/first`)
  const waiting = z.uuid().safeParse(id).success ? await previewFirst(staff, slug, id) : null
  if (!waiting) notFound()
  const { name, since, passed } = waiting
  return (
    <div className="page">
      <PageHeader
        title="Put somebody first"
        lede={`${name}, ${waiting.course}`}
        up={[
          { href: '/staff', label: 'Desk' },
          { href: '/staff/runs', label: 'Runs' },
          { href: `/staff/runs/${slug}`, label: waiting.course },
        ]}
      />
      <div className="max-w-140 space-y-6">
        {passed.length === 0 ? (
          <>
            <FormTitle>Put somebody first</FormTitle>
            <Notice title="Nobody is before them">The next seat that comes free is offered to {name} by itself.</Notice>
          </>
        ) : (
          <>
            <p>
              The rule is: first come, first served. {name} has waited since {since}, and would pass{' '}
              {passed.length === 1 ? 'somebody who has' : `${passed.length} people who have`} waited longer:
            </p>
            <ul className="list-disc space-y-1 pl-6">
              {passed.map((person) => (
                <li key={person.id}>
                  {person.name}, since {person.since}
                </li>
              ))}
            </ul>
            <p>
              The next seat that comes free is then offered to {name}, or at once where there is one. This makes no
              seat: to make one for them, put them first, and then raise the seats of the run. Whoever is passed by is
              not written to, but sees their place on their own page.
            </p>
            <FirstForm registrationId={id} name={name} />
          </>
        )}
      </div>
    </div>
  )
}
