import { movable, obstacleOf, readPaid } from '@/lib/courses/change/lock-move'
import { fittingTier, hasOtherValue } from '@/lib/courses/change/transfer-rules'
import { upcomingRuns } from '@/lib/courses/queries'
import { canTake } from '@/lib/courses/run-state'
import { chosenSessions } from '@/lib/courses/seats'
import { printTime } from '@/lib/dates'
import { db, RunStatus } from '@/lib/db'
import { formatCents } from '@/lib/money'
import type { Staff } from '@/lib/people/granted'

/**
 * Where the office could move a seat, each run with what follows of it, and where it cannot, with why; or the obstacle that
 * keeps it. Null when the run has no such registration.
 */
export async function previewMove(_staff: Staff, slug: string, registrationId: string, now = new Date()) {
  const found = await db.registration.findFirst({
    where: { id: registrationId, run: { slug } },
    select: {
      ...movable,
      run: {
        select: {
          status: true,
          courseId: true,
          zone: true,
          fairMarketValueCents: true,
          course: { select: { title: true } },
          sessions: {
            select: { id: true, startsAt: true, endsAt: true, cancelledAt: true },
            orderBy: { startsAt: 'asc' },
          },
        },
      },
    },
  })
  if (!found) return null
  const { run, ...registration } = found
  const [first] = chosenSessions(run.sessions, [])
  const shown = {
    name: registration.name,
    course: run.course.title,
    time: first ? printTime(first.startsAt, first.endsAt, run.zone, now).full : 'no date',
  }
  const paid = await db.$transaction((tx) => readPaid(tx, registrationId))
  const obstacle = obstacleOf(registration, run, paid, now)
  if (obstacle || paid === 'money_moved')
    return { ...shown, obstacle: obstacle ?? ('money_moved' as const), targets: [] }
  const others = await db.run.findMany({
    where: { courseId: run.courseId, id: { not: registration.runId }, status: RunStatus.PUBLISHED },
    select: { slug: true, fairMarketValueCents: true, tiers: { where: { retiredAt: null } } },
  })
  const paidCents = paid.reduce((sum, line) => sum + line.amountCents, 0)
  const targets = (await upcomingRuns(now)).flatMap((summary) => {
    const other = others.find((one) => one.slug === summary.slug)
    const sessions = chosenSessions(summary.sessions, [])
    const [start] = sessions
    if (!other || !start || new Date(start.startsAt) <= now) return []
    const isSamePrice = fittingTier(other, registration.tier, paid, run.fairMarketValueCents) !== null
    const obstacleThere = !canTake(summary, [], now)
      ? 'No seat is free there, or others wait for it.'
      : hasOtherValue(other, paid, run.fairMarketValueCents)
        ? 'A seat there is worth another sum, so that the receipt would not be true of it. End the registration, and add them there.'
        : null
    const money = isSamePrice
      ? 'The price is the same.'
      : `The price there: ${summary.price}. They have paid ${paidCents === 0 ? 'nothing' : formatCents(paidCents)}; nothing more is asked for, and nothing goes back.`
    return [
      {
        slug: summary.slug,
        times: sessions.map(
          ({ startsAt, endsAt }) => printTime(new Date(startsAt), new Date(endsAt), summary.zone, now).full,
        ),
        words: obstacleThere ?? `${summary.place}. ${money}`,
        isPossible: obstacleThere === null,
      },
    ]
  })
  return { ...shown, obstacle: null, targets }
}
