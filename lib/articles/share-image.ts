import { createHash } from 'node:crypto'
import { organization } from '@/content/organization'
import type { ArticleSummary } from './article'

// Raised when the drawing changes, so that the pictures are drawn anew and those who keep them fetch them again.
const DRAWING = 1

export type ShareImage = { path: string; alt: string; title: string; line: string }

export const shareImageSize = { width: 1200, height: 630 }

/** The picture that a shared address shows. Its name changes with its words: networks keep pictures for months. */
export function articleImage(article: ArticleSummary): ShareImage {
  const line = `${article.author} · ${article.month}`
  return image(`${article.kind}-${article.slug}`, article.title, line)
}

/** The picture of every other page. */
export const siteImage: ShareImage = image('orncc', organization.name, 'Nonviolent Communication in Oregon and by Zoom')

function image(name: string, title: string, line: string): ShareImage {
  const hash = createHash('sha256')
    .update(JSON.stringify([DRAWING, title, line]))
    .digest('hex')
    .slice(0, 10)
  return { path: `/share/${name}-${hash}.png`, alt: `${title}. ${line}. A line like a river runs below.`, title, line }
}
