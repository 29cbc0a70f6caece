import { escapeHtml } from '@/lib/escape-html'

export type FeedItem = {
  url: string
  title: string
  summary: string
  author: string
  /** "2026-06-14" */
  date: string
  topics: readonly string[]
  html: string
}

/** An RSS 2.0 feed with whole texts. Every address in it is a full one. */
export function rss(
  channel: { title: string; description: string; url: string; feedUrl: string },
  items: readonly FeedItem[],
): string {
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">',
    '<channel>',
    element('title', channel.title),
    element('link', channel.url),
    element('description', channel.description),
    element('language', 'en-us'),
    `<atom:link href="${xml(channel.feedUrl)}" rel="self" type="application/rss+xml"/>`,
    ...items.flatMap((item) => [
      '<item>',
      element('title', item.title),
      element('link', item.url),
      `<guid isPermaLink="true">${xml(item.url)}</guid>`,
      element('pubDate', pubDate(item.date)),
      element('dc:creator', item.author),
      ...item.topics.map((topic) => element('category', topic)),
      element('description', item.summary),
      element('content:encoded', item.html),
      '</item>',
    ]),
    '</channel>',
    '</rss>',
  ]
  return `${lines.join('\n')}\n`
}

function element(name: string, text: string): string {
  return `<${name}>${xml(text)}</${name}>`
}

/** Text that any XML reader takes: control characters have no place in XML at all, escaped or not. */
function xml(text: string): string {
  return escapeHtml(text.replace(/[^\P{Cc}\t\n\r]/gu, ''))
}

// Articles carry a day without an hour. Noon in universal time is the same day all over the Americas.
function pubDate(day: string): string {
  return new Date(`${day}T12:00:00Z`).toUTCString()
}
