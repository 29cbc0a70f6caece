import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import type { ReactNode } from 'react'
import { FormTitle } from '@/components/form/form-title'
import { DoorScript } from '@/components/site/door-script'
import { PageHeader } from '@/components/site/page-header'
import { ButtonLink } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { When } from '@/components/ui/when'
import { AGREEMENTS_HREF } from '@/lib/courses/agreements'
import { printSeries } from '@/lib/courses/calendar/series'
import { nextOpenRun } from '@/lib/courses/next-run'
import { findRun, type RunView, upcomingRuns } from '@/lib/courses/queries'
import { hasOpenWaitlist, isOpen, type RunState, runState } from '@/lib/courses/run-state'
import { chosenSessions } from '@/lib/courses/seats'
import { isoMoment, printDay, printTime } from '@/lib/dates'
import { readSettings, receiptIssuer } from '@/lib/settings'
import { RegistrationForm } from './form'
import { singlesOf } from './singles'
import { toTier } from './tiers'

export const dynamic = 'force-dynamic'

export const metadata: Metadata = {
  description: 'Take a seat in a course of ORNCC: name, email and one tick.',
  robots: { index: false },
}

type Props = { params: Promise<{ run: string }>; searchParams: Promise<{ mailed?: string }> }

export default async function RegisterPage({ params, searchParams }: Props) {
  const { run: slug } = await params
  const run = await findRun(slug)
  // The run's own page says that it is not there; Next would leave this one empty without a script.
  if (!run) redirect(`/events/${encodeURIComponent(slug)}`)
  const now = new Date()
  const { mailed } = await searchParams
  const state = runState(run, now)
  const isWaiting = state === 'full' && hasOpenWaitlist(run, now)
  const title = isWaiting ? 'Join the waiting list' : 'Take a seat'
  const content = mailed ? <Mailed /> : await wayIn(run, state, isWaiting, now)
  return (
    <div className="page">
      <PageHeader
        title={mailed ? 'Look in your mail' : `${title}: ${run.course.title}`}
        up={[
          { href: '/events', label: 'Events' },
          { href: `/events/${run.slug}`, label: run.course.title },
        ]}
      >
        {!mailed && <Facts run={run} isWaiting={isWaiting} now={now} />}
      </PageHeader>
      {content}
      <DoorScript />
    </div>
  )
}

function Facts({ run, isWaiting, now }: { run: RunView; isWaiting: boolean; now: Date }) {
  const [first] = chosenSessions(run.sessions, [])
  if (!first) return null
  const time = printTime(new Date(first.startsAt), new Date(first.endsAt), run.zone, now)
  return (
    <div className="mt-4">
      <When {...time} dateTime={isoMoment(new Date(first.startsAt), run.zone)} />
      <p className="text-ink-soft">
        {printSeries(run.sessions, run.zone)} · {run.place} · {run.price}
      </p>
      {isWaiting && !run.hasSingleSessions && <p className="mt-2">{inLineAlready(run.seriesWaiting)}</p>}
    </div>
  )
}

function inLineAlready(waiting: number): string {
  if (waiting === 0) return 'Nobody waits yet: you would be the first.'
  return waiting === 1 ? 'One person waits already.' : `${waiting} people wait already.`
}

/** The form, or what stands in its way and what can be done instead. */
async function wayIn(run: RunView, state: RunState, isWaiting: boolean, now: Date): Promise<ReactNode> {
  if (isOpen(state) || isWaiting) {
    // What is paid needs a receipt, and a receipt has to name ORNCC in full.
    const maySell = receiptIssuer(await readSettings()).ok
    const tiers = run.tiers.filter((tier) => maySell || tier.kind === 'FREE')
    return tiers.length > 0 ? (
      <RegistrationForm
        formKey={randomUUID()}
        run={run.slug}
        course={run.course.title}
        agreementsHref={AGREEMENTS_HREF}
        tiers={tiers.map((tier) => toTier(tier, run.hasSingleSessions))}
        isWaiting={isWaiting}
        prerequisites={run.course.prerequisites}
        singles={run.hasSingleSessions ? singlesOf(run, now) : null}
      />
    ) : (
      <Stop title="A seat cannot be paid on this site just now">
        <p>
          {run.tiers.length === 0
            ? 'The price is not set yet.'
            : `A seat costs: ${run.price}. Whoever pays gets a receipt, and what a receipt must say of ORNCC has not been entered here yet.`}{' '}
          Write to us, and a person will help you to a seat.
        </p>
        <ButtonLink href={`/contact?about=${run.slug}`}>Ask for a seat</ButtonLink>
      </Stop>
    )
  }
  if (state === 'later') {
    return (
      <Stop title="Registration is not open yet">
        <p>The page of this run says when it opens.</p>
        <ButtonLink href={`/events/${run.slug}`}>See the dates</ButtonLink>
      </Stop>
    )
  }
  const next = nextOpenRun(run, await upcomingRuns(now), now)
  const [first] = next?.sessions ?? []
  return (
    <Stop title={state === 'full' ? 'This run is full' : 'No seat can be taken in this run any more'}>
      {next && first ? (
        <>
          <p>The next one with seats begins on {printDay(new Date(first.startsAt), next.zone, now)}.</p>
          <ButtonLink href={`/events/${next.slug}`}>Go to the next run</ButtonLink>
        </>
      ) : (
        <>
          <p>
            No other dates of this course are open just now.{' '}
            <a href={`/courses/${run.course.slug}/tell-me`}>Tell me when a run opens</a>
          </p>
          <ButtonLink href={`/courses/${run.course.slug}`}>See the course</ButtonLink>
        </>
      )}
    </Stop>
  )
}

function Stop({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="max-w-140 space-y-4">
      <FormTitle>{title}</FormTitle>
      <Notice title={title}>{children}</Notice>
    </div>
  )
}

/**
 * What a second form for an address leads to, and a form that a machine filled in. A first one leads straight to its
 * registration, so this page does tell whoever types an address that it is registered. Nobody then has to wait for
 * a mail to know that they have a seat; the links still go to the address alone.
 */
function Mailed() {
  return (
    <div className="measure space-y-4">
      <FormTitle>Look in your mail</FormTitle>
      <p>
        The address you typed is registered for this run already. If it has a seat, or one is held for it, we have sent
        everything about it there, with the links. If it is still waiting for one, we write when that changes.
      </p>
      <p>
        Two of you share one address? Each seat needs an address of its own, since its links open for whoever reads
        them. With many mail services you can add a plus and a word before the @, like name+robin@example.com, and the
        mail comes to you both all the same. If that does not work, <a href="/contact">write to us</a>, and we find a
        way.
      </p>
      <p>
        Nothing there after a few minutes? Look among the spam, or <a href="/contact">write to us</a>.
      </p>
    </div>
  )
}
