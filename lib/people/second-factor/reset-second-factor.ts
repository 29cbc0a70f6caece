import { db, type Tx } from '@/lib/db'
import type { Owner } from '../granted'
import { endSignInSessions } from '../sign-in-sessions'
import { type CheckedCode, checkTypedCode } from './check-typed-code'
import { tellOfReset } from './tell-of-second-factor'

/**
 * Takes away the app of somebody who has lost their phone, with its recovery codes, and signs them out everywhere. They set
 * up another at their next sign-in, and are told by mail. False when they had none.
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

/** Lets somebody set up another phone themselves, with a code of the old one or a recovery code. */
export async function leaveSecondFactor(personId: string, code: string, now = new Date()): Promise<CheckedCode> {
  return db.$transaction(async (tx) => {
    const checked = await checkTypedCode(tx, personId, code, now)
    if (checked === 'right') await takeAway(tx, personId, `person:${personId}`)
    return checked
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
