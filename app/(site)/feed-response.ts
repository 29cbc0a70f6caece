import type { ArticleSummary } from '@/lib/articles/article'
import { bodyHtml } from '@/lib/articles/body-html'
import { rss } from '@/lib/articles/feed'
import { publishedArticles } from '@/lib/articles/queries'
import { fullAddress } from '@/lib/structured-data'

const MOST_ITEMS = 20

/** The feed of the latest articles or news. */
export async function feedResponse(
  kind: ArticleSummary['kind'],
  channel: { title: string; description: string; path: string },
): Promise<Response> {
  const latest = (await publishedArticles(kind)).slice(0, MOST_ITEMS)
  const items = await Promise.all(
    latest.map(async ({ href, title, summary, author, date, topics, text }) => {
      const url = fullAddress(href)
      const html = await bodyHtml(text, url)
      return { url, title, summary, author, date, topics: topics.map(({ label }) => label), html }
    }),
  )
  const { title, description, path } = channel
  const xml = rss({ title, description, url: fullAddress(path), feedUrl: fullAddress(`${path}/feed.xml`) }, items)
  return new Response(xml, { headers: { 'Content-Type': 'application/rss+xml; charset=utf-8' } })
}
