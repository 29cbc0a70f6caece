import { DisputeState, db, OrderState, type Prisma, RefundState } from '@/lib/db'

/** One receipt as the person who paid may see it. What is held or void has no text, so that nobody can print it. */
export type ShownReceipt =
  | { serial: number; state: 'live'; text: string; issuedAt: Date }
  | { serial: number; state: 'held' }
  | { serial: number; state: 'void'; replacedBySerial: number | null }

/**
 * The receipts of the order that paid for a registration, and of the gift that its refund was turned into, the newest
 * first. One is held while a dispute is open, or while nobody has said which lines a refund made at Stripe returns.
 */
export async function shownReceipts(registrationId: string): Promise<ShownReceipt[]> {
  const order = { state: OrderState.PAID, lines: { some: { registrationId } } }
  const receipts = await db.receipt.findMany({
    where: { payment: { OR: [{ order }, { creditRefund: { payment: { order } } }] } },
    orderBy: { serial: 'desc' },
    select: receiptSelect,
  })
  return receipts.map(toShown)
}

/** One receipt of what a person paid, by its number; null where there is none. */
export async function findOwnReceipt(personId: string, serial: number): Promise<ShownReceipt | null> {
  const receipt = await db.receipt.findFirst({
    where: { serial, payment: { order: { personId } } },
    select: receiptSelect,
  })
  return receipt && toShown(receipt)
}

/** Something that a person paid, with its newest receipt. */
export type OwnPayment = {
  id: string
  at: Date
  methodLabel: string
  /** What for, the fee covered with a gift within it. `given`: shares or things, which have no amount here. */
  parts: { isGift: boolean; what: string; amountCents: number; given: string | null }[]
  /** What went back of it, or goes back. */
  returnedCents: number
  receipt: ShownReceipt | null
}

/** All that a person has paid, gifts and courses, the newest first. */
export async function ownPayments(personId: string): Promise<OwnPayment[]> {
  const payments = await db.payment.findMany({
    where: { order: { personId } },
    orderBy: [{ occurredAt: 'desc' }, { id: 'desc' }],
    select: {
      id: true,
      occurredAt: true,
      methodLabel: true,
      order: {
        select: {
          lines: { orderBy: [{ kind: 'asc' }, { id: 'asc' }], include: { fund: { select: { name: true } } } },
        },
      },
      refunds: { where: { state: { not: RefundState.FAILED } }, select: { amountCents: true } },
      receipts: { orderBy: { serial: 'desc' }, take: 1, select: receiptSelect },
    },
  })
  return payments.map(({ occurredAt, order, refunds, receipts: [receipt], ...payment }) => ({
    ...payment,
    at: occurredAt,
    parts: toParts(order.lines),
    returnedCents: refunds.reduce((sum, { amountCents }) => sum + amountCents, 0),
    receipt: receipt ? toShown(receipt) : null,
  }))
}

type Line = {
  kind: 'FEE' | 'GIFT' | 'FEE_COVER'
  description: string
  amountCents: number
  isNonCash: boolean
  fund: { name: string } | null
}

function toParts(lines: readonly Line[]): OwnPayment['parts'] {
  const fees = lines.filter(({ kind }) => kind === 'FEE')
  const gifts = lines.filter(({ kind }) => kind !== 'FEE')
  const amountCents = gifts.reduce((sum, line) => sum + line.amountCents, 0)
  const given = gifts.find(({ isNonCash }) => isNonCash)?.description ?? null
  const gift = { isGift: true, what: gifts[0]?.fund?.name ?? 'General fund', amountCents, given }
  return [
    ...fees.map((line) => ({ isGift: false, what: line.description, amountCents: line.amountCents, given: null })),
    ...(gifts.length > 0 ? [gift] : []),
  ]
}

/** What is read of a receipt to know whether it may be printed. */
const receiptSelect = {
  serial: true,
  text: true,
  issuedAt: true,
  voidedAt: true,
  replacedBy: { select: { serial: true } },
  payment: {
    select: {
      disputes: { where: { state: DisputeState.OPEN }, select: { id: true } },
      refunds: {
        where: { state: { not: RefundState.FAILED }, allocations: { none: {} } },
        select: { id: true },
      },
    },
  },
} satisfies Prisma.ReceiptSelect

type Row = Prisma.ReceiptGetPayload<{ select: typeof receiptSelect }>

function toShown({ serial, text, issuedAt, voidedAt, replacedBy, payment }: Row): ShownReceipt {
  if (voidedAt) return { serial, state: 'void', replacedBySerial: replacedBy?.serial ?? null }
  const isHeld = payment.disputes.length + payment.refunds.length > 0
  return isHeld ? { serial, state: 'held' } : { serial, state: 'live', text, issuedAt }
}
