import { timesAndPlace } from '@/lib/courses/runs/times-and-place'
import { db, RunStatus } from '@/lib/db'
import type { Trainer } from '@/lib/people/granted'
import { ledBy } from './own-runs'

/** A draft that a trainer leads, as its form shows it, without a price; null when there is none of that slug. */
export async function findOwnDraft(trainer: Trainer, slug: string) {
  const run = await db.run.findFirst({
    where: { slug, status: RunStatus.DRAFT, ...ledBy(trainer) },
    select: {
      id: true,
      zone: true,
      isOnline: true,
      zoomUrl: true,
      venue: true,
      accessNote: true,
      updatedAt: true,
      course: { select: { title: true } },
      sessions: {
        select: { localStart: true, localEnd: true, startsAt: true, endsAt: true, cancelledAt: true },
        orderBy: { startsAt: 'asc' },
      },
    },
  })
  return run && { course: run.course.title, draft: { id: run.id, ...timesAndPlace(run) } }
}
