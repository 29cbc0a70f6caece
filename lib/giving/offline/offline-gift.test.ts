import { expect, test } from 'vitest'
import { giftDay, methodLabel, offlineFields, offlineGift, payerName, readDay, throughName } from './offline-gift'

const today = '2027-01-10'
const check = {
  method: 'CHECK',
  amount: '$1,250.50',
  receivedOn: '2027-01-04',
  postmarkedOn: '2026-12-31',
  reference: '1042',
  name: ' Zoë  Quill ',
  postalAddress: ' 12 Alder Street \r\n\r\n Bend, OR 97701 ',
}

function read(fields: Record<string, string>) {
  const parsed = offlineFields.parse(fields)
  const result = offlineGift(parsed, today)
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  return result.gift
}

function problemsOf(changed: Record<string, string>) {
  const result = offlineGift(offlineFields.parse({ ...check, ...changed }), today)
  return result.ok ? {} : Object.fromEntries(result.problems.map(({ path, message }) => [path, message]))
}

test('only cash may come from nobody known, and then nothing names anybody', () => {
  const cash = { method: 'CASH', name: '', postalAddress: '', isUnnamed: 'yes' }
  const unnamed = { name: 'Unnamed giver', email: null, postalAddress: null }
  expect(read({ ...check, ...cash })).toMatchObject({ donor: unnamed, isUnnamed: true })
  expect(problemsOf({ ...cash, method: 'CHECK' })).toMatchObject({ name: 'Enter who gave it' })
  expect(Object.keys(problemsOf({ ...cash, name: 'Ash' }))).toEqual(['isUnnamed'])
})

test('a mailed check is a gift of its postmark’s day, as the donor wrote it', () => {
  const gift = read(check)
  expect(gift).toMatchObject({
    amountCents: 125_050,
    donor: { name: 'Zoë Quill', email: null, postalAddress: '12 Alder Street\nBend, OR 97701' },
    fund: null,
  })
  expect([giftDay(gift), methodLabel(gift), payerName(gift), throughName(gift)]).toEqual([
    '2026-12-31',
    'Check 1042',
    'Zoë Quill',
    null,
  ])
})

test('a check that was handed over is a gift of the day it came', () => {
  expect(giftDay(read({ ...check, postmarkedOn: '' }))).toBe('2027-01-04')
})

test('a postmark left over from another way of giving dates nothing', () => {
  expect(read({ ...check, method: 'CASH' })).toMatchObject({ postmarkedOn: null, reference: null })
})

test('of a donor-advised fund the sponsor pays, and the advisor is written to', () => {
  const gift = read({ ...check, method: 'DAF', organization: 'River Fund', reference: 'Grant 7' })
  expect([payerName(gift), throughName(gift), methodLabel(gift)]).toEqual([
    'River Fund',
    'Zoë Quill',
    'Donor-advised fund, Grant 7',
  ])
})

test('of an employer’s match the employer pays, and somebody else is thanked', () => {
  const gift = read({
    ...check,
    method: 'EMPLOYER_MATCH',
    name: 'Alder Inc.',
    employee: 'Ash',
    employeeEmail: 'ASH@example.org',
  })
  expect([payerName(gift), throughName(gift), gift.employee?.email]).toEqual(['Alder Inc.', 'Ash', 'ash@example.org'])
})

test('shares are a number and a name, and have no amount', () => {
  const gift = read({ ...check, method: 'STOCK', shares: '1,200.5', description: 'Alder Inc. (ALDR)' })
  expect([gift.amountCents, gift.description]).toEqual([null, '1200.5 shares of Alder Inc. (ALDR)'])
})

test('what is not given as it must be is refused at its field', () => {
  expect(problemsOf({ amount: '' })).toEqual({ amount: 'Enter the amount' })
  expect(problemsOf({ amount: 'fifty' }).amount).toContain('like 75 or 75.50')
  expect(problemsOf({ amount: '0' }).amount).toContain('above zero')
  expect(problemsOf({ amount: '1,000,000.01' }).amount).toContain('was a point forgotten')
  expect(problemsOf({ receivedOn: '2027-01-11' })).toEqual({ receivedOn: 'This day has not come yet' })
  expect(problemsOf({ postmarkedOn: '2027-01-05' }).postmarkedOn).toContain('after the day on which it came')
  expect(problemsOf({ name: '' })).toEqual({ name: 'Enter who gave it' })
  expect(problemsOf({ postalAddress: '' }).email).toContain('an email or a postal address')
  expect(problemsOf({ method: 'DAF' }).organization).toContain('sponsor')
  expect(Object.keys(problemsOf({ method: 'EMPLOYER_MATCH' }))).toEqual(['employee', 'employeeEmail'])
  expect(problemsOf({ method: 'IN_KIND' })).toEqual({ description: 'Describe what was given' })
  expect(problemsOf({ method: 'IN_KIND', description: 'A chair worth $50' }).description).toContain('without a value')
  expect(problemsOf({ method: 'STOCK', description: 'Alder', shares: '0' }).shares).toContain('number of shares')
  expect(problemsOf({ tributeKind: 'HONOR' })).toEqual({ honoree: 'Enter in whose honor or memory' })
  expect(problemsOf({ honoree: 'Ash' })).toEqual({ tributeKind: 'Choose in honor or in memory' })
})

test('days are read as browsers post them and as people write them, and no others', () => {
  expect(['2026-12-31', '12/31/2026', ' 1/2/2027 '].map(readDay)).toEqual(['2026-12-31', '2026-12-31', '2027-01-02'])
  expect(['31/12/2026', '2026-02-29', '12/31/26', 'yesterday', ''].map(readDay)).toEqual([null, null, null, null, null])
})
