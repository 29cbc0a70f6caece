import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import type { ReactNode } from 'react'
import { FormTitle } from '@/components/form/form-title'
import { DeadLink } from '@/components/site/dead-link'
import { PageHeader } from '@/components/site/page-header'
import { Notice } from '@/components/ui/notice'
import { findTransfer } from '@/lib/courses/change/find-transfer'
import { findOwnRegistration } from '@/lib/courses/own-registration'
import { TransferForm } from './form'

export const dynamic = 'force-dynamic'

export const metadata: Metadata = { robots: { index: false, follow: false }, referrer: 'same-origin' }

type Transfer = Awaited<ReturnType<typeof findTransfer>>

export default async function TransferPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params
  const registration = await findOwnRegistration(token)
  if (!registration) return <DeadLink of="registrations" />
  const { run } = registration
  const { obstacle, targets } = await findTransfer(registration.id)
  // The page of the registration says how it stands.
  if (obstacle === 'not_confirmed') redirect(`/r/${token}`)
  const free = targets.filter(({ standing }) => standing === 'free')
  const title = `Move to other dates: ${run.course.title}`
  return (
    <div className="page">
      <PageHeader title="Move to other dates" up={[{ href: `/r/${token}`, label: run.course.title }]} />
      <div className="space-y-8">
        {obstacle ? (
          <Stop title={title}>{obstacleWords(obstacle, run.slug)}</Stop>
        ) : free.length > 0 ? (
          <TransferForm token={token} title={title} runs={free} />
        ) : (
          <Stop title={title}>
            <p>
              {targets.length === 0
                ? 'No other dates of this course are open just now.'
                : 'There are no other dates that you can move to here just now.'}{' '}
              Your seat stays as it is. <a href={`/courses/${run.course.slug}/tell-me`}>Tell me when a run opens</a>
            </p>
          </Stop>
        )}
        <Others
          title="Full"
          targets={targets.filter(({ standing }) => standing === 'full')}
          words="No seat is free there, or others wait for it."
        />
        <Others
          title="At another price"
          targets={targets.filter(({ standing }) => standing === 'other_price')}
          words={
            <>
              What you paid is not a price of these dates, and a receipt is not rewritten.{' '}
              <a href={`/contact?about=${run.slug}`}>Write to us</a>, and a person moves your seat.
            </>
          }
        />
      </div>
    </div>
  )
}

function Stop({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="max-w-140">
      <FormTitle>{title}</FormTitle>
      <Notice title="Your seat cannot be moved here">{children}</Notice>
    </div>
  )
}

/** Dates that cannot be chosen, and why. */
function Others({ title, targets, words }: { title: string; targets: Transfer['targets']; words: ReactNode }) {
  if (targets.length === 0) return null
  return (
    <section className="max-w-140 border-line border-t pt-6">
      <h2 className="mb-2 text-xl">{title}</h2>
      <ul className="mb-3 space-y-2">
        {targets.map(({ slug, times, place }) => (
          <li key={slug}>
            {times.join('; ')}
            <span className="block text-ink-soft text-sm">{place}</span>
          </li>
        ))}
      </ul>
      <p>{words}</p>
    </section>
  )
}

function obstacleWords(obstacle: Exclude<NonNullable<Transfer['obstacle']>, 'not_confirmed'>, slug: string): ReactNode {
  const writeToUs = (
    <>
      <a href={`/contact?about=${slug}`}>Write to us</a>, and a person sees what can be done.
    </>
  )
  switch (obstacle) {
    case 'begun':
      return (
        <p>
          The first session has started. A series grows from session to session, so nobody changes over in the middle.
        </p>
      )
    case 'single_sessions':
      return <p>It is for single sessions, and these are not those of other dates. {writeToUs}</p>
    case 'money_moved':
      return <p>Some of what you paid has gone back, or your bank asks for it. {writeToUs}</p>
  }
}
