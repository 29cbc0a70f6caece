import { isoDay, printDate, printDateOf } from '@/lib/dates'
import type { ReceiptKind } from '@/lib/db'
import { formatCentsExact } from '@/lib/money'

// (check) Every sentence in this file is for ORNCC's treasurer or a CPA to sign off. The rules behind them: a gift of
// $250 or more needs a written acknowledgment with the words below (IRS Publication 1771); a payment of more than $75
// that is partly a gift needs the disclosure below (26 USC 6115). Both stand on every receipt of their kind, whatever
// the amount, so that no threshold can be got wrong.

/** Changes with any word that a receipt prints; each receipt keeps the version it was written in. */
export const WORDING_VERSION = '2026-11d'

export const DEMONSTRATION_NOTICE = 'Demonstration: not a receipt'

export type ReceiptFacts = {
  kind: ReceiptKind
  serial: number
  issuer: { legalName: string; ein: string; postalAddress: string }
  /** As the donor gave it. */
  donorName: string
  /** Through whom it came: the advisor of a fund's grant, the employee of a match. */
  throughName: string | null
  /** The receipt that this one stands in for, which is void. */
  replacesSerial: number | null
  /** When the card was charged; its date in ORNCC's zone is the date of the gift. Of a mailed check, its postmark. */
  paidAt: Date
  /** Of what the treasurer entered: the day on which it came, `2026-12-31`. */
  receivedOn: string | null
  /** It did not come by card: the treasurer entered it. */
  isEntered: boolean
  /** All that was charged. */
  chargedCents: number
  /** What of that has stayed with ORNCC. */
  amountCents: number
  /** Nothing was charged now: it was due back to the donor, who gave it. */
  isCredit: boolean
  /** How much of it was given to cover the card fee. */
  feeCoverCents: number
  /** The good-faith estimate of what was received in return. */
  fairMarketValueCents: number
  /** The place in the course was given back, and what is kept of its price is for having held it. */
  isSeatGivenBack: boolean
  /** What the money was for, line by line. */
  items: readonly { description: string; fundName: string | null; amountCents: number }[]
  methodLabel: string
  orderRef: string
  isDemonstration: boolean
}

const titles: Record<ReceiptKind, string> = {
  GIFT: 'Receipt for a charitable contribution',
  MIXED: 'Receipt for a payment that is partly a contribution',
  FEE: 'Receipt for a payment',
  DAF: 'Acknowledgment of a grant from a donor-advised fund',
  IRA: 'Acknowledgment of a distribution from an IRA',
  NON_CASH: 'Receipt for a noncash contribution',
}

/** The whole text of a receipt. It is kept as it is written here, and never written again. */
export function receiptText(facts: ReceiptFacts): string {
  const { issuer, kind } = facts
  const lines = [
    facts.isDemonstration && `*** ${DEMONSTRATION_NOTICE} ***\n`,
    titles[kind],
    '',
    `Receipt number: ${facts.serial}`,
    facts.replacesSerial !== null && `This receipt replaces receipt ${facts.replacesSerial}, which is void.`,
    `Organization: ${issuer.legalName}`,
    `EIN: ${issuer.ein}`,
    `Address: ${issuer.postalAddress}`,
    '',
    `${payerWords[kind]}: ${facts.donorName}`,
    ...through(facts),
    ...dates(facts),
    ...amounts(facts),
    `${kind === 'NON_CASH' ? 'Given as' : 'Paid with'}: ${facts.methodLabel}`,
    ...(!isBought(kind)
      ? [`Fund: ${fundsOf(facts)}`]
      : facts.items.map((item) => `For: ${item.description}, ${formatCentsExact(item.amountCents)}`)),
    `Order: ${facts.orderRef}`,
    '',
    statement(facts),
    '',
    `Wording of ${WORDING_VERSION}`,
  ]
  return lines.filter((line) => line !== false).join('\n')
}

