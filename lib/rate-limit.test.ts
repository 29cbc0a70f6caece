import { beforeEach, expect, test } from 'vitest'
import { resetDatabase } from '@/prisma/factories'
import { isAllowed } from './rate-limit'

beforeEach(resetDatabase)

async function triesUntilRefused(key: string): Promise<number> {
  for (let tries = 0; tries < 1000; tries++) if (!(await isAllowed('contact', [key]))) return tries
  return Number.POSITIVE_INFINITY
}

test('one address is refused after its tries, and another is not', async () => {
  expect(await triesUntilRefused('203.0.113.7')).toBeLessThan(1000)
  expect(await isAllowed('contact', ['203.0.113.8'])).toBe(true)
})

test('the addresses of one IPv6 network count as one', async () => {
  await triesUntilRefused('2001:db8:1:2::1')
  expect(await isAllowed('contact', ['2001:db8:1:2:ffff:ffff:ffff:ffff'])).toBe(false)
  expect(await isAllowed('contact', ['2001:db8:1:3::1'])).toBe(true)
})

test('a typed email counts whatever its case', async () => {
  await triesUntilRefused('ada@example.org')
  expect(await isAllowed('contact', ['ADA@example.org'])).toBe(false)
})

test('IPv4 addresses that come in the shape of IPv6 are told apart', async () => {
  await triesUntilRefused('::ffff:203.0.113.7')
  expect(await isAllowed('contact', ['203.0.113.7'])).toBe(false)
  expect(await isAllowed('contact', ['::ffff:203.0.113.8'])).toBe(true)
})
