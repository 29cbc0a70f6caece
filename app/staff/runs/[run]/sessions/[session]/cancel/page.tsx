import { notFound } from 'next/navigation'
import { z } from 'zod'
import { Before, printBack, printPeople } from '@/app/staff/runs/[run]/before'
import { FormTitle } from '@/components/form/form-title'
import { PageHeader } from '@/components/site/page-header'
import { ButtonLink } from '@/components/ui/button'
import { previewCancelSession } from '@/lib/courses/runs/cancel-queries'
import { requireStaff } from '@/lib/people/session'
import { CancelSessionForm } from './form'

export const dynamic = 'force-dynamic'

type Props = { params: Promise<{ run: string; session: string }> }

export default async function CancelSessionPage({ params }: Props) {
  const { run: slug, session: sessionId } = await params
  const staff = await requireStaff(`/staff/runs/${slug}/sessions/${sessionId}/cancel`)
  const session = z.uuid().safeParse(sessionId).success ? await previewCancelSession(staff, slug, sessionId) : null
  if (!session) notFound()
  const paidBySeries = session.series.feeCents + session.series.giftCents
  const paidBySingles = session.singles.feeCents + session.singles.giftCents
  return (
    <div className="page">
      <PageHeader
        title="Cancel one session"
        lede={`${session.course}, ${session.time}`}
        up={[
          { href: '/staff', label: 'Desk' },
          { href: '/staff/runs', label: 'Runs' },
          { href: `/staff/runs/${slug}`, label: session.course },
        ]}
      />
      {session.isLast ? (
        <div className="measure space-y-4">
          <FormTitle>Cancel one session</FormTitle>
          <p>This is the only session that is left. Cancelling it is cancelling the run.</p>
          <ButtonLink href={`/staff/runs/${slug}/cancel`}>Cancel the run</ButtonLink>
        </div>
      ) : (
        <div className="space-y-8">
          <Before
            items={[
              { term: 'Who is told', detail: printPeople(session.people) },
              ...(paidBySingles > 0
                ? [{ term: 'Goes back to those who chose it singly', detail: printBack(session.singles) }]
                : []),
              { term: 'Its share of the series', detail: printBack(session.series) },
              {
                term: 'Afterwards',
                detail:
                  'It stays in every list, struck out. The other sessions stay as they are. This cannot be undone.',
              },
            ]}
            mail={session.sample}
          />
          <CancelSessionForm sessionId={session.id} course={session.course} seriesCents={paidBySeries} />
        </div>
      )}
    </div>
  )
}
