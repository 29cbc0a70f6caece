import { notFound } from 'next/navigation'
import { sayItTakesPlace } from '@/app/staff/runs/[run]/actions'
import { FormTitle } from '@/components/form/form-title'
import { NamedDeed } from '@/components/form/named-deed'
import { PageHeader } from '@/components/site/page-header'
import { findRoster } from '@/lib/courses/runs/roster'
import { requireStaff } from '@/lib/people/session'

export const dynamic = 'force-dynamic'

export default async function TakesPlacePage({ params }: { params: Promise<{ run: string }> }) {
  const { run: slug } = await params
  const staff = await requireStaff(`/staff/runs/${slug}/takes-place`)
  const run = await findRoster(staff, slug)
  if (!run) notFound()
  return (
    <div className="page">
      <PageHeader
        title="It takes place"
        lede={`${run.course}, ${run.sessions[0]?.time ?? 'no date yet'}`}
        up={[
          { href: '/staff', label: 'Desk' },
          { href: '/staff/runs', label: 'Runs' },
          { href: `/staff/runs/${slug}`, label: run.course },
        ]}
      />
      {run.undecided ? (
        <>
          <p className="measure mb-8">{sayWhoIsTold(run.undecided)}</p>
          <NamedDeed
            action={sayItTakesPlace}
            fields={{ runId: run.id, slug }}
            title="It takes place"
            name={run.course}
            pending="Telling them…"
          >
            It takes place
          </NamedDeed>
        </>
      ) : (
        <>
          <FormTitle>It takes place</FormTitle>
          <p>Nothing is left to decide about this run.</p>
        </>
      )}
    </div>
  )
}

function sayWhoIsTold({ confirmed, minimum }: { confirmed: number; minimum: number }): string {
  const told =
    confirmed === 0
      ? 'Nobody has a seat, so nobody is written to.'
      : `${confirmed === 1 ? '1 person has a seat and is' : `${confirmed} people have a seat and are`} written to at once.`
  return `It needs ${minimum} people. ${told} This cannot be undone: the run could then only be cancelled.`
}
