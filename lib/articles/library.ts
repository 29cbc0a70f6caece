import type { z } from 'zod'
import { printMonthOf } from '@/lib/dates'
import type { Article, ContentFile, Page, Problem, Topic } from './article'
import { articleMatter, bodyOf, pageMatter, readFrontMatter, readYaml, topicsMatter } from './front-matter'
import { isStandingPage, standingPages } from './standing-pages'

/** All that content/ holds, drafts and what is dated ahead included; articles and news newest first. */
export type Library = { articles: Article[]; news: Article[]; pages: Page[]; topics: Topic[] }

const WORDS_PER_MINUTE = 230

/** Makes the library of its files, and says what is wrong with those that cannot stand in it. Texts are not compiled. */
export function makeLibrary(files: readonly ContentFile[]): { library: Library; problems: Problem[] } {
  const problems: Problem[] = []
  const topics = readTopics(files, problems)
  // Without its topics every article would seem to be wrong.
  if (problems.length > 0) return { library: { articles: [], news: [], pages: [], topics }, problems }
  const matter = articleMatter(topics.map(({ slug }) => slug))

  const inFolder = <Entry>(folder: string, read: (file: ContentFile, slug: string) => Entry | null): Entry[] =>
    files
      .filter(({ path }) => path.startsWith(`content/${folder}/`))
      .flatMap((file) => {
        const slug = slugOf(file, folder, problems)
        return (slug && read(file, slug)) || []
      })

  const articles = (kind: Article['kind']) => (file: ContentFile, slug: string) => {
    const front = readFrontMatter(file, matter)
    if (front.ok) return makeArticle(kind, slug, front.matter, file, topics)
    problems.push(...front.problems)
    return null
  }
  const page = (file: ContentFile, name: string): Page | null => {
    if (!isStandingPage(name)) {
      problems.push({
        path: file.path,
        line: 1,
        sentence: `There is no page named “${name}” that could show this file.`,
      })
      return null
    }
    const front = readFrontMatter(file, pageMatter)
    if (front.ok) return { name, href: standingPages[name], ...front.matter, text: bodyOf(file) }
    problems.push(...front.problems)
    return null
  }

  const library = {
    articles: inFolder('articles', articles('article')).sort(newestFirst),
    news: inFolder('news', articles('news')).sort(newestFirst),
    pages: inFolder('pages', page),
    topics,
  }
  return { library, problems }
}

function readTopics(files: readonly ContentFile[], problems: Problem[]): Topic[] {
  const file = files.find(({ path }) => path === 'content/topics.yaml')
  if (!file) return []
  const labels = readYaml(file, topicsMatter)
  if (labels.ok) {
    return Object.entries(labels.matter).map(([slug, label]) => ({ slug, label, href: `/articles/topics/${slug}` }))
  }
  problems.push(...labels.problems)
  return []
}

// The name becomes the address: two files can never claim the same one.
function slugOf({ path }: ContentFile, folder: string, problems: Problem[]): string | null {
  const slug = /^([a-z0-9]+(?:-[a-z0-9]+)*)\.mdx$/.exec(path.slice(`content/${folder}/`.length))?.[1]
  if (slug) return slug
  const sentence = 'The name of a file here is small letters, digits and hyphens, and ends in .mdx.'
  problems.push({ path, line: 1, sentence })
  return null
}

function makeArticle(
  kind: Article['kind'],
  slug: string,
  matter: z.infer<ReturnType<typeof articleMatter>>,
  file: ContentFile,
  topics: readonly Topic[],
): Article {
  const { source, sourceUrl, draft, ...rest } = matter
  const text = bodyOf(file)
  return {
    ...rest,
    kind,
    slug,
    href: kind === 'article' ? `/articles/${slug}` : `/news/${slug}`,
    ...(source && { source: { name: source, ...(sourceUrl && { url: sourceUrl }) } }),
    month: printMonthOf(matter.date),
    topics: topics.filter((topic) => matter.topics.includes(topic.slug)),
    readingMinutes: readingMinutes(text.mdx),
    isDraft: draft,
    text,
  }
}

function readingMinutes(mdx: string): number {
  const words = mdx.replace(/<[^>]*>/g, ' ').match(/[\p{L}\p{N}][\p{L}\p{N}’'-]*/gu)?.length ?? 0
  return Math.max(1, Math.round(words / WORDS_PER_MINUTE))
}

function newestFirst(a: Article, b: Article): number {
  return b.date.localeCompare(a.date) || a.slug.localeCompare(b.slug)
}
