import { randomUUID } from 'node:crypto'
import { beforeEach, expect, test } from 'vitest'
import { db, Role } from '@/lib/db'
import { linkToken } from '@/lib/links'
import { withGrant } from '@/lib/people/granted'
import { createPerson, resetDatabase } from '@/prisma/factories'
import { orderToken, readOrder, unmatchedEvents } from './queries'

beforeEach(resetDatabase)

async function openGift() {
  const person = await createPerson({ email: 'maria@example.org' })
  const line = { kind: 'GIFT' as const, description: 'Gift to ORNCC', amountCents: 2500 }
  const data = { ref: 'REF', personId: person.id, payerName: 'Maria', totalCents: 2500, formKey: randomUUID() }
  return db.order.create({ data: { ...data, lines: { create: line } } })
}

test('an order’s link shows its state and never the whole address', async () => {
  const { id } = await openGift()
  const shown = await readOrder(orderToken(id))
  expect(shown).toMatchObject({ state: 'OPEN', totalCents: 2500, payerName: 'Maria', maskedEmail: 'm…@example.org' })
  expect(JSON.stringify(shown)).not.toContain('maria@')
})

test('of a gift that comes again an order’s link says again what recurs and when; of one that has ended, no more', async () => {
  const { id, personId } = await openGift()
  const gift = { interval: 'MONTH', amountCents: 2400, feeCoverCents: 100, state: 'ACTIVE' } as const
  const days = { anchorAt: new Date('2026-11-14T20:00:00Z'), nextChargeAt: new Date('2026-12-14T20:00:00Z') }
  const recurringGift = { create: { ...gift, ...days, personId, payerName: 'Maria', subscriptionId: 'sub_1' } }
  await db.order.update({ where: { id }, data: { recurringGift } })
  expect((await readOrder(orderToken(id)))?.recurring).toEqual({
    every: 'monthly',
    words: '$25 on the 14th of each month until you stop it',
    nextChargeAt: days.nextChargeAt,
    isSecond: false,
  })
  const ended = { state: 'ENDED', endReason: 'SECOND', endedAt: new Date(), nextChargeAt: null } as const
  await db.recurringGift.updateMany({ data: ended })
  expect((await readOrder(orderToken(id)))?.recurring).toMatchObject({ words: null, isSecond: true })
})

test('an id alone, another purpose, an older version and a changed letter open nothing', async () => {
  const { id } = await openGift()
  const token = orderToken(id)
  const changed = `${token.slice(0, -2)}${token.at(-2) === 'A' ? 'B' : 'A'}${token.at(-1)}`
  for (const wrong of [id, '', linkToken('registration', id, 1), linkToken('order', id, 2), changed]) {
    expect(await readOrder(wrong), wrong).toBeNull()
  }
})

test('of what waits for the treasurer the newest fifty are shown', async () => {
  const { id: personId } = await createPerson({ roles: [Role.TREASURER] })
  const treasurer = await withGrant(personId, 'TREASURER')
  if (!treasurer) throw new Error('no grant')
  const at = (minute: number) => new Date(Date.UTC(2026, 2, 2, 18, minute))
  const minutes = Array.from({ length: 51 }, (_, minute) => minute)
  await db.stripeEvent.createMany({
    data: minutes.map((minute) => ({
      id: `evt_${minute}`,
      type: 'charge.refunded',
      livemode: false,
      state: 'UNMATCHED' as const,
      createdAt: at(minute),
    })),
  })
  const shown = await unmatchedEvents(treasurer)
  expect(shown.map(({ id }) => id)).toEqual(
    minutes
      .slice(1)
      .reverse()
      .map((minute) => `evt_${minute}`),
  )
})
