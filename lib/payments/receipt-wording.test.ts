import { expect, test } from 'vitest'
import { type ReceiptFacts, receiptText, WORDING_VERSION } from './receipt-wording'

const gift: ReceiptFacts = {
  kind: 'GIFT',
  serial: 12,
  replacesSerial: null,
  issuer: { legalName: 'Oregon Network', ein: '12-3456789', postalAddress: '1 River Road, Bend, OR 97701' },
  donorName: 'Zoë Quill',
  throughName: null,
  receivedOn: null,
  isEntered: false,
  paidAt: new Date('2027-01-01T07:30:00Z'),
  chargedCents: 25_000,
  amountCents: 25_000,
  isCredit: false,
  feeCoverCents: 0,
  fairMarketValueCents: 0,
  isSeatGivenBack: false,
  items: [{ description: 'Gift to ORNCC', fundName: null, amountCents: 25_000 }],
  methodLabel: 'Visa ending in 4242',
  orderRef: '7KD3-QXWM',
  isDemonstration: false,
}
const mixed: ReceiptFacts = {
  ...gift,
  kind: 'MIXED',
  fairMarketValueCents: 18_000,
  items: [
    { description: 'NVC Foundation Course', fundName: null, amountCents: 18_000 },
    { description: 'Gift to ORNCC', fundName: null, amountCents: 7000 },
  ],
}

// Whoever changes a word here changes WORDING_VERSION too: what was issued before keeps the words it had.
test('a gift receipt says, word for word, what the wording of 2026-11d says', () => {
  expect(WORDING_VERSION).toBe('2026-11d')
  expect(receiptText(gift)).toBe(`Receipt for a charitable contribution

Receipt number: 12
Organization: Oregon Network
EIN: 12-3456789
Address: 1 River Road, Bend, OR 97701

Donor: Zoë Quill
Date of gift: December 31, 2026
Amount charged: $250.00
Paid with: Visa ending in 4242
Fund: General fund
Order: 7KD3-QXWM

Oregon Network is a tax-exempt organization under section 501(c)(3) of the Internal Revenue Code. No goods or services were provided in exchange for this contribution.

Wording of 2026-11d`)
})

test('the smallest gift gets the same full sentence as the largest', () => {
  for (const amountCents of [100, 2_500_000]) {
    expect(receiptText({ ...gift, amountCents, chargedCents: amountCents })).toContain(
      'No goods or services were provided in exchange for this contribution.',
    )
  }
})

test('a covered card fee is part of the gift and is named', () => {
  expect(receiptText({ ...gift, chargedCents: 10_330, amountCents: 10_330, feeCoverCents: 330 })).toContain(
    'Amount charged: $103.30, of which $3.30 to cover the card fee',
  )
})

test('a gift to a fund names the fund, once, also with a covered fee', () => {
  const fundName = 'Scholarship fund'
  const items = [
    { description: 'Gift to ORNCC: Scholarship fund', fundName, amountCents: 10_000 },
    { description: 'To cover the card fee', fundName, amountCents: 330 },
  ]
  const text = receiptText({ ...gift, items, chargedCents: 10_330, amountCents: 10_330, feeCoverCents: 330 })
  expect(text).toContain('Fund: Scholarship fund\nOrder:')
  expect(text).not.toContain('General fund')
})

test('every mixed payment says what is deductible and what was received, however small', () => {
  const text = receiptText({ ...mixed, chargedCents: 500, amountCents: 500, fairMarketValueCents: 400 })
  expect(text).toContain('limited to the excess of what you paid over the value of what you received')
  expect(text).toContain('good-faith estimate of that value is $4.00')
  expect(text).not.toContain('No goods or services')
})

test('a mixed receipt names each part', () => {
  expect(receiptText(mixed)).toContain('For: NVC Foundation Course, $180.00\nFor: Gift to ORNCC, $70.00')
})

test('a fee alone never looks like a gift', () => {
  const text = receiptText({ ...mixed, kind: 'FEE', items: mixed.items.slice(0, 1) })
  expect(text).toContain('Payment for a course; not a charitable contribution.')
  expect(text).not.toMatch(/deductible|501\(c\)|Donor|gift/i)
})

