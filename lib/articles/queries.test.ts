import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test, vi } from 'vitest'
import { findContentProblems, readLibrary, TRUSTED_MILLISECONDS } from './content'
import { articleSlugs, findArticle, findTopic, publishedArticles, topicsInUse } from './queries'

type Sketch = { date: string; topics?: string; draft?: boolean }

/** A checkout with these articles, and the tests' way into it until the test ends. */
async function checkoutWith(articles: Record<string, Sketch>): Promise<string> {
  const checkout = await mkdtemp(join(tmpdir(), 'content-'))
  onTestFinished(() => rm(checkout, { recursive: true }))
  await Promise.all(
    ['articles', 'news', 'pages'].map((name) => mkdir(join(checkout, 'content', name), { recursive: true })),
  )
  await writeFile(join(checkout, 'content/topics.yaml'), 'family: Family\nlistening: Listening\nrequests: Requests\n')
  for (const [slug, { date, topics = '', draft = false }] of Object.entries(articles)) {
    const matter = `title: ${slug}\nsummary: s\nauthor: a\ndate: ${date}\ntopics: [${topics}]\ndraft: ${draft}\n`
    await writeFile(join(checkout, `content/articles/${slug}.mdx`), `---\n${matter}---\n\nText.\n`)
  }
  const cwd = vi.spyOn(process, 'cwd').mockReturnValue(checkout)
  onTestFinished(() => cwd.mockRestore())
  return checkout
}

test('an article dated ahead appears when its day begins in Oregon, not in London', async () => {
  await checkoutWith({ today: { date: '2026-03-01' }, tomorrow: { date: '2026-03-02' } })
  const slugsAt = async (now: string) => (await publishedArticles('article', new Date(now))).map(({ slug }) => slug)
  expect(await slugsAt('2026-03-02T07:59:00Z')).toEqual(['today'])
  expect(await slugsAt('2026-03-02T08:01:00Z')).toEqual(['tomorrow', 'today'])
  expect(await findArticle('article', 'tomorrow', new Date('2026-03-02T07:59:00Z'))).toBeNull()
})

test('an article dated ahead has its address made at build already; a draft has none and is seen by nobody', async () => {
  await checkoutWith({ ahead: { date: '2099-01-01' }, draft: { date: '2020-01-01', draft: true } })
  expect(await articleSlugs('article')).toEqual([{ slug: 'ahead' }])
  expect(await findArticle('article', 'draft')).toBeNull()
})

test('around an article stand its neighbours by date, and others that share most topics', async () => {
  await checkoutWith({
    first: { date: '2025-12-01', topics: 'requests, family' },
    oldest: { date: '2026-01-01', topics: 'requests, family' },
    middle: { date: '2026-02-01', topics: 'requests, family' },
    unrelated: { date: '2026-03-01', topics: 'listening' },
    newest: { date: '2026-04-01', topics: 'family' },
  })
  const found = await findArticle('article', 'middle', new Date('2026-12-01'))
  expect(found?.previous?.slug).toBe('oldest')
  expect(found?.next?.slug).toBe('unrelated')
  expect(found?.related.map(({ slug }) => slug)).toEqual(['first', 'newest'])
})

test('a topic is offered while readers find something under it', async () => {
  await checkoutWith({
    now: { date: '2026-01-01', topics: 'requests' },
    ahead: { date: '2026-06-01', topics: 'family' },
  })
  const now = new Date('2026-03-01')
  expect((await topicsInUse(now)).map(({ slug }) => slug)).toEqual(['requests'])
  expect((await findTopic('requests', now))?.articles).toHaveLength(1)
  expect(await findTopic('family', now)).toBeNull()
})

test('a changed file is read anew, soon', async () => {
  const checkout = await checkoutWith({ a: { date: '2026-01-01' } })
  const now = Date.now()
  const before = await readLibrary(checkout, now)
  expect(await readLibrary(checkout, now + TRUSTED_MILLISECONDS)).toBe(before)
  await writeFile(
    join(checkout, 'content/articles/b.mdx'),
    '---\ntitle: B\nsummary: s\nauthor: a\ndate: 2026-01-02\n---\n',
  )
  const after = await readLibrary(checkout, now + 2 * TRUSTED_MILLISECONDS)
  expect(after.articles.map(({ slug }) => slug)).toEqual(['b', 'a'])
})

test('a text that was uploaded in another format is told so', async () => {
  const checkout = await checkoutWith({})
  await writeFile(join(checkout, 'content/articles/a-no.docx'), 'PK')
  await writeFile(join(checkout, 'content/articles/.DS_Store'), '')
  const problems = await findContentProblems(checkout)
  expect(problems.map(({ path }) => path)).toEqual(['content/articles/a-no.docx'])
})

test('all problems of all files are told together, by file and line; a broken file stops a build', async () => {
  const checkout = await checkoutWith({ a: { date: '2026-13-01' } })
  await writeFile(
    join(checkout, 'content/news/b.mdx'),
    '---\ntitle: B\nsummary: s\nauthor: a\ndate: 2026-01-02\n---\n\nHello.\n\n<Video src="x" />\n',
  )
  const problems = await findContentProblems(checkout)
  expect(problems.map(({ path, line }) => `${path}:${line}`)).toEqual([
    'content/articles/a.mdx:5',
    'content/news/b.mdx:10',
  ])
  await expect(readLibrary(checkout)).rejects.toThrow('content/articles/a.mdx:5: “date” must be a day')
})

test('what is in content/ is in order', async () => {
  expect(await findContentProblems()).toEqual([])
})
