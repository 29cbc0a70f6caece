import { createHash } from 'node:crypto'
import { db, LineKind } from '@/lib/db'
import { beginCheckout } from '@/lib/payments/begin-checkout'
import { openOrder } from '@/lib/payments/open-order'
import { orderToken } from '@/lib/payments/queries'
import { findOrMakePerson } from '@/lib/people/find-or-make-person'
import { isDemonstration, readSettings, receiptIssuer } from '@/lib/settings'
import type { GiftInput } from './schema'

type Started =
  /** Stripe's page, where the gift is paid. */
  | { outcome: 'pay'; url: string }
  /** This very form has been paid already. */
  | { outcome: 'paid'; thanksPath: string }
  /** No receipt could be issued, so no gift is taken. */
  | { outcome: 'closed' }
  /** Stripe does not answer; nothing was charged. */
  | { outcome: 'unavailable' }

/**
 * Starts a one-time gift: person and order in one transaction, then a page at Stripe to pay it. The same form posted
 * twice is the same order and the same page.
 */
export async function startGift(gift: GiftInput): Promise<Started> {
  const order = await db.$transaction(async (tx) => {
    const settings = await readSettings(tx)
    if (!receiptIssuer(settings).ok) return null
    const person = await findOrMakePerson(tx, gift)
    return openOrder(tx, {
      personId: person.id,
      payerName: gift.name,
      formKey: giftKey(gift),
      lines: [{ kind: LineKind.GIFT, description: 'Gift to ORNCC', amountCents: gift.amountCents }],
      isDemonstration: isDemonstration(settings),
    })
  })
  if (!order) return { outcome: 'closed' }
  const thanksPath = `/donate/thanks?order=${orderToken(order.id)}`
  const checkout = await beginCheckout(order.id, { thanks: thanksPath, back: backPath(gift.amountCents) })
  return checkout.outcome === 'paid' ? { outcome: 'paid', thanksPath } : checkout
}

/**
 * A browser's back button brings a form back with its old key, perhaps to give another amount. That is another gift: what
 * was typed is part of the key.
 */
function giftKey({ formKey, amountCents, name, email }: GiftInput): string {
  return createHash('sha256')
    .update(JSON.stringify([formKey, amountCents, name, email]))
    .digest('hex')
}

function backPath(amountCents: number): string {
  return `/donate/give?amount=${amountCents / 100}`
}
