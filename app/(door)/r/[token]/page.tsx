import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { FormTitle } from '@/components/form/form-title'
import { DeadLink } from '@/components/site/dead-link'
import { DoorScript } from '@/components/site/door-script'
import { PageHeader } from '@/components/site/page-header'
import { SessionLine } from '@/components/site/session-line'
import { ButtonLink } from '@/components/ui/button'
import { DefinitionList } from '@/components/ui/definition-list'
import { Notice } from '@/components/ui/notice'
import { findOwnRegistration, type OwnRegistration } from '@/lib/courses/queries'
import { joinPath } from '@/lib/courses/registration-links'
import { isPast } from '@/lib/courses/run-state'
import { CancelForm } from './cancel-form'
import { Review, Waiting } from './review'

export const dynamic = 'force-dynamic'

export const metadata: Metadata = { robots: { index: false, follow: false }, referrer: 'same-origin' }

type Props = { params: Promise<{ token: string }>; searchParams: Promise<{ new?: string; paid?: string }> }

export default async function RegistrationPage({ params, searchParams }: Props) {
  const { token } = await params
  const registration = await findOwnRegistration(token)
  if (!registration) return <DeadLink />
  const now = new Date()
  const { run } = registration
  const { new: isJustMade, paid } = await searchParams
  const isNew = (isJustMade ?? paid) !== undefined && registration.state === 'CONFIRMED'
  const { title, words, hasSeat } = standing(registration, now)
  const bill = registration.state === 'HOLD' && hasSeat ? registration.bill : null
  const isWaiting = paid !== undefined && bill?.isBegun === true
  return (
    <div className="page">
      <FormTitle>{`${title}: ${run.course.title}`}</FormTitle>
      <PageHeader title={title} lede={run.course.title} />
      <div className="grid gap-10 lg:grid-cols-[1fr_22rem] lg:gap-16">
        <div className="space-y-8">
          <div role="status">
            {isNew ? (
              <Notice look="good" title="You have a seat">
                We have sent everything to {registration.email}, with your links and a file for your calendar.
                {registration.bill && ' Your receipt goes there too.'}
              </Notice>
            ) : isWaiting ? (
              <Waiting token={token} />
            ) : (
              <p className="measure">{words}</p>
            )}
          </div>
          <DefinitionList
            items={[
              { term: 'Name', detail: registration.name },
              { term: 'Email', detail: <span className="break-all">{registration.email}</span> },
              { term: 'Where', detail: run.place },
            ]}
          />
          <section aria-labelledby="sessions">
            <h2 id="sessions" className="mb-4 text-2xl">
              {run.sessions.length === 1 ? 'When' : `${run.sessions.length} sessions`}
            </h2>
            <SessionLine sessions={run.sessions} zone={run.zone} isCancelled={run.status === 'CANCELLED'} now={now} />
          </section>
          {run.accessNote && <p className="measure">{run.accessNote}</p>}
        </div>
        {hasSeat && (
          <div className="space-y-6">
            {bill && !isWaiting && <Review registration={registration} bill={bill} token={token} />}
            <Deeds registration={registration} token={token} />
          </div>
        )}
        {!hasSeat && (
          <p>
            <a href="/events" className="inline-flex min-h-11 items-center">
              All upcoming events
            </a>
          </p>
        )}
      </div>
      <DoorScript />
    </div>
  )
}

/** What the seat holder can do: go in, note the dates, give the seat back. */
function Deeds({ registration, token }: { registration: OwnRegistration; token: string }): ReactNode {
  const { run, state, bill } = registration
  const isSeat = state === 'CONFIRMED'
  return (
    <>
      {isSeat && (
        <section aria-labelledby="deeds" className="space-y-4 border-fir border-t-4 bg-leaf px-6 py-6">
          <h2 id="deeds" className="text-xl">
            Your links
          </h2>
          {run.isOnline && (
            <>
              <ButtonLink href={joinPath(registration)}>Go to your door</ButtonLink>
              <p className="text-ink-soft text-sm">It opens 15 minutes before each session.</p>
            </>
          )}
          <p>
            <a href={`/r/${token}/calendar.ics`} className="inline-flex min-h-11 items-center">
              Add the sessions to your calendar
            </a>
          </p>
        </section>
      )}
      <details className="border-line border-y py-2">
        <summary className="py-2 font-semibold">Give the seat back</summary>
        <div className="space-y-4 pt-2 pb-4">
          {isSeat && bill?.isPaid ? (
            <p>
              You have paid for this seat. <a href={`/contact?about=${run.slug}`}>Write to us</a>, and a person gives it
              back for you and sees about the money with you.
            </p>
          ) : (
            <>
              <p>
                {isSeat
                  ? 'Somebody else can then have it. Your links to the room stop working, and we mail you a file that takes the dates out of your calendar. You can register again while seats are left.'
                  : 'Somebody else can then have it. Nothing is charged. You can register again while seats are left.'}
              </p>
              <CancelForm token={token} />
            </>
          )}
        </div>
      </details>
    </>
  )
}

/** How a registration stands, in words. */
function standing({ state, run }: OwnRegistration, now: Date): { title: string; words: string; hasSeat: boolean } {
  if (run.status === 'CANCELLED') {
    return {
      title: 'This run is cancelled',
      words: run.cancelReason ?? 'It does not take place. We are sorry.',
      hasSeat: false,
    }
  }
  if (state === 'CANCELLED') {
    return {
      title: 'You gave your seat back',
      words: 'Thank you for telling us. You can register again while seats are left.',
      hasSeat: false,
    }
  }
  if (isPast(run, now)) return { title: 'This run is over', words: 'Thank you for being there.', hasSeat: false }
  switch (state) {
    case 'CONFIRMED':
      return { title: 'Your seat', words: 'It is yours. We look forward to meeting you.', hasSeat: true }
    case 'HOLD':
      return {
        title: 'A seat is held for you',
        words:
          'It becomes yours when the payment has arrived. We have mailed you a link to this page, so that you can also pay a little later.',
        hasSeat: true,
      }
    case 'OFFERED':
    case 'WAITLISTED':
      return { title: 'You are on the waiting list', words: 'We write to you when a seat comes free.', hasSeat: true }
    case 'EXPIRED':
      return {
        title: 'Your hold has ended',
        words: 'The seat went back. You can register again while seats are left.',
        hasSeat: false,
      }
  }
}
