import { afterAll, beforeEach, expect, test } from 'vitest'
import { db, PaymentMethod, RefundOrigin, RefundState } from '@/lib/db'
import { stopSendingJobs } from '@/lib/jobs'
import { readJournal } from '@/lib/payments/journal-queries'
import { withGrant } from '@/lib/people/granted'
import { createPaidOrder, createPerson, resetDatabase } from '@/prisma/factories'
import { compareYears, giftsSoFar } from './gifts-so-far'

beforeEach(resetDatabase)
afterAll(stopSendingJobs)

const gift = (amountCents: number) => ({ kind: 'GIFT' as const, amountCents })

test('a year is held against the same day of the last, and not against all of it', () => {
  const compared = compareYears(
    [
      { day: '2028-01-31', cents: 5_000 },
      { day: '2028-02-29', cents: 1_000 },
      { day: '2028-03-01', cents: 9_900 },
    ],
    [
      { day: '2027-02-28', cents: 2_000 },
      { day: '2027-03-01', cents: 30_000 },
    ],
    '2028-02-29',
  )
  expect(compared.thisYear.cents).toBe(6_000)
  expect(compared.lastYear).toMatchObject({ toTheSameDayCents: 2_000, cents: 32_000 })
  expect(compared.months.slice(0, 3)).toEqual([
    { month: 1, thisYearCents: 5_000, lastYearCents: 0 },
    { month: 2, thisYearCents: 1_000, lastYearCents: 2_000 },
    { month: 3, thisYearCents: null, lastYearCents: 30_000 },
  ])
})

test('the lines rise from day to day, and fall where more went back than came in', () => {
  const { thisYear, until } = compareYears(
    [
      { day: '2026-01-31', cents: 5_000 },
      { day: '2026-07-31', cents: -1_000 },
    ],
    [],
    '2026-12-31',
  )
  expect(until).toBe(1)
  expect(thisYear.steps).toEqual([
    { at: 1 / 12, sum: 5_000 },
    { at: 7 / 12, sum: 4_000 },
  ])
})

test('the figures are those of the journal: gifts alone, less what went back, on Pacific days', async () => {
  const { id: personId } = await createPerson({ roles: ['TREASURER'] })
  const treasurer = await withGrant(personId, 'TREASURER')
  if (!treasurer) throw new Error('no grant')
  const now = new Date('2026-11-29T20:00:00Z')
  const paid = (lines: Parameters<typeof createPaidOrder>[0]['lines'], at: string) =>
    createPaidOrder({ personId, lines, method: PaymentMethod.CHECK, occurredAt: new Date(at) })
  await paid(
    [gift(10_000), { kind: 'FEE', amountCents: 12_000 }, { kind: 'FEE_COVER', amountCents: 330 }],
    '2026-03-02T20:00:00Z',
  )
  const { payment, lines } = await paid([gift(7_000)], '2026-05-02T20:00:00Z')
  await db.refund.create({
    data: {
      paymentId: payment.id,
      reason: 'Given twice.',
      amountCents: 3_000,
      origin: RefundOrigin.HAND,
      state: RefundState.SUCCEEDED,
      createdAt: new Date('2026-06-02T20:00:00Z'),
      allocations: { create: lines.map(({ id }) => ({ orderLineId: id, amountCents: 3_000 })) },
    },
  })
  // Still the last year where ORNCC is.
  await paid([gift(4_000)], '2026-01-01T05:00:00Z')
  await paid([gift(2_500)], '2025-11-29T20:00:00Z')
  await paid([gift(100_000)], '2025-12-24T20:00:00Z')

  const figures = await giftsSoFar(treasurer, now)
  expect(figures.thisYear.cents).toBe(14_000)
  expect(figures.lastYear).toMatchObject({ toTheSameDayCents: 2_500, cents: 106_500 })
  const booked = (await readJournal(treasurer, { year: 2026, month: null }))
    .flatMap(({ lines }) => lines)
    .filter(({ account }) => account === 'gifts')
  expect(booked.reduce((sum, line) => sum + line.creditCents - line.debitCents, 0)).toBe(figures.thisYear.cents)
  const months = figures.months.map(({ thisYearCents }) => thisYearCents ?? 0)
  expect(months.reduce((sum, cents) => sum + cents, 0)).toBe(figures.thisYear.cents)
})
