import type { Metadata } from 'next'
import { errorWord } from '@/app/refused-post'
import { FormTitle } from '@/components/form/form-title'
import { DeadLink } from '@/components/site/dead-link'
import { DoorScript } from '@/components/site/door-script'
import { PageHeader } from '@/components/site/page-header'
import { NextSession, SessionLine } from '@/components/site/session-line'
import { ButtonLink } from '@/components/ui/button'
import { DefinitionList } from '@/components/ui/definition-list'
import { Notice } from '@/components/ui/notice'
import { findCertificate } from '@/lib/courses/certificate/find-certificate'
import { findOwnRegistration, type OwnRegistration } from '@/lib/courses/own-registration'
import { joinPath } from '@/lib/courses/registration-links'
import { Changes, Saved } from './changes'
import { InLine, isInLine } from './in-line'
import { Review, Waiting } from './review'
import { standing } from './standing'

export const dynamic = 'force-dynamic'

export const metadata: Metadata = { robots: { index: false, follow: false }, referrer: 'same-origin' }

type Props = {
  params: Promise<{ token: string }>
  searchParams: Promise<{ new?: string; paid?: string; saved?: string }>
}

export default async function RegistrationPage({ params, searchParams }: Props) {
  const { token } = await params
  const registration = await findOwnRegistration(token)
  if (!registration) return <DeadLink of="registrations" />
  const now = new Date()
  const { run } = registration
  const { new: isJustMade, paid, saved } = await searchParams
  const isNew = (isJustMade ?? paid) !== undefined && registration.state === 'CONFIRMED'
  const { title, words, hasSeat } = standing(registration, now)
  const bill = registration.state === 'HOLD' && hasSeat ? registration.bill : null
  const isWaiting = paid !== undefined && bill?.isBegun === true
  return (
    <div className="page">
      <FormTitle>{`${await errorWord()}${title}: ${run.course.title}`}</FormTitle>
      <PageHeader title={title} lede={run.course.title}>
        <div className="mt-2">
          <NextSession sessions={run.sessions} zone={run.zone} isCancelled={run.status === 'CANCELLED'} now={now} />
        </div>
      </PageHeader>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-x-16 gap-y-8 lg:grid-cols-[minmax(0,1fr)_22rem] lg:grid-rows-[auto_1fr]">
        <div role="status" className="space-y-6">
          <Saved saved={saved} email={registration.email} />
          {isNew ? (
            <Notice look="good" title="You have a seat">
              We have sent everything to <span className="wrap-anywhere">{registration.email}</span>, with your links
              and a file for your calendar.
              {registration.bill && ' Your receipt goes there too.'}
              {!registration.bill && !run.isFree && ' There is nothing to pay.'}
            </Notice>
          ) : isWaiting ? (
            <Waiting token={token} />
          ) : (
            <p className="measure">{words}</p>
          )}
        </div>
        {/* What there is to do comes before a long series: on a phone it would be far below it. */}
        <div className="space-y-6 lg:col-start-2 lg:row-span-2">
          {hasSeat ? (
            <>
              {bill && !isWaiting && <Review registration={registration} bill={bill} token={token} now={now} />}
              {isInLine(registration) ? (
                <InLine registration={registration} token={token} />
              ) : (
                registration.state === 'CONFIRMED' && <Links registration={registration} token={token} />
              )}
              <Changes registration={registration} token={token} />
            </>
          ) : (
            <WayOn slug={run.slug} />
          )}
        </div>
        <div className="space-y-8">
          <DefinitionList
            items={[
              { term: 'Name', detail: <span className="wrap-anywhere">{registration.name}</span> },
              { term: 'Email', detail: <span className="break-all">{registration.email}</span> },
              { term: 'Where', detail: run.place },
            ]}
          />
          {run.sessions.length > 1 && (
            <section aria-labelledby="sessions">
              <h2 id="sessions" className="mb-4 text-2xl">
                {run.sessions.length} sessions
              </h2>
              <SessionLine sessions={run.sessions} zone={run.zone} isCancelled={run.status === 'CANCELLED'} now={now} />
            </section>
          )}
          {run.accessNote && <p className="measure">{run.accessNote}</p>}
          {registration.bill?.hasReceipt && (
            <p>
              <a href={`/r/${token}/receipt`} className="inline-flex min-h-11 items-center">
                Your receipt, to print
              </a>
            </p>
          )}
          {(await findCertificate(token, now)) && (
            <p>
              <a href={`/r/${token}/certificate`} className="inline-flex min-h-11 items-center">
                Your certificate of attendance
              </a>
            </p>
          )}
        </div>
      </div>
      <DoorScript />
    </div>
  )
}

/** Where somebody goes on whose registration has ended. */
function WayOn({ slug }: { slug: string }) {
  return (
    <ul>
      <li>
        <a href={`/events/${slug}`} className="inline-flex min-h-11 items-center">
          The page of this run
        </a>
      </li>
      <li>
        <a href="/events" className="inline-flex min-h-11 items-center">
          All upcoming events
        </a>
      </li>
    </ul>
  )
}

/** What the seat holder has: the way in, and the dates to keep. */
function Links({ registration, token }: { registration: OwnRegistration; token: string }) {
  return (
    <section aria-labelledby="links" className="space-y-4 border-fir border-t-4 bg-leaf px-6 py-6">
      <h2 id="links" className="text-xl">
        Your links
      </h2>
      {registration.run.isOnline && (
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
  )
}
