import type { SessionTimes } from './run-form'

type Existing = { id: string; localStart: string; startsAt: Date; endsAt: Date }

/** What becomes of a run's sessions when its form is saved. `kept` says for each whether its times have changed. */
export type SessionPlan<Of extends Existing> = {
  kept: { id: string; times: SessionTimes; isChanged: boolean }[]
  added: SessionTimes[]
  removed: Of[]
}

/**
 * Pairs the sessions that a run has with those that it shall have, so that calendars know them again: first those that
 * start at the same wall time, then the others in order. What is left over is added or removed.
 */
export function planSessions<Of extends Existing>(
  existing: readonly Of[],
  wanted: readonly SessionTimes[],
): SessionPlan<Of> {
  const same = wanted.flatMap((times) => {
    const session = existing.find((candidate) => candidate.localStart === times.localStart)
    return session ? [{ session, times }] : []
  })
  const free = existing.filter((session) => !same.some((pair) => pair.session === session))
  const open = wanted.filter((times) => !same.some((pair) => pair.times === times))
  const moved = free.slice(0, open.length).flatMap((session, index) => {
    const times = open[index]
    return times ? [{ session, times }] : []
  })
  return {
    kept: [...same, ...moved].map(({ session, times }) => ({
      id: session.id,
      times,
      isChanged: Number(session.startsAt) !== Number(times.startsAt) || Number(session.endsAt) !== Number(times.endsAt),
    })),
    added: open.slice(free.length),
    removed: free.slice(open.length),
  }
}
