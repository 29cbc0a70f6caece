import { db, StripeEventState } from '@/lib/db'
import { linkToken, readLinkToken } from '@/lib/links'
import type { Treasurer } from '@/lib/people/granted'

/** Orders have no link version of their own yet: their links show little, and nothing can be done with them. */
const LINK_VERSION = 1

/** The secret part of an order's own link. */
export function orderToken(orderId: string): string {
  return linkToken('order', orderId, LINK_VERSION)
}

/** What an order's link shows, or null when the link is none of ours. */
export async function readOrder(token: string) {
  const link = readLinkToken('order', token)
  if (link?.version !== LINK_VERSION) return null
  const order = await db.order.findUnique({
    where: { id: link.id },
    select: {
      ref: true,
      state: true,
      totalCents: true,
      payerName: true,
      isDemonstration: true,
      person: { select: { email: true } },
    },
  })
  if (!order) return null
  const { person, ...shown } = order
  return { ...shown, maskedEmail: maskEmail(person.email) }
}

/** "maria@example.org" as "m…@example.org": enough to see a slip, too little to write to. */
function maskEmail(email: string): string {
  return email.replace(/^(.).*@/, '$1…@')
}

const MOST_UNMATCHED = 50

/** What Stripe told us that a person must look at, the newest 50: money that fits no order of ours, refunds, disputes. */
export function unmatchedEvents(_: Treasurer) {
  return db.stripeEvent.findMany({
    where: { state: StripeEventState.UNMATCHED },
    orderBy: { createdAt: 'desc' },
    take: MOST_UNMATCHED,
    select: { id: true, type: true, objectId: true, createdAt: true },
  })
}
