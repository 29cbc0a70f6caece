import { isoDay } from '@/lib/dates'
import {
  type Certification,
  db,
  type Level,
  OrderState,
  type Prisma,
  RegistrationState,
  RunStatus,
  type TierKind,
} from '@/lib/db'
import { readLinkToken } from '@/lib/links'
import { joinWindow } from './join-window'
import { printPlace } from './place'
import { printPrice, printTier } from './prices'
import { printRefundPolicy, readRefundPolicy } from './refund-policy'
import type { RunFacts } from './run-state'
import { TAKES_A_SEAT } from './seats'

// What public pages show. Instants are ISO strings: most of this is kept in a cache as JSON.

type SessionView = { id: string; startsAt: string; endsAt: string; icsSequence: number }

/** A run as lists show it, with what its state is computed from. */
export type RunSummary = Omit<RunFacts, 'sessions' | 'opensAt' | 'closesAt'> & {
  slug: string
  sessions: SessionView[]
  opensAt: string | null
  closesAt: string | null
  isOnline: boolean
  venue: string | null
  place: string
  price: string
  course: { slug: string; title: string; level: Level }
}

/** A run as its own page shows it. */
export type RunView = RunSummary & {
  id: string
  course: { slug: string; title: string; level: Level; summary: string; prerequisites: string | null }
  /** One line a price. */
  tiers: { id: string; label: string; kind: TierKind; price: string; leastCents: number }[]
  /** Nothing in it costs. */
  isFree: boolean
  fairMarketValueCents: number
  trainers: { name: string; pronouns: string | null; certification: Certification }[]
  /** One sentence a step; null: not decided. */
  refundSteps: string[] | null
  accessNote: string | null
  cancelReason: string | null
  isDemonstration: boolean
}

/** A course as the catalogue shows it. */
export type CourseSummary = { slug: string; level: Level; title: string; summary: string }

/** A course as its own page shows it; the texts are Markdown. */
export type CourseView = CourseSummary & { description: string; audience: string; prerequisites: string | null }

const summarySelect = {
  slug: true,
  status: true,
  zone: true,
  isOnline: true,
  venue: true,
  capacity: true,
  opensAt: true,
  closesAt: true,
  sessions: {
    select: { id: true, startsAt: true, endsAt: true, icsSequence: true },
    orderBy: { startsAt: 'asc' },
  },
  tiers: {
    select: { id: true, label: true, kind: true, minCents: true, suggestedCents: true, maxCents: true },
    orderBy: { position: 'asc' },
  },
  course: { select: { slug: true, title: true, level: true, summary: true, prerequisites: true } },
  _count: { select: { registrations: { where: { state: { in: [...TAKES_A_SEAT] } } } } },
} satisfies Prisma.RunSelect

function toSummary(run: Prisma.RunGetPayload<{ select: typeof summarySelect }>): RunSummary {
  return {
    slug: run.slug,
    status: run.status,
    zone: run.zone,
    isOnline: run.isOnline,
    venue: run.venue,
    place: printPlace(run),
    capacity: run.capacity,
    seatsTaken: run._count.registrations,
    opensAt: run.opensAt?.toISOString() ?? null,
    closesAt: run.closesAt?.toISOString() ?? null,
    sessions: run.sessions.map((session) => ({
      ...session,
      startsAt: session.startsAt.toISOString(),
      endsAt: session.endsAt.toISOString(),
    })),
    price: printPrice(run.tiers),
    course: { slug: run.course.slug, title: run.course.title, level: run.course.level },
  }
}

/** Runs that visitors may see and that are not over at `now`, by their first session. */
export async function upcomingRuns(now = new Date()): Promise<RunSummary[]> {
  const runs = await db.run.findMany({
    where: { status: { not: RunStatus.DRAFT }, sessions: { some: { endsAt: { gt: now } } } },
    select: summarySelect,
  })
  return runs.map(toSummary).sort((one, other) => firstStart(one).localeCompare(firstStart(other)))
}

function firstStart(run: RunSummary): string {
  return run.sessions[0]?.startsAt ?? ''
}

/** One meeting in the calendar of a month. */
export type MonthSession = { startsAt: string; endsAt: string; number: number; run: RunSummary }

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
  return runs
    .map(toSummary)
    .flatMap((run) => run.sessions.map((session, index) => ({ ...session, number: index + 1, run })))
    .filter((session) => isoDay(new Date(session.startsAt), session.run.zone).startsWith(month))
    .sort((one, other) => one.startsAt.localeCompare(other.startsAt))
    .map(({ startsAt, endsAt, number, run }) => ({ startsAt, endsAt, number, run }))
}

