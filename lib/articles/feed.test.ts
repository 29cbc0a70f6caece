import { expect, test } from 'vitest'
import { rss } from './feed'

test('a feed stays well-formed whatever its texts hold', () => {
  const nasty = 'Tom & Jerry <b>"say"</b> ]]> \u0000\u000b it’s'
  const xml = rss(
    { title: nasty, description: nasty, url: 'https://x.example/?a=1&b=2', feedUrl: 'https://x.example/feed.xml' },
    [
      {
        url: 'https://x.example/a',
        title: nasty,
        summary: nasty,
        author: nasty,
        date: '2026-06-14',
        topics: [nasty],
        html: `<p>${nasty}</p>`,
      },
    ],
  )
  expect(openElements(xml)).toEqual([])
  // biome-ignore lint/suspicious/noControlCharactersInRegex: XML has no place for them, not even escaped.
  expect(xml).not.toMatch(/[\u0000\u000b]/)
  expect(xml).toContain('<pubDate>Sun, 14 Jun 2026 12:00:00 GMT</pubDate>')
  expect(xml).toContain('<content:encoded>&lt;p&gt;Tom &amp; Jerry')
})

/** What is still open at the end of an XML text; throws where an end does not fit its start or a sign stands alone. */
function openElements(xml: string): string[] {
  const open: string[] = []
  const rest = xml
    .replace(/^<\?xml[^>]*\?>/, '')
    .replace(/<(\/?)([a-z:]+)((?: [\w:]+="[^"<]*")*)(\/?)>/gi, (_, end, name, __, empty) => {
      if (end && open.pop() !== name) throw new Error(`</${name}> does not fit`)
      if (!end && !empty) open.push(name)
      return ''
    })
  const lone = /<|>|&(?!amp;|lt;|gt;|quot;)/.exec(rest)
  if (lone) throw new Error(`${lone[0]} stands alone`)
  return open
}
