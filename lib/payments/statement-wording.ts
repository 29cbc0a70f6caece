import { printDate } from '@/lib/dates'
import { formatCentsExact } from '@/lib/money'
import { DEMONSTRATION_NOTICE } from './receipt-wording'

// (check) Every sentence in this file is for ORNCC's treasurer or a CPA to sign off. The rules behind them: one annual
// summary may acknowledge several gifts, with the same words as a receipt (IRS Publication 1771); a payment that was partly
// a gift needs the disclosure below (26 USC 6115). A grant from a donor-advised fund, a distribution from an IRA and gifts
// of things are acknowledged one by one, in words of their own, and are in no sum here.

/** Changes with any word that a statement prints; each statement keeps the version it was written in. */
export const STATEMENT_WORDING_VERSION = '2026-11s'

/** One receipt as the statement counts it, in cents: what was kept as a gift, what of it was paid for a course. */
export type StatementGift = {
  paidAt: Date
  serial: number
  /** The covered card fee in it. */
  giftCents: number
  feeCents: number
  /** The good-faith estimate of what was received in return; 0 for what is wholly a gift. */
  valueCents: number
  fund: string
  methodLabel: string
}

export type StatementFacts = {
  taxYear: number
  /** 1, or more where an earlier one was not true any more. */
  revision: number
  issuer: { legalName: string; ein: string; postalAddress: string }
  donorName: string
  madeAt: Date
  gifts: readonly StatementGift[]
  /** Receipts about whose payment a question is open. */
  heldSerials: readonly number[]
  isDemonstration: boolean
}

/** What a year's gifts come to, and apart from them what was paid for courses in the same payments. */
export function statementSums(gifts: readonly StatementGift[]): { giftCents: number; feeCents: number } {
  return {
    giftCents: gifts.reduce((sum, gift) => sum + gift.giftCents, 0),
    feeCents: gifts.reduce((sum, gift) => sum + gift.feeCents, 0),
  }
}

/** The whole text of a year-end statement. It is kept as it is written here, and never written again. */
export function statementText(facts: StatementFacts): string {
  const { taxYear, revision, issuer, gifts } = facts
  const { giftCents, feeCents } = statementSums(gifts)
  const whole = gifts.filter((gift) => !isMixed(gift))
  const mixed = gifts.filter(isMixed)
  const lines = [
    facts.isDemonstration && `*** ${DEMONSTRATION_NOTICE} ***\n`,
    `Statement of gifts in ${taxYear}`,
    '',
    `Organization: ${issuer.legalName}`,
    `EIN: ${issuer.ein}`,
    `Address: ${issuer.postalAddress}`,
    '',
    `Donor: ${facts.donorName}`,
    `Made on: ${printDate(facts.madeAt)}`,
    revision > 1 && `Revision: ${revision}`,
    revision > 1 && `This statement replaces revision ${revision - 1}, which is void.`,
    ...(whole.length > 0 ? ['', 'Gifts', '', ...whole.map(wholeLine)] : []),
    ...(mixed.length > 0 ? ['', 'Payments that were partly a gift', '', ...mixed.map(mixedLine)] : []),
    '',
    'Sum of the year',
    '',
    `Given to ${issuer.legalName}: ${formatCentsExact(giftCents)}`,
    mixed.length > 0 && `Paid for courses in the same payments: ${formatCentsExact(feeCents)}`,
    '',
    ...sentences(facts, { whole: whole.length, mixed: mixed.length }),
    '',
    `Wording of ${STATEMENT_WORDING_VERSION}`,
  ]
  return lines.filter((line) => line !== false).join('\n')
}

function isMixed({ feeCents, valueCents }: StatementGift): boolean {
  return feeCents > 0 || valueCents > 0
}

function wholeLine({ paidAt, serial, giftCents, fund, methodLabel }: StatementGift): string {
  return `${printDate(paidAt)}, receipt ${serial}: ${formatCentsExact(giftCents)}, ${fund}, ${methodLabel}`
}

function mixedLine({ paidAt, serial, giftCents, feeCents, valueCents }: StatementGift): string {
  const paid = formatCentsExact(giftCents + feeCents)
  return `${printDate(paidAt)}, receipt ${serial}: ${paid}, of which ${formatCentsExact(giftCents)} was a gift and ${formatCentsExact(feeCents)} for a course; our estimate of the value of what you received is ${formatCentsExact(valueCents)}`
}

function sentences(facts: StatementFacts, count: { whole: number; mixed: number }): string[] {
  const { issuer, heldSerials } = facts
  const said = [
    `${issuer.legalName} is a tax-exempt organization under section 501(c)(3) of the Internal Revenue Code.`,
    count.whole > 0 &&
      `No goods or services were provided in exchange for ${count.mixed > 0 ? 'the contributions listed under Gifts' : 'these contributions'}.`,
    count.mixed > 0 &&
      'In exchange for each payment that was partly a gift you received a place in a course. The amount that is deductible for federal income tax purposes is limited to the excess of what you paid over the value of what you received. Our good-faith estimate of that value stands beside each payment.',
    count.whole + count.mixed === 0 && `Nothing of what was given in ${facts.taxYear} has stayed with us.`,
    'Grants from a donor-advised fund, distributions from an IRA and gifts of things have acknowledgments of their own and are not listed here.',
    ...heldSerials.map(
      (serial) => `Receipt ${serial} is not in this statement, since a question about its payment is open.`,
    ),
  ]
  return said.filter((sentence) => sentence !== false)
}
