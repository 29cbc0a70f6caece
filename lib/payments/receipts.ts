import { createHash } from 'node:crypto'
import { taxYear } from '@/lib/dates'
import { LineKind, PaymentMethod, ReceiptKind, type Tx } from '@/lib/db'
import type { Block } from '@/lib/email'
import { queueMail } from '@/lib/mail'
import { donorHref } from '@/lib/people/donor-links'
import { isDemonstration, readSettings, receiptIssuer } from '@/lib/settings'
import { type Correction, type IssuedReceipt, receiptEmail, tributeBlocks } from './emails'
import { lockPayment, readKept, sumOf } from './kept-lines'
import { writtenTo } from './letters'
import { receiptAttachment } from './receipt-file'
import { type ReceiptFacts, receiptText, WORDING_VERSION } from './receipt-wording'
import { recurringBlocks } from './recurring-emails'
import { readRecurringFacts } from './recurring-gift-facts'
import { touchFunds } from './touch-funds'
import { isGivenBack, valueReceivedCents } from './value-received'

/**
 * Writes the receipt of a payment, in the transaction that records the payment, for what is kept of it. Throws while legal
 * name, EIN or postal address are unset, so that no money is recorded without its receipt: Stripe tells us again until
 * they are set.
 */
export async function writeReceipt(tx: Tx, paymentId: string): Promise<IssuedReceipt> {
  await touchFunds(tx, paymentId)
  return keepReceipt(tx, await readFacts(tx, paymentId), null)
}

/** Writes the receipt of a payment and enqueues the mail that carries it; for who has no email it goes with a letter. */
export async function issueReceipt(tx: Tx, paymentId: string): Promise<void> {
  const receipt = await writeReceipt(tx, paymentId)
  if (receipt.email === null) return
  const { officeEmail } = await readSettings(tx)
  const { order } = await tx.payment.findUniqueOrThrow({
    where: { id: paymentId },
    select: {
      order: {
        select: {
          employer: true,
          recurringGiftId: true,
          tribute: { select: { kind: true, honoree: true, notifyName: true } },
        },
      },
    },
  })
  await queueMail(tx, {
    ...receiptEmail(receipt, order.employer, [
      ...tributeBlocks(order.tribute),
      ...(await wordsAbout(tx, order.recurringGiftId)),
    ]),
    cause: `receipt:${receipt.id}`,
    template: 'receipt',
    to: receipt.email,
    attachments: [receiptAttachment(receipt)],
    replyTo: officeEmail,
  })
}

/** Of a payment that comes again: what comes next, and the way to change it. */
async function wordsAbout(tx: Tx, recurringGiftId: string | null): Promise<Block[]> {
  return recurringGiftId ? recurringBlocks(await readRecurringFacts(tx, recurringGiftId)) : []
}

/**
 * Makes the receipt of a payment say what is kept of it now: the one that does not is voided, and where something is kept a
 * new one with the next number stands in for it. Where the present one says so already, nothing happens. A payment that
 * never had a receipt, since what it paid for could not be given, gets none.
 *
 * While a refund made at Stripe waits to be told its lines, nobody can say what a receipt would have to say, and it stays
 * as it is; it is corrected when they are named. A lost dispute voids it: the bank has taken the money. Only where it took a
 * part, and all that was left is of one line, is it clear what another receipt has to say.
 */
export async function correctReceipt(tx: Tx, paymentId: string, reason: string, now: Date): Promise<Correction> {
  await lockPayment(tx, paymentId)
  await touchFunds(tx, paymentId)
  const facts = await readFacts(tx, paymentId)
  const payer = {
    paymentId,
    name: facts.greeted,
    email: facts.email,
    orderRef: facts.orderRef,
    isDemonstration: facts.isDemonstration,
  }
  const last = await tx.receipt.findFirst({
    where: { paymentId },
    orderBy: { serial: 'desc' },
    select: { id: true, serial: true, text: true, voidedAt: true, replaces: { select: { serial: true } } },
  })
  const unchanged: Correction = { voidedSerial: null, replacement: null, payer }
  if (!last || facts.unallocatedCents > 0) return unchanged

  const isLive = last.voidedAt === null
  const isKept = (facts.amountCents > 0 || facts.isNonCash) && !facts.isDisputeLost && !facts.isVoided
  // A receipt of a payment that is all there stays as it was written, whatever the wording of today.
  const isFirst = isLive && last.replaces === null && facts.amountCents === facts.chargedCents
  const isSame = isLive && last.text === textOf(facts, last.serial, last.replaces?.serial ?? null)
  if (isKept ? isFirst || isSame : !isLive) return unchanged

  if (isLive) await tx.receipt.update({ where: { id: last.id }, data: { voidedAt: now, voidReason: reason } })
  const replacement = isKept ? await keepReceipt(tx, facts, last) : null
  return { voidedSerial: isLive ? last.serial : null, replacement, payer }
}

