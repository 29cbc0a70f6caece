import { expect, test } from 'vitest'
import { fundSchema, newFundSchema } from './fund-form'

const typed = {
  id: '01890000-0000-7000-8000-000000000000',
  slug: 'winter-scholarships',
  name: 'Winter scholarships',
  purpose: 'Places in winter courses.',
  story: 'Why.',
  goal: '$8,000',
  endsOn: '2026-12-31',
  position: '2',
}

function errorsOf(changed: Partial<typeof typed>) {
  const result = newFundSchema.safeParse({ ...typed, ...changed })
  return Object.fromEntries(result.error?.issues.map((issue) => [issue.path.join('.'), issue.message]) ?? [])
}

test('a campaign is read with its goal in cents and its last day', () => {
  expect(newFundSchema.parse(typed)).toMatchObject({
    slug: 'winter-scholarships',
    goalCents: 800_000,
    endsOn: '2026-12-31',
    position: 2,
  })
})

test('a fund without goal, story and end is no campaign', () => {
  expect(fundSchema.parse({ ...typed, goal: '', endsOn: '', story: ' ' })).toMatchObject({
    goalCents: null,
    endsOn: null,
    story: null,
  })
})

test('what cannot be kept is refused at its field', () => {
  expect(errorsOf({ goal: 'much' }).goal).toContain('like 8000')
  expect(errorsOf({ goal: '0.50' }).goal).toContain('from $1 to')
  expect(errorsOf({ goal: '99999999' }).goal).toContain('to $10,000,000')
  expect(errorsOf({ story: '' }).story).toContain('write its story')
  expect(errorsOf({ goal: '', story: '' }).endsOn).toContain('Only a campaign ends')
  expect(errorsOf({ endsOn: '2026-02-30' }).endsOn).toContain('Enter the date')
  expect(errorsOf({ slug: 'general' }).slug).toContain('Choose another')
  expect(errorsOf({ slug: 'Winter scholarships' }).slug).toContain('hyphens')
  expect(errorsOf({ name: ' ', purpose: '' })).toMatchObject({
    name: expect.stringContaining('Enter the name'),
    purpose: expect.stringContaining('one sentence'),
  })
})
