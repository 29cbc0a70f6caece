import { createElement, type ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { compileBody, printProblems, renderBody } from './body'
import { bodyHtml } from './body-html'

const drawn =
  (name: string) =>
  ({ title, children }: { title?: string; children?: ReactNode }) =>
    createElement('div', { className: name, title }, children)
const components = {
  Practice: drawn('practice'),
  PullQuote: drawn('quote'),
  Aside: drawn('aside'),
  NotDecided: drawn('open'),
  Campaign: ({ fund }: { fund: string }) => createElement('div', { title: fund }),
  KeepTimes: drawn('times'),
}

async function problemsOf(mdx: string) {
  const compiled = await compileBody({ path: 'content/articles/a.mdx', mdx })
  return compiled.ok ? 'none' : printProblems(compiled.problems)
}

test('a text is rendered with the components it names, real quotes and headings that can be linked to', async () => {
  const mdx = `"It's here" -- so\n\n## What a no looks after\n\n<Practice title="Try it">\n\nBreathe.\n\n</Practice>\n`
  const html = renderToStaticMarkup(await renderBody({ path: 'a', mdx }, components))
  expect(html).toContain('<p>“It’s here” — so</p>')
  expect(html).toContain('<h2 id="what-a-no-looks-after">What a no looks after</h2>')
  expect(html).toContain('<div class="practice" title="Try it"><p>Breathe.</p></div>')
})

test('an unknown component is refused on its line, with those that are known', async () => {
  expect(await problemsOf('\n\nText.\n\n<Practise>\n\nx\n\n</Practise>\n')).toBe(
    'content/articles/a.mdx:5: <Practise> is not known here. There are <Practice>, <PullQuote>, <Aside>, <NotDecided>, <Campaign>, <KeepTimes>; all else is written as Markdown.',
  )
})

test('HTML is not a way around', async () => {
  expect(await problemsOf('a <script src="https://example.org/x.js"></script>')).toContain(
    'a.mdx:1: <script> is not known',
  )
})

test('an attribute that the component does not have is refused', async () => {
  expect(await problemsOf('<Practice titel="x">\n\ny\n\n</Practice>')).toBe(
    'content/articles/a.mdx:1: <Practice> takes only title="…".',
  )
  expect(await problemsOf('\n<PullQuote title="x">y</PullQuote>')).toBe(
    'content/articles/a.mdx:2: <PullQuote> takes nothing but its text.',
  )
})

test('a campaign is named by the address of its fund, and drawn in its place', async () => {
  const html = renderToStaticMarkup(
    await renderBody({ path: 'a', mdx: 'So far:\n\n<Campaign fund="winter-2027" />' }, components),
  )
  expect(html).toContain('<p>So far:</p>\n<div title="winter-2027"></div>')
  for (const mdx of ['<Campaign />', '<Campaign fund="" />', '<Campaign fund="Winter 2027" />']) {
    expect(await problemsOf(mdx)).toContain('content/articles/a.mdx:1: <Campaign> needs the address of its fund')
  }
  expect(await problemsOf('<Campaign slug="winter" />')).toContain('<Campaign> takes only fund="…"')
  const feed = await bodyHtml({ path: 'a', mdx: '<Campaign fund="winter-2027" />' }, 'https://orncc.example/articles/x')
  expect(feed).toBe('<p><a href="https://orncc.example/donate/campaigns/winter-2027">How this campaign stands</a></p>')
})

test('a text is not a program', async () => {
  const braces = 'Braces have a meaning of their own here; to print one, put a backslash before it: \\{.'
  const program = 'A paragraph may not begin with “import” or “export” in small letters.'
  expect(await problemsOf('x\n\n{process.exit()}')).toBe(`content/articles/a.mdx:3: ${braces}`)
  expect(await problemsOf('x\n\ny {1 + 1} z')).toBe(`content/articles/a.mdx:3: ${braces}`)
  expect(await problemsOf('x {not a program} z')).toBe(`content/articles/a.mdx:1: ${braces}`)
  expect(await problemsOf('<Practice title={1}>\n\ny\n\n</Practice>')).toContain('takes only title')
  expect(await problemsOf('<Practice {...x}>\n\ny\n\n</Practice>')).toContain('takes only title')
  expect(await problemsOf('import fs from "node:fs"\n')).toBe(`content/articles/a.mdx:1: ${program}`)
  expect(await problemsOf('x\n\nexport is hard')).toBe(`content/articles/a.mdx:3: ${program}`)
})

test('a component left open is told where it begins', async () => {
  expect(await problemsOf('\n\n<Practice>\n\nBreathe.\n')).toBe('content/articles/a.mdx:3: <Practice> is never closed.')
})

test('a lone < is explained', async () => {
  expect(await problemsOf('a <3 b')).toContain('a.mdx:1: A < begins a component here; to print one')
})

test('a second title and a picture without words are refused', async () => {
  expect(await problemsOf('# Title\n\n![](/a.png)')).toBe(
    [
      'content/articles/a.mdx:1: The title is the page’s only heading with one #; begin this one with ##.',
      'content/articles/a.mdx:3: A picture needs words in its square brackets for those who do not see it.',
    ].join('\n'),
  )
})

test('rendering a text with problems throws them, so that a build stops', async () => {
  await expect(renderBody({ path: 'content/articles/a.mdx', mdx: '<Nope/>' }, components)).rejects.toThrow(
    'a.mdx:1: <Nope>',
  )
})

test('a feed gets the same text as plain HTML with full addresses and nothing left unescaped', async () => {
  const mdx = [
    'See [us](/about?a=1&b=2), [below](#end), [out](https://example.org/) & 1 \\< 2.\n\n- one\n- two',
    '<PullQuote>said twice</PullQuote>',
    '<Practice title="A & B">\n\nBreathe.\n\n</Practice>',
    '| a | b |\n| - | - |\n| 1 | 2 |',
  ].join('\n\n')
  const html = await bodyHtml({ path: 'a', mdx }, 'https://orncc.example/articles/x')
  expect(html).toContain('<a href="https://orncc.example/about?a=1&amp;b=2">us</a>')
  expect(html).toContain('<a href="https://orncc.example/articles/x#end">below</a>')
  expect(html).toContain('<a href="https://example.org/">out</a> &amp; 1 &lt; 2.')
  expect(html).toContain('<hr><h2>A &amp; B</h2><p>Breathe.</p>')
  expect(html).toContain('<td>1</td>')
  expect(html).not.toContain('said twice')
  expect(html).not.toContain('[object')
})
