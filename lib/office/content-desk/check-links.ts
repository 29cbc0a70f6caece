import { printDateOf } from '@/lib/dates'

/** What a link in a text can lead to. */
export type Site = {
  /** The addresses of public pages, with their parameters in brackets: "/courses/[course]". */
  pages: readonly string[]
  /** What a parameter may be; one that is not named here may be anything. */
  parameters: Readonly<Record<string, ReadonlySet<string>>>
  /** Articles and news by address; their day, and whether they are drafts. */
  articles: ReadonlyMap<string, { date: string; isDraft: boolean }>
  /** Files that are there as they are: "/pictures/river.jpg". */
  files: ReadonlySet<string>
}

export type Link = { to: string; isPicture: boolean }

/**
 * What is wrong with a link of a text that is public from a day on; null: nothing. Other people's sites are not asked, so
 * their addresses count as right.
 */
export function whatIsWrong({ to, isPicture }: Link, from: string, site: Site): string | null {
  if (/^[a-z][a-z0-9+.-]*:/i.test(to) || to.startsWith('#')) return null
  if (!to.startsWith('/') || to.startsWith('//')) {
    return `“${to}” is no whole address. Begin it with one / for a page of this site, or with https://.`
  }
  const path = readable(to.replace(/[?#].*$/, '')).replace(/(?<=.)\/$/, '')
  if (site.files.has(path)) return null
  if (isPicture) return `There is no picture “${path}”. Put it into the folder public, or take this line away.`
  const article = site.articles.get(path)
  if (article?.isDraft) return `“${path}” is a draft, which nobody can read yet.`
  if (article && article.date > from)
    return `“${path}” is public from ${printDateOf(article.date)} on, and this text before.`
  if (article || site.pages.some((page) => leadsTo(page, path, site.parameters))) return null
  return `“${path}” leads nowhere. Look for the page, and copy its address from the browser.`
}

function leadsTo(page: string, path: string, parameters: Site['parameters']): boolean {
  const [parts, given] = [page.split('/'), path.split('/')]
  if (parts.length !== given.length) return false
  return parts.every((part, index) => {
    const name = /^\[(\w+)\]$/.exec(part)?.[1]
    const word = given[index] ?? ''
    return name === undefined ? part === word : word !== '' && (parameters[name]?.has(word) ?? true)
  })
}

function readable(path: string): string {
  try {
    return decodeURI(path)
  } catch {
    return path
  }
}