/** GIFT: nothing was bought. FEE: nothing was given. MIXED: both. Lines of which nothing was kept or received do not count. */
export function receiptKind(lines: readonly { kind: LineKind }[]): ReceiptKind {
  const isBought = lines.some((line) => line.kind === LineKind.FEE)
  const isGiven = lines.some((line) => line.kind !== LineKind.FEE)
  if (isBought) return isGiven ? ReceiptKind.MIXED : ReceiptKind.FEE
  return ReceiptKind.GIFT
}

/** The kinds that the way of giving decides, whatever the lines. */
const kindOfMethod: Partial<Record<PaymentMethod, ReceiptKind>> = {
  DAF: ReceiptKind.DAF,
  IRA: ReceiptKind.IRA,
  STOCK: ReceiptKind.NON_CASH,
  IN_KIND: ReceiptKind.NON_CASH,
}

type Facts = Awaited<ReturnType<typeof readFacts>>

/** What a receipt of the payment would say now. */
async function readFacts(tx: Tx, paymentId: string) {
  const settings = await readSettings(tx)
  const issuer = receiptIssuer(settings)
  if (!issuer.ok) throw new Error(`No receipt can be issued: ${issuer.missing.join(', ')} not set`)
  const { order, ...payment } = await tx.payment.findUniqueOrThrow({
    where: { id: paymentId },
    select: {
      method: true,
      methodLabel: true,
      amountCents: true,
      occurredAt: true,
      receivedOn: true,
      order: {
        select: {
          ref: true,
          payerName: true,
          throughName: true,
          isDemonstration: true,
          person: true,
        },
      },
    },
  })
  const { lines, unallocatedCents, isDisputeLost, isVoided } = await readKept(tx, paymentId)
  const received = lines.map((line) => ({ ...line, valueCents: valueReceivedCents(line) }))
  const counted = received.filter((line) => line.amountCents > 0 || line.valueCents > 0)
  return {
    paymentId,
    email: order.person.email,
    donorHref: donorHref(order.person),
    unallocatedCents,
    isDisputeLost,
    isVoided,
    isNonCash: lines.some((line) => line.isNonCash),
    kind: kindOfMethod[payment.method] ?? receiptKind(counted),
    issuer,
    donorName: order.payerName,
    throughName: order.throughName,
    greeted: writtenTo(payment.method, order),
    paidAt: payment.occurredAt,
    chargedCents: payment.amountCents,
    amountCents: sumOf(lines),
    isEntered: payment.receivedOn !== null,
    receivedOn: payment.receivedOn,
    isCredit: payment.method === PaymentMethod.CREDIT,
    feeCoverCents: sumOf(lines.filter((line) => line.kind === LineKind.FEE_COVER)),
    fairMarketValueCents: received.reduce((sum, line) => sum + line.valueCents, 0),
    isSeatGivenBack: counted.some((line) => line.kind === LineKind.FEE && isGivenBack(line.registrationState)),
    items: lines.filter((line) => line.amountCents > 0 || line.isNonCash),
    methodLabel: payment.methodLabel,
    orderRef: order.ref,
    isDemonstration: order.isDemonstration || isDemonstration(settings),
  } satisfies Omit<ReceiptFacts, 'serial' | 'replacesSerial'> & { [more: string]: unknown }
}

function textOf(facts: Facts, serial: number, replacesSerial: number | null): string {
  return receiptText({ ...facts, serial, replacesSerial })
}

async function keepReceipt(
  tx: Tx,
  facts: Facts,
  replaced: { id: string; serial: number } | null,
): Promise<IssuedReceipt> {
  const serial = await nextSerial(tx)
  const text = textOf(facts, serial, replaced?.serial ?? null)
  const { kind, email, amountCents, donorName, greeted: name, donorHref, isDemonstration } = facts
  const { id, issuedAt } = await tx.receipt.create({
    data: {
      serial,
      kind,
      taxYear: taxYear(facts.paidAt),
      paymentId: facts.paymentId,
      donorName,
      email,
      amountCents,
      text,
      textHash: createHash('sha256').update(text).digest('hex'),
      wordingVersion: WORDING_VERSION,
      isDemonstration,
      replacesId: replaced?.id ?? null,
    },
    select: { id: true, issuedAt: true },
  })
  return { id, serial, kind, name, email, amountCents, text, issuedAt, donorHref, isDemonstration }
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
