import { randomUUID } from 'node:crypto'
import { notFound } from 'next/navigation'
import { singlesOf } from '@/app/(door)/events/[run]/register/singles'
import { toTier } from '@/app/(door)/events/[run]/register/tiers'
import { PageHeader } from '@/components/site/page-header'
import { Notice } from '@/components/ui/notice'
import { AGREEMENTS_HREF } from '@/lib/courses/agreements'
import { findRun } from '@/lib/courses/queries'
import { hasFreeSeat, hasOpenWaitlist, isPast } from '@/lib/courses/run-state'
import { printTime } from '@/lib/dates'
import { requireStaff } from '@/lib/people/session'
import { AddForm } from './form'

export const dynamic = 'force-dynamic'

export default async function AddPage({ params }: { params: Promise<{ run: string }> }) {
  const { run: slug } = await params
  await requireStaff(`/staff/runs/${slug}/add`)
  const now = new Date()
  const run = await findRun(slug)
  if (!run || run.status === 'CANCELLED' || isPast(run, now)) notFound()
  const [first] = run.sessions
  const isFree =
    hasFreeSeat(run, [], now) || (run.hasSingleSessions && run.sessions.some(({ id }) => hasFreeSeat(run, [id], now)))
  const { prerequisites } = run.course
  return (
    <div className="page">
      <PageHeader
        title="Add somebody"
        lede={
          first &&
          `${run.course.title}, ${printTime(new Date(first.startsAt), new Date(first.endsAt), run.zone, now).full}`
        }
        up={[
          { href: '/staff', label: 'Desk' },
          { href: '/staff/runs', label: 'Runs' },
          { href: `/staff/runs/${slug}`, label: run.course.title },
        ]}
      />
      <div className="mb-8 max-w-140 space-y-4">
        {!isFree && (
          <Notice look="warm" title="No seat is free">
            {hasOpenWaitlist(run, now)
              ? 'Every seat is taken, or others wait for it. Who is added now goes to the end of the waiting list. To make a seat, change the run; to put somebody first, do so on the waiting list.'
              : 'Every seat is taken, and nobody can wait for one any more. To make a seat, change the run.'}
          </Notice>
        )}
        {prerequisites && (
          <Notice title="What this course asks for">
            <p className="whitespace-pre-line">{prerequisites}</p>
            <p>Ask them about it. Adding them says that it is all right.</p>
          </Notice>
        )}
      </div>
      <AddForm
        formKey={randomUUID()}
        run={slug}
        agreementsHref={AGREEMENTS_HREF}
        tiers={run.tiers.map((tier) => toTier(tier, run.hasSingleSessions))}
        isWaiting={!isFree && hasOpenWaitlist(run, now)}
        singles={run.hasSingleSessions ? singlesOf(run, now) : null}
      />
    </div>
  )
}
