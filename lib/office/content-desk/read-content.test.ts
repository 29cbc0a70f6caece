import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { publicAddresses } from '@/app/public-addresses'
import { withGrant } from '@/lib/people/granted'
import { createCourse, createPerson, resetDatabase } from '@/prisma/factories'
import { readContent } from './read-content'

beforeEach(resetDatabase)

async function newStaff() {
  const { id } = await createPerson({ roles: ['STAFF'] })
  const staff = await withGrant(id, 'STAFF')
  if (!staff) throw new Error('no grant')
  return staff
}

test('no link within the site’s own texts is broken', async () => {
  const { problems, texts } = await readContent(await newStaff(), publicAddresses())
  expect(problems).toEqual([])
  expect(texts.length).toBeGreaterThan(10)
})

test('whoever keeps the texts sees drafts and what waits, and each broken link with its file and line', async () => {
  const staff = await newStaff()
  await createCourse({ slug: 'foundation' })
  const checkout = await mkdtemp(join(tmpdir(), 'content-'))
  const write = async (path: string, text: string) => {
    await mkdir(join(checkout, 'content', path, '..'), { recursive: true })
    await writeFile(join(checkout, 'content', path), text)
  }
  const article = (matter: string, words: string) =>
    `---\ntitle: A title\nsummary: A summary.\nauthor: Ash\n${matter}\n---\n\n${words}\n`
  await write(
    'articles/one.mdx',
    article('date: 2026-01-01', 'See [it](/courses/foundation).\n\nAnd [that](/courses/fondation).'),
  )
  await write('articles/two.mdx', article('date: 2026-12-24', '![A river](/pictures/river.jpg)'))
  await write('news/three.mdx', article('date: 2026-01-01\ndraft: true', 'Words.'))
  await write('articles/four.mdx', article('date: yesterday', 'Words.'))
  const now = new Date('2026-06-08T20:00:00Z')
  const desk = await readContent(staff, { pages: ['/courses/[course]'], files: [] }, now, checkout)
  expect(desk.problems.map(({ path, line }) => `${path}:${line}`)).toEqual([
    'content/articles/four.mdx:5',
    'content/articles/two.mdx:8',
    'content/articles/one.mdx:10',
  ])
  expect(desk.texts.map(({ path, state }) => `${path} ${state}`)).toEqual([
    'content/articles/two.mdx scheduled',
    'content/articles/one.mdx public',
    'content/news/three.mdx draft',
  ])
  expect(desk.newsOld).toBe('There are no news.')
  await rm(checkout, { recursive: true })
})
