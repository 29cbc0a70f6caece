import { beforeEach, expect, test } from 'vitest'
import { db, Role } from '@/lib/db'
import { createPerson, resetDatabase } from '@/prisma/factories'
import { rolesOf, withGrant } from './granted'
import { makeOwner } from './make-owner'

beforeEach(resetDatabase)

test('a new owner has every desk, and the audit says who gave it', async () => {
  await makeOwner('ash@example.org', 'command line')
  const person = await db.person.findUniqueOrThrow({ where: { email: 'ash@example.org' } })
  expect(person.name).toBe('ash')
  expect((await rolesOf(person.id)).sort()).toEqual(['OWNER', 'REVIEWER', 'STAFF', 'TREASURER'])
  expect(await db.auditEntry.findFirst()).toMatchObject({ actor: 'command line', subject: `person:${person.id}` })
})

test('making an owner again, or many times at once, adds each role once', async () => {
  const { id, email } = await createPerson({ roles: [Role.STAFF] })
  const results = await Promise.all(Array.from({ length: 6 }, () => makeOwner(email, 'command line')))
  expect(results.flatMap(({ added }) => added).sort()).toEqual(['OWNER', 'REVIEWER', 'TREASURER'])
  expect(await db.grant.count({ where: { personId: id } })).toBe(4)
  expect(await makeOwner(email, 'command line')).toEqual({ added: [] })
})

test('a revoked grant opens nothing', async () => {
  const { id } = await createPerson({ roles: [Role.STAFF] })
  expect(await withGrant(id, Role.STAFF)).toMatchObject({ personId: id })
  await db.grant.updateMany({ where: { personId: id }, data: { revokedAt: new Date() } })
  expect(await withGrant(id, Role.STAFF)).toBeNull()
  expect(await rolesOf(id)).toEqual([])
})

test('one role is not another', async () => {
  const { id } = await createPerson({ roles: [Role.STAFF] })
  expect(await withGrant(id, Role.REVIEWER)).toBeNull()
})
