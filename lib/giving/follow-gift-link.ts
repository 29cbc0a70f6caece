import { db } from '@/lib/db'
import { doorFor } from '@/lib/payments/count-failures'
import { giftIn, secretHashOf } from './find-gift-link'
import { startGift } from './start-gift'

/** A button pressed twice without a script: the second press is the same deed, and its answer the one that is seen. */
const SAME_PRESS_SECONDS = 60

type Followed =
  /** The link is over, was used, or never was. */
  | { outcome: 'dead' }
  /** Cards fail from everywhere: nobody is let in until it is calm. The link stays good. */
  | { outcome: 'shut' }
  | Awaited<ReturnType<typeof startGift>>

/** Goes on with the gift behind a mailed link: once. Only a door that is closed to all is closed to it too. */
export async function followGiftLink(secret: string, sender: string, now = new Date()): Promise<Followed> {
  if ((await doorFor(sender, now)).asks === 'closed') return { outcome: 'shut' }
  const secretHash = secretHashOf(secret)
  const live = { secretHash, expiresAt: { gt: now } }
  await db.giftLink.updateMany({ where: { ...live, usedAt: null }, data: { usedAt: now } })
  const link = await db.giftLink.findFirst({
    where: { ...live, usedAt: { gt: new Date(now.getTime() - SAME_PRESS_SECONDS * 1000) } },
    select: { typed: true },
  })
  const gift = link && giftIn(link.typed)
  if (!gift) return { outcome: 'dead' }
  const started = await startGift(gift, now, sender)
  if (started.outcome === 'unavailable') {
    await db.giftLink.updateMany({ where: live, data: { usedAt: null } })
  }
  return started
}
