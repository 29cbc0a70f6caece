import { isoDay } from '@/lib/dates'
import type { Article, ArticleSummary, Page, Topic } from './article'
import { readLibrary } from './content'
import type { Library } from './library'
import { type StandingPageName, standingPages } from './standing-pages'

type Kind = Article['kind']

/** What readers see now, newest first: no drafts, and nothing before its day has begun in Oregon. */
export async function publishedArticles(kind: Kind, now = new Date()): Promise<Article[]> {
  const today = isoDay(now)
  return shelf(await readLibrary(), kind).filter((article) => article.date <= today)
}

/** The addresses to be made at build: those dated ahead are made too, so that their day finds a page to renew. */
export async function articleSlugs(kind: Kind): Promise<{ slug: string }[]> {
  return shelf(await readLibrary(), kind).map(({ slug }) => ({ slug }))
}

/** One article with what stands around it, or null while readers may not see it. */
export async function findArticle(kind: Kind, slug: string, now = new Date()) {
  const articles = await publishedArticles(kind, now)
  const article = articles.find((candidate) => candidate.slug === slug)
  if (!article) return null
  const beside = neighbours(article, articles)
  const others = articles.filter((other) => other !== beside.previous && other !== beside.next)
  return { article, ...beside, related: related(article, others) }
}

/** Every topic of content/topics.yaml: one that nothing stands under today may have an article tomorrow. */
export async function allTopics(): Promise<Topic[]> {
  return (await readLibrary()).topics
}

/** The topics that a reader finds something under, by label. */
export async function topicsInUse(now = new Date()): Promise<Topic[]> {
  const [articles, { topics }] = await Promise.all([publishedArticles('article', now), readLibrary()])
  return topics.filter(({ slug }) => articles.some((article) => isAbout(article, slug)))
}

/** A topic with its articles, or null when it has none that readers may see. */
export async function findTopic(slug: string, now = new Date()) {
  const articles = (await publishedArticles('article', now)).filter((article) => isAbout(article, slug))
  const topic = articles[0]?.topics.find((candidate) => candidate.slug === slug)
  return topic ? { topic, articles } : null
}

/** A page that stays. Its file must be there. */
export async function readPage(name: StandingPageName): Promise<Page> {
  const page = (await readPages()).find((candidate) => candidate.name === name)
  if (!page) throw new Error(`content/pages/${name}.mdx is missing.`)
  return page
}

/** The pages that stay, in the order in which standing-pages.ts names them. */
export async function readPages(): Promise<Page[]> {
  const { pages } = await readLibrary()
  return Object.keys(standingPages).flatMap((name) => pages.filter((page) => page.name === name))
}

/** The one before and the one after by date, of articles sorted newest first. */
function neighbours<Entry extends ArticleSummary>(article: Entry, articles: readonly Entry[]) {
  const place = articles.indexOf(article)
  return { previous: articles[place + 1], next: articles[place - 1] }
}

/** Up to three, beside its neighbours, that share most topics with an article, the newer first where they share as many. */
function related<Entry extends ArticleSummary>(article: Entry, articles: readonly Entry[]): Entry[] {
  const shared = (other: Entry) => other.topics.filter(({ slug }) => isAbout(article, slug)).length
  return articles
    .filter((other) => other !== article && shared(other) > 0)
    .sort((a, b) => shared(b) - shared(a))
    .slice(0, 3)
}

function shelf(library: Library, kind: Kind): Article[] {
  return (kind === 'article' ? library.articles : library.news).filter(({ isDraft }) => !isDraft)
}

function isAbout(article: ArticleSummary, topic: string): boolean {
  return article.topics.some(({ slug }) => slug === topic)
}
