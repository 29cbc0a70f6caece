import { db } from '@/lib/db'
import { seal, unseal } from '@/lib/seal'
import { replaceRecoveryCodes } from './replace-recovery-codes'
import { makeSecret, stepOfCode } from './totp'

type Session = { sessionId: string; personId: string }

/**
 * The secret that this session may set up an app with, the same until it is confirmed. It belongs to the session and not to
 * the person: somebody else who can read their mail and was here before must not know the secret that they then confirm.
 */
export async function readNewSecret({ sessionId }: Session): Promise<string> {
  const context = `session:${sessionId}`
  await db.signInSession.updateMany({
    where: { id: sessionId, newSecret: null },
    data: { newSecret: seal(context, makeSecret()) },
  })
  const { newSecret } = await db.signInSession.findUniqueOrThrow({
    where: { id: sessionId },
    select: { newSecret: true },
  })
  if (newSecret === null) throw new Error('A session lost the secret that it was given')
  return unseal(context, newSecret)
}

type SetUp = { outcome: 'set_up'; recoveryCodes: string[] } | { outcome: 'wrong' | 'is_set_up' }

/**
 * Makes the app that shows this code the person's second factor, which this session has thereby passed, and returns their
 * recovery codes, this once. Refused when somebody has been quicker in another session.
 */
export async function setUpSecondFactor(session: Session, code: string, now = new Date()): Promise<SetUp> {
  const { sessionId, personId } = session
  const secret = await readNewSecret(session)
  const lastStep = stepOfCode(secret, code, now)
  if (lastStep === null) return { outcome: 'wrong' }
  return db.$transaction(async (tx): Promise<SetUp> => {
    const made = await tx.secondFactor.createMany({
      data: { personId, secret: seal(`person:${personId}`, secret), lastStep },
      skipDuplicates: true,
    })
    if (made.count === 0) return { outcome: 'is_set_up' }
    await tx.signInSession.update({ where: { id: sessionId }, data: { secondFactorAt: now, newSecret: null } })
    const subject = `person:${personId}`
    await tx.auditEntry.create({ data: { actor: subject, action: 'second-factor.set-up', subject } })
    return { outcome: 'set_up', recoveryCodes: await replaceRecoveryCodes(tx, personId) }
  })
}
