import { randomBytes } from 'node:crypto'
import { db } from '@/lib/db'
import { MINUTE_MS } from '@/lib/durations'
import { env } from '@/lib/env'
import { queueMail } from '@/lib/mail'
import { isDemonstration, readSettings } from '@/lib/settings'
import { giftLinkEmail } from './emails'
import { GIFT_LINK_MINUTES, secretHashOf } from './find-gift-link'

type Gift = { name: string; email: string; amountCents: number }

/**
 * Keeps a form as it was typed and mails its giver a link that leads on with it: whoever opens that link reads the mail of
 * the address that they typed, which a machine with a list of cards does not.
 */
export async function mailGiftLink(gift: Gift, typed: Record<string, string[]>, now = new Date()): Promise<void> {
  const secret = randomBytes(24).toString('base64url')
  await db.$transaction(async (tx) => {
    const expiresAt = new Date(now.getTime() + GIFT_LINK_MINUTES * MINUTE_MS)
    const { id } = await tx.giftLink.create({
      data: { secretHash: secretHashOf(secret), typed, createdAt: now, expiresAt },
      select: { id: true },
    })
    const notice = isDemonstration(await readSettings(tx)) ? 'Demonstration: no money will move' : undefined
    await queueMail(tx, {
      ...giftLinkEmail({ ...gift, href: `${env.SITE_URL}/donate/give/${secret}` }, notice),
      cause: `gift-link:${id}`,
      template: 'gift-link',
      to: gift.email,
      notAfter: expiresAt,
    })
  })
}
