import { beforeEach, expect, test } from 'vitest'
import { db, Role } from '@/lib/db'
import {
  createCourse,
  createPerson,
  createPersonByPost,
  createRegistration,
  createRun,
  resetDatabase,
} from '@/prisma/factories'
import { emailOf } from './email-of'

beforeEach(resetDatabase)

test('somebody may be known by a postal address alone, and nobody by nothing', async () => {
  const { email, postalAddress } = await createPersonByPost()
  expect([email, postalAddress]).toEqual([null, expect.stringContaining('Bend')])
  await expect(db.person.create({ data: { name: 'Nowhere' } })).rejects.toThrow('Person_can_be_reached')
  await expect(db.person.create({ data: { name: 'Nowhere', postalAddress: '  ' } })).rejects.toThrow(
    'Person_address_is_not_empty',
  )
})

test('many people without an email are many people', async () => {
  await Promise.all(Array.from({ length: 3 }, () => createPersonByPost({ name: 'Ash Rivera' })))
  expect(await db.person.count({ where: { name: 'Ash Rivera' } })).toBe(3)
})

test('nobody without an email has a seat or a grant', async () => {
  const { id } = await createPersonByPost()
  const run = await createRun({ courseId: (await createCourse()).id })
  await expect(createRegistration({ runId: run.id, personId: id })).rejects.toThrow('has no email')
  await expect(db.grant.create({ data: { personId: id, role: Role.STAFF, grantedBy: 'test' } })).rejects.toThrow(
    'has no email',
  )
})

test('whoever has an email keeps one, and whoever had none may get one', async () => {
  const { id, email } = await createPerson()
  const move = { postalAddress: '1 River Road' }
  await expect(db.person.update({ where: { id }, data: { email: null, ...move } })).rejects.toThrow()
  expect(emailOf(await db.person.findUniqueOrThrow({ where: { id } }))).toBe(email)
  const byPost = await createPersonByPost()
  await db.person.update({ where: { id: byPost.id }, data: { email: 'ash@example.org' } })
})
