import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { EventFilters } from '@/app/(site)/events/event-filters'
import { levels } from '@/app/(site)/events/levels'
import { RunsByMonth } from '@/app/(site)/events/runs-by-month'
import { runsAhead } from '@/app/(site)/upcoming-events'
import { pageMetadata } from '@/app/page-metadata'
import { LocalTimeScript } from '@/components/site/local-time-script'
import { PageHeader } from '@/components/site/page-header'
import { EmptyBed } from '@/components/ui/empty-bed'

export const revalidate = 60
export const dynamicParams = false

export function generateStaticParams() {
  return levels.map(({ slug }) => ({ level: slug }))
}

type Props = { params: Promise<{ level: string }> }

async function levelOf({ params }: Props) {
  const { level } = await params
  return levels.find(({ slug }) => slug === level) ?? notFound()
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { slug, label } = await levelOf(props)
  return pageMetadata({
    title: `Events: ${label}`,
    description: `What ORNCC has on its calendar: ${label}, with dates, time zone and seats left.`,
    path: `/events/level/${slug}`,
  })
}

export default async function LevelPage(props: Props) {
  const { slug, level, label } = await levelOf(props)
  const now = new Date()
  const runs = (await runsAhead(now)).filter((run) => run.course.level === level)
  return (
    <div className="page">
      <PageHeader title={`Events: ${label}`} up={[{ href: '/events', label: 'Events' }]} />
      <EventFilters here={`/events/level/${slug}`} now={now} />
      {runs.length > 0 ? (
        <RunsByMonth runs={runs} now={now} />
      ) : (
        <EmptyBed action={{ href: '/events', label: 'All events' }}>
          Nothing of this kind is on the calendar just now.
        </EmptyBed>
      )}
      <LocalTimeScript />
    </div>
  )
}
