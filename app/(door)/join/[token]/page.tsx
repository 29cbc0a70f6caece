import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { FormTitle } from '@/components/form/form-title'
import { DeadLink } from '@/components/site/dead-link'
import { DoorScript } from '@/components/site/door-script'
import { PageHeader } from '@/components/site/page-header'
import { ButtonLink } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { When } from '@/components/ui/when'
import { findDoor } from '@/lib/courses/queries'
import { isoMoment, printMoment, printTime } from '@/lib/dates'

export const dynamic = 'force-dynamic'

export const metadata: Metadata = { robots: { index: false, follow: false }, referrer: 'same-origin' }

type Props = { params: Promise<{ token: string }> }

export default async function JoinPage({ params }: Props) {
  const { token } = await params
  const now = new Date()
  const door = await findDoor(token, now)
  if (!door) return <DeadLink />
  return (
    <div className="page">
      <FormTitle>{`Your door: ${door.run.course.title}`}</FormTitle>
      <PageHeader title={door.run.course.title} lede={`Your door to the room, ${door.name}.`} />
      <div className="measure space-y-6">
        {'session' in door && <SessionTime session={door.session} zone={door.run.zone} now={now} />}
        <Room door={door} path={`/join/${token}`} />
        <p className="border-line border-t pt-4 text-ink-soft">
          Can you not come? The mail you got has the link to give your seat back;{' '}
          <a href="/find-my-registration">we can send it again</a>.
        </p>
      </div>
      <DoorScript />
    </div>
  )
}

function SessionTime({
  session,
  zone,
  now,
}: {
  session: { startsAt: string; endsAt: string }
  zone: string
  now: Date
}) {
  const startsAt = new Date(session.startsAt)
  const time = printTime(startsAt, new Date(session.endsAt), zone, now)
  return (
    <p className="text-lg">
      <When {...time} dateTime={isoMoment(startsAt, zone)} stacked />
    </p>
  )
}

function Room({ door, path }: { door: NonNullable<Awaited<ReturnType<typeof findDoor>>>; path: string }): ReactNode {
  switch (door.kind) {
    case 'open':
      return door.zoomUrl ? (
        <Notice look="good" title="The room is open">
          <p>Zoom may ask for your name: type it as you want to be called.</p>
          <ButtonLink href={door.zoomUrl}>Go into the room</ButtonLink>
          <p className="text-sm">
            Or copy this address into Zoom: <span className="break-all">{door.zoomUrl}</span>
          </p>
        </Notice>
      ) : (
        <Notice look="warm" title={door.run.isOnline ? 'The room is not ready' : 'This session is not on Zoom'}>
          {door.run.isOnline ? (
            <p>
              Its link is missing, and that is our mistake. <a href="/contact">Write to us now</a> and we will send it,
              then <a href={path}>look again here</a>.
            </p>
          ) : (
            <p>We meet here: {door.run.place}.</p>
          )}
        </Notice>
      )
    case 'before':
      return (
        <Notice title="The room is not open yet">
          <p>
            It opens on {printMoment(door.opensAt, door.run.zone)}, 15 minutes before the session. Then the way in is
            here, at this same address.
          </p>
          <p data-opens={door.opensAt.toISOString()} />
          <p>
            <a href={path} className="inline-flex min-h-11 items-center">
              Look again
            </a>
          </p>
        </Notice>
      )
    case 'over':
      return <Notice title="This run is over">Thank you for being there.</Notice>
    case 'cancelled':
      return <Notice title="This run is cancelled">It does not take place, so this door stays shut.</Notice>
    case 'not_confirmed':
      return (
        <Notice title="This door belongs to a seat that is not taken">
          <p>
            It was given back, or is not confirmed. <a href={`/events/${door.run.slug}`}>The page of this run</a> says
            whether a seat can be taken.
          </p>
        </Notice>
      )
  }
}
