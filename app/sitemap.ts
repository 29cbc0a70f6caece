import type { MetadataRoute } from 'next'
import { levels } from '@/app/(site)/events/levels'
import { runsAhead } from '@/app/(site)/upcoming-events'
import { cachedCampaignSlugs, cachedCourses } from '@/app/cached'
import { publishedArticles, readPages, topicsInUse } from '@/lib/articles/queries'
import { fullAddress } from '@/lib/structured-data'

export const revalidate = 3600

/**
 * Every cached page but the months of the calendar, which have no end. The doors (a form to write to us, to apply) are
 * reached from them.
 */
export default async function sitemap(): Promise<MetadataRoute.Sitemap> {
  const [articles, news, topics, pages, courses, runs, campaigns] = await Promise.all([
    publishedArticles('article'),
    publishedArticles('news'),
    topicsInUse(),
    readPages(),
    cachedCourses(),
    runsAhead(new Date()),
    cachedCampaignSlugs(),
  ])
  return [
    ...['/', '/courses', '/events', '/articles', '/news', '/donate', '/donate/other-ways'].map((path) => ({
      url: fullAddress(path),
    })),
    ...levels.map(({ slug }) => ({ url: fullAddress(`/events/level/${slug}`) })),
    ...courses.map(({ slug }) => ({ url: fullAddress(`/courses/${slug}`) })),
    ...campaigns.map((slug) => ({ url: fullAddress(`/donate/campaigns/${slug}`) })),
    ...runs.map(({ slug }) => ({ url: fullAddress(`/events/${slug}`) })),
    ...[...articles, ...news].map(({ href, date }) => ({ url: fullAddress(href), lastModified: date })),
    ...pages.map(({ href, updated }) => ({ url: fullAddress(href), lastModified: updated })),
    ...topics.map(({ href }) => ({ url: fullAddress(href) })),
  ]
}
