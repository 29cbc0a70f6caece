import { createHash } from 'node:crypto'
import { z } from 'zod'
import { db } from '@/lib/db'
import { emptyForm, parseForm } from '@/lib/form'
import { type GiftInput, giftSchema } from './schema'

export const GIFT_LINK_MINUTES = 30

const typedForm = z.record(z.string(), z.array(z.string()))

export function secretHashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}

/** The gift that waits behind a mailed link; null when the link is over, was used, or never was. */
export async function findGiftLink(secret: string, now = new Date()): Promise<GiftInput | null> {
  const link = await db.giftLink.findFirst({
    where: { secretHash: secretHashOf(secret), usedAt: null, expiresAt: { gt: now } },
    select: { typed: true },
  })
  return link && giftIn(link.typed)
}

/** The gift in a kept form, read as if it were posted now: what may be given can have changed since. */
export function giftIn(kept: unknown): GiftInput | null {
  const form = new FormData()
  for (const [name, values] of Object.entries(typedForm.parse(kept)))
    for (const value of values) form.append(name, value)
  const parsed = parseForm(giftSchema, form, emptyForm)
  return parsed.ok ? parsed.input : null
}
