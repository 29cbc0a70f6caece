import { pageMetadata } from '@/app/page-metadata'
import { ArticleList } from '@/components/site/article-list'
import { Json } from '@/components/site/json'
import { PageHeader } from '@/components/site/page-header'
import { EmptyBed } from '@/components/ui/empty-bed'
import { publishedArticles, topicsInUse } from '@/lib/articles/queries'
import { breadcrumbs, graph, organizationThing } from '@/lib/structured-data'
import { TopicLinks } from './topic-links'

export const revalidate = 3600

const description =
  'What Nonviolent Communication looks like on a bus, at a kitchen counter, in a board meeting. Each article ends with something small to try.'

export const metadata = pageMetadata({ title: 'Articles', description, path: '/articles' })

export default async function Page() {
  const [articles, topics] = await Promise.all([publishedArticles('article'), topicsInUse()])
  return (
    <div className="page">
      <Json data={graph(organizationThing, breadcrumbs([{ href: '/articles', label: 'Articles' }]))} />
      <PageHeader title="Articles" lede={description} />
      {articles.length > 0 ? (
        <>
          <TopicLinks topics={topics} here="/articles" />
          <ArticleList articles={articles} />
        </>
      ) : (
        <EmptyBed>No article has been published yet.</EmptyBed>
      )}
    </div>
  )
}
