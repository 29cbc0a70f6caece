import { isoDay } from '@/lib/dates'
import { db, LetterKind, RefundOrigin } from '@/lib/db'
import type { Treasurer } from '@/lib/people/granted'

const select = {
  id: true,
  methodLabel: true,
  amountCents: true,
  occurredAt: true,
  receivedOn: true,
  order: {
    select: {
      ref: true,
      payerName: true,
      throughName: true,
      lines: { select: { description: true, isNonCash: true, fund: { select: { name: true } } } },
    },
  },
  receipts: { where: { voidedAt: null }, select: { serial: true, email: true } },
  refunds: { where: { origin: RefundOrigin.VOID }, select: { reason: true } },
  letters: { where: { kind: LetterKind.GIFT }, select: { printedAt: true } },
} as const

/** The gifts that were entered last, the newest first. */
export async function enteredLately(_: Treasurer, most: number) {
  const payments = await db.payment.findMany({
    where: { enteredBy: { not: null } },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: most,
    select,
  })
  return payments.map(toEntered)
}

/** One of them, or null when it is none. */
export async function findEntered(_: Treasurer, paymentId: string) {
  const payment = await db.payment.findFirst({ where: { id: paymentId, enteredBy: { not: null } }, select })
  return payment && toEntered(payment)
}

export type EnteredGift = ReturnType<typeof toEntered>

type Row = Awaited<ReturnType<typeof rows>>[number]
function rows() {
  return db.payment.findMany({ select })
}

function toEntered({ id, methodLabel, amountCents, occurredAt, receivedOn, order, receipts, refunds, letters }: Row) {
  const [line] = order.lines
  const [receipt] = receipts
  const [letter] = letters
  return {
    paymentId: id,
    orderRef: order.ref,
    payerName: order.payerName,
    throughName: order.throughName,
    methodLabel,
    /** Of shares and things what they are, else null. */
    description: line?.isNonCash ? line.description : null,
    amountCents,
    fundName: line?.fund?.name ?? null,
    day: isoDay(occurredAt),
    receivedOn,
    receipt: receipt ? { serial: receipt.serial, isMailed: receipt.email !== null } : null,
    letter: letter ? (letter.printedAt ? ('printed' as const) : ('waits' as const)) : null,
    voidReason: refunds[0]?.reason ?? null,
  }
}

/** Every fund, closed ones too: a check may come long after its campaign. The general fund has no row. */
export function fundsToChoose(_: Treasurer): Promise<{ slug: string; name: string }[]> {
  return db.fund.findMany({ orderBy: [{ position: 'asc' }, { name: 'asc' }], select: { slug: true, name: true } })
}
