import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { pageMetadata } from '@/app/page-metadata'
import { ArticleView } from '@/components/site/article-view'
import { Json } from '@/components/site/json'
import type { ArticleSummary } from '@/lib/articles/article'
import { articleThing } from '@/lib/articles/article-thing'
import { renderBody } from '@/lib/articles/body'
import { findArticle } from '@/lib/articles/queries'
import { articleImage } from '@/lib/articles/share-image'
import { breadcrumbs, fullAddress, graph, organizationThing } from '@/lib/structured-data'
import { bodyComponents } from './body-components'
import { Rail } from './rail'

type Kind = ArticleSummary['kind']

const sections = {
  article: { href: '/articles', label: 'Articles' },
  news: { href: '/news', label: 'News' },
} as const

/** An article or a news item, whole: they differ in their words, not in their page. */
export async function ArticlePage({ kind, slug }: { kind: Kind; slug: string }) {
  const found = await findArticle(kind, slug)
  if (!found) notFound()
  const { article, previous, next, related } = found
  const shown = [article, previous, next, ...related].flatMap((text) => text?.href ?? [])
  return (
    <>
      <Json
        data={graph(
          organizationThing,
          articleThing(article),
          breadcrumbs([sections[kind], { href: article.href, label: article.title }]),
        )}
      />
      <ArticleView
        article={article}
        url={fullAddress(article.href)}
        previous={previous}
        next={next}
        related={related}
        rail={<Rail shown={shown} />}
      >
        {await renderBody(article.text, bodyComponents)}
      </ArticleView>
    </>
  )
}

export async function articleMetadata(kind: Kind, slug: string): Promise<Metadata> {
  const found = await findArticle(kind, slug)
  if (!found) return {}
  const { title, summary, href, date, author, topics } = found.article
  return pageMetadata({
    title,
    description: summary,
    path: href,
    image: articleImage(found.article),
    published: { date, authors: [author], section: sections[kind].label, tags: topics.map(({ label }) => label) },
  })
}
