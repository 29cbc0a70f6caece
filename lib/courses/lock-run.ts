import type { Tx } from '@/lib/db'
import { TAKES_A_SEAT } from './seats'

/**
 * Locks a run's row until the transaction ends, then reads what decides about its seats. Whoever takes or frees a seat
 * holds this lock, so the count is true when it is acted on. Null when there is no such run.
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
      refundPolicy: true,
      fairMarketValueCents: true,
      isOnline: true,
      venue: true,
      accessNote: true,
      isDemonstration: true,
      course: { select: { slug: true, title: true } },
      tiers: {
        select: { id: true, kind: true, minCents: true, maxCents: true },
        orderBy: { position: 'asc' },
      },
      sessions: {
        select: { id: true, startsAt: true, endsAt: true, icsSequence: true },
        orderBy: { startsAt: 'asc' },
      },
      _count: { select: { registrations: { where: { state: { in: [...TAKES_A_SEAT] } } } } },
    },
  })
  if (!run) return null
  const { _count, ...facts } = run
  return { ...facts, seatsTaken: _count.registrations }
}

export type LockedRun = NonNullable<Awaited<ReturnType<typeof lockRun>>>
