import { printDay } from '@/lib/dates'
import { db, RegistrationState } from '@/lib/db'
import type { Staff } from '@/lib/people/granted'

/** Somebody who waits, and who would be passed by if they were put first; null when they do not wait in this run. */
export async function previewFirst(_staff: Staff, slug: string, registrationId: string, now = new Date()) {
  const run = await db.run.findUnique({
    where: { slug },
    select: {
      zone: true,
      course: { select: { title: true } },
      registrations: {
        where: { state: RegistrationState.WAITLISTED },
        select: { id: true, name: true, createdAt: true },
        orderBy: { waitlistSeq: 'asc' },
      },
    },
  })
  const place = run?.registrations.findIndex(({ id }) => id === registrationId) ?? -1
  const waiting = run?.registrations[place]
  if (!run || !waiting) return null
  return {
    name: waiting.name,
    course: run.course.title,
    since: printDay(waiting.createdAt, run.zone, now),
    passed: run.registrations
      .slice(0, place)
      .map(({ id, name, createdAt }) => ({ id, name, since: printDay(createdAt, run.zone, now) })),
  }
}
