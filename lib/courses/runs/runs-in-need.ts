import { isZoomConnected } from '@/lib/courses/zoom/zoom'
import { printDay } from '@/lib/dates'
import { db, RunStatus } from '@/lib/db'
import { DAY_MS } from '@/lib/durations'
import type { Staff } from '@/lib/people/granted'

const DAYS_AHEAD = 7

/** The public runs ahead that somebody must see to: whether one takes place, or a room without which nobody can come in. */
export async function runsInNeed(_: Staff, now = new Date()) {
  const soon = new Date(now.getTime() + DAYS_AHEAD * DAY_MS)
  const isAhead = { cancelledAt: null, endsAt: { gt: now } }
  const undecided = { goAt: null, goNoGoAt: { lte: now }, sessions: { some: isAhead } }
  const roomless = { isOnline: true, zoomUrl: null, sessions: { some: { ...isAhead, startsAt: { lte: soon } } } }
  const runs = await db.run.findMany({
    where: { status: RunStatus.PUBLISHED, OR: isZoomConnected ? [undecided] : [undecided, roomless] },
    select: {
      slug: true,
      zone: true,
      goNoGoAt: true,
      goAt: true,
      course: { select: { title: true } },
      sessions: { where: isAhead, orderBy: { startsAt: 'asc' }, take: 1, select: { startsAt: true } },
    },
  })
  return runs
    .flatMap(({ sessions: [next], ...run }) => (next ? [{ ...run, next }] : []))
    .sort((one, other) => one.next.startsAt.getTime() - other.next.startsAt.getTime())
    .map(({ slug, zone, goNoGoAt, goAt, course, next }) => ({
      slug,
      title: `${course.title}, ${printDay(next.startsAt, zone, now)}`,
      need: goNoGoAt !== null && goAt === null && goNoGoAt <= now ? ('decision' as const) : ('room' as const),
    }))
}
