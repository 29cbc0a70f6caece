import { RecurringGiftEnd, RecurringGiftState, type Tx } from '@/lib/db'
import { env } from '@/lib/env'
import { enqueue } from '@/lib/jobs'
import { queueMail } from '@/lib/mail'
import { readSettings } from '@/lib/settings'
import { giftEndedEmail, type RecurringNews, recurringEmail } from './recurring-emails'
import { readRecurringFacts } from './recurring-gift-facts'
import type { StripeSubscription } from './stripe-subscriptions'

/** The recurring gift that a subscription carries. */
export type FollowedGift = {
  id: string
  personId: string
  /** Its person had one already when this was paid: it has ended, and its payments go back. */
  isSecond: boolean
  /** The order that its first payment is for; null where that order is another subscription's. */
  firstOrderId: string | null
  /** The order after which the later ones are made. */
  modelOrderId: string
}

/** In which a person can have one only: the database says so too. */
export const LIVE = [RecurringGiftState.ACTIVE, RecurringGiftState.PAST_DUE, RecurringGiftState.PAUSED]

/**
 * Brings a recurring gift's row to what Stripe says of its subscription, and tells the donor what has changed, whoever
 * changed it: a pause, another amount, a refused card, the end. An answer that was asked for before the one that the row
 * follows changes nothing, and what has ended stays so.
 *
 * A person has one live gift. Whichever of two is settled first is it, under the person's lock; the other is ended here, and
 * a job ends it at Stripe. Null when the subscription is of none of our orders.
 */
export async function followSubscription(
  tx: Tx,
  subscription: StripeSubscription,
  readAt: Date,
): Promise<FollowedGift | null> {
  const order = await lockGift(tx, subscription)
  if (!order) return null
  const own = await tx.recurringGift.findUnique({ where: { subscriptionId: subscription.subscriptionId } })
  const gift = own ?? (await takeUp(tx, order, subscription))
  await follow(tx, gift, subscription, readAt)
  const firstOrderId = gift.id === order.recurringGiftId ? order.id : null
  return {
    id: gift.id,
    personId: gift.personId,
    isSecond: gift.endReason === RecurringGiftEnd.SECOND,
    firstOrderId,
    modelOrderId: order.id,
  }
}

type Gift = Awaited<ReturnType<Tx['recurringGift']['findUniqueOrThrow']>>

/**
 * The order that a subscription began with, found by the subscription that we stored; the id in its metadata serves only
 * while none is stored. Its person is locked until the transaction ends, before any order is.
 */
async function lockGift(tx: Tx, { subscriptionId, orderId }: StripeSubscription) {
  const select = { id: true, personId: true, recurringGiftId: true }
  const first = { NOT: { formKey: { startsWith: 'invoice:' } } }
  const stored = await tx.order.findFirst({ where: { recurringGift: { subscriptionId }, ...first }, select })
  const order =
    stored ??
    (orderId ? await tx.order.findFirst({ where: { id: orderId, recurringGiftId: { not: null } }, select }) : null)
  if (!order) return null
  await tx.$queryRaw`SELECT "id" FROM "Person" WHERE "id" = ${order.personId}::uuid FOR NO KEY UPDATE`
  return order
}

/** The row of a subscription that we hear of for the first time: the gift that was begun, or a second one beside it. */
async function takeUp(
  tx: Tx,
  order: { recurringGiftId: string | null; personId: string },
  { subscriptionId, customerId, anchorAt }: StripeSubscription,
): Promise<Gift> {
  const begun = await tx.recurringGift.findUniqueOrThrow({ where: { id: order.recurringGiftId ?? '' } })
  const live = await tx.recurringGift.count({ where: { personId: order.personId, state: { in: LIVE } } })
  const isBegun = begun.subscriptionId === null
  const names = { subscriptionId, customerId, anchorAt }
  if (isBegun && live === 0) return tx.recurringGift.update({ where: { id: begun.id }, data: names })

  const end = { ...names, state: RecurringGiftState.ENDED, endReason: RecurringGiftEnd.SECOND, endedAt: new Date() }
  const { id: _, createdAt: __, updatedAt: ___, readAt: ____, nextChargeAt: _____, ...copied } = begun
  const second = isBegun
    ? await tx.recurringGift.update({ where: { id: begun.id }, data: end })
    : await tx.recurringGift.create({ data: { ...copied, ...end } })
  await enqueue(tx, 'end-subscription', { subscriptionId })
  await tell(tx, second, 'second', second.id)
  return second
}

async function follow(tx: Tx, gift: Gift, subscription: StripeSubscription, readAt: Date): Promise<void> {
  if (gift.state === RecurringGiftState.ENDED || (gift.readAt && gift.readAt > readAt)) return
  const { state, endReason, totalCents, feeCoverCents, nextChargeAt, methodLabel, customerId, anchorAt } = subscription
  const endedAt = state === RecurringGiftState.ENDED ? (subscription.endedAt ?? readAt) : null
  const amounts = { amountCents: totalCents - feeCoverCents, feeCoverCents }
  const data = { ...amounts, state, endReason, endedAt, nextChargeAt, methodLabel, customerId, anchorAt, readAt }
  await tx.recurringGift.update({ where: { id: gift.id }, data })
  if (subscription.hasOtherCard && state !== RecurringGiftState.ENDED) {
    await enqueue(tx, 'use-new-card', { subscriptionId: subscription.subscriptionId })
  }
  for (const news of newsOf(gift, subscription)) await tell(tx, gift, news, `${gift.id}:${readAt.toISOString()}`)
  // One invoice is refused several times, and told of once.
  if (subscription.failedInvoiceId) await tell(tx, gift, 'card_failed', subscription.failedInvoiceId)
}

/** What the donor does not know yet. The first payment is told by its receipt. */
function newsOf(gift: Gift, now: StripeSubscription): RecurringNews[] {
  if (now.state === RecurringGiftState.ENDED) return ['ended']
  if (gift.state === RecurringGiftState.PENDING) return []
  const news: RecurringNews[] = []
  if (now.totalCents !== gift.amountCents + gift.feeCoverCents) news.push('amount')
  if (gift.methodLabel !== null && now.methodLabel !== gift.methodLabel) news.push('new_card')
  if (now.state !== gift.state && now.state === RecurringGiftState.PAUSED) news.push('paused')
  if (now.state !== gift.state && gift.state === RecurringGiftState.PAUSED) news.push('resumed')
  return news
}

async function tell(tx: Tx, { id }: { id: string }, news: RecurringNews, cause: string): Promise<void> {
  const facts = await readRecurringFacts(tx, id)
  const { officeEmail } = await readSettings(tx)
  await queueMail(tx, {
    ...recurringEmail(facts, news),
    cause: `recurring-gift-${news}:${cause}`,
    template: 'recurring-gift',
    to: facts.email,
    replyTo: officeEmail,
  })
  if (news !== 'ended' || !officeEmail) return
  await queueMail(tx, {
    ...giftEndedEmail({ ...facts, listUrl: `${env.SITE_URL}/staff/gifts` }),
    cause: `recurring-gift-ended-office:${cause}`,
    template: 'recurring-gift-ended',
    to: officeEmail,
    replyTo: facts.email,
  })
}
