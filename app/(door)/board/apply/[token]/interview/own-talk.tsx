import type { ReactNode } from 'react'
import { Notice } from '@/components/ui/notice'
import { When } from '@/components/ui/when'
import type { findOwnInterview } from '@/lib/board/interview/interview-queries'
import { HOME_ZONE, isoMoment, printTime } from '@/lib/dates'
import { MINUTE_MS } from '@/lib/durations'

/** How the talk stands, as its applicant reads it: set, or that the board knows that no time fits. */
export function OwnTalk({
  interview: { set, noneFits, times },
}: {
  interview: NonNullable<Awaited<ReturnType<typeof findOwnInterview>>>
}): ReactNode {
  if (set) {
    const { startsAt, minutes, place } = set
    const now = new Date()
    const endsAt = new Date(startsAt.getTime() + minutes * MINUTE_MS)
    return (
      <Notice look="good" title={startsAt > now ? 'The talk is set' : 'The talk was on'}>
        <p>
          <When {...printTime(startsAt, endsAt, HOME_ZONE, now)} dateTime={isoMoment(startsAt, HOME_ZONE)} />
        </p>
        <p className="wrap-anywhere">{/^https?:\/\/\S+$/.test(place) ? <a href={place}>{place}</a> : place}</p>
      </Notice>
    )
  }
  if (noneFits) {
    return (
      <Notice title="The board knows that none of the times fits">
        A member of the board offers you others, by mail and here.
      </Notice>
    )
  }
  if (times.length === 0) {
    return <p className="measure">No times are offered now. A member of the board offers you some, by mail and here.</p>
  }
  return null
}
