import { randomUUID } from 'node:crypto'
import { beforeEach, expect, test } from 'vitest'
import { effects } from '@/app/effects'
import { db, LineKind, OrderState, RegistrationState } from '@/lib/db'
import { createCourse, createPerson, createRegistration, createRun, resetDatabase } from '@/prisma/factories'
import { releaseExpiredHolds } from './release-expired-holds'

beforeEach(resetDatabase)

const now = new Date('2026-05-01T12:00:00Z')

async function hold(holdExpiresAt: Date, order?: { state: OrderState; checkoutSessionId: string | null }) {
  const course = await createCourse()
  const run = await createRun({ courseId: course.id, priceCents: 12_000 })
  const person = await createPerson()
  const registration = await createRegistration({
    runId: run.id,
    personId: person.id,
    state: RegistrationState.HOLD,
    holdExpiresAt,
  })
  if (order) {
    await db.order.create({
      data: {
        ...order,
        ref: randomUUID(),
        personId: person.id,
        payerName: person.name,
        totalCents: 12_000,
        formKey: randomUUID(),
        lines: {
          create: { kind: LineKind.FEE, description: 'Fee', amountCents: 12_000, registrationId: registration.id },
        },
      },
    })
  }
  return registration.id
}

const stateOf = async (id: string) => (await db.registration.findUniqueOrThrow({ where: { id } })).state

test('a hold whose time is over is released, one with time left is not', async () => {
  const [over, left] = [await hold(now), await hold(new Date(now.getTime() + 1))]
  await releaseExpiredHolds(effects, now)
  expect([await stateOf(over), await stateOf(left)]).toEqual(['EXPIRED', 'HOLD'])
})

test('a hold is kept while its checkout may still be paid', async () => {
  const open = await hold(now, { state: OrderState.OPEN, checkoutSessionId: 'cs_1' })
  const expired = await hold(now, { state: OrderState.EXPIRED, checkoutSessionId: 'cs_2' })
  const neverBegun = await hold(now, { state: OrderState.OPEN, checkoutSessionId: null })
  await releaseExpiredHolds(effects, now)
  expect([await stateOf(open), await stateOf(expired), await stateOf(neverBegun)]).toEqual([
    'HOLD',
    'EXPIRED',
    'EXPIRED',
  ])
})

test('releasing twice is the same as once, and a seat that is taken stays', async () => {
  const id = await hold(now)
  await db.registration.update({ where: { id }, data: { state: RegistrationState.CONFIRMED } })
  await Promise.all([releaseExpiredHolds(effects, now), releaseExpiredHolds(effects, now)])
  expect(await stateOf(id)).toBe('CONFIRMED')
})
