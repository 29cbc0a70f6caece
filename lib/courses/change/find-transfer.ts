import { upcomingRuns } from '@/lib/courses/queries'
import { canTake, isOpen, runState } from '@/lib/courses/run-state'
import { chosenSessions } from '@/lib/courses/seats'
import { printTimeFor } from '@/lib/dates'
import { db, RunStatus } from '@/lib/db'
import { movable, type Obstacle, obstacleOf, readPaid } from './lock-move'
import { fittingTier } from './transfer-rules'

/** A run of the same course that people can register for, or wait for: its sessions with their zone. */
type Target = {
  slug: string
  times: string[]
  place: string
  standing: 'free' | 'full' | 'other_price'
}

type Transfer = { obstacle: Obstacle; targets: [] } | { obstacle: null; targets: Target[] }

/**
 * Where a seat could move to, or the obstacle that keeps it. Whether its person is registered for one of these runs by
 * itself is not told before they ask: this page shows one registration and no other.
 */
export async function findTransfer(registrationId: string, now = new Date()): Promise<Transfer> {
  const { run, ...registration } = await db.registration.findUniqueOrThrow({
    where: { id: registrationId },
    select: {
      ...movable,
      run: {
        select: {
          status: true,
          courseId: true,
          fairMarketValueCents: true,
          sessions: { select: { id: true, startsAt: true, cancelledAt: true }, orderBy: { startsAt: 'asc' } },
        },
      },
    },
  })
  const paid = await db.$transaction((tx) => readPaid(tx, registrationId))
  const obstacle = obstacleOf(registration, run, paid, now)
  if (obstacle || paid === 'money_moved') return { obstacle: obstacle ?? 'money_moved', targets: [] }

  const others = await db.run.findMany({
    where: { courseId: run.courseId, id: { not: registration.runId }, status: RunStatus.PUBLISHED },
    select: { slug: true, fairMarketValueCents: true, tiers: { where: { retiredAt: null } } },
  })
  const targets = (await upcomingRuns(now)).flatMap((summary): Target[] => {
    const other = others.find(({ slug }) => slug === summary.slug)
    const state = runState(summary, now)
    if (!other || !(isOpen(state) || state === 'full')) return []
    const fits = fittingTier(other, registration.tier, paid, run.fairMarketValueCents) !== null
    return [
      {
        slug: summary.slug,
        times: chosenSessions(summary.sessions, []).map(({ startsAt, endsAt }) =>
          printTimeFor(registration.zone, new Date(startsAt), new Date(endsAt), summary.zone, now),
        ),
        place: summary.place,
        standing: canTake(summary, [], now) ? (fits ? 'free' : 'other_price') : 'full',
      },
    ]
  })
  return { obstacle: null, targets }
}
