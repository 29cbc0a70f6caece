/**
 * Makes somebody of each kind who may stand at a door of the desk, signed in as far as their kind is, and prints the token
 * of each one's session, with an id of each thing that a page is about.
 */
import { db, Role } from '@/lib/db'
import { openSignInSession } from '@/lib/people/sign-in-sessions'
import { createApplication, createCourse, createPerson, createRun } from '@/prisma/factories'

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
const holders = new Map<Role, string>()
for (const role of everyRole) {
  const { id, token } = await session({ roles: [role] })
  holders.set(role, id)
  tokens[role] = token
}
tokens['somebody with every role'] = (await session({ roles: everyRole })).token
const revoked = await session({ roles: everyRole })
await db.grant.updateMany({ where: { personId: revoked.id }, data: { revokedAt: new Date() } })
tokens['somebody whose grants were revoked'] = revoked.token

/** A run that the trainer leads. */
async function ownRun(): Promise<string> {
  const trainer = { name: 'Own Trainer', certification: 'NOT_CERTIFIED', biography: 'Of the journeys.' } as const
  const personId = holders.get(Role.TRAINER) ?? ''
  const { id: trainerId } = await db.trainer.create({ data: { ...trainer, personId, slug: `own-${personId}` } })
  const run = await createRun({ courseId: (await createCourse()).id })
  await db.runTrainer.create({ data: { runId: run.id, trainerId } })
  return run.slug
}

/** An application as each stands to the reviewer. */
async function applications(): Promise<Record<string, string>> {
  const reviewerId = holders.get(Role.REVIEWER) ?? ''
  const made: Record<string, string> = {}
  for (const standing of ['assigned', 'undeclared', 'recused', 'unassigned']) {
    const { id: applicationId } = await createApplication({ state: 'SCREENING', isDemonstration: true })
    made[standing] = applicationId
    if (standing === 'unassigned') continue
    const declaredAt = standing === 'undeclared' ? null : new Date()
    const conflict = standing === 'recused' ? 'FAMILY' : null
    await db.boardReview.create({ data: { applicationId, reviewerId, declaredAt, conflict } })
  }
  return made
}

const ids = {
  run: (await db.run.findFirstOrThrow()).slug,
  course: (await db.course.findFirstOrThrow()).slug,
  trainer: (await db.trainer.findFirstOrThrow()).slug,
  fund: (await db.fund.findFirstOrThrow()).id,
  payment: (await db.payment.findFirstOrThrow()).id,
  group: 'receipts',
}
process.stdout.write(JSON.stringify({ tokens, ids, ownRun: await ownRun(), applications: await applications() }))
await db.$disconnect()
