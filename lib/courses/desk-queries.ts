import { printMoment, printTime } from '@/lib/dates'
import { db, OrderState, RegistrationState } from '@/lib/db'
import type { Staff } from '@/lib/people/granted'
import { wallTimeAt } from '@/lib/wall-time'
import { runLabel } from './run-state'
import { LIVE, TAKES_A_SEAT } from './seats'

const sessions = { select: { startsAt: true, endsAt: true }, orderBy: { startsAt: 'asc' } } as const
const seatsTaken = { select: { registrations: { where: { state: { in: [...TAKES_A_SEAT] } } } } }

/** Every run for the desk, those not over first and the next one on top. */
export async function listRuns(_staff: Staff, now = new Date()) {
  const runs = await db.run.findMany({
    select: {
      slug: true,
      status: true,
      zone: true,
      capacity: true,
      opensAt: true,
      closesAt: true,
      course: { select: { title: true } },
      sessions,
      _count: seatsTaken,
    },
  })
  const listed = runs.map(({ _count, ...run }) => {
    const [first] = run.sessions
    const facts = { ...run, seatsTaken: _count.registrations }
    return {
      slug: run.slug,
      course: run.course.title,
      first: first ? printTime(first.startsAt, first.endsAt, run.zone, now) : null,
      firstAt: first?.startsAt.getTime() ?? Number.POSITIVE_INFINITY,
      isOver: run.sessions.every((session) => session.endsAt <= now) && run.sessions.length > 0,
      sessions: run.sessions.length,
      label: runLabel(facts, now),
      seats: run.capacity === null ? `${facts.seatsTaken}` : `${facts.seatsTaken} of ${run.capacity}`,
    }
  })
  const upcoming = listed.filter((run) => !run.isOver).sort((one, other) => one.firstAt - other.firstAt)
  const past = listed.filter((run) => run.isOver).sort((one, other) => other.firstAt - one.firstAt)
  return { upcoming, past }
}

/** A run's roster: who has a seat or waits for one, and those who gave theirs back. Null when there is no such run. */
export async function findRoster(_staff: Staff, slug: string, now = new Date()) {
  const run = await db.run.findUnique({
    where: { slug },
    select: {
      slug: true,
      status: true,
      zone: true,
      capacity: true,
      opensAt: true,
      closesAt: true,
      zoomUrl: true,
      isOnline: true,
      course: { select: { title: true } },
      sessions,
      _count: seatsTaken,
      registrations: {
        select: {
          id: true,
          name: true,
          pronouns: true,
          accessNeeds: true,
          state: true,
          createdAt: true,
          holdExpiresAt: true,
          tier: { select: { label: true } },
          orderLines: { where: { order: { state: OrderState.PAID } }, select: { amountCents: true } },
          person: { select: { email: true } },
        },
        orderBy: { createdAt: 'asc' },
      },
    },
  })
  if (!run) return null
  const { registrations, _count, ...facts } = run
  const roster = registrations.map(({ person, tier, orderLines, ...registration }) => ({
    ...registration,
    email: person.email,
    tier: tier?.label ?? null,
    paidCents: orderLines.reduce((sum, line) => sum + line.amountCents, 0),
    standing: standing(registration, run.zone),
  }))
  return {
    slug,
    course: run.course.title,
    label: runLabel({ ...facts, seatsTaken: _count.registrations }, now),
    zone: run.zone,
    isCancelled: run.status === 'CANCELLED',
    isPublic: run.status !== 'DRAFT',
    lacksZoom: run.isOnline && run.zoomUrl === null,
    capacity: run.capacity,
    seatsTaken: _count.registrations,
    times: run.sessions.map((session) => printTime(session.startsAt, session.endsAt, run.zone, now)),
    live: roster.filter((registration) => LIVE.some((state) => state === registration.state)),
    gone: roster.filter((registration) => !LIVE.some((state) => state === registration.state)),
  }
}

export type RosterEntry = NonNullable<Awaited<ReturnType<typeof findRoster>>>['live'][number]

/** A registration's state as the desk reads it; of a hold, until when. */
function standing({ state, holdExpiresAt }: { state: RegistrationState; holdExpiresAt: Date | null }, zone: string) {
  const isHeld = state === RegistrationState.HOLD && holdExpiresAt !== null
  return isHeld ? `${stateWords[state]} until ${printMoment(holdExpiresAt, zone)}` : stateWords[state]
}

const stateWords: Record<RegistrationState, string> = {
  [RegistrationState.HOLD]: 'Held for payment',
  [RegistrationState.CONFIRMED]: 'Has a seat',
  [RegistrationState.WAITLISTED]: 'On the waiting list',
  [RegistrationState.OFFERED]: 'Offered a seat',
  [RegistrationState.CANCELLED]: 'Gave the seat back',
  [RegistrationState.EXPIRED]: 'Hold ended',
}

/** The courses that a run can be of. */
export async function courseChoices(_staff: Staff): Promise<{ value: string; label: string }[]> {
  const courses = await db.course.findMany({ select: { id: true, title: true }, orderBy: { position: 'asc' } })
  return courses.map((course) => ({ value: course.id, label: course.title }))
}

/** A run as its form shows it, or null. Wall times are in the run's zone; `keepsPrices`: the form leaves them as they are. */
export async function findRunToEdit(_staff: Staff, slug: string) {
  const run = await db.run.findUnique({
    where: { slug },
    include: { sessions: { orderBy: { startsAt: 'asc' } }, tiers: { orderBy: { position: 'asc' } } },
  })
  if (!run) return null
  const [tier, ...otherTiers] = run.tiers
  const wallTime = (instant: Date | null) => (instant ? wallTimeAt(instant, run.zone) : '')
  return {
    id: run.id,
    courseId: run.courseId,
    status: run.status,
    zone: run.zone,
    capacity: run.capacity?.toString() ?? '',
    opensAt: wallTime(run.opensAt),
    closesAt: wallTime(run.closesAt),
    keepsPrices: otherTiers.length > 0 || tier?.kind === 'RANGE',
    priceKind: tier?.kind ?? 'FREE',
    priceCents: tier?.minCents ?? null,
    fairMarketValueCents: run.fairMarketValueCents,
    isOnline: run.isOnline,
    zoomUrl: run.zoomUrl ?? '',
    venue: run.venue ?? '',
    accessNote: run.accessNote ?? '',
    updatedAt: run.updatedAt.toISOString(),
    sessions: run.sessions.map(({ localStart, localEnd }) => ({
      date: localStart.slice(0, 10),
      start: localStart.slice(11),
      end: localEnd.slice(11),
    })),
  }
}

export type RunToEdit = NonNullable<Awaited<ReturnType<typeof findRunToEdit>>>
