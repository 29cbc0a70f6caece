import { db, RunStatus } from '@/lib/db'
import type { Staff } from '@/lib/people/granted'

/** Whom a run of the course is told to when it opens. */
const onList = { confirmedAt: { not: null }, stoppedAt: null }

/** Every course in the order of the catalogue, with how many runs are public and not over, and how many wait for one. */
export async function listCourses(_: Staff, now = new Date()) {
  const courses = await db.course.findMany({
    orderBy: [{ position: 'asc' }, { title: 'asc' }],
    select: {
      slug: true,
      title: true,
      level: true,
      summary: true,
      _count: {
        select: {
          runs: {
            where: { status: RunStatus.PUBLISHED, sessions: { some: { cancelledAt: null, endsAt: { gt: now } } } },
          },
          interests: { where: onList },
        },
      },
    },
  })
  return courses.map(({ _count, ...course }) => ({ ...course, runsAhead: _count.runs, interested: _count.interests }))
}

/** One course as its form and its own page at the desk show it, or null. */
export async function findCourseToEdit(_: Staff, slug: string) {
  return db.course.findUnique({
    where: { slug },
    select: {
      id: true,
      slug: true,
      level: true,
      title: true,
      summary: true,
      description: true,
      audience: true,
      prerequisites: true,
      position: true,
      updatedAt: true,
    },
  })
}

/** Where a course stands on the path of learning. */
export const levelWords = {
  INTRODUCTION: 'Introduction',
  FOUNDATION: 'Foundation',
  INTEGRATION: 'Integration',
  OTHER: 'Beside the path',
} as const
