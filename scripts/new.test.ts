import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { findContentProblems, readLibrary } from '@/lib/articles/content'

const script = fileURLToPath(new URL('./new.mjs', import.meta.url))

async function emptyCheckout(): Promise<string> {
  const checkout = await mkdtemp(join(tmpdir(), 'new-'))
  onTestFinished(() => rm(checkout, { recursive: true }))
  await mkdir(join(checkout, 'content'))
  await cp('content/topics.yaml', join(checkout, 'content/topics.yaml'))
  return checkout
}

function runNew(checkout: string, ...words: string[]): Promise<{ code: number; said: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [script, ...words], { cwd: checkout }, (error, stdout, stderr) => {
      resolve({ code: error ? Number(error.code) : 0, said: stdout + stderr })
    })
  })
}

test('what it begins is in order, hidden until its draft line is taken away, and keeps the title to the letter', async () => {
  const checkout = await emptyCheckout()
  const title = 'Café: "Who’s there?" – a #1 question'
  const article = await runNew(checkout, 'article', title)
  const news = await runNew(checkout, 'news', 'New', 'cards')
  expect(article.said).toContain('content/articles/cafe-whos-there-a-1-question.mdx')
  expect(news.said).toContain('content/news/new-cards.mdx')
  expect(await findContentProblems(checkout)).toEqual([])
  const library = await readLibrary(checkout)
  expect(library.articles).toMatchObject([{ title: 'Café: “Who’s there?” – a #1 question', isDraft: true }])
  expect(library.news).toMatchObject([{ title: 'New cards', isDraft: true }])
})

test('what it explains but leaves out is in order as well once its # is taken away', async () => {
  const checkout = await emptyCheckout()
  await runNew(checkout, 'article', 'A')
  const path = join(checkout, 'content/articles/a.mdx')
  const text = await readFile(path, 'utf8')
  await writeFile(path, text.replace(/^# (?=(submittedBy|source|sourceUrl|note):)/gm, ''))
  expect(await findContentProblems(checkout)).toEqual([])
  expect((await readLibrary(checkout)).articles[0]).toMatchObject({ submittedBy: 'ORNCC', note: expect.any(String) })
})

test('it never writes over a file', async () => {
  const checkout = await emptyCheckout()
  await runNew(checkout, 'article', 'Hearing a No')
  const before = await readFile(join(checkout, 'content/articles/hearing-a-no.mdx'), 'utf8')
  const again = await runNew(checkout, 'article', 'Hearing a no!')
  expect(again).toEqual({ code: 1, said: 'content/articles/hearing-a-no.mdx is there already; nothing was changed.\n' })
  expect(await readFile(join(checkout, 'content/articles/hearing-a-no.mdx'), 'utf8')).toBe(before)
})

test('without a kind or a title it writes nothing and says how it is used', async () => {
  const checkout = await emptyCheckout()
  for (const words of [[], ['artikle', 'A'], ['article'], ['article', '!!!']]) {
    const { code, said } = await runNew(checkout, ...words)
    expect(code).toBe(1)
    expect(said).toContain('npm run new -- ')
  }
  expect(await readdir(join(checkout, 'content'))).toEqual(['topics.yaml'])
})
