import { pageMetadata } from '@/app/page-metadata'
import { ArticleList } from '@/components/site/article-list'
import { Json } from '@/components/site/json'
import { PageHeader } from '@/components/site/page-header'
import { EmptyBed } from '@/components/ui/empty-bed'
import { publishedArticles } from '@/lib/articles/queries'
import { breadcrumbs, graph, organizationThing } from '@/lib/structured-data'

export const revalidate = 3600

const description = 'What is new at ORNCC: the board, the courses, this site.'

export const metadata = pageMetadata({ title: 'News', description, path: '/news' })

export default async function Page() {
  const news = await publishedArticles('news')
  return (
    <div className="page">
      <Json data={graph(organizationThing, breadcrumbs([{ href: '/news', label: 'News' }]))} />
      <PageHeader title="News" lede={description} />
      {news.length > 0 ? <ArticleList articles={news} /> : <EmptyBed>There is no news just now.</EmptyBed>}
    </div>
  )
}
