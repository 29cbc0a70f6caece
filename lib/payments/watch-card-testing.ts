import { db } from '@/lib/db'
import { HOUR_MS } from '@/lib/durations'
import { log } from '@/lib/log'
import { isTriedNow } from './count-failures'
import { lockCardTesting } from './note-card-testing'

const HOURS_REMEMBERED = 24

/**
 * Ends what has become calm by itself, so that the next time is told to the office again, and forgets from where checkouts
 * were begun a day ago.
 */
export async function watchCardTesting(now = new Date()): Promise<void> {
  await db.$transaction(async (tx) => {
    await lockCardTesting(tx)
    if (!(await isTriedNow(tx, now))) {
      const { count } = await tx.cardTesting.updateMany({ where: { endedAt: null }, data: { endedAt: now } })
      if (count > 0) log.info('nobody tries cards at the giving door any more')
    }
    const old = { lt: new Date(now.getTime() - HOURS_REMEMBERED * HOUR_MS) }
    await tx.checkoutSender.deleteMany({ where: { at: old } })
    await tx.cardFailure.deleteMany({ where: { at: old } })
  })
}
