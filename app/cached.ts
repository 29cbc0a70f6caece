import { unstable_cache } from 'next/cache'
import { lastYear } from '@/lib/courses/last-year'
import { allCourses, findCourse, findRun, sessionsOfMonth, upcomingRuns } from '@/lib/courses/queries'
import { campaignSlugs, findCampaign } from '@/lib/giving/funds/fund-queries'
import { keepNames, keepTimes, readKeepTimes, timeInWords } from '@/lib/keep-times'
import { isDemonstration, readSettings } from '@/lib/settings'

// Queries of cached pages, wrapped with the tags under which `touch` (lib/page-tags.ts) renews them. What they return
// is kept as JSON: plain values only, instants as ISO strings.

/** A page that was being made while its rows changed may keep the old ones, but no longer than this. */
const seconds = { revalidate: 60 }

export const cachedSettings = unstable_cache(() => readSettings(), ['settings'], { tags: ['settings'], ...seconds })

/** How long things are kept, as the page on privacy says it. */
export const cachedKeepTimes = unstable_cache(
  async () => {
    const times = await readKeepTimes(new Date())
    return keepNames.map((name) => ({ ...keepTimes[name], time: timeInWords(times[name]) }))
  },
  ['keep-times'],
  { tags: ['settings'], ...seconds },
)

/** Whether pages must say that the site shows a demonstration. */
export async function showsDemonstration(): Promise<boolean> {
  return isDemonstration(await cachedSettings())
}

/** Runs not over when this was last asked; a page leaves out those that are over by now. */
export const cachedUpcomingRuns = unstable_cache(() => upcomingRuns(), ['upcoming-runs'], {
  tags: ['runs'],
  ...seconds,
})

export const cachedCourses = unstable_cache(() => allCourses(), ['courses'], { tags: ['runs'], ...seconds })

/** The sessions of a month, "2026-06", those of cancelled and past runs too. */
export const cachedMonth = unstable_cache((month: string) => sessionsOfMonth(month), ['month'], {
  tags: ['runs'],
  ...seconds,
})

export function cachedRun(slug: string) {
  return unstable_cache(() => findRun(slug), ['run', slug], { tags: [`run:${slug}`], ...seconds })()
}

export function cachedCourse(slug: string) {
  return unstable_cache(() => findCourse(slug), ['course', slug], { tags: [`course:${slug}`], ...seconds })()
}

export const cachedCampaignSlugs = unstable_cache(() => campaignSlugs(), ['campaigns'], {
  tags: ['funds'],
  ...seconds,
})

export function cachedCampaign(slug: string) {
  return unstable_cache(() => findCampaign(slug), ['campaign', slug], { tags: [`fund:${slug}`], ...seconds })()
}

export const cachedLastYear = unstable_cache(() => lastYear(new Date()), ['last-year'], { tags: ['runs'], ...seconds })
