import { db, TributeKind, type Tx } from '@/lib/db'
import { deedKey } from '@/lib/deed-key'
import { beginCheckout } from '@/lib/payments/begin-checkout'
import { openOrder } from '@/lib/payments/open-order'
import { orderToken } from '@/lib/payments/queries'
import { rememberSender } from '@/lib/payments/remember-sender'
import { findOrMakePerson } from '@/lib/people/find-or-make-person'
import { isDemonstration, readSettings, receiptIssuer } from '@/lib/settings'
import { cardFeeOf } from './fee-cover'
import { takesGifts } from './funds/fund-state'
import { giftLines } from './gift-lines'
import { openRecurringGift } from './recurring/open-recurring-gift'
import { tellOfRunningGift } from './recurring/tell-of-running-gift'
import type { GiftInput } from './schema'

type Started =
  /** Stripe's page, where the gift is paid. */
  | { outcome: 'pay'; url: string }
  /** This very form has been paid already. */
  | { outcome: 'paid'; thanksPath: string }
  /** No receipt could be issued, so no gift is taken. */
  | { outcome: 'closed' }
  /** The fund that was chosen takes nothing any more, or there is none of that name. */
  | { outcome: 'fund_closed' }
  /** It was to come again, and one of theirs does already: the way to that one has been mailed. */
  | { outcome: 'running' }
  /** Stripe does not answer; nothing was charged. */
  | { outcome: 'unavailable' }

/**
 * Starts a gift, one that is given once or one that comes again: person, order and dedication in one transaction, then a
 * page at Stripe to pay it. The same form posted twice is the same order and the same page. `sender`: the network address
 * that it comes from, for what has to be known when its card is declined (lib/payments/card-testing.ts).
 */
export async function startGift(gift: GiftInput, now = new Date(), sender: string | null = null): Promise<Started> {
  const opened = await db.$transaction(async (tx) => {
    const order = await openGift(tx, gift, now)
    if (sender !== null && order.outcome === 'opened') await rememberSender(tx, order.orderId, sender, now)
    return order
  })
  if (opened.outcome !== 'opened') return opened
  const thanksPath = `/donate/thanks?order=${orderToken(opened.orderId)}`
  const checkout = await beginCheckout(opened.orderId, { thanks: thanksPath, back: backPath(gift) })
  return checkout.outcome === 'paid' ? { outcome: 'paid', thanksPath } : checkout
}

type Opened =
  | { outcome: 'opened'; orderId: string }
  | { outcome: 'closed' }
  | { outcome: 'fund_closed' }
  | { outcome: 'running' }

async function openGift(tx: Tx, gift: GiftInput, now: Date): Promise<Opened> {
  const settings = await readSettings(tx)
  if (!receiptIssuer(settings).ok) return { outcome: 'closed' }
  const fund = gift.fund === null ? null : await tx.fund.findUnique({ where: { slug: gift.fund } })
  if (gift.fund !== null && !(fund && takesGifts({ isClosed: fund.closedAt !== null, endsOn: fund.endsOn }, now)))
    return { outcome: 'fund_closed' }
  const person = await findOrMakePerson(tx, gift)
  const { frequency } = gift
  if (frequency !== 'once' && (await tellOfRunningGift(tx, person.id, gift.formKey))) return { outcome: 'running' }
  const order = await openOrder(tx, {
    personId: person.id,
    payerName: gift.name,
    formKey: deedKey(gift),
    lines: giftLines(gift, fund, cardFeeOf(settings)),
    isAnonymous: gift.isAnonymous,
    employer: gift.employer,
    note: gift.note,
    isDemonstration: isDemonstration(settings),
  })
  if (frequency !== 'once') await openRecurringGift(tx, order.id, frequency)
  if (gift.tribute) await dedicate(tx, order.id, gift.tribute)
  return { outcome: 'opened', orderId: order.id }
}

async function dedicate(tx: Tx, orderId: string, { kind, honoree, notify }: NonNullable<GiftInput['tribute']>) {
  await tx.tribute.createMany({
    data: {
      orderId,
      kind: kind === 'honor' ? TributeKind.HONOR : TributeKind.MEMORY,
      honoree,
      notifyName: notify?.name ?? null,
      notifyEmail: notify?.email ?? null,
      message: notify?.message ?? null,
    },
    skipDuplicates: true,
  })
}

function backPath({ amountCents, fund, frequency }: GiftInput): string {
  const every = frequency === 'once' ? '' : `&every=${frequency === 'monthly' ? 'month' : 'year'}`
  return `/donate/give?amount=${amountCents / 100}${fund ? `&fund=${encodeURIComponent(fund)}` : ''}${every}`
}
