import type { RegistrationState } from '@/lib/db'

/** The states that take a seat. A clock never frees one, only a transition out of these does. */
export const TAKES_A_SEAT = ['HOLD', 'OFFERED', 'CONFIRMED'] as const satisfies readonly RegistrationState[]

/** The states of which a person may have one a run. */
export const LIVE = [...TAKES_A_SEAT, 'WAITLISTED'] as const satisfies readonly RegistrationState[]

/** A registration is for the sessions it names; one that names none is for the whole series. */
export type Choice = readonly string[]

type CountedSession = { id: string; cancelledAt: Date | string | null; seatsTaken: number }
type CountedRun = { capacity: number | null; sessions: readonly CountedSession[] }

/**
 * Seats that may still be taken; null where a run has no limit. Never below zero: a lowered capacity drops nobody. Of a
 * run, these are seats in the whole series: `seatsTaken` is that of its fullest session.
 */
export function seatsLeft(run: { capacity: number | null; seatsTaken: number }): number | null {
  return run.capacity === null ? null : Math.max(0, run.capacity - run.seatsTaken)
}

/** Whether seats are few: three or fewer, or at most a fifth of them all. */
export function areSeatsFew(run: { capacity: number | null; seatsTaken: number }): boolean {
  const left = seatsLeft(run)
  return run.capacity !== null && left !== null && left > 0 && (left <= 3 || left * 5 <= run.capacity)
}

/** The sessions that a registration is for, of those that take place. */
export function chosenSessions<Session extends Pick<CountedSession, 'id' | 'cancelledAt'>>(
  sessions: readonly Session[],
  choice: Choice,
): Session[] {
  return sessions.filter(({ id, cancelledAt }) => !cancelledAt && (choice.length === 0 || choice.includes(id)))
}

/** The seats taken in the fullest session once a registration for these sessions has been counted in. */
export function seatsTakenWith(
  run: { seatsTaken: number; sessions: readonly CountedSession[] },
  choice: Choice,
): number {
  return Math.max(run.seatsTaken, ...chosenSessions(run.sessions, choice).map(({ seatsTaken }) => seatsTaken + 1))
}

/** The run once somebody more waits for these sessions; none named is the whole series. */
export function withWaiting<
  Run extends { seriesWaiting: number; sessions: readonly (CountedSession & { waiting: number })[] },
>(run: Run, choice: Choice): Run {
  if (choice.length === 0) return { ...run, seriesWaiting: run.seriesWaiting + 1 }
  const sessions = run.sessions.map((session) =>
    choice.includes(session.id) ? { ...session, waiting: session.waiting + 1 } : session,
  )
  return { ...run, sessions }
}

/** The run once a registration for these sessions has been counted in. */
export function withSeatTaken<Run extends { seatsTaken: number; sessions: readonly CountedSession[] }>(
  run: Run,
  choice: Choice,
): Run {
  const chosen = new Set(chosenSessions(run.sessions, choice).map(({ id }) => id))
  const sessions = run.sessions.map((session) =>
    chosen.has(session.id) ? { ...session, seatsTaken: session.seatsTaken + 1 } : session,
  )
  return { ...run, sessions, seatsTaken: seatsTakenWith(run, choice) }
}

/**
 * Who is offered a seat, of people in the order in which they wait. Who cannot have what they chose keeps it free of
 * those behind them, and only that: a head that waits for one session is passed by for another.
 */
export function whoIsNext<Waiting extends { choice: Choice }>(run: CountedRun, waiting: readonly Waiting[]): Waiting[] {
  const taken = new Map(run.sessions.map((session) => [session.id, session.seatsTaken]))
  const kept = new Set<string>()
  return waiting.filter(({ choice }) => {
    const ids = chosenSessions(run.sessions, choice).map(({ id }) => id)
    const isFree = (id: string) => !kept.has(id) && (run.capacity === null || (taken.get(id) ?? 0) < run.capacity)
    const isNext = ids.length > 0 && ids.every(isFree)
    for (const id of ids) {
      if (isNext) taken.set(id, (taken.get(id) ?? 0) + 1)
      else kept.add(id)
    }
    return isNext
  })
}
