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
