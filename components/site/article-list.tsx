import type { ArticleSummary } from '@/lib/articles/article'
import { Byline } from './byline'

/** Articles by month, newest first: the month in the margin, its articles beside it. Expects them sorted. */
export function ArticleList({ articles }: { articles: readonly ArticleSummary[] }) {
  return (
    <div>
      {byMonth(articles).map(({ month, items }) => (
        <section key={month} className="border-line border-t py-6 md:grid md:grid-cols-[9rem_1fr] md:gap-8">
          <h2 className="label mb-3 text-ink-soft md:pt-2">{month}</h2>
          <div className="space-y-9">
            {items.map((article) => (
              <ArticleCard key={article.href} article={article} showsTopics={article.kind === 'article'} />
            ))}
          </div>
        </section>
      ))}
    </div>
  )
}

const sizes = {
  small: { title: 'text-xl', summary: '' },
  medium: { title: 'text-2xl', summary: '' },
  large: { title: 'text-3xl', summary: 'text-lg' },
}

/** One article: title, what it is about, who wrote it, where it comes from and, in a list of many, its topics. */
export function ArticleCard({
  article,
  size = 'medium',
  showsMonth = false,
  showsTopics = false,
}: {
  article: ArticleSummary
  size?: 'small' | 'medium' | 'large'
  showsMonth?: boolean
  showsTopics?: boolean
}) {
  const { title, summary } = sizes[size]
  return (
    <article className="max-w-160">
      <h3 className={title}>
        <a href={article.href} className="title-link">
          {article.title}
        </a>
      </h3>
      <p className={`mt-2 font-serif ${summary}`}>{article.summary}</p>
      <p className="mt-2 text-ink-soft text-sm">
        <Byline article={article} showsMonth={showsMonth} />
      </p>
      {showsTopics && article.topics.length > 0 && (
        <ul aria-label="Topics" className="mt-1 flex flex-wrap gap-x-4 text-sm print:hidden">
          {article.topics.map((topic) => (
            <li key={topic.slug}>
              <a href={topic.href} className="inline-block py-1">
                {topic.label}
              </a>
            </li>
          ))}
        </ul>
      )}
    </article>
  )
}

/** A title and its month: where the article itself is not the matter. */
export function ArticleLines({ articles }: { articles: readonly ArticleSummary[] }) {
  return (
    <ul>
      {articles.map((article) => (
        <li key={article.href} className="border-line border-t py-2.5">
          <a href={article.href} className="inline-block py-1 font-semibold leading-snug">
            {article.title}
          </a>
          <p className="text-ink-soft text-sm">
            {article.author}, {article.month}
          </p>
        </li>
      ))}
    </ul>
  )
}

/** One news item, short. */
export function NewsTeaser({ news }: { news: ArticleSummary }) {
  return (
    <article className="border-line border-t py-3">
      <h3 className="font-sans font-semibold text-base tracking-normal">
        <a href={news.href} className="inline-block py-1 leading-snug">
          {news.title}
        </a>
      </h3>
      <p>{news.summary}</p>
      <p className="mt-1 text-ink-soft text-sm">
        <time dateTime={news.date}>{news.month}</time>
      </p>
    </article>
  )
}

function byMonth(articles: readonly ArticleSummary[]): { month: string; items: ArticleSummary[] }[] {
  const months: { month: string; items: ArticleSummary[] }[] = []
  for (const article of articles) {
    const last = months.at(-1)
    if (last?.month === article.month) last.items.push(article)
    else months.push({ month: article.month, items: [article] })
  }
  return months
}
