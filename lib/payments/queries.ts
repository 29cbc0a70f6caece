import {
  db,
  type GiftInterval,
  type MoneyTaskKind,
  type RecurringGiftEnd,
  type RecurringGiftState,
  StripeEventState,
} from '@/lib/db'
import { linkToken, readLinkToken } from '@/lib/links'
import { emailOf } from '@/lib/people/email-of'
import type { Treasurer } from '@/lib/people/granted'
import { readKept } from './kept-lines'
import { everyWord, recurringWords } from './recurring-words'

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
      employer: true,
      person: { select: { email: true } },
      tribute: { select: { kind: true, honoree: true, notifyName: true } },
      lines: { where: { fundId: { not: null } }, take: 1, select: { fund: { select: { name: true, slug: true } } } },
      recurringGift: {
        select: { interval: true, state: true, anchorAt: true, nextChargeAt: true, endReason: true },
      },
    },
  })
  if (!order) return null
  const { person, lines, recurringGift, ...shown } = order
  return {
    ...shown,
    fund: lines[0]?.fund ?? null,
    maskedEmail: maskEmail(emailOf(person)),
    recurring: recurringGift && toRecurring(recurringGift, order.totalCents),
  }
}

type RecurringRow = {
  interval: GiftInterval
  state: RecurringGiftState
  anchorAt: Date | null
  nextChargeAt: Date | null
  endReason: RecurringGiftEnd | null
}

/** What comes again of a gift that has begun: in one phrase, and when next. It may be the second one of somebody who gives already. */
function toRecurring({ interval, state, anchorAt, nextChargeAt, endReason }: RecurringRow, totalCents: number) {
  return {
    every: everyWord(interval),
    words: anchorAt && state !== 'ENDED' ? recurringWords({ totalCents, interval, anchorAt }) : null,
    nextChargeAt,
    isSecond: endReason === 'SECOND',
  }
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

/** Something about money that waits for the treasurer, with what is needed to decide it. */
export type WaitingTask = {
  id: string
  kind: MoneyTaskKind
  amountCents: number
  createdAt: Date
  orderRef: string
  payerName: string
  /** Null for who has none. */
  email: string | null
  /** The payment that it is about, where there is one. */
  paymentId: string | null
  /** Of a refund whose lines must be named: what of each is left, in cents. */
  allocation: { refundId: string; lines: { id: string; description: string; amountCents: number }[] } | null
  /** Whether its lines are known, so that it can be sent again or written down. */
  isMendable: boolean
}

/** How many things about money wait for the treasurer. */
export async function countWaitingMoney(_: Treasurer): Promise<number> {
  const tasks = await db.moneyTask.count({ where: { settledAt: null } })
  return tasks + (await db.stripeEvent.count({ where: { state: StripeEventState.UNMATCHED } }))
}

/** Everything about money that waits, the oldest first. */
export async function waitingTasks(_: Treasurer): Promise<WaitingTask[]> {
  const tasks = await db.moneyTask.findMany({
    where: { settledAt: null },
    orderBy: { createdAt: 'asc' },
    select: {
      id: true,
      kind: true,
      amountCents: true,
      createdAt: true,
      order: {
        select: {
          ref: true,
          payerName: true,
          person: { select: { email: true } },
          payments: { orderBy: { occurredAt: 'asc' }, take: 1, select: { id: true } },
        },
      },
      refund: { select: { id: true, paymentId: true, _count: { select: { allocations: true } } } },
    },
  })
  return Promise.all(
    tasks.map(async ({ order, refund, ...task }) => ({
      ...task,
      orderRef: order.ref,
      payerName: order.payerName,
      email: order.person.email,
      paymentId: refund?.paymentId ?? order.payments[0]?.id ?? null,
      allocation:
        task.kind === 'REFUND_TO_ALLOCATE' && refund
          ? { refundId: refund.id, lines: await linesToName(refund.paymentId) }
          : null,
      isMendable: task.kind === 'REFUND_FAILED' && refund !== null && refund._count.allocations > 0,
    })),
  )
}

async function linesToName(paymentId: string) {
  const { lines } = await db.$transaction((tx) => readKept(tx, paymentId))
  return lines
    .filter((line) => line.amountCents > 0)
    .map(({ id, description, amountCents }) => ({ id, description, amountCents }))
}
