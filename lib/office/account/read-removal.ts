import { db } from '@/lib/db'
import { findRunning, isInTheWay, standingInTheWay } from './standing-in-the-way'

/** What somebody is told before they ask to be removed: what is in the way, or the gift that ends with it. */
export async function readRemoval(personId: string, now = new Date()) {
  return db.$transaction(async (tx) => {
    const inTheWay = await standingInTheWay(tx, personId, now)
    const gift = await findRunning(tx, personId)
    return {
      inTheWay: isInTheWay(inTheWay) ? inTheWay : null,
      gift: gift && { totalCents: gift.amountCents + gift.feeCoverCents, interval: gift.interval },
    }
  })
}
