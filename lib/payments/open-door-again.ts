import { db } from '@/lib/db'
import type { Treasurer } from '@/lib/people/granted'
import { failuresLately } from './count-failures'
import { lockCardTesting } from './note-card-testing'

/** Since when stolen cards are being tried, and what failed in the last hour; null while it is calm. */
export async function cardTestingNow(_: Treasurer, now = new Date()) {
  const testing = await db.cardTesting.findFirst({ where: { endedAt: null }, select: { startedAt: true } })
  if (!testing) return null
  const failures = await failuresLately(db, now)
  const sum = (kind: 'declined' | 'unpaid') => failures.reduce((total, one) => total + one[kind], 0)
  const senders = failures.filter((one) => one.senderKey !== null && one.declined + one.unpaid > 0).length
  return { since: testing.startedAt, declined: sum('declined'), unpaid: sum('unpaid'), senders }
}

/** Opens the giving door again: what failed until now counts no more. False when it was open. */
export async function openDoorAgain(treasurer: Treasurer, now = new Date()): Promise<boolean> {
  return db.$transaction(async (tx) => {
    await lockCardTesting(tx)
    const openedBy = `person:${treasurer.personId}`
    const [opened] = await tx.cardTesting.updateManyAndReturn({
      where: { endedAt: null },
      data: { endedAt: now, openedBy },
      select: { id: true },
    })
    if (!opened) return false
    await tx.auditEntry.create({
      data: { actor: openedBy, action: 'card-testing.opened', subject: `card-testing:${opened.id}` },
    })
    return true
  })
}
