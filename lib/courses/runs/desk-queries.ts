import { readRefundPolicy } from '@/lib/courses/change/refund-policy'
import { runLabel } from '@/lib/courses/run-state'
import { countSeats, withSeats } from '@/lib/courses/seat-counts'
import { printTime } from '@/lib/dates'
import { db, RegistrationState, RunStatus } from '@/lib/db'
import type { Staff } from '@/lib/people/granted'
import { wallTimeAt } from '@/lib/wall-time'
import { timesAndPlace } from './times-and-place'

const sessions = {
  select: { id: true, startsAt: true, endsAt: true, cancelledAt: true },
  orderBy: { startsAt: 'asc' },
} as const

/** Every run for the desk, those not over first and the next one on top. */
export async function listRuns(_staff: Staff, now = new Date()) {
  const runs = await db.run.findMany({
    select: {
      id: true,
      slug: true,
      status: true,
      zone: true,
      capacity: true,
      opensAt: true,
      closesAt: true,
      waitlistClosesAt: true,
      hasSingleSessions: true,
      course: { select: { title: true } },
      sessions,
      _count: { select: { registrations: { where: { state: RegistrationState.WAITLISTED } } } },
    },
  })
  const countsOf = await countSeats(
    db,
    runs.map(({ id }) => id),
  )
  const listed = runs.map((run) => {
    const [first] = run.sessions
    const facts = withSeats(run, countsOf(run.id))
    return {
      slug: run.slug,
      course: run.course.title,
      first: first ? printTime(first.startsAt, first.endsAt, run.zone, now) : null,
      firstAt: first?.startsAt.getTime() ?? Number.POSITIVE_INFINITY,
      isOver: run.sessions.every((session) => session.endsAt <= now) && run.sessions.length > 0,
      sessions: run.sessions.length,
      label: runLabel(facts, now),
      isPublic: run.status === RunStatus.PUBLISHED,
      capacity: run.capacity,
      seatsTaken: facts.seatsTaken,
      seats: run.capacity === null ? `${facts.seatsTaken}` : `${facts.seatsTaken} of ${run.capacity}`,
      waiting: run._count.registrations,
    }
  })
  const upcoming = listed.filter((run) => !run.isOver).sort((one, other) => one.firstAt - other.firstAt)
  const past = listed.filter((run) => run.isOver).sort((one, other) => other.firstAt - one.firstAt)
  return { upcoming, past }
}

/** The courses that a run can be of. */
export async function courseChoices(_staff: Staff): Promise<{ value: string; label: string }[]> {
  const courses = await db.course.findMany({ select: { id: true, title: true }, orderBy: { position: 'asc' } })
  return courses.map((course) => ({ value: course.id, label: course.title }))
}

/** The people who can lead a run; those who lead no new ones only where they lead this one already. */
export async function trainerChoices(_staff: Staff, run?: string): Promise<{ value: string; label: string }[]> {
  const leadsIt = run === undefined ? [] : [{ runs: { some: { run: { slug: run } } } }]
  const trainers = await db.trainer.findMany({
    where: { OR: [{ isRetired: false }, ...leadsIt] },
    select: { id: true, name: true },
    orderBy: { name: 'asc' },
  })
  return trainers.map((trainer) => ({ value: trainer.id, label: trainer.name }))
}

/** A run as its form shows it, or null. Wall times are in the run's zone, amounts are dollars as people type them. */
export async function findRunToEdit(_staff: Staff, slug: string) {
  const run = await db.run.findUnique({
    where: { slug },
    include: {
      sessions: { orderBy: { startsAt: 'asc' } },
      tiers: { where: { retiredAt: null }, orderBy: { position: 'asc' } },
      trainers: { select: { trainerId: true } },
    },
  })
  if (!run) return null
  const wallTime = (instant: Date | null) => (instant ? wallTimeAt(instant, run.zone) : '')
  const dollars = (cents: number | null) => (cents === null ? '' : String(cents / 100))
  const isFree = run.tiers.every((tier) => tier.kind === 'FREE')
  return {
    id: run.id,
    courseId: run.courseId,
    status: run.status,
    trainerIds: run.trainers.map(({ trainerId }) => trainerId),
    capacity: run.capacity?.toString() ?? '',
    opensAt: wallTime(run.opensAt),
    closesAt: wallTime(run.closesAt),
    waitlistClosesAt: wallTime(run.waitlistClosesAt),
    offerHours: String(run.offerHours),
    hasSingleSessions: run.hasSingleSessions,
    scholarshipLimit: String(run.scholarshipLimit),
    minimum: run.minimum?.toString() ?? '',
    goNoGoAt: wallTime(run.goNoGoAt),
    fairMarketValue: isFree && run.fairMarketValueCents === 0 ? '' : dollars(run.fairMarketValueCents),
    tiers: run.tiers.map((tier) => ({
      id: tier.id,
      label: tier.label,
      kind: tier.kind,
      least: dollars(tier.minCents),
      suggested: dollars(tier.suggestedCents),
      most: dollars(tier.maxCents),
      isPerSession: tier.isPerSession,
    })),
    policy: (readRefundPolicy(run.refundPolicy) ?? []).map(({ hoursBefore, percent }) => ({
      days: String(hoursBefore / 24),
      percent: String(percent),
    })),
    ...timesAndPlace(run),
  }
}

/** A run as the form of a new one like it shows it: all but what makes it that run. A draft, without its Zoom link. */
export async function findRunToCopy(staff: Staff, slug: string): Promise<RunToEdit | null> {
  const run = await findRunToEdit(staff, slug)
  if (!run) return null
  const tiers = run.tiers.map((tier) => ({ ...tier, id: '' }))
  return { ...run, status: RunStatus.DRAFT, zoomUrl: '', updatedAt: '', tiers, cancelled: [] }
}

export type RunToEdit = NonNullable<Awaited<ReturnType<typeof findRunToEdit>>>