const DAY_MS = 24 * 60 * 60 * 1000

/** One run that visitors may see, past ones too; null when there is none under this slug. */
export async function findRun(slug: string): Promise<RunView | null> {
  const run = await db.run.findFirst({
    where: { slug, status: { not: RunStatus.DRAFT } },
    select: {
      ...summarySelect,
      id: true,
      accessNote: true,
      cancelReason: true,
      refundPolicy: true,
      fairMarketValueCents: true,
      isDemonstration: true,
      trainers: {
        select: { trainer: { select: { name: true, pronouns: true, certification: true } } },
        orderBy: { position: 'asc' },
      },
    },
  })
  if (!run) return null
  const policy = readRefundPolicy(run.refundPolicy)
  return {
    ...toSummary(run),
    id: run.id,
    course: run.course,
    tiers: run.tiers.map((tier) => ({
      id: tier.id,
      label: tier.label,
      kind: tier.kind,
      price: printTier(tier),
      leastCents: tier.minCents ?? 0,
    })),
    isFree: run.tiers.length > 0 && run.tiers.every((tier) => tier.kind === 'FREE'),
    fairMarketValueCents: run.fairMarketValueCents,
    trainers: run.trainers.map(({ trainer }) => trainer),
    refundSteps: policy && printRefundPolicy(policy),
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

const ownSelect = {
  id: true,
  linkVersion: true,
  state: true,
  name: true,
  holdExpiresAt: true,
  person: { select: { email: true } },
  orderLines: {
    select: {
      id: true,
      kind: true,
      description: true,
      amountCents: true,
      fairMarketValueCents: true,
      order: { select: { state: true, totalCents: true, checkoutSessionId: true } },
    },
    orderBy: [{ kind: 'asc' }, { id: 'asc' }],
  },
  run: {
    select: { ...summarySelect, accessNote: true, cancelReason: true, zoomUrl: true },
  },
} satisfies Prisma.RegistrationSelect

/** The registration that a lasting link opens, or null when the link was not made here or was killed. */
async function byToken(purpose: 'registration' | 'join', token: string) {
  const link = readLinkToken(purpose, token)
  if (!link) return null
  return db.registration.findFirst({ where: { id: link.id, linkVersion: link.version }, select: ownSelect })
}

/** One person's registration as the holder of its manage link sees it. Zoom's link is no part of it. */
export async function findOwnRegistration(token: string) {
  const registration = await byToken('registration', token)
  if (!registration) return null
  const { run, person, orderLines, ...own } = registration
  const { accessNote, cancelReason } = run
  return { ...own, email: person.email, bill: toBill(orderLines), run: { ...toSummary(run), accessNote, cancelReason } }
}

type BilledLine = Prisma.RegistrationGetPayload<{ select: typeof ownSelect }>['orderLines'][number]

/** What a seat costs, line by line; null where it costs nothing. `isBegun`: a page to pay it stands open at Stripe. */
function toBill(lines: readonly BilledLine[]) {
  const [first] = lines
  if (!first) return null
  const { state, totalCents, checkoutSessionId } = first.order
  const valueCents = lines.reduce((sum, line) => sum + line.fairMarketValueCents, 0)
  return {
    lines: lines.map(({ id, kind, description, amountCents }) => ({ id, kind, description, amountCents })),
    totalCents,
    valueCents,
    hasGift: lines.some((line) => line.kind === 'GIFT'),
    isPaid: state === OrderState.PAID,
    isBegun: state === OrderState.OPEN && checkoutSessionId !== null,
  }
}

export type OwnRegistration = NonNullable<Awaited<ReturnType<typeof findOwnRegistration>>>

/**
 * What a person's own door shows at `now`. Zoom's link is there only for a confirmed person, in a run that takes place,
 * from 15 minutes before a session to its end; before and after, it does not leave this function. Nor is the manage link here:
 * a calendar may be shared, and whoever sees this door in it must not be able to give the seat back.
 */
export async function findDoor(token: string, now = new Date()) {
  const registration = await byToken('join', token)
  if (!registration) return null
  const { state, name, run } = registration
  const summary = toSummary(run)
  const shown = { name, run: summary }
  if (run.status !== RunStatus.PUBLISHED) return { ...shown, kind: 'cancelled' as const }
  if (state !== RegistrationState.CONFIRMED) return { ...shown, kind: 'not_confirmed' as const }
  const window = joinWindow(summary.sessions, now)
  return window.kind === 'open'
    ? { ...shown, ...window, zoomUrl: run.isOnline ? run.zoomUrl : null }
    : { ...shown, ...window }
}
