import { notFound } from 'next/navigation'
import { z } from 'zod'
import { asReader } from '@/app/staff/mail/reader'
import { PageHeader } from '@/components/site/page-header'
import { findPerson } from '@/lib/office/people-desk/people-queries'
import { requireStaff } from '@/lib/people/session'
import { CorrectForm } from './form'

export const dynamic = 'force-dynamic'

export default async function CorrectPersonPage({ params }: { params: Promise<{ person: string }> }) {
  const { person: id } = await params
  const reader = await asReader(await requireStaff(`/staff/people/${id}/correct`))
  const person = z.uuid().safeParse(id).success ? await findPerson(reader, id) : null
  if (!person) notFound()
  return (
    <div className="page">
      <PageHeader
        title="Correct name or email"
        lede={person.name}
        up={[
          { href: '/staff', label: 'Desk' },
          { href: '/staff/people', label: 'People' },
          { href: `/staff/people/${id}`, label: person.name },
        ]}
      />
      <CorrectForm personId={id} name={person.name} email={person.email ?? ''} />
    </div>
  )
}
