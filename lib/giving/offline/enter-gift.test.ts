import { randomUUID } from 'node:crypto'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { db } from '@/lib/db'
import { listGifts } from '@/lib/giving/queries'
import { stopSendingJobs } from '@/lib/jobs'
import { issueReceipt } from '@/lib/payments/receipts'
import { ownPayments } from '@/lib/payments/shown-receipts'
import { voidEntry } from '@/lib/payments/void-entry'
import { type Treasurer, withGrant } from '@/lib/people/granted'
import { changeSetting, type SettingName } from '@/lib/settings'
import { createPerson, createPersonByPost, resetDatabase } from '@/prisma/factories'
import { enterGift } from './enter-gift'
import { printedLately, waitingLetters } from './letter-queries'
import { markPrinted, markWaiting } from './mark-letters'
import type { OfflineGift } from './offline-gift'

const issuer: [SettingName, string][] = [
  ['legalName', 'Oregon Network'],
  ['ein', '12-3456789'],
  ['postalAddress', '1 River Road, Bend, OR 97701'],
]
const home = '12 Alder Street\nBend, OR 97701'
const check: OfflineGift = {
  method: 'CHECK',
  amountCents: 5_000,
  description: null,
  receivedOn: '2026-01-04',
  postmarkedOn: '2025-12-31',
  reference: '1042',
  donor: { name: 'Zoë Quill', email: null, postalAddress: home },
  organization: null,
  employee: null,
  fund: null,
  tribute: null,
}
const byMail = { name: 'Zoë Quill', email: 'zoe@example.org', postalAddress: null }

let treasurer: Treasurer

beforeEach(async () => {
  await resetDatabase()
  for (const [name, value] of issuer) await changeSetting(name, value)
  const { id } = await createPerson({ roles: ['TREASURER'], email: 'treasurer@example.org' })
  const granted = await withGrant(id, 'TREASURER')
  if (!granted) throw new Error('the grant is missing')
  treasurer = granted
})
afterAll(stopSendingJobs)

type Entry = Parameters<typeof enterGift>[1]
const enter = (gift: Partial<OfflineGift> = {}, entry: Partial<Entry> = {}) =>
  enterGift(treasurer, { gift: { ...check, ...gift }, formKey: randomUUID(), who: {}, isAnother: false, ...entry })

async function entered(gift: Partial<OfflineGift> = {}) {
  const result = await enter(gift)
  if (result.outcome !== 'entered') throw new Error(result.outcome)
  return db.payment.findFirstOrThrow({
    where: { order: { ref: result.orderRef } },
    include: { receipts: true, order: { include: { person: true, lines: true, tribute: true } }, letters: true },
  })
}

test('a check postmarked on December 31 and received in January is a gift of the old year', async () => {
  const { receipts, occurredAt, order } = await entered()
  expect(receipts).toMatchObject([{ taxYear: 2025, kind: 'GIFT', email: null, amountCents: 5_000 }])
  expect(receipts[0]?.text).toContain(
    'Date of gift: December 31, 2025, the day of its postmark\nReceived: January 4, 2026',
  )
  expect(occurredAt.toISOString()).toBe('2025-12-31T20:00:00.000Z')
  expect(order).toMatchObject({ state: 'PAID', isAnonymous: true, person: { email: null, postalAddress: home } })
})

test('who has an email gets the receipt by mail; who has none gets it with the letter', async () => {
  await entered({ donor: byMail, reference: '1' })
  await entered({ donor: { ...byMail, email: 'ash@example.org', name: 'Ash', postalAddress: home }, reference: '2' })
  await entered({ reference: '3', donor: { ...check.donor, name: 'Una' } })
  expect((await db.mailMessage.findMany({ where: { template: 'receipt' } })).map(({ toAddress }) => toAddress)).toEqual(
    ['zoe@example.org', 'ash@example.org'],
  )
  const [ash, una, ...others] = await waitingLetters(treasurer)
  expect(others).toEqual([])
  expect(ash).toMatchObject({ name: 'Ash', receiptText: null })
  expect(ash?.paragraphs.at(-1)).toBe('Our receipt, number 2, has gone to ash@example.org.')
  const receipt = await db.receipt.findFirstOrThrow({ where: { donorName: 'Una' } })
  expect(una).toMatchObject({ name: 'Una', postalAddress: home, receiptText: receipt.text })
})

