import type { Metadata } from 'next'
import { PageHeader } from '@/components/site/page-header'
import { Notice } from '@/components/ui/notice'
import { Table } from '@/components/ui/table'
import { listScholarships } from '@/lib/courses/price/scholarship-queries'
import { isoDay, printMoment } from '@/lib/dates'
import { formatCents } from '@/lib/money'
import { requireStaff } from '@/lib/people/session'
import { age } from './age'

export const dynamic = 'force-dynamic'

export const metadata: Metadata = {
  title: 'Scholarships',
  description: 'Who waits for an answer, and what was answered.',
}

const MOST = 50

export default async function ScholarshipsPage({ searchParams }: { searchParams: Promise<{ answered?: string }> }) {
  const staff = await requireStaff('/staff/scholarships')
  const now = new Date()
  const { waiting, answered } = await listScholarships(staff, MOST, now)
  const { answered: isAnswered } = await searchParams
  return (
    <div className="page">
      <PageHeader title="Scholarships" up={[{ href: '/staff', label: 'Desk' }]} />
      {isAnswered && (
        <div role="status" className="mb-6">
          <Notice look="good" title="The answer is on its way">
            The person is mailed once.
          </Notice>
        </div>
      )}
      <div className="space-y-10">
        <Table
          caption="Waiting for an answer, the oldest first"
          head={['Name', 'Run', 'Waiting', 'Can pay', 'Least price']}
          numeric={[3, 4]}
          empty="Nobody waits for an answer."
          rows={waiting.map((request) => ({
            key: request.id,
            cells: [
              <a key="name" href={`/staff/scholarships/${request.id}`}>
                {request.name}
              </a>,
              request.run.title,
              <time key="age" dateTime={request.createdAt.toISOString()} title={printMoment(request.createdAt)}>
                {age(request.createdAt, now)}
              </time>,
              formatCents(request.canPayCents),
              formatCents(request.leastPriceCents),
            ],
          }))}
        />
        {answered.length > 0 && (
          <Table
            caption={`Answered; the newest ${MOST} stand here`}
            head={['Name', 'Run', 'Answer', 'Price', 'By', 'Day']}
            numeric={[3]}
            rows={answered.map((request) => ({
              key: request.id,
              cells: [
                request.name,
                request.run.title,
                request.state === 'GRANTED' ? 'Yes' : 'No',
                formatCents(request.priceCents ?? 0),
                request.decidedBy === 'limit' ? 'The run’s limit' : 'The office',
                request.decidedAt ? isoDay(request.decidedAt) : '–',
              ],
            }))}
          />
        )}
      </div>
      <p className="mt-4 max-w-180 text-ink-soft text-sm">
        What stands here is for the office alone. Trainers never hear who asked, or what anybody pays.
      </p>
    </div>
  )
}
