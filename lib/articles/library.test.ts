import { expect, test } from 'vitest'
import { printProblems } from './body'
import { makeLibrary } from './library'

const topics = { path: 'content/topics.yaml', text: 'listening: Listening\nrequests: Requests\n' }

const good = `---
title: "Hearing: a 'no'"
summary: What a refusal looks after.
author: Ana Reyes
submittedBy: ORNCC
source: Her newsletter
sourceUrl: https://example.org/letters
date: 2026-06-14
topics: [requests]
---

One two three.
`

/** What is said of one file beside the topics. */
function problemsOf(text: string, path = 'content/articles/a-no.mdx') {
  return printProblems(makeLibrary([topics, { path, text }]).problems)
}

test('a file in order becomes an article with author, submitter and source apart', () => {
  const { library, problems } = makeLibrary([topics, { path: 'content/articles/a-no.mdx', text: good }])
  expect(problems).toEqual([])
  expect(library.articles).toEqual([
    {
      kind: 'article',
      slug: 'a-no',
      href: '/articles/a-no',
      title: 'Hearing: a ‘no’',
      summary: 'What a refusal looks after.',
      author: 'Ana Reyes',
      submittedBy: 'ORNCC',
      source: { name: 'Her newsletter', url: 'https://example.org/letters' },
      date: '2026-06-14',
      month: 'Jun 2026',
      topics: [{ slug: 'requests', label: 'Requests', href: '/articles/topics/requests' }],
      readingMinutes: 1,
      isDraft: false,
      text: { path: 'content/articles/a-no.mdx', mdx: `${'\n'.repeat(10)}\nOne two three.\n` },
    },
  ])
})

test('a file saved on Windows is read the same', () => {
  const { library } = makeLibrary([topics, { path: 'content/news/a-no.mdx', text: good.replaceAll('\n', '\r\n') }])
  expect(library.news[0]?.title).toBe('Hearing: a ‘no’')
})

test('reading time is counted at 230 words a minute', () => {
  const { library } = makeLibrary([topics, { path: 'content/articles/long.mdx', text: good + 'word '.repeat(690) }])
  expect(library.articles[0]?.readingMinutes).toBe(3)
})

test('articles come newest first', () => {
  const dated = (slug: string, day: string) => ({
    path: `content/articles/${slug}.mdx`,
    text: good.replace('2026-06-14', day),
  })
  const { library } = makeLibrary([
    topics,
    dated('b', '2026-01-02'),
    dated('c', '2026-03-01'),
    dated('a', '2026-01-02'),
  ])
  expect(library.articles.map(({ slug }) => slug)).toEqual(['c', 'a', 'b'])
})

test('a file without front matter is told how one begins', () => {
  expect(problemsOf('# Hello\n')).toBe(
    'content/articles/a-no.mdx:1: The file must begin with its front matter: a line of three hyphens, the fields, three hyphens again.',
  )
})

test('a missing field is named', () => {
  expect(problemsOf(good.replace(/^author.*\n/m, ''))).toBe('content/articles/a-no.mdx:1: “author” is missing.')
})

test('a field that nobody reads is refused on its line', () => {
  expect(problemsOf(good.replace('author:', 'autor: x\nauthor:'))).toBe(
    'content/articles/a-no.mdx:4: “autor” is not a field here.',
  )
})

test('a day that is not on the calendar is refused on its line', () => {
  expect(problemsOf(good.replace('2026-06-14', '2026-02-30'))).toBe(
    'content/articles/a-no.mdx:8: “date” must be a day of the calendar, written like 2026-06-14.',
  )
})

test('a topic that is not listed is refused on its line, with those that are', () => {
  expect(problemsOf(good.replace('[requests]', '\n  - requests\n  - gardening'))).toBe(
    'content/articles/a-no.mdx:11: “topics” has “gardening”, which is not a topic. There are listening, requests; a new one is added in content/topics.yaml first.',
  )
})

test('an empty field is refused on its line', () => {
  expect(problemsOf(good.replace('Ana Reyes', ''))).toBe('content/articles/a-no.mdx:4: “author” must be text.')
})

test('an address without the name of its source is refused', () => {
  expect(problemsOf(good.replace(/^source:.*\n/m, ''))).toBe(
    'content/articles/a-no.mdx:6: “sourceUrl” needs a “source” beside it: the name that the address belongs to.',
  )
})

test('a colon in a title is explained', () => {
  expect(problemsOf(good.replace(`"Hearing: a 'no'"`, 'Hearing: a no'))).toBe(
    'content/articles/a-no.mdx:2: Text that has a colon in it must stand in "quotes".',
  )
})

test('a title that begins with an asterisk is a problem of its file, not a crash', () => {
  const sentence = 'content/articles/a-no.mdx:2: Text that begins with a sign like this must stand in "quotes".'
  expect(problemsOf(good.replace(`"Hearing: a 'no'"`, '*Hearing*'))).toBe(sentence)
  expect(problemsOf(good.replace(`"Hearing: a 'no'"`, '*Hearing* a no'))).toMatch(/^content\/articles\/a-no\.mdx:2: /)
})

test('a field that stands twice is refused', () => {
  expect(problemsOf(good.replace('author:', 'title: Two\nauthor:'))).toBe(
    'content/articles/a-no.mdx:4: This field stands here twice.',
  )
})

test('two files can never claim one address: a name is lower-case, and ends in .mdx', () => {
  const sentence = 'The name of a file here is small letters, digits and hyphens, and ends in .mdx.'
  for (const name of ['A-No.mdx', 'a-no.md', 'a no.mdx', 'older/a-no.mdx']) {
    expect(problemsOf(good, `content/articles/${name}`)).toBe(`content/articles/${name}:1: ${sentence}`)
  }
})

test('a page that no address shows is refused', () => {
  expect(problemsOf('---\ntitle: A\nsummary: B\nupdated: 2026-01-01\n---\n', 'content/pages/abuot.mdx')).toBe(
    'content/pages/abuot.mdx:1: There is no page named “abuot” that could show this file.',
  )
})

test('a mistake in the list of topics is told once, not for every article', () => {
  const { problems } = makeLibrary([
    { path: 'content/topics.yaml', text: 'listening: Listening\nBig Words: Big words\n' },
    { path: 'content/articles/a-no.mdx', text: good },
  ])
  expect(printProblems(problems)).toBe('content/topics.yaml:2: “Big Words” must be small letters, digits and hyphens.')
})
