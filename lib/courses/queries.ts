import { printRefundPolicy, readRefundPolicy } from '@/lib/courses/change/refund-policy'
import { printPrice, printTier } from '@/lib/courses/price/prices'
import { isoDay } from '@/lib/dates'
import { type Certification, db, type Level, type Prisma, RunStatus, type TierKind } from '@/lib/db'
import { DAY_MS } from '@/lib/durations'
import { printPlace } from './place'
import type { RunFacts } from './run-state'
import { countSeats, type SeatCounts, withSeats } from './seat-counts'

// What public pages show. Instants are ISO strings: most of this is kept in a cache as JSON.

export type SessionView = {
  id: string
  startsAt: string
  endsAt: string
  icsSequence: number
  cancelledAt: string | null
  cancelReason: string | null
  seatsTaken: number
  waiting: number
}

/** A run as lists show it, with what its state is computed from. */
export type RunSummary = Omit<RunFacts, 'sessions' | 'opensAt' | 'closesAt' | 'waitlistClosesAt'> & {
  slug: string
  sessions: SessionView[]
  opensAt: string | null
  closesAt: string | null
  waitlistClosesAt: string | null
  isOnline: boolean
  venue: string | null
  place: string
  price: string
  /** Nothing in it costs. */
  isFree: boolean
  course: { slug: string; title: string; level: Level }
}

/** A run as its own page shows it. */
export type RunView = RunSummary & {
  id: string
  course: { slug: string; title: string; level: Level; summary: string; prerequisites: string | null }
  /** One line a price. */
  tiers: { id: string; label: string; kind: TierKind; price: string; leastCents: number; isPerSession: boolean }[]
  fairMarketValueCents: number
  trainers: { name: string; pronouns: string | null; certification: Certification; biography: string }[]
  /** One sentence a step; null: not decided. */
  refundSteps: string[] | null
  /** What it needs before it is certain; see minimum.ts. */
  minimum: number | null
  goNoGoAt: string | null
  goAt: string | null
  accessNote: string | null
  cancelReason: string | null
  isDemonstration: boolean
}

/** A course as the catalogue shows it. */
export type CourseSummary = { slug: string; level: Level; title: string; summary: string }

/** A course as its own page shows it; the texts are Markdown. */
export type CourseView = CourseSummary & { description: string; audience: string; prerequisites: string | null }

/** What `toSummaries` needs. */
export const summarySelect = {
  id: true,
  slug: true,
  status: true,
  zone: true,
  isOnline: true,
  venue: true,
  capacity: true,
  opensAt: true,
  closesAt: true,
  waitlistClosesAt: true,
  hasSingleSessions: true,
  sessions: {
    select: { id: true, startsAt: true, endsAt: true, icsSequence: true, cancelledAt: true, cancelReason: true },
    orderBy: { startsAt: 'asc' },
  },
  tiers: {
    where: { retiredAt: null },
    select: {
      id: true,
      label: true,
      kind: true,
      minCents: true,
      suggestedCents: true,
      maxCents: true,
      isPerSession: true,
    },
    orderBy: { position: 'asc' },
  },
  course: { select: { slug: true, title: true, level: true, summary: true, prerequisites: true } },
} satisfies Prisma.RunSelect

type SelectedRun = Prisma.RunGetPayload<{ select: typeof summarySelect }>

export async function toSummaries(selected: readonly SelectedRun[]): Promise<RunSummary[]> {
  const countsOf = await countSeats(
    db,
    selected.map(({ id }) => id),
  )
  return selected.map((run) => toSummary(run, countsOf(run.id)))
}

function toSummary(selected: SelectedRun, counts: SeatCounts): RunSummary {
  const run = withSeats(selected, counts)
  return {
    slug: run.slug,
    status: run.status,
    zone: run.zone,
    isOnline: run.isOnline,
    venue: run.venue,
    place: printPlace(run),
    capacity: run.capacity,
    hasSingleSessions: run.hasSingleSessions,
    seatsTaken: run.seatsTaken,
    seriesWaiting: run.seriesWaiting,
    opensAt: run.opensAt?.toISOString() ?? null,
    closesAt: run.closesAt?.toISOString() ?? null,
    waitlistClosesAt: run.waitlistClosesAt?.toISOString() ?? null,
    sessions: run.sessions.map((session) => ({
      ...session,
      startsAt: session.startsAt.toISOString(),
      endsAt: session.endsAt.toISOString(),
      cancelledAt: session.cancelledAt?.toISOString() ?? null,
    })),
    price: printPrice(run.tiers),
    isFree: run.tiers.length > 0 && run.tiers.every((tier) => tier.kind === 'FREE'),
    course: { slug: run.course.slug, title: run.course.title, level: run.course.level },
  }
}

