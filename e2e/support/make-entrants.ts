/**
 * Makes somebody of each kind who may stand at a door of the desk, signed in as far as their kind is, and prints the token
 * of each one's session, with an id of each thing that a page is about.
 */
import { db, Role } from '@/lib/db'
import { openSignInSession } from '@/lib/people/sign-in-sessions'
import { createPerson } from '@/prisma/factories'

async function session({ roles = [], isHalfOpen = false }: { roles?: Role[]; isHalfOpen?: boolean }) {
  const { id } = await createPerson({ roles })
  const { token } = await openSignInSession(db, id, 'A browser', new Date())
  if (!isHalfOpen) await db.signInSession.updateMany({ where: { personId: id }, data: { secondFactorAt: new Date() } })
  return { id, token }
}

const everyRole = Object.values(Role)
const tokens: Record<string, string> = {
  'a person without a grant': (await session({})).token,
  'a session that owes the second factor': (await session({ roles: everyRole, isHalfOpen: true })).token,
}
for (const role of everyRole) tokens[role] = (await session({ roles: [role] })).token
const revoked = await session({ roles: everyRole })
await db.grant.updateMany({ where: { personId: revoked.id }, data: { revokedAt: new Date() } })
tokens['somebody whose grants were revoked'] = revoked.token

const ids = {
  run: (await db.run.findFirstOrThrow()).slug,
  course: (await db.course.findFirstOrThrow()).slug,
  trainer: (await db.trainer.findFirstOrThrow()).slug,
  fund: (await db.fund.findFirstOrThrow()).id,
  payment: (await db.payment.findFirstOrThrow()).id,
  group: 'receipts',
}
process.stdout.write(JSON.stringify({ tokens, ids }))
await db.$disconnect()
