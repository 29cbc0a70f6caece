import type { StandingPageName } from './standing-pages'

/** What lists and teasers show of an article or a news item. */
export type ArticleSummary = {
  kind: 'article' | 'news'
  slug: string
  href: string
  title: string
  summary: string
  author: string
  submittedBy?: string
  /** Where it was first printed: many articles come from a trainer's own newsletter. */
  source?: { name: string; url?: string }
  /** "2026-06-14" */
  date: string
  /** "Jun 2026" */
  month: string
  topics: Topic[]
  readingMinutes: number
}

export type Topic = { slug: string; label: string; href: string }

/** An article or a news item whole. */
export type Article = ArticleSummary & {
  /** What the reader should know of how it came about: whose thought it is, what is invented. */
  note?: string
  isDraft: boolean
  text: ContentText
}

/** A page that stays: about, history, the policies. */
export type Page = {
  name: StandingPageName
  href: string
  title: string
  summary: string
  /** "2026-06-14" */
  updated: string
  text: ContentText
}

/** A file of content/, its path as a person in the checkout writes it: "content/articles/the-jar.mdx". */
export type ContentFile = { path: string; text: string }

/** The words of such a file. Its front matter is blanked, not cut, so that its line numbers hold. */
export type ContentText = { path: string; mdx: string }

/** What is wrong with a file in content/, and on which line. */
export type Problem = { path: string; line: number; sentence: string }