test('each way of giving has its receipt, its payer, and its word of thanks', async () => {
  const cases = [
    [{ method: 'CASH' }, 'GIFT', 'Zoë Quill', 'Your gift of $50'],
    [{ method: 'DAF', organization: 'River Fund' }, 'DAF', 'River Fund', 'The grant of $50 that you recommended'],
    [{ method: 'IRA', organization: 'River Trust' }, 'IRA', 'Zoë Quill', 'Your gift of $50 from your IRA'],
    [
      { method: 'STOCK', amountCents: null, description: '12 shares of Alder' },
      'NON_CASH',
      'Zoë Quill',
      'What you have given',
    ],
    [
      { method: 'IN_KIND', amountCents: null, description: 'A projector' },
      'NON_CASH',
      'Zoë Quill',
      'What you have given',
    ],
  ] as const
  for (const [given, kind, payer, thanks] of cases) {
    await resetLetters()
    const { receipts, order } = await entered({
      postmarkedOn: null,
      ...given,
      donor: { ...check.donor, name: 'Zoë Quill' },
    })
    expect([receipts[0]?.kind, receipts[0]?.donorName, order.payerName]).toEqual([kind, payer, payer])
    const [letter] = await waitingLetters(treasurer)
    expect(letter).toMatchObject({ name: 'Zoë Quill', receiptText: receipts[0]?.text })
    expect(letter?.paragraphs[0]).toContain(thanks)
  }
})

/** The same donor gives again and again, and is known by then. */
async function resetLetters() {
  await db.letter.deleteMany()
  await db.person.updateMany({ where: { name: 'Zoë Quill' }, data: { name: 'An earlier donor' } })
}

test('shares have no amount anywhere, and are a gift all the same', async () => {
  const { order, amountCents, receipts } = await entered({
    method: 'STOCK',
    amountCents: null,
    description: '12 shares of Alder Inc.',
    postmarkedOn: null,
  })
  expect([amountCents, order.totalCents, receipts[0]?.amountCents]).toEqual([0, 0, 0])
  expect(order.lines).toMatchObject([{ isNonCash: true, amountCents: 0, description: '12 shares of Alder Inc.' }])
  const given = '12 shares of Alder Inc.'
  expect(await listGifts(treasurer)).toMatchObject([{ giftCents: 0, given, receiptSerial: 1 }])
  expect(await ownPayments(order.personId)).toMatchObject([{ parts: [{ isGift: true, what: 'General fund', given }] }])
})

test('cash of which nobody knows who gave it is counted, and brings no receipt, no letter and no mail', async () => {
  const donor = { name: 'Unnamed giver', email: null, postalAddress: null }
  const cash = { method: 'CASH' as const, reference: null, postmarkedOn: null, donor, isUnnamed: true as const }
  const first = await entered({ ...cash, amountCents: 6_300 })
  const second = await entered({ ...cash, amountCents: 1_200, receivedOn: '2026-01-05' })
  expect(first.order.person).toMatchObject({ isUnnamed: true, email: null, postalAddress: null })
  expect(second.order.personId).toBe(first.order.personId)
  expect([first.receipts, first.letters]).toEqual([[], []])
  expect(await db.mailMessage.count()).toBe(0)
  expect(await listGifts(treasurer)).toMatchObject([{ giftCents: 1_200 }, { giftCents: 6_300, receiptSerial: null }])
  await expect(db.$transaction((tx) => issueReceipt(tx, first.id))).rejects.toThrow(/gets no receipt/)
  expect(await voidEntry(treasurer, first.id, 'Counted twice')).toBe('voided')
  expect(await listGifts(treasurer)).toMatchObject([{ giftCents: 1_200 }])
})

test('an employer gets the receipt of its match, and whoever gave first is thanked', async () => {
  await entered({
    method: 'EMPLOYER_MATCH',
    postmarkedOn: null,
    donor: { name: 'Alder Inc.', email: 'giving@alder.example', postalAddress: null },
    employee: { ...byMail, postalAddress: home },
  })
  const mails = await db.mailMessage.findMany({ orderBy: { template: 'asc' } })
  expect(mails.map(({ template, toAddress }) => [template, toAddress])).toEqual([
    ['match-thanks', 'zoe@example.org'],
    ['receipt', 'giving@alder.example'],
  ])
  expect(mails[1]?.text).toContain('Donor: Alder Inc.\nMatches the gift of: Zoë Quill')
  expect(mails[0]?.text).not.toContain('$')
  expect(await waitingLetters(treasurer)).toMatchObject([{ name: 'Zoë Quill', receiptText: null }])
})

