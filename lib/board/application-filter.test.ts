import { expect, test } from 'vitest'
import { applicationFilter, pickApplications } from './application-filter'

const applications = [
  { name: 'Zoe Sedge', state: 'VOTE', submittedAt: new Date('2026-06-01') },
  { name: 'Éva Fern', state: 'DECLINED', submittedAt: new Date('2026-06-03') },
  { name: 'Ada Sedge', state: 'WITHDRAWN', submittedAt: new Date('2026-06-02') },
] as const

const pick = (asked: Record<string, string>) =>
  pickApplications(applications, applicationFilter.parse(asked)).applications.map(({ name }) => name)

test('applications are the newest first, or in the order that is asked for', () => {
  expect(pick({})).toEqual(['Éva Fern', 'Ada Sedge', 'Zoe Sedge'])
  expect(pick({ sort: 'oldest' })).toEqual(['Zoe Sedge', 'Ada Sedge', 'Éva Fern'])
  expect(pick({ sort: 'name' })).toEqual(['Ada Sedge', 'Éva Fern', 'Zoe Sedge'])
  expect(pick({ sort: 'no such order' })).toEqual(pick({}))
})

test('they are found by name, and by whether they are open', () => {
  expect(pick({ q: 'sedge' })).toEqual(['Ada Sedge', 'Zoe Sedge'])
  expect(pick({ state: 'open' })).toEqual(['Zoe Sedge'])
  expect(pick({ state: 'closed', q: 'sedge' })).toEqual(['Ada Sedge'])
})

test('fifty stand on a page', () => {
  const many = Array.from({ length: 51 }, () => applications[0])
  const page = pickApplications(many, applicationFilter.parse({ page: '2' }))
  expect(page).toMatchObject({ count: 51, pages: 2 })
  expect(page.applications).toHaveLength(1)
})
