import { db } from '@/lib/db'
import { stopGift } from '@/lib/giving/recurring/stop-gift'
import { log } from '@/lib/log'
import type { Effects } from '@/lib/payments/effects'
import { forgetPerson } from './forget-person'
import { findRunning, isInTheWay, standingInTheWay } from './standing-in-the-way'

/**
 * Removes everybody who has asked to be, each by themselves; the job behind `askForRemoval`, and hourly. Killed at any
 * point it goes on where it stopped: what runs at Stripe is ended first, and all else is one transaction. Throws when
 * somebody could not be removed yet, so that the queue tries again.
 */
export async function removePeople(effects: Effects, now = new Date()): Promise<void> {
  const people = await db.person.findMany({ where: { removalAskedAt: { not: null } }, select: { id: true } })
  const failed: unknown[] = []
  for (const { id } of people) {
    try {
      await removePerson(id, effects, now)
    } catch (error) {
      log.error({ err: error, personId: id }, 'a person who asked for it is not removed yet')
      failed.push(error)
    }
  }
  if (failed.length > 0) throw failed[0]
}

async function removePerson(personId: string, effects: Effects, now: Date): Promise<void> {
  if ((await stopGift(personId, effects)) === 'unavailable') throw new Error('Stripe does not answer')
  await db.$transaction(async (tx) => {
    const [asked] = await tx.$queryRaw<{ email: string | null }[]>`
      SELECT "email" FROM "Person" WHERE "id" = ${personId}::uuid AND "removalAskedAt" IS NOT NULL FOR UPDATE`
    if (!asked) return
    // They came again meanwhile, with a new seat or a gift: then they are not somebody who wants to be forgotten.
    if (isInTheWay(await standingInTheWay(tx, personId, now)) || (await findRunning(tx, personId))) {
      await tx.person.update({ where: { id: personId }, data: { removalAskedAt: null } })
      await tx.auditEntry.create({
        data: { actor: 'site', action: 'person.not_removed', subject: `person:${personId}` },
      })
      return
    }
    await tx.attendance.deleteMany({ where: { registration: { personId } } })
    await forgetPerson(tx, { id: personId, email: asked.email }, now)
    await tx.auditEntry.create({ data: { actor: 'self', action: 'person.removed', subject: `person:${personId}` } })
  })
}
