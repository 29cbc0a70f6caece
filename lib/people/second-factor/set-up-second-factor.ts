import { db } from '@/lib/db'
import { seal, unseal } from '@/lib/seal'
import { replaceRecoveryCodes } from './replace-recovery-codes'
import { makeSecret, stepOfCode } from './totp'

type Session = { sessionId: string; personId: string }

/** Whoever has a second factor adds to it in a session that has just passed it, and in no other. */
export type SettingUp = Session & { hasJustPassed: boolean }

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
 * Makes the app that shows this code the person's second factor, alone or beside their passkeys, which this session has
 * thereby passed, and returns new recovery codes, this once. Refused when somebody has been quicker in another session.
 */
export async function setUpSecondFactor(session: SettingUp, code: string, now = new Date()): Promise<SetUp> {
  const { sessionId, personId } = session
  const secret = await readNewSecret(session)
  const lastStep = stepOfCode(secret, code, now)
  if (lastStep === null) return { outcome: 'wrong' }
  return db.$transaction(async (tx): Promise<SetUp> => {
    const app = { secret: seal(`person:${personId}`, secret), lastStep, appSince: now }
    const made = await tx.secondFactor.createMany({ data: { personId, ...app }, skipDuplicates: true })
    if (made.count === 0) {
      if (!session.hasJustPassed) return { outcome: 'is_set_up' }
      const added = await tx.secondFactor.updateMany({ where: { personId, secret: null }, data: app })
      if (added.count === 0) return { outcome: 'is_set_up' }
    }
    await tx.signInSession.update({ where: { id: sessionId }, data: { secondFactorAt: now, newSecret: null } })
    const subject = `person:${personId}`
    await tx.auditEntry.create({ data: { actor: subject, action: 'second-factor.set-up', subject } })
    return { outcome: 'set_up', recoveryCodes: await replaceRecoveryCodes(tx, personId) }
  })
}
