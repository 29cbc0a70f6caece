import { randomUUID } from 'node:crypto'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { db } from '@/lib/db'
import { stopSendingJobs } from '@/lib/jobs'
import { withGrant } from '@/lib/people/granted'
import { changeSetting } from '@/lib/settings'
import { createPerson, resetDatabase } from '@/prisma/factories'
import { isTried, MOST_DECLINES_A_PAGE } from './card-testing'
import { countDecline } from './count-decline'
import { doorFor, failuresLately } from './count-failures'
import { cardTestingNow, openDoorAgain } from './open-door-again'
import { openOrder } from './open-order'
import { rememberSender } from './remember-sender'
import { watchCardTesting } from './watch-card-testing'

beforeEach(async () => {
  await resetDatabase()
  await changeSetting('officeEmail', 'office@example.org')
})
afterAll(stopSendingJobs)

const start = new Date('2026-11-24T18:00:00Z')
const inMinutes = (minutes: number) => new Date(start.getTime() + minutes * 60_000)
const bad = '198.51.100.7'

/** An order whose page at Stripe was begun from this address; a gift, unless it is a seat's fee. */
async function begin(address = bad, { kind = 'GIFT', at = start }: { kind?: 'GIFT' | 'FEE'; at?: Date } = {}) {
  const person = await createPerson()
  return db.$transaction(async (tx) => {
    const order = await openOrder(tx, {
      personId: person.id,
      payerName: person.name,
      formKey: randomUUID(),
      lines: [{ kind, description: kind, amountCents: 500 }],
      isDemonstration: false,
    })
    await rememberSender(tx, order.id, address, at)
    return order.id
  })
}

const decline = (orderId: string, id = `ch_${randomUUID()}`, at = start) =>
  db.$transaction((tx) => countDecline(tx, { id, orderId, email: null, customerId: null }, at, at))

async function declines(many: number, address = bad, at = start) {
  for (let card = 0; card < many; card++) await decline(await begin(address, { at }), undefined, at)
}

const asksOf = async (address: string, now = start) => (await doorFor(address, now)).asks
const alerts = () => db.mailMessage.count({ where: { template: 'card-testing', toAddress: 'office@example.org' } })

async function treasurer() {
  const { id } = await createPerson({ roles: ['TREASURER'] })
  const granted = await withGrant(id, 'TREASURER')
  if (!granted) throw new Error('the grant is missing')
  return granted
}

test('a card counts once, however often and by whichever news it is told', async () => {
  const orderId = await begin()
  await Promise.all(Array.from({ length: 5 }, () => decline(orderId, 'ch_1')))
  expect(await failuresLately(db, start)).toMatchObject([{ declined: 1, unpaid: 0 }])
})

test('four cards from one address ask a proof there and nothing elsewhere; the neighbors of its /64 are it', async () => {
  await declines(2, '2001:db8:1:2::7')
  await declines(2, '2001:db8:1:2:aaaa::9')
  expect(await asksOf('2001:db8:1:2::1')).toBe('proof')
  expect(await asksOf('2001:db8:1:3::1')).toBe('nothing')
})

test('no address is kept in the clear', async () => {
  await declines(1)
  const kept = JSON.stringify([await db.checkoutSender.findMany(), await db.cardFailure.findMany()])
  expect(kept).not.toContain(bad)
  expect(kept).toMatch(/"senderKey":"[0-9a-f]{64}"/)
})

test('cards declined at the same moment are all counted, and the office is told once', async () => {
  const orders = await Promise.all(Array.from({ length: 8 }, () => begin()))
  await Promise.all(orders.map((orderId) => decline(orderId)))
  expect(await failuresLately(db, start)).toMatchObject([{ declined: 8 }])
  expect([await db.cardTesting.count(), await alerts()]).toEqual([1, 1])
})

test('without the lock nobody who counts at that moment sees that it is too many', async () => {
  const orders = await Promise.all(Array.from({ length: 4 }, () => begin()))
  let waiting = orders.length
  let meet = () => {}
  const allHere = new Promise<void>((resolve) => {
    meet = resolve
  })
  const seen = await Promise.all(
    orders.map((orderId) =>
      db.$transaction(async (tx) => {
        await tx.cardFailure.create({ data: { id: orderId, orderId, at: start } })
        if (--waiting === 0) meet()
        await allHere
        return isTried(await failuresLately(tx, start))
      }),
    ),
  )
  expect(seen).toEqual([false, false, false, false])
})

