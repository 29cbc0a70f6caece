import type { Metadata } from 'next'
import { organization } from '@/content/organization'
import { type ShareImage, shareImageSize, siteImage } from '@/lib/articles/share-image'

/** What search engines, networks and feed readers are told of a public page. `path` is its one true address. */
export function pageMetadata({
  title,
  description,
  path,
  image = siteImage,
  published,
}: {
  title: string
  description: string
  path: string
  image?: ShareImage
  /** The day an article was published, "2026-06-14". */
  published?: { date: string; authors: string[]; section: string; tags: string[] }
}): Metadata {
  const images = [{ url: image.path, alt: image.alt, ...shareImageSize }]
  const common = { title, description, url: path, siteName: organization.shortName, locale: 'en_US', images }
  return {
    title,
    description,
    alternates: {
      canonical: path,
      types: {
        'application/rss+xml': [
          { url: '/articles/feed.xml', title: 'ORNCC articles' },
          { url: '/news/feed.xml', title: 'ORNCC news' },
        ],
      },
    },
    openGraph: published
      ? {
          ...common,
          type: 'article',
          publishedTime: published.date,
          authors: published.authors,
          section: published.section,
          tags: published.tags,
        }
      : { ...common, type: 'website' },
    twitter: { card: 'summary_large_image', title, description, images },
  }
}
