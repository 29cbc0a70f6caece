import { ArticlePage, articleMetadata } from '@/app/(site)/article-page'
import { articleSlugs } from '@/lib/articles/queries'

// What is dated ahead appears on its day, and the rail says which events are still to come.
export const revalidate = 60
export const dynamicParams = false

type Props = { params: Promise<{ slug: string }> }

export function generateStaticParams() {
  return articleSlugs('news')
}

export async function generateMetadata({ params }: Props) {
  return articleMetadata('news', (await params).slug)
}

export default async function Page({ params }: Props) {
  return <ArticlePage kind="news" slug={(await params).slug} />
}
