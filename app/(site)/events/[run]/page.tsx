import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { runsAhead } from '@/app/(site)/upcoming-events'
import { cachedCourse, cachedRun } from '@/app/cached'
import { pageMetadata } from '@/app/page-metadata'
import { statusTones } from '@/components/site/event-teaser'
import { Json } from '@/components/site/json'
import { LocalTimeScript } from '@/components/site/local-time-script'
import { Markdown } from '@/components/site/markdown'
import { PageHeader } from '@/components/site/page-header'
import { NextSession, SessionLine } from '@/components/site/session-line'
import { Tag } from '@/components/ui/tag'
import { printSeries } from '@/lib/courses/calendar/series'
import { nextOpenRun } from '@/lib/courses/next-run'
import type { RunView } from '@/lib/courses/queries'
import { isOpen, runLabel, runState } from '@/lib/courses/run-state'
import { chosenSessions } from '@/lib/courses/seats'
import { certificationWords } from '@/lib/courses/trainers/certification'
import { printTime } from '@/lib/dates'
import { breadcrumbs, graph, organizationThing } from '@/lib/structured-data'
import { eventThing } from './event-thing'
import { Seat } from './seat'

export const revalidate = 60

export function generateStaticParams() {
  return []
}

type Props = { params: Promise<{ run: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const run = await cachedRun((await params).run)
  const [first] = chosenSessions(run?.sessions ?? [], [])
  if (!run || !first) return {}
  const now = new Date()
  const { day, full } = printTime(new Date(first.startsAt), new Date(first.endsAt), run.zone, now)
  return pageMetadata({
    title: `${run.course.title}, ${day}`,
    description: `${run.course.summary} ${full}. ${run.place}. ${run.price}.`,
    path: `/events/${run.slug}`,
  })
}

export default async function RunPage({ params }: Props) {
  const run = await cachedRun((await params).run)
  const now = new Date()
  if (!run) notFound()
  const state = runState(run, now)
  if (state === 'hidden') notFound()
  const [course, upcoming] = await Promise.all([cachedCourse(run.course.slug), runsAhead(now)])
  const path = `/events/${run.slug}`
  return (
    <div className="page">
      <Json
        data={graph(
          organizationThing,
          eventThing(run, state),
          breadcrumbs([
            { href: '/events', label: 'Events' },
            { href: path, label: run.course.title },
          ]),
        )}
      />
      <PageHeader title={run.course.title} lede={run.course.summary} up={[{ href: '/events', label: 'Events' }]}>
        <div className="mt-4">
          <NextSession sessions={run.sessions} zone={run.zone} isCancelled={state === 'cancelled'} now={now} />
          <p className="flex flex-wrap items-baseline gap-x-6 gap-y-1">
            <span>
              {printSeries(run.sessions, run.zone)} · {run.place} · {run.price}
            </span>
            <Tag tone={statusTones[state]}>{runLabel(run, now)}</Tag>
          </p>
        </div>
      </PageHeader>
      <div className="grid gap-10 lg:grid-cols-[1fr_22rem] lg:gap-16">
        <div className="lg:order-last">
          <Seat run={run} state={state} next={isOpen(state) ? null : nextOpenRun(run, upcoming, now)} now={now} />
        </div>
        <div className="min-w-0 space-y-10">
          {run.sessions.length > 1 && (
            <section aria-labelledby="sessions">
              <h2 id="sessions" className="mb-4 text-2xl">
                {run.sessions.length} sessions
              </h2>
              <SessionLine sessions={run.sessions} zone={run.zone} isCancelled={state === 'cancelled'} now={now} />
            </section>
          )}
          {course && (
            <section aria-labelledby="about">
              <h2 id="about" className="mb-3 text-2xl">
                What it is
              </h2>
              <Markdown>{course.description}</Markdown>
              {course.prerequisites && (
                <p className="measure mt-4">
                  <strong>Before you come:</strong> {course.prerequisites}
                </p>
              )}
              <p className="mt-2">
                <a href={`/courses/${course.slug}`} className="inline-flex min-h-11 items-center">
                  More about this course
                </a>
              </p>
            </section>
          )}
          <section aria-labelledby="trainers">
            <h2 id="trainers" className="mb-3 text-2xl">
              Who leads it
            </h2>
            {run.trainers.length > 0 ? (
              <ul className="space-y-2">
                {run.trainers.map((trainer) => (
                  <li key={trainer.name}>
                    <strong>{trainer.name}</strong>
                    {trainer.pronouns && <span className="text-ink-soft"> ({trainer.pronouns})</span>},{' '}
                    {certificationWords[trainer.certification]}
                    {trainer.biography && (
                      <p className="measure mt-1 whitespace-pre-line text-ink-soft">{trainer.biography}</p>
                    )}
                  </li>
                ))}
              </ul>
            ) : (
              <p>Not announced yet.</p>
            )}
          </section>
          {!run.isFree && <Refunds run={run} />}
          <Access run={run} />
        </div>
      </div>
      <LocalTimeScript />
    </div>
  )
}

function Refunds({ run }: { run: RunView }) {
  return (
    <section aria-labelledby="refunds">
      <h2 id="refunds" className="mb-3 text-2xl">
        If you cannot come after all
      </h2>
      {run.refundSteps ? (
        <ul className="list-disc pl-6">
          {run.refundSteps.map((step) => (
            <li key={step}>{step}.</li>
          ))}
        </ul>
      ) : (
        <p className="measure">
          The refund policy for this run is not decided yet. Until it is, a person of the office decides what goes back.
        </p>
      )}
      <p className="mt-2">
        <a href="/about/policies/refunds" className="inline-flex min-h-11 items-center">
          How refunds work
        </a>
      </p>
    </section>
  )
}

function Access({ run }: { run: RunView }) {
  return (
    <section aria-labelledby="access">
      <h2 id="access" className="mb-3 text-2xl">
        Access
      </h2>
      <div className="measure space-y-3">
        <p>{run.accessNote ?? 'Captions are always on in our Zoom rooms. You may keep your camera off.'}</p>
        <p>
          Is there something you need to take part? Say so when you register, or{' '}
          <a href={`/contact?topic=access&about=${run.slug}`}>write to the office</a> and a person will answer.
        </p>
      </div>
    </section>
  )
}
