import { printDate } from '@/lib/dates'
import type { ReceiptKind } from '@/lib/db'
import { formatCentsExact } from '@/lib/money'

// (check) Every sentence in this file is for ORNCC's treasurer or a CPA to sign off. The rules behind them: a gift of
// $250 or more needs a written acknowledgment with the words below (IRS Publication 1771); a payment of more than $75
// that is partly a gift needs the disclosure below (26 USC 6115). Both stand on every receipt of their kind, whatever
// the amount, so that no threshold can be got wrong.

/** Changes with any word that a receipt prints; each receipt keeps the version it was written in. */
export const WORDING_VERSION = '2026-11c'

export const DEMONSTRATION_NOTICE = 'Demonstration: not a receipt'

export type ReceiptFacts = {
  kind: ReceiptKind
  serial: number
  issuer: { legalName: string; ein: string; postalAddress: string }
  /** As the donor gave it. */
  donorName: string
  /** The receipt that this one stands in for, which is void. */
  replacesSerial: number | null
  /** When the card was charged; its date in ORNCC's zone is the date of the gift. */
  paidAt: Date
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
    `${kind === 'FEE' ? 'Received from' : 'Donor'}: ${facts.donorName}`,
    `${kind === 'GIFT' ? 'Date of gift' : 'Date of payment'}: ${printDate(facts.paidAt)}`,
    ...amounts(facts),
    `Paid with: ${facts.methodLabel}`,
    ...(kind === 'GIFT'
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

function amounts(facts: ReceiptFacts): string[] {
  const { chargedCents, amountCents, isCredit } = facts
  const charged = `Amount ${isCredit ? 'given' : 'charged'}: ${formatCentsExact(chargedCents)}`
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
  }
}
