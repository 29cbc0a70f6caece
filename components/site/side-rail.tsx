import type { ArticleSummary } from '@/lib/articles/article'
import { ArticleLines, NewsTeaser } from './article-list'
import { BoardInvitation } from './board-invitation'
import { EventsTeaser, type EventTeaser } from './event-teaser'
import { TaxLine } from './tax-line'

/** What accompanies an article: beside it on a wide window, after it on a narrow one. */
export function SideRail({
  news,
  events,
  articles,
}: {
  news: readonly ArticleSummary[]
  events: readonly EventTeaser[]
  articles: readonly ArticleSummary[]
}) {
  return (
    <div className="grid gap-10 sm:max-xl:grid-cols-2">
      {events.length > 0 && (
        <section aria-labelledby="rail-events">
          <h2 id="rail-events" className="mb-2 text-xl">
            Upcoming events
          </h2>
          <EventsTeaser events={events} />
          <More href="/events">All events</More>
        </section>
      )}
      {news.length > 0 && (
        <section aria-labelledby="rail-news">
          <h2 id="rail-news" className="mb-2 text-xl">
            Latest news
          </h2>
          {news.map((item) => (
            <NewsTeaser key={item.href} news={item} />
          ))}
          <More href="/news">All news</More>
        </section>
      )}
      {articles.length > 0 && (
        <section aria-labelledby="rail-articles">
          <h2 id="rail-articles" className="mb-2 text-xl">
            More articles
          </h2>
          <ArticleLines articles={articles} />
          <More href="/articles">All articles</More>
        </section>
      )}
      <div className="space-y-8">
        <BoardInvitation />
        <section aria-labelledby="rail-giving">
          <h2 id="rail-giving" className="mb-2 text-xl">
            Giving
          </h2>
          <TaxLine />
        </section>
      </div>
    </div>
  )
}

function More({ href, children }: { href: string; children: string }) {
  return (
    <p className="border-line border-t">
      <a href={href} className="inline-flex min-h-11 items-center">
        {children}
      </a>
    </p>
  )
}
