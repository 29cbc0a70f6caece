import { TAKES_A_SEAT } from '@/lib/courses/seats'
import { printDay } from '@/lib/dates'
import { db, type Prisma, RegistrationState, ScholarshipState } from '@/lib/db'
import { emailOf } from '@/lib/people/email-of'
import type { Staff } from '@/lib/people/granted'
import { leastPrice } from './seat-price'

// Only the desk reads these. Nothing that a trainer is shown may say what a seat cost or that a scholarship was asked for.

/** Requests that wait for the office: those whose seat is still held. */
const waiting = {
  state: ScholarshipState.REQUESTED,
  registration: { state: RegistrationState.HOLD },
} satisfies Prisma.ScholarshipRequestWhereInput

const requestSelect = {
  id: true,
  canPayCents: true,
  note: true,
  state: true,
  priceCents: true,
  createdAt: true,
  decidedAt: true,
  decidedBy: true,
  registration: {
    select: {
      name: true,
      state: true,
      person: { select: { email: true } },
      sessions: { select: { sessionId: true } },
      run: {
        select: {
          id: true,
          slug: true,
          zone: true,
          scholarshipLimit: true,
          course: { select: { title: true } },
          sessions: { select: { startsAt: true }, orderBy: { startsAt: 'asc' } },
          tiers: {
            where: { retiredAt: null },
            select: { id: true, kind: true, minCents: true, maxCents: true, isPerSession: true },
          },
        },
      },
    },
  },
} satisfies Prisma.ScholarshipRequestSelect

function toRequest(
  { registration, ...request }: Prisma.ScholarshipRequestGetPayload<{ select: typeof requestSelect }>,
  now: Date,
) {
  const { run, person, name, state, sessions } = registration
  const [first] = run.sessions
  return {
    ...request,
    name,
    email: emailOf(person),
    isWaiting: request.state === ScholarshipState.REQUESTED && state === RegistrationState.HOLD,
    leastPriceCents: leastPrice(run.tiers, sessions.length || null)?.priceCents ?? 0,
    run: {
      id: run.id,
      slug: run.slug,
      title: first ? `${run.course.title}, ${printDay(first.startsAt, run.zone, now)}` : run.course.title,
      limit: run.scholarshipLimit,
    },
  }
}

/** How many requests wait for the office. */
export async function countWaitingScholarships(_staff: Staff): Promise<number> {
  return db.scholarshipRequest.count({ where: waiting })
}

/** Those that wait for the office, the oldest first, and those that were answered last. */
export async function listScholarships(_staff: Staff, most: number, now = new Date()) {
  const [open, answered] = await Promise.all([
    db.scholarshipRequest.findMany({ where: waiting, select: requestSelect, orderBy: { createdAt: 'asc' } }),
    db.scholarshipRequest.findMany({
      where: { state: { not: ScholarshipState.REQUESTED } },
      select: requestSelect,
      orderBy: { decidedAt: 'desc' },
      take: most,
    }),
  ])
  return {
    waiting: open.map((request) => toRequest(request, now)),
    answered: answered.map((request) => toRequest(request, now)),
  }
}

/** One request with how many scholarships its run has given by now; null when there is no such request. */
export async function findScholarship(_staff: Staff, id: string, now = new Date()) {
  const request = await db.scholarshipRequest.findUnique({ where: { id }, select: requestSelect })
  if (!request) return null
  const granted = await db.scholarshipRequest.count({
    where: {
      state: ScholarshipState.GRANTED,
      registration: { runId: request.registration.run.id, state: { in: [...TAKES_A_SEAT] } },
    },
  })
  return { ...toRequest(request, now), granted }
}
