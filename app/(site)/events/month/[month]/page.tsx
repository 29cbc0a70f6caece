import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { EventFilters } from '@/app/(site)/events/event-filters'
import { cachedMonth } from '@/app/cached'
import { pageMetadata } from '@/app/page-metadata'
import { statusTones } from '@/components/site/event-teaser'
import { LocalTimeScript } from '@/components/site/local-time-script'
import { PageHeader } from '@/components/site/page-header'
import { EmptyBed } from '@/components/ui/empty-bed'
import { Pager } from '@/components/ui/pager'
import { Tag } from '@/components/ui/tag'
import { When } from '@/components/ui/when'
import type { MonthSession } from '@/lib/courses/queries'
import { runLabel, runState } from '@/lib/courses/run-state'
import { isoMoment, printMonth, printTime } from '@/lib/dates'

export const revalidate = 60

export function generateStaticParams() {
  return []
}

type Props = { params: Promise<{ month: string }> }

/** The middle of the month named, or the page is not there: ten years to either side are enough for a calendar. */
async function monthOf({ params }: Props): Promise<Date> {
  const { month } = await params
  if (!/^\d{4}-(?:0[1-9]|1[0-2])$/.test(month)) notFound()
  const middle = new Date(`${month}-15T12:00:00Z`)
  if (Math.abs(middle.getUTCFullYear() - new Date().getUTCFullYear()) > 10) notFound()
  return middle
}

const slugOf = (month: Date) => month.toISOString().slice(0, 7)

export async function generateMetadata(props: Props): Promise<Metadata> {
  const month = await monthOf(props)
  return pageMetadata({
    title: `Events in ${printMonth(month)}`,
    description: `Every session that ORNCC has on its calendar in ${printMonth(month)}, day by day.`,
    path: `/events/month/${slugOf(month)}`,
  })
}

export default async function MonthPage(props: Props) {
  const month = await monthOf(props)
  const now = new Date()
  const sessions = await cachedMonth(slugOf(month))
  const neighbour = (ahead: number) => {
    const other = new Date(Date.UTC(month.getUTCFullYear(), month.getUTCMonth() + ahead, 15))
    return { href: `/events/month/${slugOf(other)}`, title: printMonth(other) }
  }
  return (
    <div className="page">
      <PageHeader title={printMonth(month)} up={[{ href: '/events', label: 'Events' }]} />
      <EventFilters here={`/events/month/${slugOf(month)}`} now={now} />
      {sessions.length > 0 ? (
        <ol className="mb-10 border-line border-t">
          {sessions.map((session) => (
            <MonthLine key={`${session.run.slug}-${session.number}`} session={session} now={now} />
          ))}
        </ol>
      ) : (
        <EmptyBed action={{ href: '/events', label: 'All events' }}>Nothing is on the calendar of this month.</EmptyBed>
      )}
      <Pager
        label="Months"
        previous={neighbour(-1)}
        next={neighbour(1)}
        words={{ previous: 'Before', next: 'After' }}
      />
      <LocalTimeScript />
    </div>
  )
}

/** One meeting; a series has as many lines as it meets this month, each of which says which one it is. */
function MonthLine({
  session: { run, startsAt, endsAt, isCancelled, number },
  now,
}: {
  session: MonthSession
  now: Date
}) {
  const state = runState(run, now)
  const time = printTime(new Date(startsAt), new Date(endsAt), run.zone, now)
  const isOver = new Date(endsAt) <= now
  return (
    <li className="grid items-baseline gap-x-8 border-line border-b py-3 md:grid-cols-[15.5rem_1fr_auto]">
      <p className={isCancelled ? 'line-through' : undefined}>
        <When {...time} dateTime={isoMoment(new Date(startsAt), run.zone)} stacked />
      </p>
      <p>
        <a href={`/events/${run.slug}`} className="inline-block py-1 font-semibold">
          {run.course.title}
        </a>
        <span className="block text-ink-soft text-sm">
          {run.sessions.length > 1 && `Session ${number} of ${run.sessions.length} · `}
          {run.place}
        </span>
      </p>
      <p className="md:text-right">
        {isCancelled ? (
          <Tag tone={statusTones.cancelled}>Cancelled</Tag>
        ) : isOver ? (
          <Tag tone={statusTones.past}>Past</Tag>
        ) : (
          state !== 'hidden' && <Tag tone={statusTones[state]}>{runLabel(run, now)}</Tag>
        )}
      </p>
    </li>
  )
}