test('a fund and a dedication are kept with the gift', async () => {
  const fund = await db.fund.create({ data: { slug: 'scholars', name: 'Scholars', purpose: 'Places' } })
  const { order, receipts } = await entered({ fund: 'Scholars', tribute: { kind: 'MEMORY', honoree: 'Una Moss' } })
  expect(order).toMatchObject({ lines: [{ fundId: fund.id }], tribute: { kind: 'MEMORY', honoree: 'Una Moss' } })
  expect(receipts[0]?.text).toContain('Fund: Scholars')
  const [letter] = await waitingLetters(treasurer)
  expect(letter?.paragraphs).toContain('It was given in memory of Una Moss.')
  expect(await enter({ fund: 'nothing', reference: '7' })).toEqual({ outcome: 'unknown_fund' })
})

test('somebody we know by email is that person, keeps their name, and gets the newest address', async () => {
  const known = await createPerson({ name: 'Zoë Q.', email: 'zoe@example.org' })
  const { order } = await entered({ donor: { ...byMail, postalAddress: home } })
  expect(order.person).toMatchObject({ id: known.id, name: 'Zoë Q.', postalAddress: home, emailVerifiedAt: null })
  expect(await db.auditEntry.count({ where: { action: 'correct-person', subject: `person:${known.id}` } })).toBe(1)
})

test('somebody of the same name and address is suggested, and never taken without a word', async () => {
  const known = await createPersonByPost({ name: 'zoë quill', postalAddress: '12 Alder Street., Bend OR 97701' })
  await createPersonByPost({ name: 'Zoë Quill', postalAddress: '14 Alder Street\nBend, OR 97701' })
  expect(await enter()).toMatchObject({ outcome: 'unsure', people: { donor: [{ id: known.id }] } })
  expect(await db.order.count()).toBe(0)
  expect(await enter({}, { who: { donor: { personId: randomUUID() } } })).toMatchObject({ outcome: 'unsure' })
  await enter({}, { who: { donor: { personId: known.id } } })
  await enter({ reference: '1043' }, { who: { donor: 'new' } })
  const people = await db.order.findMany({ orderBy: { createdAt: 'asc' }, select: { personId: true } })
  expect(people[0]?.personId).toBe(known.id)
  expect(people[1]?.personId).not.toBe(known.id)
})

test('who was known by address alone may turn out to have an email', async () => {
  const known = await createPersonByPost({ name: 'Zoë Quill', postalAddress: home })
  const donor = { ...byMail, postalAddress: home }
  expect(await enter({ donor })).toMatchObject({ outcome: 'unsure' })
  await enter({ donor }, { who: { donor: { personId: known.id } } })
  expect(await db.person.findUnique({ where: { id: known.id } })).toMatchObject({
    email: 'zoe@example.org',
    emailVerifiedAt: null,
  })
})

test('a gift that looks entered already is asked about', async () => {
  await entered({ donor: byMail })
  expect(await enter({ donor: byMail })).toMatchObject({
    outcome: 'unsure',
    alike: [{ kind: 'entered', day: '2025-12-31' }],
  })
  expect(await enter({ donor: byMail, reference: '1043' })).toMatchObject({ outcome: 'entered' })
  expect(await enter({ donor: byMail }, { isAnother: true })).toMatchObject({ outcome: 'entered' })
})

test('two presses at once are one gift, one receipt and one letter', async () => {
  const entry = { formKey: randomUUID() }
  const results = await Promise.all(Array.from({ length: 6 }, () => enter({}, entry)))
  expect(results.map(({ outcome }) => outcome).sort()).toEqual(['entered', ...Array(5).fill('entered_before')])
  expect([
    await db.payment.count(),
    await db.receipt.count(),
    await db.letter.count(),
    await db.person.count(),
  ]).toEqual([1, 1, 1, 2])
})

test('a form that comes back for another gift is another gift', async () => {
  const entry = { formKey: randomUUID() }
  await enter({ donor: byMail }, entry)
  expect(await enter({ donor: byMail, reference: '1043' }, entry)).toMatchObject({ outcome: 'entered' })
})

test('while no receipt can be written nothing is entered', async () => {
  await db.setting.delete({ where: { name: 'ein' } })
  expect(await enter()).toEqual({ outcome: 'closed' })
  expect(await db.order.count()).toBe(0)
})

test('a letter waits until somebody says that it is printed, and again when they take that back', async () => {
  await entered()
  const ids = (await waitingLetters(treasurer)).map(({ id }) => id)
  expect(await markPrinted(treasurer, ids)).toBe(1)
  expect(await markPrinted(treasurer, ids)).toBe(0)
  expect(await waitingLetters(treasurer)).toEqual([])
  expect(await printedLately(treasurer)).toMatchObject([{ ids, printedBy: 'treasurer@example.org' }])
  expect(await markWaiting(treasurer, ids)).toBe(1)
  expect((await waitingLetters(treasurer)).map(({ id }) => id)).toEqual(ids)
})

