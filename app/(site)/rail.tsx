import { upcomingEvents } from '@/app/(site)/upcoming-events'
import { SideRail } from '@/components/site/side-rail'
import { publishedArticles } from '@/lib/articles/queries'

/** What accompanies a text: upcoming events, latest news, more articles, giving and the board. Nothing that is `shown`. */
export async function Rail({ shown }: { shown: readonly string[] }) {
  const [news, articles, events] = await Promise.all([
    publishedArticles('news'),
    publishedArticles('article'),
    upcomingEvents(3),
  ])
  const others = <Entry extends { href: string }>(entries: readonly Entry[], most: number) =>
    entries.filter(({ href }) => !shown.includes(href)).slice(0, most)
  return <SideRail news={others(news, 2)} events={events} articles={others(articles, 3)} />
}
