import type { Metadata } from 'next'
import { singleValues } from '@/app/staff/single-values'
import { ButtonForm } from '@/components/form/button-form'
import { PageHeader } from '@/components/site/page-header'
import { EmptyBed } from '@/components/ui/empty-bed'
import { Notice } from '@/components/ui/notice'
import { Tag } from '@/components/ui/tag'
import { printMoment } from '@/lib/dates'
import { listFailedJobs } from '@/lib/office/jobs-desk/failed-jobs'
import { requireStaff } from '@/lib/people/session'
import { tryAgain } from './actions'

export const dynamic = 'force-dynamic'

export const metadata: Metadata = { title: 'Jobs', description: 'What the site could not do by itself.' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function JobsPage({ searchParams }: Props) {
  const staff = await requireStaff('/staff/jobs')
  const jobs = await listFailedJobs(staff)
  const { done } = singleValues(await searchParams)
  return (
    <div className="page">
      <PageHeader
        title="Jobs"
        lede="What the site does by itself and could not do. Trying it again decides nothing new: it does what was asked for then."
        up={[{ href: '/staff', label: 'Desk' }]}
      />
      <div className="max-w-190 space-y-6">
        {done === 'retried' && (
          <div role="status">
            <Notice look="good" title="It is tried again">
              If it fails once more, it stands here again in a minute.
            </Notice>
          </div>
        )}
        {jobs.length === 0 && <EmptyBed>Everything that was to be done is done.</EmptyBed>}
        <ul>
          {jobs.map((job) => (
            <li key={job.id} className="space-y-1 border-line border-b py-4">
              <p className="flex flex-wrap items-baseline gap-x-4">
                <span className="font-semibold">{job.name}</span>
                <Tag tone={job.isGivenUp ? 'warm' : 'calm'}>{job.isGivenUp ? 'Given up' : 'Is tried again'}</Tag>
              </p>
              <p className="wrap-anywhere">{job.why}</p>
              <p className="text-ink-soft text-sm">
                Asked for {printMoment(job.createdAt)}; {job.tries === 1 ? 'tried once' : `tried ${job.tries} times`}
                {job.isGivenUp && job.failedAt && `, the last time ${printMoment(job.failedAt)}`}
                {!job.isGivenUp && `, next ${printMoment(job.nextAt)}`}.
                {job.mailId && (
                  <>
                    {' '}
                    <a href={`/staff/mail/${job.mailId}`}>The mail that it sends</a>
                  </>
                )}
              </p>
              {job.isGivenUp && (
                <ButtonForm action={tryAgain} fields={{ id: job.id, name: job.name }} look="quiet">
                  Try it again
                </ButtonForm>
              )}
            </li>
          ))}
        </ul>
      </div>
    </div>
  )
}
