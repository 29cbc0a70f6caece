import type { Article, Page } from '@/lib/articles/article'
import { linksOf } from '@/lib/articles/body'
import { inspectContent } from '@/lib/articles/content'
import { isoDay } from '@/lib/dates'
import { db, RunStatus } from '@/lib/db'
import type { Staff } from '@/lib/people/granted'
import { type Site, whatIsWrong } from './check-links'
import { textState, whyNewsOld, whyOld } from './text-state'

/**
 * All texts of content/ as whoever keeps them sees them: what readers see, what waits for its day, what has grown old, and
 * what is to be mended. `pages` and `files` are what the site has, as `Site` names them.
 */
export async function readContent(
  _: Staff,
  { pages, files }: { pages: readonly string[]; files: readonly string[] },
  now = new Date(),
  checkout = process.cwd(),
) {
  const today = isoDay(now)
  const [{ library, problems }, parameters] = await Promise.all([inspectContent(checkout), readParameters()])
  const articles = [...library.articles, ...library.news]
  const site: Site = {
    pages,
    files: new Set(files),
    parameters: { ...parameters, slug: new Set(), topic: new Set(library.topics.map(({ slug }) => slug)) },
    articles: new Map(articles.map((article) => [article.href, article])),
  }
  const texts = [...articles.map(ofArticle), ...library.pages.map(ofPage)]
  const broken = await Promise.all(
    texts.map(async ({ text, date }) =>
      (await linksOf(text)).flatMap(({ line, ...link }) => {
        const sentence = whatIsWrong(link, later(date, today), site)
        return sentence ? [{ path: text.path, line, sentence }] : []
      }),
    ),
  )
  const [newest] = library.news.filter((news) => textState({ ...news, kind: 'news' }, today) === 'public')
  return {
    problems: [...problems, ...broken.flat()],
    newsOld: whyNewsOld(newest?.date ?? null, today),
    texts: texts.map(({ text, ...shown }) => ({
      ...shown,
      path: text.path,
      state: textState(shown, today),
      old: whyOld(shown, today),
    })),
  }
}

function later(one: string, other: string): string {
  return one.localeCompare(other) > 0 ? one : other
}

export type DeskText = Awaited<ReturnType<typeof readContent>>['texts'][number]

function ofArticle({ kind, title, href, author, date, isDraft, text }: Article) {
  return { kind, title, href, author, date, isDraft, text }
}

function ofPage({ title, href, updated, text }: Page) {
  return { kind: 'page' as const, title, href, author: null, date: updated, isDraft: false, text }
}

/** What the site's addresses may name of what is in the database. */
async function readParameters() {
  const [courses, runs, funds] = await Promise.all([
    db.course.findMany({ select: { slug: true } }),
    db.run.findMany({ where: { status: { not: RunStatus.DRAFT } }, select: { slug: true } }),
    db.fund.findMany({ where: { goalCents: { not: null } }, select: { slug: true } }),
  ])
  const slugs = (rows: readonly { slug: string }[]) => new Set(rows.map(({ slug }) => slug))
  return { course: slugs(courses), run: slugs(runs), fund: slugs(funds) }
}
