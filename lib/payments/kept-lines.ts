import { DisputeState, type LineKind, RefundOrigin, RefundState, type RegistrationState, type Tx } from '@/lib/db'

/** One line of a paid order, with what of it has not gone back. */
export type KeptLine = {
  id: string
  kind: LineKind
  description: string
  /** Of a gift and its covered fee; null: the general fund. */
  fundName: string | null
  /** What was paid for it, in cents. */
  paidCents: number
  /** What is left of that. */
  amountCents: number
  /** Shares or things: its amounts are 0, and it is kept all the same. */
  isNonCash: boolean
  fairMarketValueCents: number
  /** What of that value was of sessions that ORNCC cancelled, and gave the money back for. */
  cancelledValueCents: number
  /** Of the seat that it paid for, or came with. */
  registrationState: RegistrationState | null
}

/**
 * What ORNCC has kept of a payment, line by line: what was paid less every refund that has not failed, also one that is
 * only owed yet, and less what a bank took back in a lost dispute where all that was left is of one line: then it is clear
 * what is kept. `isDisputeLost`: a bank has taken all of it, or nobody knows of which lines. `unallocatedCents` went back at
 * Stripe without anybody having said yet of which lines. `isDisputed`: the payer's bank asks the money back, or has it.
 * `isVoided`: it had been entered by mistake.
 */
export async function readKept(tx: Tx, paymentId: string) {
  const { order, refunds, disputes } = await tx.payment.findUniqueOrThrow({
    where: { id: paymentId },
    select: {
      order: {
        select: {
          lines: {
            include: { registration: { select: { state: true } }, fund: { select: { name: true } } },
            // Fees first.
            orderBy: [{ kind: 'asc' }, { id: 'asc' }],
          },
        },
      },
      refunds: {
        where: { state: { not: RefundState.FAILED } },
        select: { amountCents: true, origin: true, allocations: true },
      },
      disputes: { where: { state: { not: DisputeState.WON } }, select: { state: true, amountCents: true } },
    },
  })
  const allocations = refunds.flatMap((refund) => refund.allocations)
  const lines = order.lines.map(
    ({ id, kind, description, amountCents, isNonCash, fairMarketValueCents, registration, fund }): KeptLine => ({
      id,
      kind,
      description,
      fundName: fund?.name ?? null,
      paidCents: amountCents,
      amountCents: keptCents({ id, amountCents }, allocations),
      isNonCash,
      fairMarketValueCents,
      cancelledValueCents: partsOf(id, allocations).reduce((sum, part) => sum + part.valueCents, 0),
      registrationState: registration?.state ?? null,
    }),
  )
  const unallocatedCents = sumOf(refunds.filter((refund) => refund.allocations.length === 0))
  const lostCents = sumOf(disputes.filter((dispute) => dispute.state === DisputeState.LOST))
  const [only, ...others] = lines.filter((line) => line.amountCents > 0)
  const isClear = only && others.length === 0 && unallocatedCents === 0 && lostCents < only.amountCents
  if (isClear) only.amountCents -= lostCents
  return {
    lines,
    unallocatedCents,
    isDisputed: disputes.length > 0,
    isVoided: refunds.some((refund) => refund.origin === RefundOrigin.VOID),
    isDisputeLost: lostCents > 0 && !isClear,
  }
}

/** What is left of a line when the parts of refunds that return some of it are taken off, in cents. */
export function keptCents(
  line: { id: string; amountCents: number },
  allocations: readonly { orderLineId: string; amountCents: number }[],
): number {
  return line.amountCents - sumOf(partsOf(line.id, allocations))
}

function partsOf<Part extends { orderLineId: string }>(lineId: string, allocations: readonly Part[]): Part[] {
  return allocations.filter((part) => part.orderLineId === lineId)
}

/** What many lines, refunds or parts of them come to, in cents. */
export function sumOf(parts: readonly { amountCents: number }[]): number {
  return parts.reduce((sum, part) => sum + part.amountCents, 0)
}

/**
 * Locks a payment, and its order before it, until the transaction ends: its refunds, disputes and receipts move one after
 * the other. Whoever locks a run too has locked the order before that.
 */
export async function lockPayment(tx: Tx, paymentId: string): Promise<void> {
  // Two statements: what is written about an order shares its lock, and whoever settles one holds it before the payment's.
  await tx.$queryRaw`
    SELECT "id" FROM "Order" WHERE "id" = (SELECT "orderId" FROM "Payment" WHERE "id" = ${paymentId}::uuid) FOR UPDATE`
  await tx.$queryRaw`SELECT "id" FROM "Payment" WHERE "id" = ${paymentId}::uuid FOR UPDATE`
}
