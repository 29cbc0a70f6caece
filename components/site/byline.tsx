import type { ArticleSummary } from '@/lib/articles/article'

// The point ends a line rather than begin one.
const separator = '\u00a0· '

/** Who wrote it, where it was first printed, when, and how long it takes: author, submitter and source may be three. */
export function Byline({ article, showsMonth = true }: { article: ArticleSummary; showsMonth?: boolean }) {
  return (
    <>
      {article.author}
      {article.source && (
        <>
          {separator}
          <cite className="not-italic">{article.source.name}</cite>
        </>
      )}
      {showsMonth && (
        <>
          {separator}
          <time dateTime={article.date} className="whitespace-nowrap">
            {article.month}
          </time>
        </>
      )}
      {separator}
      <span className="whitespace-nowrap">{article.readingMinutes} min read</span>
    </>
  )
}
