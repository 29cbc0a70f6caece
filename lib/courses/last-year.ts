import { db, RegistrationState, RunStatus, ScholarshipState } from '@/lib/db'
import { DAY_MS } from '@/lib/durations'

/**
 * What took place in the 365 days before `now`, counted from the rows: sessions that were held, people with a seat in one
 * of their runs, seats among these that cost nothing, and scholarships granted.
 */
export async function lastYear(now: Date) {
  const since = new Date(now.getTime() - 365 * DAY_MS)
  const held = {
    startsAt: { gte: since },
    endsAt: { lte: now },
    cancelledAt: null,
    run: { status: RunStatus.PUBLISHED },
  }
  const seat = {
    state: RegistrationState.CONFIRMED,
    run: {
      status: RunStatus.PUBLISHED,
      sessions: { some: { startsAt: { gte: since }, endsAt: { lte: now }, cancelledAt: null } },
    },
  }
  const [sessions, people, freeSeats, scholarships] = await Promise.all([
    db.runSession.count({ where: held }),
    db.registration.findMany({ where: seat, distinct: ['personId'], select: { personId: true } }),
    db.registration.count({ where: { ...seat, tier: { kind: 'FREE' } } }),
    db.scholarshipRequest.count({
      where: { state: ScholarshipState.GRANTED, decidedAt: { gte: since }, registration: seat },
    }),
  ])
  return { sessions, people: people.length, freeSeats, scholarships }
}
