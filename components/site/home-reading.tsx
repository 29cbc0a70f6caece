import type { ArticleSummary } from '@/lib/articles/article'
import { ArticleCard, NewsTeaser } from './article-list'

/** The latest articles, the newest of them large, and the latest news beside them. */
export function HomeReading({
  articles,
  news,
}: {
  articles: readonly ArticleSummary[]
  news: readonly ArticleSummary[]
}) {
  const [newest, ...others] = articles
  return (
    <div className="border-line border-y bg-leaf">
      <div className="page grid gap-x-18 gap-y-12 py-14 lg:grid-cols-[1fr_18rem]">
        <section aria-labelledby="latest-articles">
          <div className="flex flex-wrap items-baseline justify-between gap-x-8">
            <h2 id="latest-articles" className="label">
              Latest articles
            </h2>
            <a href="/articles" className="inline-flex min-h-11 items-center">
              All articles
            </a>
          </div>
          {newest && (
            <div className="mt-2">
              <ArticleCard article={newest} size="large" showsMonth />
            </div>
          )}
          <div className="mt-10 grid gap-x-10 gap-y-8 border-line border-t pt-7 sm:grid-cols-2">
            {others.map((article) => (
              <ArticleCard key={article.href} article={article} size="small" showsMonth />
            ))}
          </div>
        </section>
        {news.length > 0 && (
          <section aria-labelledby="latest-news">
            <div className="flex flex-wrap items-baseline justify-between gap-x-8">
              <h2 id="latest-news" className="label">
                Latest news
              </h2>
              <a href="/news" className="inline-flex min-h-11 items-center">
                All news
              </a>
            </div>
            {news.map((item) => (
              <NewsTeaser key={item.href} news={item} />
            ))}
          </section>
        )}
      </div>
    </div>
  )
}
