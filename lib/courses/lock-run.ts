import type { Tx } from '@/lib/db'
import { countSeats, withSeats } from './seat-counts'

/**
 * Locks a run's row until the transaction ends, then reads what decides about its seats. Whoever takes or frees a seat
 * holds this lock, so the counts are true when they are acted on. Null when there is no such run.
 */
export async function lockRun(tx: Tx, runId: string) {
  await tx.$queryRaw`SELECT "id" FROM "Run" WHERE "id" = ${runId}::uuid FOR UPDATE`
  const run = await tx.run.findUnique({
    where: { id: runId },
    select: {
      id: true,
      slug: true,
      status: true,
      createdAt: true,
      updatedAt: true,
      zone: true,
      capacity: true,
      opensAt: true,
      closesAt: true,
      waitlistClosesAt: true,
      offerHours: true,
      hasSingleSessions: true,
      refundPolicy: true,
      fairMarketValueCents: true,
      isOnline: true,
      venue: true,
      accessNote: true,
      isDemonstration: true,
      course: { select: { slug: true, title: true, prerequisites: true } },
      tiers: {
        where: { retiredAt: null },
        select: { id: true, kind: true, minCents: true, maxCents: true, isPerSession: true },
        orderBy: { position: 'asc' },
      },
      sessions: {
        select: { id: true, startsAt: true, endsAt: true, icsSequence: true, cancelledAt: true },
        orderBy: { startsAt: 'asc' },
      },
    },
  })
  if (!run) return null
  const counts = await countSeats(tx, [runId])
  return withSeats(run, counts(runId))
}

export type LockedRun = NonNullable<Awaited<ReturnType<typeof lockRun>>>
