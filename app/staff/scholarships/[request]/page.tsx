import { notFound } from 'next/navigation'
import { z } from 'zod'
import { age } from '@/app/staff/scholarships/age'
import { FormTitle } from '@/components/form/form-title'
import { PageHeader } from '@/components/site/page-header'
import { DefinitionList } from '@/components/ui/definition-list'
import { Notice } from '@/components/ui/notice'
import { findScholarship } from '@/lib/courses/price/scholarship-queries'
import { formatCents } from '@/lib/money'
import { requireStaff } from '@/lib/people/session'
import { AnswerForm } from './form'

export const dynamic = 'force-dynamic'

export default async function ScholarshipPage({ params }: { params: Promise<{ request: string }> }) {
  const { request: id } = await params
  const staff = await requireStaff(`/staff/scholarships/${encodeURIComponent(id)}`)
  const now = new Date()
  const request = z.uuid().safeParse(id).success ? await findScholarship(staff, id, now) : null
  if (!request) notFound()
  const { run } = request
  const title = `A scholarship for ${request.name}`
  return (
    <div className="page">
      <PageHeader
        title={title}
        lede={run.title}
        up={[
          { href: '/staff', label: 'Desk' },
          { href: '/staff/scholarships', label: 'Scholarships' },
        ]}
      />
      <div className="max-w-140 space-y-8">
        <DefinitionList
          items={[
            { term: 'Can pay', detail: formatCents(request.canPayCents) },
            { term: 'Least price', detail: formatCents(request.leastPriceCents) },
            {
              term: 'What they say',
              detail: (
                <span className="whitespace-pre-line break-words">{request.note ?? 'Nothing, and need not.'}</span>
              ),
            },
            { term: 'Waiting', detail: age(request.createdAt, now) },
            { term: 'Email', detail: <a href={`mailto:${request.email}`}>{request.email}</a> },
            {
              term: 'Given in this run',
              detail:
                run.limit === 0
                  ? `${request.granted}; the office answers each`
                  : `${request.granted}; up to ${run.limit} are given without asking`,
            },
          ]}
        />
        {request.isWaiting ? (
          <AnswerForm
            title={title}
            id={request.id}
            name={request.name}
            canPay={formatCents(request.canPayCents)}
            leastPrice={formatCents(request.leastPriceCents)}
          />
        ) : (
          <>
            <FormTitle>{title}</FormTitle>
            <Notice title={request.state === 'REQUESTED' ? 'The seat is not held any more' : 'This is answered'}>
              Nothing is left to do here.
            </Notice>
          </>
        )}
      </div>
    </div>
  )
}