test('a gift left unpaid for a quarter of an hour counts a little, a seat never, and a paid gift not at all', async () => {
  for (let page = 0; page < 16; page++) await begin()
  for (let seat = 0; seat < 16; seat++) await begin('203.0.113.5', { kind: 'FEE' })
  expect(await asksOf(bad, inMinutes(14))).toBe('nothing')
  expect(await asksOf(bad, inMinutes(15))).toBe('proof')
  expect(await asksOf('203.0.113.5', inMinutes(15))).toBe('nothing')
  await db.order.updateMany({ data: { state: 'PAID' } })
  expect(await asksOf(bad, inMinutes(15))).toBe('nothing')
})

test('a card declined for a seat counts like any other', async () => {
  for (let card = 0; card < 4; card++) await decline(await begin(bad, { kind: 'FEE' }))
  expect(await asksOf(bad)).toBe('proof')
})

test('a card that was charged for no order of ours is nobody’s attempt', async () => {
  const strange = { id: 'ch_1', orderId: randomUUID(), email: 'nobody@example.org', customerId: null }
  expect(await db.$transaction((tx) => countDecline(tx, strange, start, start))).toBe('IGNORED')
  expect(await db.$transaction((tx) => countDecline(tx, { ...strange, orderId: null }, start, start))).toBe('IGNORED')
  expect(await db.cardFailure.count()).toBe(0)
})

test('the door opens by itself after a calm hour, and the next time is told again', async () => {
  await declines(5)
  expect([await asksOf(bad, inMinutes(59)), await asksOf(bad, inMinutes(60))]).toEqual(['proof', 'nothing'])
  await watchCardTesting(inMinutes(59))
  expect(await db.cardTesting.findFirst()).toMatchObject({ startedAt: start, endedAt: null })
  await watchCardTesting(inMinutes(60))
  expect(await db.cardTesting.findFirst()).toMatchObject({ endedAt: inMinutes(60), openedBy: null })
  await declines(4, bad, inMinutes(90))
  expect([await db.cardTesting.count(), await alerts()]).toEqual([2, 2])
})

test('the treasurer sees since when, opens the door, and what failed before counts no more', async () => {
  const who = await treasurer()
  expect(await cardTestingNow(who, start)).toBeNull()
  await declines(4)
  await declines(1, '203.0.113.5')
  expect(await cardTestingNow(who, inMinutes(1))).toEqual({ since: start, declined: 5, unpaid: 0, senders: 2 })
  expect(await openDoorAgain(who, inMinutes(2))).toBe(true)
  expect(await openDoorAgain(who, inMinutes(2))).toBe(false)
  expect(await asksOf(bad, inMinutes(3))).toBe('nothing')
  expect(await cardTestingNow(who, inMinutes(3))).toBeNull()
  expect(await db.auditEntry.count({ where: { action: 'card-testing.opened', actor: `person:${who.personId}` } })).toBe(
    1,
  )
  await declines(4, bad, inMinutes(4))
  expect(await asksOf(bad, inMinutes(4))).toBe('proof')
})

test('a page on which many cards were tried is closed at Stripe', async () => {
  const orderId = await begin()
  const closing = () => db.$queryRaw`SELECT data FROM pgboss.job WHERE name = 'close-tested-checkout'`
  for (let card = 1; card < MOST_DECLINES_A_PAGE; card++) await decline(orderId)
  expect(await closing()).toEqual([])
  await decline(orderId)
  expect(await closing()).toEqual([{ data: { orderId } }])
})

test('after a day it is forgotten from where a checkout was begun', async () => {
  await declines(1)
  await watchCardTesting(inMinutes(24 * 60))
  expect(await db.checkoutSender.count()).toBe(1)
  await watchCardTesting(inMinutes(24 * 60 + 1))
  expect([await db.checkoutSender.count(), await db.cardFailure.count()]).toEqual([0, 0])
})
