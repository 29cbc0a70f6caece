import { db } from '@/lib/db'

/** Forgets the gifts behind links that are over, and the proofs that nobody could bring again. */
export async function forgetGiftLinks(now = new Date()): Promise<void> {
  await db.giftLink.deleteMany({ where: { expiresAt: { lte: now } } })
  await db.spentProof.deleteMany({ where: { expiresAt: { lte: now } } })
}
