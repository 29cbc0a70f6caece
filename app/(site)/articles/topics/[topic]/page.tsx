import { notFound } from 'next/navigation'
import { TopicLinks } from '@/app/(site)/articles/topic-links'
import { pageMetadata } from '@/app/page-metadata'
import { ArticleList } from '@/components/site/article-list'
import { Json } from '@/components/site/json'
import { PageHeader } from '@/components/site/page-header'
import { allTopics, findTopic, topicsInUse } from '@/lib/articles/queries'
import { breadcrumbs, graph, organizationThing } from '@/lib/structured-data'

export const revalidate = 3600
export const dynamicParams = false

const articlesLink = { href: '/articles', label: 'Articles' }

type Props = { params: Promise<{ topic: string }> }

export async function generateStaticParams() {
  return (await allTopics()).map(({ slug }) => ({ topic: slug }))
}

export async function generateMetadata({ params }: Props) {
  const found = await findTopic((await params).topic)
  if (!found) return {}
  const { topic } = found
  return pageMetadata({
    title: `${topic.label}: articles`,
    description: `ORNCC's articles about ${topic.label.toLowerCase()}.`,
    path: topic.href,
  })
}

export default async function Page({ params }: Props) {
  const [found, topics] = await Promise.all([findTopic((await params).topic), topicsInUse()])
  if (!found) notFound()
  const { topic, articles } = found
  return (
    <div className="page">
      <Json data={graph(organizationThing, breadcrumbs([articlesLink, topic]))} />
      <PageHeader title={topic.label} lede={`Articles about ${topic.label.toLowerCase()}.`} up={[articlesLink]} />
      <TopicLinks topics={topics} here={topic.href} />
      <ArticleList articles={articles} />
    </div>
  )
}