test('a demonstration says across its top that it is no receipt', () => {
  for (const kind of ['GIFT', 'MIXED', 'FEE', 'DAF', 'IRA', 'NON_CASH'] as const) {
    const [top] = receiptText({ ...gift, kind, isDemonstration: true }).split('\n')
    expect(top).toContain('Demonstration: not a receipt')
  }
})

test('a corrected receipt names the one that it replaces, what was charged, what went back and what it is for', () => {
  const text = receiptText({
    ...mixed,
    replacesSerial: 7,
    amountCents: 11_500,
    fairMarketValueCents: 4_500,
    isSeatGivenBack: true,
    items: [
      { description: 'NVC Foundation Course', fundName: null, amountCents: 4_500 },
      { description: 'Gift to ORNCC', fundName: null, amountCents: 7_000 },
    ],
  })
  expect(text).toContain('Receipt number: 12\nThis receipt replaces receipt 7, which is void.\n')
  expect(text).toContain(
    'Amount charged: $250.00\nReturned or credited since then: $135.00\nAmount of this receipt: $115.00\nPaid with: Visa ending in 4242\nFor: NVC Foundation Course, $45.00\nFor: Gift to ORNCC, $70.00\n',
  )
  expect(text).toContain('you received a place in a course, which you gave back. The amount')
  expect(text).toContain('good-faith estimate of that value is $45.00.')
})

test('a gift of what was due back was given, not charged', () => {
  const text = receiptText({ ...gift, isCredit: true, methodLabel: 'What was due back of order 7KD3-QXWM' })
  expect(text).toContain('Amount given: $250.00\nPaid with: What was due back of order 7KD3-QXWM\n')
  expect(text).not.toContain('charged')
})

const check: ReceiptFacts = { ...gift, isEntered: true, receivedOn: '2026-12-31', methodLabel: 'Check 1042' }

test('a mailed check is dated by its postmark, and says when it came', () => {
  const text = receiptText({ ...check, receivedOn: '2027-01-04' })
  expect(text).toContain(
    'Date of gift: December 31, 2026, the day of its postmark\nReceived: January 4, 2027\nAmount received: $250.00\nPaid with: Check 1042\n',
  )
  expect(text).toContain('No goods or services were provided in exchange for this contribution.')
})

test('a check that was handed over has one date, and nothing was charged', () => {
  const text = receiptText(check)
  expect(text).toContain('Date of gift: December 31, 2026\nAmount received: $250.00\n')
  expect(text).not.toMatch(/postmark|charged/)
})

test('a grant from a donor-advised fund is acknowledged without a word about tax', () => {
  const text = receiptText({ ...check, kind: 'DAF', donorName: 'River Fund', throughName: 'Zoë Quill' })
  expect(text).toContain('Acknowledgment of a grant from a donor-advised fund\n')
  expect(text).toContain('Grant from: River Fund\nRecommended by: Zoë Quill\n')
  expect(text).toContain('not a receipt for tax purposes')
  expect(text).not.toMatch(/deductible|501\(c\)|contribution|goods or services/i)
})

test('a distribution from an IRA is no contribution to deduct, and nothing was received for it', () => {
  const text = receiptText({ ...check, kind: 'IRA', methodLabel: 'IRA distribution, from River Trust' })
  expect(text).toContain('not deductible as a charitable contribution')
  expect(text).toContain('No goods or services were provided in exchange for it.')
})

test.each([
  ['Stock', '12 shares of Alder Inc. (ALDR)'],
  ['In kind', 'A projector, used'],
])('%s is described, and no amount of money stands on its receipt', (methodLabel, description) => {
  const items = [{ description, amountCents: 0, fundName: 'Scholarship fund' }]
  const text = receiptText({ ...check, kind: 'NON_CASH', methodLabel, items, chargedCents: 0, amountCents: 0 })
  expect(text).toContain(`Received: ${description}\nGiven as: ${methodLabel}\nFund: Scholarship fund\n`)
  expect(text).toContain('Its value is for the donor to determine; this receipt states none.')
  expect(text).toContain('No goods or services were provided in exchange for this contribution.')
  expect(text).not.toContain('$')
})

test('an employer’s match is a gift of the employer, and names whose gift it matches', () => {
  const text = receiptText({ ...check, donorName: 'Alder Inc.', throughName: 'Zoë Quill' })
  expect(text).toContain('Donor: Alder Inc.\nMatches the gift of: Zoë Quill\n')
  expect(text).toContain('No goods or services were provided in exchange for this contribution.')
})
