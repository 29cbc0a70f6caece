import { beforeEach, expect, test } from 'vitest'
import { db, Role } from '@/lib/db'
import { createPerson, resetDatabase } from '@/prisma/factories'
import { type Owner, rolesOf, withGrant } from '../granted'
import { grantRole } from './grant-role'
import { listGrantHolders } from './queries'
import { revokeGrant } from './revoke-grant'

beforeEach(resetDatabase)

async function makeOwner(name = 'Olive Owner'): Promise<Owner> {
  const owner = await withGrant((await createPerson({ name, roles: [Role.OWNER] })).id, Role.OWNER)
  if (!owner) throw new Error('No owner')
  return owner
}

async function ownersGrant(owner: Owner): Promise<string> {
  const { id } = await db.grant.findFirstOrThrow({ where: { personId: owner.personId, role: Role.OWNER } })
  return id
}

const ash = { email: 'ash@example.org', name: 'Ash Rivera', role: Role.TREASURER }

test('somebody new is made, mailed what the role means and how to sign in, and it is written down', async () => {
  const owner = await makeOwner()
  expect(await grantRole(owner, ash)).toBe('granted')
  const person = await db.person.findUniqueOrThrow({ where: { email: ash.email } })
  expect(await rolesOf(person.id)).toEqual(['TREASURER'])
  expect(await db.mailMessage.findFirst({ where: { toAddress: ash.email } })).toMatchObject({
    subject: 'You have a desk at ORNCC now: treasurer',
    text: expect.stringMatching(
      /Olive Owner has made you treasurer[\s\S]+refund money[\s\S]+authenticator app[\s\S]+\/sign-in/,
    ),
  })
  expect(await db.auditEntry.findFirst()).toMatchObject({
    actor: `person:${owner.personId}`,
    action: 'grant',
    subject: `person:${person.id}`,
    details: { before: [], after: ['TREASURER'] },
  })
})

test('somebody we know keeps name and roles, and a role that they hold is not given again', async () => {
  const owner = await makeOwner()
  const known = await createPerson({ name: 'Ash', email: ash.email, roles: [Role.STAFF] })
  const outcomes = await Promise.all(Array.from({ length: 4 }, () => grantRole(owner, ash)))
  expect(outcomes.sort()).toEqual(['granted', 'held', 'held', 'held'])
  expect((await rolesOf(known.id)).sort()).toEqual(['STAFF', 'TREASURER'])
  expect(await db.person.findUnique({ where: { id: known.id }, select: { name: true } })).toEqual({ name: 'Ash' })
  expect(await db.mailMessage.count()).toBe(1)
})

test('a role given by a merged address is mailed to the one that counts, and ends what the other had opened', async () => {
  const owner = await makeOwner()
  const kept = await createPerson()
  await db.person.create({ data: { name: 'Ash', email: ash.email, mergedIntoId: kept.id } })
  await db.signInSession.create({ data: { sessionToken: 'x', personId: kept.id, expires: new Date('2030-01-01') } })
  expect(await grantRole(owner, ash)).toBe('granted')
  expect(await db.mailMessage.findMany({ select: { toAddress: true } })).toEqual([{ toAddress: kept.email }])
  expect(await db.signInSession.count()).toBe(0)
})

test('a role that was taken away opens nothing from then on, is written down, and may be given anew', async () => {
  const owner = await makeOwner()
  await grantRole(owner, ash)
  const { id, personId } = await db.grant.findFirstOrThrow({ where: { role: Role.TREASURER } })
  expect(await revokeGrant(owner, id)).toBe('revoked')
  expect(await withGrant(personId, Role.TREASURER)).toBeNull()
  expect(await db.auditEntry.findFirst({ where: { action: 'revoke' } })).toMatchObject({
    actor: `person:${owner.personId}`,
    subject: `person:${personId}`,
    details: { before: ['TREASURER'], after: [] },
  })
  expect(await revokeGrant(owner, id)).toBe('gone')
  expect(await grantRole(owner, ash)).toBe('granted')
  expect(await withGrant(personId, Role.TREASURER)).not.toBeNull()
})

test('the last owner stays, whoever else has gone', async () => {
  const [owner, other] = [await makeOwner(), await makeOwner('Other Owner')]
  expect(await revokeGrant(owner, await ownersGrant(other))).toBe('revoked')
  expect(await revokeGrant(owner, await ownersGrant(owner))).toBe('last_owner')
  expect(await rolesOf(owner.personId)).toEqual(['OWNER'])
})

test('of owners who take each other’s role away at the same moment, one stays', async () => {
  for (let round = 1; round <= 5; round++) {
    await db.grant.deleteMany()
    const owners = [await makeOwner(), await makeOwner(), await makeOwner()]
    const grants = await Promise.all(owners.map(ownersGrant))
    const [first, second, third] = owners
    if (!first || !second || !third) throw new Error('Three were made')
    const outcomes = await Promise.all([
      revokeGrant(first, grants[1] ?? ''),
      revokeGrant(second, grants[2] ?? ''),
      revokeGrant(third, grants[0] ?? ''),
    ])
    expect(outcomes.sort()).toEqual(['last_owner', 'revoked', 'revoked'])
    expect(await db.grant.count({ where: { role: Role.OWNER, revokedAt: null } })).toBe(1)
  }
})

test('without the lock two owners pass the question, and none is left', async () => {
  const grants = await Promise.all([await makeOwner(), await makeOwner()].map(ownersGrant))
  const bothHaveLooked = Promise.withResolvers<void>()
  let looked = 0
  const revokeWithoutLock = (id: string) =>
    db.$transaction(async (tx) => {
      expect(await tx.grant.count({ where: { role: Role.OWNER, revokedAt: null } })).toBe(2)
      if (++looked === 2) bothHaveLooked.resolve()
      await bothHaveLooked.promise
      await tx.grant.update({ where: { id }, data: { revokedAt: new Date() } })
    })
  await Promise.all(grants.map(revokeWithoutLock))
  expect(await db.grant.count({ where: { role: Role.OWNER, revokedAt: null } })).toBe(0)
})

test('the list says who holds what since when, and who gave it by name', async () => {
  const owner = await makeOwner()
  await grantRole(owner, ash)
  const holders = await listGrantHolders(owner)
  expect(holders.map(({ name, grants }) => [name, grants.map(({ role, by }) => `${role} by ${by}`)])).toEqual([
    ['Ash Rivera', ['TREASURER by Olive Owner']],
    ['Olive Owner', ['OWNER by demonstration']],
  ])
})
