import { beforeEach, expect, test } from 'vitest'
import { db } from '@/lib/db'
import { createPerson, resetDatabase } from '@/prisma/factories'
import { findOrMakePerson } from './find-or-make-person'

beforeEach(resetDatabase)

test('an address typed many times at once is one person', async () => {
  const email = 'ash@example.org'
  const found = await Promise.all(
    Array.from({ length: 8 }, () => db.$transaction((tx) => findOrMakePerson(tx, { email, name: 'Ash' }))),
  )
  expect(new Set(found.map(({ id }) => id)).size).toBe(1)
  expect(await db.person.count()).toBe(1)
})

test('somebody we know keeps their name', async () => {
  const { id, email } = await createPerson({ name: 'Ash Rivera' })
  expect(await db.$transaction((tx) => findOrMakePerson(tx, { email, name: 'Somebody Else' }))).toEqual({ id })
  expect(await db.person.findUnique({ where: { id }, select: { name: true } })).toEqual({ name: 'Ash Rivera' })
})
