import { expect, test } from 'vitest'
import { textState, whyNewsOld, whyOld } from './text-state'

const today = '2026-06-08'
const text = { kind: 'article' as const, date: today, isDraft: false }

test('a text is public from its day on, and a draft never', () => {
  expect(textState(text, today)).toBe('public')
  expect(textState({ ...text, date: '2026-06-09' }, today)).toBe('scheduled')
  expect(textState({ ...text, isDraft: true }, today)).toBe('draft')
})

test('a page is public whatever day it was read on', () => {
  expect(textState({ ...text, kind: 'page', date: '2026-06-09' }, today)).toBe('public')
})

test('a page grows old after a year, a draft after two months, an article never', () => {
  expect(whyOld({ ...text, kind: 'page', date: '2025-06-08' }, today)).toBeNull()
  expect(whyOld({ ...text, kind: 'page', date: '2025-06-07' }, today)).toContain('since June 7, 2025')
  expect(whyOld({ ...text, isDraft: true, date: '2026-04-09' }, today)).toBeNull()
  expect(whyOld({ ...text, isDraft: true, date: '2026-04-08' }, today)).toContain('A draft since')
  expect(whyOld({ ...text, date: '2006-06-08' }, today)).toBeNull()
})

test('news look old when the newest are four months old, or there are none', () => {
  expect(whyNewsOld('2026-02-08', today)).toBeNull()
  expect(whyNewsOld('2026-02-07', today)).toContain('February 7, 2026')
  expect(whyNewsOld(null, today)).toBe('There are no news.')
})