test('a void gift is in no sum, its receipt is void, and who had it by mail is told', async () => {
  const { id, receipts } = await entered({ donor: byMail })
  expect(await voidEntry(treasurer, id, 'Entered twice')).toBe('voided')
  expect(await voidEntry(treasurer, id, 'Entered twice')).toBe('voided_before')
  expect(await listGifts(treasurer)).toEqual([])
  expect(await db.receipt.findMany()).toMatchObject([
    { id: receipts[0]?.id, voidReason: 'Entered by mistake: Entered twice', voidedAt: expect.any(Date) },
  ])
  expect(await db.refund.findMany()).toMatchObject([{ origin: 'VOID', state: 'SUCCEEDED', amountCents: 5_000 }])
  const [mail] = await db.mailMessage.findMany({ where: { template: 'receipt-corrected' } })
  expect(mail).toMatchObject({ toAddress: 'zoe@example.org', subject: 'Your receipt 1 is void' })
  expect(mail?.text).toContain('No money has moved.')
  expect(await db.auditEntry.findFirst({ where: { action: 'void-entry' } })).toMatchObject({
    actor: `person:${treasurer.personId}`,
  })
})

test('a void gift without an amount is in no list either', async () => {
  const { id } = await entered({ method: 'IN_KIND', amountCents: null, description: 'A chair', postmarkedOn: null })
  expect(await voidEntry(treasurer, id, 'It was a loan')).toBe('voided')
  expect(await listGifts(treasurer)).toEqual([])
  expect(await db.receipt.count({ where: { voidedAt: null } })).toBe(0)
})

test('who has the receipt on paper is told on paper; who never had it, not at all', async () => {
  const early = await entered()
  await voidEntry(treasurer, early.id, 'Wrong name')
  expect(await db.letter.count()).toBe(0)
  const late = await entered({ reference: '1043', donor: { ...check.donor, name: 'Una' } })
  await markPrinted(
    treasurer,
    late.letters.map(({ id }) => id),
  )
  await voidEntry(treasurer, late.id, 'Wrong amount')
  const [letter, ...others] = await waitingLetters(treasurer)
  expect(others).toEqual([])
  expect(letter).toMatchObject({ name: 'Una', receiptText: null })
  expect(letter?.paragraphs[0]).toBe(
    'Your receipt 2 is void: please do not use it any more. No other stands in for it.',
  )
})

test('two who void at once void once', async () => {
  const { id } = await entered()
  const outcomes = await Promise.all(Array.from({ length: 4 }, () => voidEntry(treasurer, id, 'Twice')))
  expect(outcomes.sort()).toEqual(['voided', ...Array(3).fill('voided_before')])
  expect(await db.refund.count()).toBe(1)
})

test('what came by card, or has gone back in part, is not voided', async () => {
  expect(await voidEntry(treasurer, randomUUID(), 'What?')).toBe('not_entered')
  const { id, order } = await entered({ donor: byMail })
  const allocations = { create: { orderLineId: order.lines[0]?.id ?? '', amountCents: 100 } }
  await db.refund.create({
    data: { paymentId: id, amountCents: 100, reason: 'test', origin: 'HAND', state: 'SUCCEEDED', allocations },
  })
  expect(await voidEntry(treasurer, id, 'Twice')).toBe('money_went_back')
})

test('the database itself holds that money has an amount, that things have none, and that entries stay', async () => {
  const { id, orderId } = await entered()
  const payment = { orderId, methodLabel: 'test', receivedOn: '2026-01-04', enteredBy: 'test', occurredAt: new Date() }
  const refused = [
    { ...payment, method: 'STOCK' as const, amountCents: 5 },
    { ...payment, method: 'CHECK' as const, amountCents: 0 },
    { ...payment, method: 'CHECK' as const, amountCents: 5, receivedOn: null },
    { ...payment, method: 'CASH' as const, amountCents: 5, postmarkedOn: '2026-01-01' },
    { ...payment, method: 'CHECK' as const, amountCents: 5, postmarkedOn: '2026-01-05' },
  ]
  for (const data of refused) await expect(db.payment.create({ data })).rejects.toThrow(/Payment_/)
  await expect(db.payment.update({ where: { id }, data: { receivedOn: '2026-01-03' } })).rejects.toThrow()
  await expect(
    db.refund.create({ data: { paymentId: id, amountCents: 0, reason: 'x', origin: 'VOID', state: 'SUCCEEDED' } }),
  ).rejects.toThrow('all of it')
  const order = { personId: (await createPerson()).id, payerName: 'x', ref: 'X', formKey: 'x', totalCents: 0 }
  await expect(db.order.create({ data: order })).rejects.toThrow('it is of nothing')
})
