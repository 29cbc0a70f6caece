import { TimeLine, type TimeLineStone } from '@/components/ui/time-line'
import { When } from '@/components/ui/when'
import { isoMoment, printTime } from '@/lib/dates'

type Session = { id: string; startsAt: string; endsAt: string; cancelledAt: string | null }

function nextOf(sessions: readonly Session[], now: Date): Session | undefined {
  return sessions.find((session) => !session.cancelledAt && now < new Date(session.endsAt))
}

/** The meeting by which a run is known at `now`: the next one, or the first where none is ahead. */
export function NextSession({
  sessions,
  zone,
  isCancelled = false,
  now,
}: {
  sessions: readonly Session[]
  zone: string
  isCancelled?: boolean
  now: Date
}) {
  const session = nextOf(sessions, now) ?? sessions[0]
  if (!session) return null
  const startsAt = new Date(session.startsAt)
  const time = printTime(startsAt, new Date(session.endsAt), zone, now)
  return (
    <p className={isCancelled || session.cancelledAt ? 'line-through' : undefined}>
      <When {...time} dateTime={isoMoment(startsAt, zone)} />
    </p>
  )
}

/** A run's sessions as stones along a line, as they stand at `now`; what does not take place is struck out. */
export function SessionLine({
  sessions,
  zone,
  isCancelled = false,
  now,
}: {
  sessions: readonly Session[]
  zone: string
  isCancelled?: boolean
  now: Date
}) {
  const next = nextOf(sessions, now)
  const stateOf = (session: Session): TimeLineStone['state'] => {
    if (isCancelled || session.cancelledAt) return 'cancelled'
    if (new Date(session.endsAt) <= now) return 'past'
    if (session !== next) return 'upcoming'
    return new Date(session.startsAt) <= now ? 'now' : 'next'
  }
  return (
    <TimeLine
      label="Sessions"
      stones={sessions.map((session) => {
        const startsAt = new Date(session.startsAt)
        const { day, clock, zone: zoneName } = printTime(startsAt, new Date(session.endsAt), zone, now)
        return {
          key: session.id,
          day,
          clock,
          zone: zoneName,
          dateTime: isoMoment(startsAt, zone),
          state: stateOf(session),
        }
      })}
    />
  )
}
