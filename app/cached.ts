import { unstable_cache } from 'next/cache'
import { allCourses, findCourse, findRun, sessionsOfMonth, upcomingRuns } from '@/lib/courses/queries'
import { isDemonstration, readSettings } from '@/lib/settings'

// Queries of cached pages, wrapped with the tags under which `touch` (lib/page-tags.ts) renews them. What they return
// is kept as JSON: plain values only, instants as ISO strings.

export const cachedSettings = unstable_cache(() => readSettings(), ['settings'], { tags: ['settings'] })

/** Whether pages must say that the site shows a demonstration. */
export async function showsDemonstration(): Promise<boolean> {
  return isDemonstration(await cachedSettings())
}

/** Runs not over when this was last asked; a page leaves out those that are over by now. */
export const cachedUpcomingRuns = unstable_cache(() => upcomingRuns(), ['upcoming-runs'], { tags: ['runs'] })

export const cachedCourses = unstable_cache(() => allCourses(), ['courses'], { tags: ['runs'] })

/** The sessions of a month, "2026-06", those of cancelled and past runs too. */
export const cachedMonth = unstable_cache((month: string) => sessionsOfMonth(month), ['month'], { tags: ['runs'] })

export function cachedRun(slug: string) {
  return unstable_cache(() => findRun(slug), ['run', slug], { tags: [`run:${slug}`] })()
}

export function cachedCourse(slug: string) {
  return unstable_cache(() => findCourse(slug), ['course', slug], { tags: [`course:${slug}`] })()
}
