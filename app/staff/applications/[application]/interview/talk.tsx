import { When } from '@/components/ui/when'
import { HOME_ZONE, isoMoment, printTime } from '@/lib/dates'
import { MINUTE_MS } from '@/lib/durations'

type Talk = { startsAt: Date; minutes: number; place: string }

/** The time of a talk in the board's zone; the reader's own stands beside it where it differs. */
function TalkTime({ startsAt, minutes }: { startsAt: Date; minutes: number }) {
  const endsAt = new Date(startsAt.getTime() + minutes * MINUTE_MS)
  const { day, clock, zone } = printTime(startsAt, endsAt, HOME_ZONE, new Date())
  return <When day={day} clock={clock} zone={zone} dateTime={isoMoment(startsAt, HOME_ZONE)} />
}

export function TalkSet({ talk, isHeld }: { talk: Talk; isHeld: boolean }) {
  return (
    <div className="space-y-1">
      <p className="font-semibold">{isHeld ? 'The talk was on' : 'The talk is set for'}</p>
      <p>
        <TalkTime {...talk} />
      </p>
      <p className="wrap-anywhere">
        {/^https?:\/\/\S+$/.test(talk.place) ? <a href={talk.place}>{talk.place}</a> : talk.place}
      </p>
    </div>
  )
}

export function Offered({ times, isSet }: { times: readonly Talk[]; isSet: boolean }) {
  return (
    <div className="space-y-2">
      <p className="font-semibold">
        {isSet ? 'The applicant may still choose among' : 'Offered; the applicant has not chosen yet'}
      </p>
      <ul className="space-y-2">
        {times.map((time) => (
          <li key={time.startsAt.toISOString()}>
            <TalkTime {...time} />
          </li>
        ))}
      </ul>
    </div>
  )
}
