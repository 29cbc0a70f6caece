import { type db, Prisma, type Tx } from '@/lib/db'
import { LIVE, TAKES_A_SEAT } from './seats'

type Count = { seatsTaken: number; waiting: number }
const nobody: Count = { seatsTaken: 0, waiting: 0 }

/** Registrations that take a seat or wait for one: of the whole series, and of single sessions. */
export type SeatCounts = { series: Count; singles: ReadonlyMap<string, Count> }

/** Counts the seats of these runs. Only under a run's lock is its count still true when it is acted on. */
export async function countSeats(
  tx: Tx | typeof db,
  runIds: readonly string[],
): Promise<(runId: string) => SeatCounts> {
  const states = (list: readonly string[]) => Prisma.sql`ARRAY[${Prisma.join([...list])}]::"RegistrationState"[]`
  const rows = await tx.$queryRaw<({ runId: string; sessionId: string | null } & Count)[]>`
    SELECT r."runId", s."sessionId",
      count(*) FILTER (WHERE r."state" = ANY(${states(TAKES_A_SEAT)}))::int AS "seatsTaken",
      count(*) FILTER (WHERE r."state" = 'WAITLISTED')::int AS "waiting"
    FROM "Registration" r LEFT JOIN "RegistrationSession" s ON s."registrationId" = r."id"
    WHERE r."runId" = ANY(${[...runIds]}::uuid[]) AND r."state" = ANY(${states(LIVE)})
    GROUP BY r."runId", s."sessionId"`
  return (runId) => {
    const ofRun = rows.filter((row) => row.runId === runId)
    const singles = ofRun.flatMap(({ sessionId, ...count }) => (sessionId ? [[sessionId, count] as const] : []))
    return { series: ofRun.find((row) => row.sessionId === null) ?? nobody, singles: new Map(singles) }
  }
}

type Session = { id: string; cancelledAt: Date | string | null }

/**
 * A run with its counts. Each session has those of the series and its own. The run's `seatsTaken` is that of its fullest
 * session that takes place; `seriesWaiting` waits for the whole series, `waiting` of a session for that one by itself.
 */
export function withSeats<Listed extends Session, Run extends { sessions: readonly Listed[] }>(
  run: Run & { sessions: readonly Listed[] },
  { series, singles }: SeatCounts,
): Omit<Run, 'sessions'> & { sessions: (Listed & Count)[]; seatsTaken: number; seriesWaiting: number } {
  const sessions = run.sessions.map((session) => {
    const { seatsTaken, waiting } = singles.get(session.id) ?? nobody
    return { ...session, seatsTaken: series.seatsTaken + seatsTaken, waiting }
  })
  const ofSessions = sessions.filter(({ cancelledAt }) => !cancelledAt).map((session) => session.seatsTaken)
  return {
    ...run,
    sessions,
    seatsTaken: Math.max(series.seatsTaken, ...ofSessions),
    seriesWaiting: series.waiting,
  }
}
