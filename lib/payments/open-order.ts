import type { LineKind, Tx } from '@/lib/db'
import { newOrderRef } from './order-ref'

type NewOrder = {
  personId: string
  /** As typed: the receipt prints it. */
  payerName: string
  /** Through whom a gift comes, where that is somebody else. */
  throughName?: string | null
  /** One order a key: the same key again finds the order that is there. */
  formKey: string
  lines: readonly {
    kind: LineKind
    description: string
    amountCents: number
    /** Shares or things: its amount is 0. */
    isNonCash?: boolean
    fairMarketValueCents?: number
    /** The seat that the line pays for, or comes with. */
    registrationId?: string
    /** Of a gift and its covered fee; null or left out: the general fund. */
    fundId?: string | null
  }[]
  /** Of a gift. */
  isAnonymous?: boolean
  employer?: string | null
  note?: string | null
  /** Of what is one payment of a gift that comes again. */
  recurringGiftId?: string
  isDemonstration: boolean
}

/**
 * Opens an order with its lines, or finds the one that was opened with the same key. An expired one is opened again,
 * without the checkout page that is gone.
 */
export async function openOrder(tx: Tx, order: NewOrder): Promise<{ id: string }> {
  const { lines, ...rest } = order
  const totalCents = lines.reduce((sum, line) => sum + line.amountCents, 0)
  const [made] = await tx.order.createManyAndReturn({
    data: { ...rest, ref: newOrderRef(), totalCents },
    // Of two posts of one form, the second waits here for the first and then finds its order below.
    skipDuplicates: true,
    select: { id: true },
  })
  if (made) {
    await tx.orderLine.createMany({ data: lines.map((line) => ({ ...line, orderId: made.id })) })
    return made
  }
  await tx.order.updateMany({
    where: { formKey: order.formKey, state: 'EXPIRED' },
    data: { state: 'OPEN', checkoutSessionId: null, checkoutUrl: null },
  })
  return tx.order.findUniqueOrThrow({ where: { formKey: order.formKey }, select: { id: true } })
}
