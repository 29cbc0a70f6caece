import { db, type Tx } from '@/lib/db'
import type { Owner } from '../granted'
import { endSignInSessions } from '../sign-in-sessions'
import { lockSecondFactor } from './count-try'
import { tellOfReset } from './tell-of-second-factor'

/**
 * Takes away the app, the passkeys and the recovery codes of somebody who has lost their phone, and signs them out
 * everywhere. They set up others at their next sign-in, and are told by mail. False when they had none.
 */
export async function resetSecondFactor(owner: Owner, personId: string, now = new Date()): Promise<boolean> {
  return db.$transaction((tx) => reset(tx, personId, `person:${owner.personId}`, now))
}

/** The same for the command line: the last owner, say, without phone and codes. Whoever can run it owns the machine. */
export async function resetSecondFactorOf(email: string, actor: string, now = new Date()): Promise<boolean> {
  return db.$transaction(async (tx) => {
    const person = await tx.person.findUnique({ where: { email }, select: { id: true } })
    return person !== null && reset(tx, person.id, actor, now)
  })
}

/**
 * Lets somebody who has just passed the second factor set up their app on another phone: the app and the recovery codes go,
 * passkeys stay. Their other sessions owe the second factor again; so does this one where nothing is left.
 */
export async function leaveApp({ sessionId, personId }: { sessionId: string; personId: string }): Promise<void> {
  await db.$transaction(async (tx) => {
    const factor = await lockSecondFactor(tx, personId)
    if (!factor?.secret) return
    const actor = `person:${personId}`
    if ((await tx.passkey.count({ where: { personId } })) === 0) return takeAway(tx, personId, actor)
    await tx.secondFactor.update({ where: { personId }, data: { secret: null, lastStep: null, appSince: null } })
    await tx.recoveryCode.deleteMany({ where: { personId } })
    await tx.signInSession.updateMany({ where: { personId, id: { not: sessionId } }, data: { secondFactorAt: null } })
    await tx.auditEntry.create({ data: { actor, action: 'second-factor.reset', subject: actor } })
  })
}

async function reset(tx: Tx, personId: string, actor: string, now: Date): Promise<boolean> {
  if (!(await takeAway(tx, personId, actor))) return false
  await endSignInSessions(personId, tx)
  await tellOfReset(tx, personId, now)
  return true
}

/** Sessions go on, but have passed a factor that is not there any more. */
async function takeAway(tx: Tx, personId: string, actor: string): Promise<boolean> {
  const { count } = await tx.secondFactor.deleteMany({ where: { personId } })
  if (count === 0) return false
  await tx.signInSession.updateMany({ where: { personId }, data: { secondFactorAt: null, newSecret: null } })
  await tx.auditEntry.create({ data: { actor, action: 'second-factor.reset', subject: `person:${personId}` } })
  return true
}
