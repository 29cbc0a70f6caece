import { expect, test } from 'vitest'
import { readMarkdown } from './markdown'

const printed = async (text: string) => JSON.stringify(await readMarkdown(text))

test('words, lists and links are kept', async () => {
  expect(await readMarkdown('A *word* and [a link](/courses).\n\n3. three\n4. four')).toMatchObject([
    { tag: 'p', children: ['A ', { tag: 'em', children: ['word'] }, ' and ', { tag: 'a', href: '/courses' }, '.'] },
    '\n',
    { tag: 'ol', start: 3 },
  ])
})

test('HTML is not let through, nor a program', async () => {
  const text = await printed(
    '<script>alert(1)</script>\n\nOne <b onclick="x()">bold</b> <img src=x onerror=y()> {1 + 1}',
  )
  expect(text).not.toMatch(/script|alert|onclick|onerror|"b"|"img"/)
  expect(text).toContain('{1 + 1}')
})

test.each(['javascript:alert(1)', 'data:text/html,x', '//elsewhere.example', 'JavaScript:alert(1)'])(
  'a link to %s is plain text',
  async (href) => {
    expect(await printed(`[words](${href})`)).not.toContain('href')
  },
)

test('the page keeps its only title, and no picture is loaded from elsewhere', async () => {
  expect(await readMarkdown('# Title\n\n![A river](https://elsewhere.example/a.png)')).toEqual([
    { tag: 'h2', children: ['Title'] },
    '\n',
    { tag: 'p', children: ['A river'] },
  ])
})
