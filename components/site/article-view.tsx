import type { ReactNode } from 'react'
import { Breadcrumb } from '@/components/ui/breadcrumb'
import { Pager, type PagerLink } from '@/components/ui/pager'
import { Riverline } from '@/components/ui/riverline'
import type { ArticleSummary } from '@/lib/articles/article'
import { ArticleCard } from './article-list'
import { literataItalic } from './italic'
import { Share } from './share'

/**
 * A page for long reading. Who wrote it, from where and about what stand in the margin on a wide window and under the
 * title on a narrow one; the rail accompanies the text without interrupting it.
 */
export function ArticleView({
  article,
  url,
  children,
  previous,
  next,
  related,
  rail,
}: {
  article: ArticleSummary & { note?: string }
  /** The full public address, to be copied and shared. */
  url: string
  /** The compiled text. */
  children: ReactNode
  previous?: PagerLink
  next?: PagerLink
  related: readonly ArticleSummary[]
  rail: ReactNode
}) {
  const isNews = article.kind === 'news'
  return (
    <div className={`page ${literataItalic.variable}`}>
      <div className="xl:grid xl:grid-cols-[1fr_16rem] xl:gap-x-14">
        <article className="min-w-0">
          <header className="pt-3">
            <Breadcrumb
              links={[isNews ? { href: '/news', label: 'News' } : { href: '/articles', label: 'Articles' }]}
            />
            <h1 className="max-w-190 text-4xl">{article.title}</h1>
            <p className="mt-4 max-w-160 font-serif text-ink-soft text-xl leading-normal">{article.summary}</p>
          </header>
          <Riverline className="mt-6 mb-7 print:hidden" />
          <div className="prose with-margin max-w-[calc(37rem+13.6rem)]">
            <Credits article={article} />
            {children}
          </div>
          <footer className="mt-12 space-y-10 lg:pl-[13.6rem]">
            {article.note && <p className="measure border-line border-t pt-4 text-ink-soft">{article.note}</p>}
            <p className="hidden text-sm print:block">{url}</p>
            <Share title={article.title} url={url} />
            <Pager label={isNews ? 'More news' : 'More articles'} previous={previous} next={next} />
          </footer>
        </article>
        {related.length > 0 && (
          <section
            aria-labelledby="related"
            className="mt-16 border-ink border-t-2 pt-6 xl:col-span-2 xl:row-start-2 print:hidden"
          >
            <h2 id="related" className="text-2xl">
              Read next
            </h2>
            <div className="mt-6 grid gap-8 md:grid-cols-2 lg:grid-cols-3">
              {related.map((other) => (
                <ArticleCard key={other.href} article={other} showsMonth />
              ))}
            </div>
          </section>
        )}
        <aside
          aria-label="From ORNCC"
          className="mt-14 border-line border-t pt-8 xl:col-start-2 xl:row-start-1 xl:mt-16 xl:border-0 xl:pt-0 print:hidden"
        >
          {rail}
        </aside>
      </div>
    </div>
  )
}

function Credits({ article }: { article: ArticleSummary }) {
  return (
    <dl className="in-margin grid grid-cols-2 gap-x-6 gap-y-3 border-line border-b pb-5 text-base leading-normal lg:block lg:space-y-3 lg:border-0 print:mt-5 print:grid-cols-3">
      <Credit term={article.kind === 'news' ? 'From' : 'Written by'}>{article.author}</Credit>
      {article.submittedBy && article.submittedBy !== article.author && (
        <Credit term="Submitted by">{article.submittedBy}</Credit>
      )}
      {article.source && (
        <Credit term="Source">
          {article.source.url ? <a href={article.source.url}>{article.source.name}</a> : article.source.name}
        </Credit>
      )}
      <Credit term={article.kind === 'news' ? 'Posted' : 'Submitted'}>
        <time dateTime={article.date}>{article.month}</time>
      </Credit>
      <Credit term="Reading time">{article.readingMinutes} min</Credit>
      {article.topics.length > 0 && (
        <Credit term="About">
          <ul className="list-none p-0">
            {article.topics.map((topic) => (
              <li key={topic.slug} className="m-0">
                <a href={topic.href} className="inline-block py-0.5">
                  {topic.label}
                </a>
              </li>
            ))}
          </ul>
        </Credit>
      )}
    </dl>
  )
}

function Credit({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-ink-soft text-sm">{term}</dt>
      <dd>{children}</dd>
    </div>
  )
}
