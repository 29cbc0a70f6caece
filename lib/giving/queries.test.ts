import { randomUUID } from 'node:crypto'
import { beforeEach, expect, test } from 'vitest'
import { db } from '@/lib/db'
import { withGrant } from '@/lib/people/granted'
import { createPerson, resetDatabase } from '@/prisma/factories'
import { giftFilter } from './gift-filter'
import { countGifts, listGifts } from './queries'

beforeEach(resetDatabase)

async function treasurer() {
  const { id } = await createPerson({ roles: ['TREASURER'] })
  const granted = await withGrant(id, 'TREASURER')
  if (!granted) throw new Error('the grant is missing')
  return granted
}

async function order(ref: string, lines: { kind: 'GIFT' | 'FEE' | 'FEE_COVER'; amountCents: number }[]) {
  const person = await createPerson()
  return db.order.create({
    data: {
      ref,
      personId: person.id,
      payerName: person.name,
      formKey: randomUUID(),
      totalCents: lines.reduce((sum, line) => sum + line.amountCents, 0),
      lines: { create: lines.map((line) => ({ ...line, description: line.kind })) },
    },
  })
}

async function paid(orderId: string, occurredAt: string, payment: { amountCents: number; feeCents: number | null }) {
  await db.payment.create({
    data: {
      ...payment,
      orderId,
      occurredAt: new Date(occurredAt),
      method: 'CHECK',
      methodLabel: 'Check',
      receivedOn: '2026-05-01',
      enteredBy: 'test',
    },
  })
}

test('a gift is listed with what Stripe kept and what is left, newest payment first', async () => {
  const covered = await order('COVERED', [
    { kind: 'GIFT', amountCents: 10_000 },
    { kind: 'FEE_COVER', amountCents: 330 },
  ])
  const late = await order('LATE-FEE', [{ kind: 'GIFT', amountCents: 2500 }])
  await paid(late.id, '2026-05-02T12:00:00Z', { amountCents: 2500, feeCents: null })
  await paid(covered.id, '2026-05-01T12:00:00Z', { amountCents: 10_330, feeCents: 330 })
  expect(await listGifts(await treasurer())).toMatchObject([
    { ref: 'LATE-FEE', giftCents: 2500, feeCents: null, netCents: null },
    { ref: 'COVERED', giftCents: 10_330, feeCents: 330, netCents: 10_000 },
  ])
})

test('a course fee is never counted as a gift', async () => {
  await order('MIXED', [
    { kind: 'FEE', amountCents: 18_000 },
    { kind: 'GIFT', amountCents: 2000 },
  ])
  await order('FEE', [{ kind: 'FEE', amountCents: 18_000 }])
  expect(await listGifts(await treasurer())).toMatchObject([{ ref: 'MIXED', giftCents: 2000 }])
})

test('what went back of a gift is no gift any more, and a gift that went back whole is not listed', async () => {
  const refund = async (ref: string, amountCents: number, state: 'SUCCEEDED' | 'FAILED' = 'SUCCEEDED') => {
    const { id, lines } = await db.order.findUniqueOrThrow({ where: { ref }, include: { lines: true } })
    const payment = await db.payment.findFirstOrThrow({ where: { orderId: id } })
    const allocations = { create: { orderLineId: lines[0]?.id ?? '', amountCents } }
    await db.refund.create({ data: { paymentId: payment.id, amountCents, reason: 'test', state, allocations } })
  }
  for (const ref of ['PART', 'WHOLE', 'FAILED']) {
    const { id } = await order(ref, [{ kind: 'GIFT', amountCents: 5_000 }])
    await paid(id, '2026-05-01T12:00:00Z', { amountCents: 5_000, feeCents: 175 })
  }
  await refund('PART', 2_000)
  await refund('WHOLE', 5_000)
  await refund('FAILED', 5_000, 'FAILED')
  const listed = await listGifts(await treasurer())
  expect(listed.map(({ ref, giftCents, netCents }) => ({ ref, giftCents, netCents }))).toEqual(
    expect.arrayContaining([
      { ref: 'PART', giftCents: 3_000, netCents: 2_825 },
      { ref: 'FAILED', giftCents: 5_000, netCents: 4_825 },
    ]),
  )
  expect(listed).toHaveLength(2)
})

test('begun gifts are listed apart from paid ones', async () => {
  await order('BEGUN', [{ kind: 'GIFT', amountCents: 5_000 }])
  const { id } = await order('PAID', [{ kind: 'GIFT', amountCents: 5_000 }])
  await db.order.update({ where: { id }, data: { state: 'PAID' } })
  const reader = await treasurer()
  const refs = async (state: 'paid' | 'begun') => (await listGifts(reader, { state })).map(({ ref }) => ref)
  expect([await refs('paid'), await refs('begun')]).toEqual([['PAID'], ['BEGUN']])
  expect(await countGifts(reader, { state: 'begun', q: '' })).toBe(1)
})

test('gifts are found by name, address and order, sorted by what was given, and paged', async () => {
  const [small, large] = [
    await order('SMALL_1', [{ kind: 'GIFT', amountCents: 1_000 }]),
    await order('LARGE', [
      { kind: 'GIFT', amountCents: 2_000 },
      { kind: 'FEE', amountCents: 90_000 },
    ]),
  ]
  await paid(large.id, '2026-05-02T19:00:00Z', { amountCents: 92_000, feeCents: null })
  await paid(small.id, '2026-05-03T19:00:00Z', { amountCents: 1_000, feeCents: null })
  const [reader, { email }] = [await treasurer(), await db.person.findUniqueOrThrow({ where: { id: small.personId } })]
  const refs = async (asked: Record<string, string>) =>
    (await listGifts(reader, giftFilter.parse(asked))).map(({ ref }) => ref)
  expect(await refs({})).toEqual(['SMALL_1', 'LARGE'])
  expect(await refs({ sort: 'oldest' })).toEqual(['LARGE', 'SMALL_1'])
  expect(await refs({ sort: 'largest' })).toEqual(['LARGE', 'SMALL_1'])
  expect(await refs({ sort: 'smallest' })).toEqual(['SMALL_1', 'LARGE'])
  expect(await refs({ q: 'large' })).toEqual(['LARGE'])
  expect(await refs({ q: `${email}` })).toEqual(['SMALL_1'])
  expect(await refs({ q: 'l_1' })).toEqual(['SMALL_1'])
  expect(await refs({ q: 'l%1' })).toEqual([])
  expect(await refs({ page: '2' })).toEqual([])
  expect(await countGifts(reader, { state: null, q: 'large' })).toBe(1)
})
