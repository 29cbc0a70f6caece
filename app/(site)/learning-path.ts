import { cachedCourses } from '@/app/cached'
import type { RiverBend } from '@/components/ui/river-path'
import type { CourseSummary, RunSummary } from '@/lib/courses/queries'
import { isOpen, runState } from '@/lib/courses/run-state'
import { printDay } from '@/lib/dates'
import { runsAhead } from './upcoming-events'

/** The three courses of the path, when all three are there, and the courses beside it, each with its next open date. */
export async function learningPath(
  now: Date,
): Promise<{ path: readonly [RiverBend, RiverBend, RiverBend] | null; others: RiverBend[] }> {
  const [courses, runs] = await Promise.all([cachedCourses(), runsAhead(now)])
  const first = (level: CourseSummary['level']) => courses.find((course) => course.level === level)
  const bend = (course: CourseSummary): RiverBend => ({
    href: `/courses/${course.slug}`,
    title: course.title,
    summary: course.summary,
    ...nextDate(course, runs, now),
  })
  const [introduction, foundation, integration] = [first('INTRODUCTION'), first('FOUNDATION'), first('INTEGRATION')]
  if (!introduction || !foundation || !integration) return { path: null, others: courses.map(bend) }
  const path = [introduction, foundation, integration]
  return {
    path: [bend(introduction), bend(foundation), bend(integration)],
    others: courses.filter((course) => !path.includes(course)).map(bend),
  }
}

/** "Next: Sat, Dec 5", of the first run that has seats; or the way to hear of one. */
function nextDate(course: CourseSummary, runs: readonly RunSummary[], now: Date): Pick<RiverBend, 'note' | 'noteLink'> {
  const run = runs.find((candidate) => candidate.course.slug === course.slug && isOpen(runState(candidate, now)))
  const [first] = run?.sessions ?? []
  return run && first
    ? { note: `Next: ${printDay(new Date(first.startsAt), run.zone, now)}` }
    : {
        note: 'No open dates just now',
        noteLink: { href: `/courses/${course.slug}/tell-me`, label: 'Tell me when a run opens' },
      }
}
