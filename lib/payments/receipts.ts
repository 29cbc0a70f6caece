import { createHash } from 'node:crypto'
import { taxYear } from '@/lib/dates'
import { LineKind, ReceiptKind, type Tx } from '@/lib/db'
import { queueMail } from '@/lib/mail'
import { isDemonstration, readSettings, receiptIssuer } from '@/lib/settings'
import { receiptEmail } from './emails'
import { receiptText, WORDING_VERSION } from './receipt-wording'

type Paid = {
  paymentId: string
  paidAt: Date
  amountCents: number
  methodLabel: string
  orderRef: string
  payerName: string
  email: string
  isDemonstration: boolean
  lines: readonly { kind: LineKind; description: string; amountCents: number; fairMarketValueCents: number }[]
}

/**
 * Writes the receipt of a payment and enqueues the mail that carries it, in the transaction that records the payment.
 * Throws while legal name, EIN or postal address are unset, so that no money is recorded without its receipt: Stripe
 * tells us again until they are set.
 */
export async function issueReceipt(tx: Tx, paid: Paid): Promise<void> {
  const settings = await readSettings(tx)
  const issuer = receiptIssuer(settings)
  if (!issuer.ok) throw new Error(`No receipt can be issued: ${issuer.missing.join(', ')} not set`)

  const kind = receiptKind(paid.lines)
  const isMarked = paid.isDemonstration || isDemonstration(settings)
  const serial = await nextSerial(tx)
  const text = receiptText({
    kind,
    serial,
    issuer,
    donorName: paid.payerName,
    paidAt: paid.paidAt,
    amountCents: paid.amountCents,
    feeCoverCents: sumOf(paid.lines.filter((line) => line.kind === LineKind.FEE_COVER)),
    fairMarketValueCents: paid.lines.reduce((sum, line) => sum + line.fairMarketValueCents, 0),
    items: paid.lines,
    methodLabel: paid.methodLabel,
    orderRef: paid.orderRef,
    isDemonstration: isMarked,
  })
  const receipt = await tx.receipt.create({
    data: {
      serial,
      kind,
      taxYear: taxYear(paid.paidAt),
      paymentId: paid.paymentId,
      donorName: paid.payerName,
      email: paid.email,
      amountCents: paid.amountCents,
      text,
      textHash: createHash('sha256').update(text).digest('hex'),
      wordingVersion: WORDING_VERSION,
      isDemonstration: isMarked,
    },
    select: { id: true },
  })
  await queueMail(tx, {
    ...receiptEmail({ kind, name: paid.payerName, amountCents: paid.amountCents, text, isDemonstration: isMarked }),
    cause: `receipt:${receipt.id}`,
    template: 'receipt',
    to: paid.email,
    ...(settings.officeEmail ? { replyTo: settings.officeEmail } : {}),
  })
}

/** GIFT: nothing was bought. FEE: nothing was given. MIXED: both. */
export function receiptKind(lines: readonly { kind: LineKind }[]): ReceiptKind {
  const isBought = lines.some((line) => line.kind === LineKind.FEE)
  const isGiven = lines.some((line) => line.kind !== LineKind.FEE)
  if (isBought) return isGiven ? ReceiptKind.MIXED : ReceiptKind.FEE
  return ReceiptKind.GIFT
}

/** The counter's row stays locked until the deed commits; a deed rolled back gives its number back. */
async function nextSerial(tx: Tx): Promise<number> {
  const [row] = await tx.$queryRaw<{ value: number }[]>`
    INSERT INTO "Counter" ("name", "value") VALUES ('receipt', 1)
    ON CONFLICT ("name") DO UPDATE SET "value" = "Counter"."value" + 1
    RETURNING "value"`
  if (!row) throw new Error('The receipt counter gave no number')
  return row.value
}

function sumOf(lines: readonly { amountCents: number }[]): number {
  return lines.reduce((sum, line) => sum + line.amountCents, 0)
}
