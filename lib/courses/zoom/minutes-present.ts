import { MINUTE_MS } from '@/lib/durations'

type Times = { startsAt: Date; endsAt: Date }
type Presence = { joinedAt: Date; leftAt: Date }

/**
 * How many minutes of a session somebody was there, begun ones counted as whole. Stays are joined, so that who comes
 * again is counted on and who is there by two devices is counted once; what lies before or after the session is not
 * counted: a host who tries out the room the day before was not there.
 */
export function minutesPresent({ startsAt, endsAt }: Times, stays: readonly Presence[]): number {
  let presentMs = 0
  let countedUntil = startsAt.getTime()
  for (const { joinedAt, leftAt } of [...stays].sort((one, other) => Number(one.joinedAt) - Number(other.joinedAt))) {
    const from = Math.max(joinedAt.getTime(), countedUntil)
    const until = Math.min(leftAt.getTime(), endsAt.getTime())
    if (until <= from) continue
    presentMs += until - from
    countedUntil = until
  }
  return Math.ceil(presentMs / MINUTE_MS)
}