/** Runs that visitors may see and that are not over at `now`, by their first session. */
export async function upcomingRuns(now = new Date()): Promise<RunSummary[]> {
  const runs = await db.run.findMany({
    where: { status: { not: RunStatus.DRAFT }, sessions: { some: { endsAt: { gt: now } } } },
    select: summarySelect,
  })
  return (await toSummaries(runs)).sort((one, other) => firstStart(one).localeCompare(firstStart(other)))
}

function firstStart(run: RunSummary): string {
  return run.sessions[0]?.startsAt ?? ''
}

/** One meeting in the calendar of a month. */
export type MonthSession = { startsAt: string; endsAt: string; isCancelled: boolean; number: number; run: RunSummary }

/** The sessions that visitors may see whose date, in their run's zone, is in a month such as "2026-06". */
export async function sessionsOfMonth(month: string): Promise<MonthSession[]> {
  const start = new Date(`${month}-01T00:00:00Z`)
  // No zone is further than 14 hours from UTC: a day to either side holds every session of the month.
  const from = new Date(start.getTime() - DAY_MS)
  const to = new Date(start.getTime() + 32 * DAY_MS)
  const runs = await db.run.findMany({
    where: { status: { not: RunStatus.DRAFT }, sessions: { some: { startsAt: { gte: from, lt: to } } } },
    select: summarySelect,
  })
  return (await toSummaries(runs))
    .flatMap((run) => run.sessions.map((session, index) => ({ ...session, number: index + 1, run })))
    .filter((session) => isoDay(new Date(session.startsAt), session.run.zone).startsWith(month))
    .sort((one, other) => one.startsAt.localeCompare(other.startsAt))
    .map(({ startsAt, endsAt, cancelledAt, number, run }) => ({
      startsAt,
      endsAt,
      isCancelled: run.status === RunStatus.CANCELLED || cancelledAt !== null,
      number,
      run,
    }))
}

/** One run that visitors may see, past ones too; null when there is none under this slug. */
export async function findRun(slug: string): Promise<RunView | null> {
  const run = await db.run.findFirst({
    where: { slug, status: { not: RunStatus.DRAFT } },
    select: {
      ...summarySelect,
      accessNote: true,
      cancelReason: true,
      refundPolicy: true,
      minimum: true,
      goNoGoAt: true,
      goAt: true,
      fairMarketValueCents: true,
      isDemonstration: true,
      trainers: {
        select: { trainer: { select: { name: true, pronouns: true, certification: true, biography: true } } },
        orderBy: { position: 'asc' },
      },
    },
  })
  if (!run) return null
  const policy = readRefundPolicy(run.refundPolicy)
  const counts = await countSeats(db, [run.id])
  return {
    ...toSummary(run, counts(run.id)),
    id: run.id,
    course: run.course,
    tiers: run.tiers.map((tier) => ({
      id: tier.id,
      label: tier.label,
      kind: tier.kind,
      price: printTier(tier),
      leastCents: tier.minCents ?? 0,
      isPerSession: tier.isPerSession,
    })),
    fairMarketValueCents: run.fairMarketValueCents,
    trainers: run.trainers.map(({ trainer }) => trainer),
    refundSteps: policy && printRefundPolicy(policy),
    minimum: run.minimum,
    goNoGoAt: run.goNoGoAt?.toISOString() ?? null,
    goAt: run.goAt?.toISOString() ?? null,
    accessNote: run.accessNote,
    cancelReason: run.cancelReason,
    isDemonstration: run.isDemonstration,
  }
}

/** Every course, in the order of the catalogue. */
export async function allCourses(): Promise<CourseSummary[]> {
  return db.course.findMany({
    select: { slug: true, level: true, title: true, summary: true },
    orderBy: [{ position: 'asc' }, { title: 'asc' }],
  })
}

/** One course, or null. */
export async function findCourse(slug: string): Promise<CourseView | null> {
  return db.course.findUnique({
    where: { slug },
    select: {
      slug: true,
      level: true,
      title: true,
      summary: true,
      description: true,
      audience: true,
      prerequisites: true,
    },
  })
}
