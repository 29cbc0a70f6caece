import { notFound } from 'next/navigation'
import { z } from 'zod'
import { PageHeader } from '@/components/site/page-header'
import { letterTemplate } from '@/lib/board/letter/letter-text'
import { readProcess } from '@/lib/board/review/review-queries'
import { printDate } from '@/lib/dates'
import { requireStaffOrReviewer } from '@/lib/people/session'
import { CloseForm } from './form'

export const dynamic = 'force-dynamic'

export default async function ClosePage({ params }: { params: Promise<{ application: string }> }) {
  const id = z.uuid().safeParse((await params).application).data ?? notFound()
  const who = await requireStaffOrReviewer(`/staff/applications/${id}/close`)
  const process = (await readProcess(who, id)) ?? notFound()
  if (!process.mayClose) notFound()
  const { name, submittedAt } = process
  return (
    <div className="page">
      <PageHeader
        title="Close it without a decision"
        lede={`${name} sent it on ${printDate(submittedAt)}, and the board has not decided.`}
        up={[
          { href: '/staff', label: 'Desk' },
          { href: '/staff/applications', label: 'Applications' },
          { href: `/staff/applications/${id}`, label: name },
        ]}
      />
      <CloseForm application={id} name={name} text={letterTemplate('LAPSED', name)} />
    </div>
  )
}
