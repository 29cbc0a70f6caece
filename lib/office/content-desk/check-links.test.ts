import { expect, test } from 'vitest'
import { type Site, whatIsWrong } from './check-links'

const site: Site = {
  pages: ['/', '/about', '/courses', '/courses/[course]', '/courses/[course]/tell-me', '/events/month/[month]'],
  parameters: { course: new Set(['foundation']) },
  articles: new Map([
    ['/articles/the-jar', { date: '2026-01-01', isDraft: false }],
    ['/articles/ahead', { date: '2026-12-24', isDraft: false }],
    ['/news/unfinished', { date: '2026-01-01', isDraft: true }],
  ]),
  files: new Set(['/pictures/river bend.jpg', '/icon.svg']),
}

const wrong = (to: string, isPicture = false, from = '2026-06-08') => whatIsWrong({ to, isPicture }, from, site)

test.each([
  '/',
  '/about/',
  '/courses?level=first#dates',
  '/courses/foundation',
  '/courses/foundation/tell-me',
  '/events/month/2026-06',
  '/articles/the-jar#end',
  '/icon.svg',
  '#end',
  'https://elsewhere.example/gone',
  'mailto:office@example.org',
])('%s leads somewhere, or to where nobody looks', (to) => {
  expect(wrong(to)).toBeNull()
})

test.each([
  ['/abuot', 'leads nowhere'],
  ['/courses/foundations', 'leads nowhere'],
  ['/courses/', null],
  ['/articles/the-jars', 'leads nowhere'],
  ['the-jar', 'Begin it with one /'],
  ['//elsewhere.example', 'Begin it with one /'],
  ['/news/unfinished', 'is a draft'],
  ['/%E0%A4%A', 'leads nowhere'],
])('%s is told: %s', (to, words) => {
  if (words === null) expect(wrong(to)).toBeNull()
  else expect(wrong(to)).toContain(words)
})

test('a text may lead to one that is public when it is itself', () => {
  expect(wrong('/articles/ahead')).toBe('“/articles/ahead” is public from December 24, 2026 on, and this text before.')
  expect(wrong('/articles/ahead', false, '2026-12-24')).toBeNull()
})

test('a picture is there, or told to be missing', () => {
  expect(wrong('/pictures/river%20bend.jpg', true)).toBeNull()
  expect(wrong('/pictures/lake.jpg', true)).toContain('There is no picture')
})
