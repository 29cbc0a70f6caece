import { expect, test } from 'vitest'
import { STATEMENT_WORDING_VERSION, type StatementFacts, statementText } from './statement-wording'

const gift = {
  paidAt: new Date('2026-06-09T03:00:00Z'),
  serial: 12,
  giftCents: 25_000,
  feeCents: 0,
  valueCents: 0,
  fund: 'General fund',
  methodLabel: 'Visa ending in 4242',
}
const mixed = { ...gift, serial: 14, giftCents: 7_000, feeCents: 18_000, valueCents: 18_000 }
const facts: StatementFacts = {
  taxYear: 2026,
  revision: 1,
  issuer: { legalName: 'Oregon Network', ein: '12-3456789', postalAddress: '1 River Road, Bend, OR 97701' },
  donorName: 'Zoë Quill',
  madeAt: new Date('2027-01-10T18:00:00Z'),
  gifts: [gift, mixed],
  heldSerials: [],
  isDemonstration: false,
}

// Whoever changes a word here changes STATEMENT_WORDING_VERSION too: what was made before keeps the words it had.
test('a statement says, word for word, what its wording says', () => {
  expect(STATEMENT_WORDING_VERSION).toBe('2026-11s')
  expect(statementText(facts)).toBe(`Statement of gifts in 2026

Organization: Oregon Network
EIN: 12-3456789
Address: 1 River Road, Bend, OR 97701

Donor: Zoë Quill
Made on: January 10, 2027

Gifts

June 8, 2026, receipt 12: $250.00, General fund, Visa ending in 4242

Payments that were partly a gift

June 8, 2026, receipt 14: $250.00, of which $70.00 was a gift and $180.00 for a course; our estimate of the value of what you received is $180.00

Sum of the year

Given to Oregon Network: $320.00
Paid for courses in the same payments: $180.00

Oregon Network is a tax-exempt organization under section 501(c)(3) of the Internal Revenue Code.
No goods or services were provided in exchange for the contributions listed under Gifts.
In exchange for each payment that was partly a gift you received a place in a course. The amount that is deductible for federal income tax purposes is limited to the excess of what you paid over the value of what you received. Our good-faith estimate of that value stands beside each payment.
Grants from a donor-advised fund, distributions from an IRA and gifts of things have acknowledgments of their own and are not listed here.

Wording of 2026-11s`)
})

test('where all was given there is no word about courses, and the rule of the single gift stands in full', () => {
  const text = statementText({ ...facts, gifts: [gift] })
  expect(text).toContain('No goods or services were provided in exchange for these contributions.')
  expect(text).not.toMatch(/course|deductible/)
})

test('a revision names the one it replaces, a held receipt is named and not counted, a demonstration says so on top', () => {
  const text = statementText({ ...facts, revision: 2, heldSerials: [15], isDemonstration: true })
  expect(text).toMatch(/^\*\*\* Demonstration: not a receipt \*\*\*\n/)
  expect(text).toContain('Revision: 2\nThis statement replaces revision 1, which is void.')
  expect(text).toContain('Receipt 15 is not in this statement')
})

test('where nothing has stayed it says so', () => {
  const text = statementText({ ...facts, revision: 2, gifts: [] })
  expect(text).toContain('Given to Oregon Network: $0.00')
  expect(text).toContain('Nothing of what was given in 2026 has stayed with us.')
  expect(text).not.toContain('No goods')
})