/** What the gift is set aside for: an order's gift and the fee covered with it are of one fund. */
function fundsOf({ items }: ReceiptFacts): string {
  return [...new Set(items.map(({ fundName }) => fundName ?? 'General fund'))].join(', ')
}

const payerWords: Record<ReceiptKind, string> = {
  GIFT: 'Donor',
  MIXED: 'Donor',
  FEE: 'Received from',
  DAF: 'Grant from',
  IRA: 'Donor',
  NON_CASH: 'Donor',
}

function isBought(kind: ReceiptKind): boolean {
  return kind === 'MIXED' || kind === 'FEE'
}

function through({ kind, throughName }: ReceiptFacts): string[] {
  if (throughName === null) return []
  return [`${kind === 'DAF' ? 'Recommended by' : 'Matches the gift of'}: ${throughName}`]
}

/** Of a check whose postmark is older than the day it came, both: the postmark's is the date of the gift. */
function dates({ kind, paidAt, receivedOn }: ReceiptFacts): string[] {
  const date = `${isBought(kind) ? 'Date of payment' : 'Date of gift'}: ${printDate(paidAt)}`
  if (receivedOn === null || receivedOn === isoDay(paidAt)) return [date]
  return [`${date}, the day of its postmark`, `Received: ${printDateOf(receivedOn)}`]
}

function amounts(facts: ReceiptFacts): string[] {
  const { chargedCents, amountCents, isCredit, isEntered } = facts
  if (facts.kind === 'NON_CASH') return facts.items.map((item) => `Received: ${item.description}`)
  const charged = `Amount ${isCredit ? 'given' : isEntered ? 'received' : 'charged'}: ${formatCentsExact(chargedCents)}`
  if (amountCents === chargedCents) return [charged + coveredFee(facts)]
  return [
    charged,
    `Returned or credited since then: ${formatCentsExact(chargedCents - amountCents)}`,
    `Amount of this receipt: ${formatCentsExact(amountCents)}${coveredFee(facts)}`,
  ]
}

function coveredFee({ feeCoverCents }: ReceiptFacts): string {
  return feeCoverCents > 0 ? `, of which ${formatCentsExact(feeCoverCents)} to cover the card fee` : ''
}

function statement(facts: ReceiptFacts): string {
  const { kind, issuer, fairMarketValueCents } = facts
  // Only a receipt that is corrected anyway says so: a seat given back without money back leaves its receipt as it is.
  const gaveBack = facts.isSeatGivenBack && facts.amountCents < facts.chargedCents ? ', which you gave back' : ''
  switch (kind) {
    case 'GIFT':
      return `${issuer.legalName} is a tax-exempt organization under section 501(c)(3) of the Internal Revenue Code. No goods or services were provided in exchange for this contribution.`
    case 'MIXED':
      return `${issuer.legalName} is a tax-exempt organization under section 501(c)(3) of the Internal Revenue Code. In exchange for this payment you received a place in a course${gaveBack}. The amount that is deductible for federal income tax purposes is limited to the excess of what you paid over the value of what you received. Our good-faith estimate of that value is ${formatCentsExact(fairMarketValueCents)}.`
    case 'FEE':
      return 'Payment for a course; not a charitable contribution.'
    case 'DAF':
      return `${issuer.legalName} has received this grant, which was made on your recommendation. This is a word of acknowledgment and not a receipt for tax purposes.`
    case 'IRA':
      return `${issuer.legalName} is a tax-exempt organization under section 501(c)(3) of the Internal Revenue Code. This gift came to us directly from the custodian of your individual retirement account. It is not deductible as a charitable contribution; if it is a qualified charitable distribution, it may be left out of your income instead. No goods or services were provided in exchange for it.`
    case 'NON_CASH':
      return `${issuer.legalName} is a tax-exempt organization under section 501(c)(3) of the Internal Revenue Code. No goods or services were provided in exchange for this contribution. Its value is for the donor to determine; this receipt states none.`
  }
}
