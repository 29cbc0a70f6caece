import { zoomChanged } from '@/lib/courses/zoom/zoom-changed'
import { db } from '@/lib/db'
import { touch } from '@/lib/page-tags'
import type { Staff } from '@/lib/people/granted'
import type { ChangedCourseInput } from './course-form'

const TAGS_A_NOTICE = 50

/**
 * Changes what a course says of itself, on its own page and on those of its runs. What it asks for is what people attest
 * from now on; whoever has registered attested the words of then. `changed_meanwhile`: it was saved since the form was
 * opened. What is sent a second time as it stands is saved.
 */
export async function changeCourse(
  staff: Staff,
  { id, updatedAt, ...words }: ChangedCourseInput,
  now = new Date(),
): Promise<{ kind: 'saved'; slug: string } | { kind: 'changed_meanwhile' | 'unknown' }> {
  return db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT "id" FROM "Course" WHERE "id" = ${id}::uuid FOR UPDATE`
    const before = await tx.course.findUnique({
      where: { id },
      include: {
        runs: { select: { id: true, slug: true, sessions: { where: { endsAt: { gt: now } }, select: { id: true } } } },
      },
    })
    if (!before) return { kind: 'unknown' }
    const names = ['title', 'level', 'summary', 'description', 'audience', 'prerequisites', 'position'] as const
    const changed = names.filter((name) => before[name] !== words[name])
    if (changed.length === 0) return { kind: 'saved', slug: before.slug }
    if (before.updatedAt.getTime() !== updatedAt.getTime()) return { kind: 'changed_meanwhile' }
    await tx.course.update({ where: { id }, data: words })
    await tx.auditEntry.create({
      data: {
        actor: `person:${staff.personId}`,
        action: 'course.changed',
        subject: `course:${id}`,
        details: { slug: before.slug, changed },
      },
    })
    await touch(tx, ['runs', `course:${before.slug}`])
    // One notice of Postgres holds 8,000 bytes, and a course may have had many runs.
    for (let from = 0; from < before.runs.length; from += TAGS_A_NOTICE) {
      await touch(
        tx,
        before.runs.slice(from, from + TAGS_A_NOTICE).map(({ slug }) => `run:${slug}` as const),
      )
    }
    if (changed.includes('title')) {
      for (const run of before.runs) if (run.sessions.length > 0) await zoomChanged(tx, run.id)
    }
    return { kind: 'saved', slug: before.slug }
  })
}
