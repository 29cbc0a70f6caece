import { expect, test } from 'vitest'
import { sortHead, stayOnPages } from './list-parts'

const orders = { descending: 'newest', ascending: 'oldest' } as const
const head = (sort: 'newest' | 'oldest' | 'name') =>
  sortHead('/staff/mail', { q: 'ada', sort, page: 3 }, 'Written', orders)

test('a press on a column sorts by it, the next the other way round, from the first page and with what was asked', () => {
  expect(head('name')).toEqual({ name: 'Written', sorted: undefined, href: '/staff/mail?q=ada&sort=newest' })
  expect(head('newest')).toMatchObject({ sorted: 'descending', href: '/staff/mail?q=ada&sort=oldest' })
  expect(head('oldest')).toMatchObject({ sorted: 'ascending', href: '/staff/mail?q=ada&sort=newest' })
})

test('an address that was kept of a page beyond the last leads to the last, with what was asked', () => {
  const asked = { q: 'ada', sort: 'newest', page: 9 }
  expect(() => stayOnPages('/staff/mail', asked, 2)).toThrow(
    expect.objectContaining({ digest: expect.stringContaining(';/staff/mail?q=ada&sort=newest&page=2;') }),
  )
  expect(() => stayOnPages('/staff/mail', asked, 9)).not.toThrow()
})
