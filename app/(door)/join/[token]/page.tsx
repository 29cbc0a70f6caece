import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { FormTitle } from '@/components/form/form-title'
import { DeadLink } from '@/components/site/dead-link'
import { DoorScript } from '@/components/site/door-script'
import { LookAgain } from '@/components/site/look-again'
import { PageHeader } from '@/components/site/page-header'
import { ButtonLink } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { When } from '@/components/ui/when'
import { findDoor, type Room } from '@/lib/courses/zoom/door'
import { askForRoom } from '@/lib/courses/zoom/zoom-changed'
import { isoMoment, printMoment, printTime } from '@/lib/dates'

export const dynamic = 'force-dynamic'

export const metadata: Metadata = { robots: { index: false, follow: false }, referrer: 'same-origin' }

type Props = { params: Promise<{ token: string }> }

type Door = NonNullable<Awaited<ReturnType<typeof findDoor>>>
type Session = { startsAt: Date; endsAt: Date }

export default async function JoinPage({ params }: Props) {
  const { token } = await params
  const now = new Date()
  const door = await findDoor(token, now)
  if (!door) return <DeadLink of="registrations" />
  if (door.kind === 'open' && door.room.kind === 'opening') await askForRoom(door.run.id)
  const isTheirs = door.kind === 'before' || door.kind === 'open'
  return (
    <div className="page">
      <FormTitle>{`${isTheirs ? 'Your door' : 'This door is shut'}: ${door.run.title}`}</FormTitle>
      <PageHeader
        title={door.run.title}
        lede={isTheirs ? `Your door to the room, ${door.name}.` : `This door is shut, ${door.name}.`}
      />
      <div className="measure space-y-6">
        {'calledOff' in door && door.calledOff && (
          <Notice look="warm" title="A session is cancelled">
            <SessionTime session={door.calledOff} zone={door.run.zone} now={now} />
            <p>{door.calledOff.cancelReason ?? 'It does not take place. We are sorry.'}</p>
          </Notice>
        )}
        {'session' in door && <SessionTime session={door.session} zone={door.run.zone} now={now} />}
        <Threshold door={door} path={`/join/${token}`} />
        {isTheirs && (
          <p className="border-line border-t pt-4 text-ink-soft">
            Can you not come? The mail you got has the link to give your seat back;{' '}
            <a href="/find-my-registration">we can send it again</a>.
          </p>
        )}
      </div>
      <DoorScript />
    </div>
  )
}

function SessionTime({ session, zone, now }: { session: Session; zone: string; now: Date }) {
  const time = printTime(session.startsAt, session.endsAt, zone, now)
  return (
    <p className="text-lg">
      <When {...time} dateTime={isoMoment(session.startsAt, zone)} stacked />
    </p>
  )
}

/** What is to be done at the door as it is now. */
function Threshold({ door, path }: { door: Door; path: string }): ReactNode {
  switch (door.kind) {
    case 'open':
      return (
        <div role="status">
          <WayIn room={door.room} place={door.run.place} path={path} />
        </div>
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
      return door.calledOff ? (
        <Notice title="No session is left">
          <p>
            What comes instead, if anything, is on <a href={`/events/${door.run.slug}`}>the page of this run</a>.
          </p>
        </Notice>
      ) : (
        <Notice title="This run is over">Thank you for being there.</Notice>
      )
    case 'cancelled':
      return (
        <Notice title="This run is cancelled">
          {door.cancelReason ?? 'It does not take place, so this door stays shut.'}
        </Notice>
      )
    case 'not_confirmed':
      return (
        <Notice title="This door belongs to a seat that is not taken">
          <p>
            {whyShut(door.state)} <a href={`/events/${door.run.slug}`}>The page of this run</a> says whether a seat can
            be taken.
          </p>
        </Notice>
      )
  }
}

function WayIn({ room, place, path }: { room: Room; place: string; path: string }): ReactNode {
  switch (room.kind) {
    case 'link':
      return (
        <Notice look="good" title="The room is open">
          <p>
            {room.isOwn
              ? 'This way in is yours alone: please do not pass it on. '
              : 'Zoom may ask for your name: type it as you want to be called.'}
          </p>
          <ButtonLink href={room.href}>Go into the room</ButtonLink>
          <p className="text-sm">
            Or copy this address into your browser: <span className="break-all">{room.href}</span>
          </p>
        </Notice>
      )
    case 'opening':
      return (
        <Notice look={room.isLate ? 'warm' : 'calm'} title="The room is being opened">
          <p>Zoom is making your way in. This page looks again by itself for half a minute.</p>
          {room.isLate && (
            <p>
              It takes longer than it should.{' '}
              {room.officeEmail ? (
                <>
                  Write to <a href={`mailto:${room.officeEmail}`}>{room.officeEmail}</a>
                </>
              ) : (
                <a href="/contact">Write to us</a>
              )}
              , and somebody lets you in.
            </p>
          )}
          <LookAgain href={path} />
        </Notice>
      )
    case 'missing':
      return (
        <Notice look="warm" title="The room is not ready">
          <p>
            Its link is missing, and that is our mistake. <a href="/contact">Write to us now</a> and we will send it,
            then <a href={path}>look again here</a>.
          </p>
        </Notice>
      )
    case 'in_person':
      return (
        <Notice look="warm" title="This session is not on Zoom">
          We meet here: {place}.
        </Notice>
      )
  }
}

function whyShut(state: Extract<Door, { kind: 'not_confirmed' }>['state']): string {
  switch (state) {
    case 'HOLD':
      return 'The seat is held, and becomes yours when it is paid: the mail you got leads there.'
    case 'OFFERED':
      return 'The seat is offered to you, and becomes yours when you take it: the mail you got leads there.'
    case 'WAITLISTED':
      return 'You are on the waiting list. We write to you when a seat comes free.'
    default:
      return 'It was given back, or its hold has ended.'
  }
}
