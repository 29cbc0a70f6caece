import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { DeadApplicationLink } from '@/app/(door)/board/apply/[token]/dead-link'
import { DoorScript } from '@/components/site/door-script'
import { PageHeader } from '@/components/site/page-header'
import { findOwnInterview } from '@/lib/board/interview/interview-queries'
import { findOwnApplication } from '@/lib/board/own/find-own-application'
import { HOME_ZONE, isoMoment, printTime } from '@/lib/dates'
import { MINUTE_MS } from '@/lib/durations'
import { ChoiceForm } from './form'
import { OwnTalk } from './own-talk'

export const dynamic = 'force-dynamic'

export const metadata: Metadata = { robots: { index: false, follow: false }, referrer: 'same-origin' }

export default async function OwnInterviewPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params
  if (!(await findOwnApplication(token))) return <DeadApplicationLink />
  const now = new Date()
  const interview = await findOwnInterview(token, now)
  if (!interview) redirect(`/board/apply/${token}`)
  const { set, times, words } = interview
  const title = 'A talk with the board'
  return (
    <div className="page">
      <PageHeader title={title} up={[{ href: `/board/apply/${token}`, label: 'Your application' }]} />
      <div className="max-w-190 space-y-9">
        <OwnTalk interview={interview} />
        {words && <p className="wrap-anywhere measure whitespace-pre-wrap">{words}</p>}
        <ChoiceForm
          token={token}
          title={title}
          times={times.map(({ startsAt, minutes, place }) => ({
            value: startsAt.toISOString(),
            dateTime: isoMoment(startsAt, HOME_ZONE),
            place,
            ...printTime(startsAt, new Date(startsAt.getTime() + minutes * MINUTE_MS), HOME_ZONE, now),
          }))}
          chosen={set && set.startsAt > now ? set.startsAt.toISOString() : null}
        />
      </div>
      <DoorScript />
    </div>
  )
}
