import type { Metadata } from 'next'
import { PageHeader } from '@/components/site/page-header'
import { EmptyBed } from '@/components/ui/empty-bed'
import { Tag } from '@/components/ui/tag'
import { listOwnRuns, type OwnRunLine } from '@/lib/courses/trainer/own-runs'
import { requireTrainer } from '@/lib/people/session'

export const dynamic = 'force-dynamic'

export const metadata: Metadata = { title: 'My runs', description: 'The runs that you lead.' }

export default async function TrainerPage() {
  const trainer = await requireTrainer()
  const { upcoming, past, cancelled } = await listOwnRuns(trainer)
  return (
    <div className="page">
      <PageHeader title="My runs" lede="Who comes, who was there, and a way to write to them." />
      <div className="max-w-190 space-y-10">
        {upcoming.length === 0 ? (
          <EmptyBed>No run of yours is ahead. The office adds you to one.</EmptyBed>
        ) : (
          <Runs title="Under way and to come" runs={upcoming} />
        )}
        {past.length > 0 && <Runs title="Over" runs={past} />}
        {cancelled.length > 0 && <Runs title="Cancelled" runs={cancelled} />}
      </div>
    </div>
  )
}

function Runs({ title, runs }: { title: string; runs: readonly OwnRunLine[] }) {
  return (
    <section>
      <h2 className="mb-2 text-2xl">{title}</h2>
      <ul className="border-line border-t">
        {runs.map((run) => (
          <li key={run.slug} className="border-line border-b py-3">
            <p className="flex flex-wrap items-center gap-x-4">
              <a
                href={`/trainer/runs/${run.slug}`}
                className="inline-flex min-h-11 items-center font-semibold font-serif text-xl"
              >
                {run.course}
              </a>
              {run.isDraft && <Tag>Draft</Tag>}
            </p>
            <p>{run.time}</p>
            <p className="text-ink-soft">
              {run.people === 1 ? '1 person' : `${run.people} people`}
              {run.sessions > 1 && `, ${run.sessions} sessions`}
              {run.sessions > 1 && run.left > 0 && run.left < run.sessions && `, ${run.left} ahead`}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
