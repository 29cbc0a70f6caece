import { randomUUID } from 'node:crypto'
import { beforeEach, expect, test } from 'vitest'
import { findOwnRegistration } from '@/lib/courses/own-registration'
import { register } from '@/lib/courses/register'
import { managePath } from '@/lib/courses/registration-links'
import { TAKES_A_SEAT } from '@/lib/courses/seats'
import { offerSeats } from '@/lib/courses/waitlist/offer-seats'
import { takeOffer } from '@/lib/courses/waitlist/take-offer'
import { db, RegistrationState, Role } from '@/lib/db'
import { type Staff, withGrant } from '@/lib/people/granted'
import { changeSetting, demonstrationSettings, settingNames } from '@/lib/settings'
import { createCourse, createPerson, createRegistration, createRun, resetDatabase } from '@/prisma/factories'
import { addByHand } from './add-by-hand'
import { findRoster } from './roster'

beforeEach(async () => {
  await resetDatabase()
  for (const name of settingNames) await changeSetting(name, demonstrationSettings[name])
})

const june = new Date('2026-06-01T12:00:00Z')
const meetings: [string, string][] = [
  ['2026-06-08T18:30', '2026-06-08T20:30'],
  ['2026-06-15T18:30', '2026-06-15T20:30'],
]

async function someStaff(): Promise<Staff> {
  const person = await createPerson({ roles: [Role.STAFF] })
  const staff = await withGrant(person.id, Role.STAFF)
  if (!staff) throw new Error('The grant just made is gone')
  return staff
}

async function pricedRun(run: Partial<Parameters<typeof createRun>[0]> = {}) {
  const course = await createCourse()
  return createRun({ courseId: course.id, meetings, priceCents: 9000, ...run })
}

const typed = (run: { slug: string }, email = `${randomUUID()}@example.org`) => ({
  formKey: randomUUID(),
  run: run.slug,
  name: 'Ada Sedge',
  email,
  pronouns: null,
  accessNeeds: 'Captions',
  choice: [],
  isWaiting: false,
  pays: { tier: null, amount: null },
})

const takes = (runId: string) => db.registration.count({ where: { runId, state: { in: [...TAKES_A_SEAT] } } })

test('who pays nothing has the seat and its mail at once, and why is kept for the office', async () => {
  const staff = await someStaff()
  const run = await pricedRun()
  const asked = { ...typed(run, 'ada@example.org'), pays: { nothingBecause: 'Helps with the room' } }
  expect(await addByHand(staff, asked, june)).toEqual({ kind: 'seat' })
  const registration = await db.registration.findFirstOrThrow()
  expect(registration).toMatchObject({ state: 'CONFIRMED', freeReason: 'Helps with the room', accessNeeds: 'Captions' })
  expect(await db.order.count()).toBe(0)
  const mail = await db.mailMessage.findFirstOrThrow({ where: { toAddress: 'ada@example.org' } })
  expect(mail.subject).toMatch(/^You have a seat/)
  expect(mail.text).not.toContain('Helps with the room')
  expect(await db.auditEntry.findFirst({ where: { action: 'registration.added' } })).toMatchObject({
    actor: `person:${staff.personId}`,
    subject: `registration:${registration.id}`,
    details: { as: 'seat', reason: 'Helps with the room' },
  })
  expect((await findRoster(staff, run.slug, june))?.coming).toMatchObject([{ freeReason: 'Helps with the room' }])
})

test('who pays has the seat held for three days, and the way to pay in the same mail as anybody', async () => {
  const run = await pricedRun()
  expect(await addByHand(await someStaff(), typed(run, 'ada@example.org'), june)).toEqual({ kind: 'held' })
  const { state, holdExpiresAt } = await db.registration.findFirstOrThrow()
  expect({ state, holdExpiresAt }).toEqual({ state: 'HOLD', holdExpiresAt: new Date('2026-06-04T12:00:00Z') })
  expect(await db.order.findFirst({ include: { lines: true } })).toMatchObject({ lines: [{ amountCents: 9000 }] })
  const mail = await db.mailMessage.findFirstOrThrow({ where: { toAddress: 'ada@example.org' } })
  expect(mail.text).toMatch(/\/r\/\S+/)
  expect(mail.text).toContain('June 4')
})

test('the same form sent twice at once registers once, and one address has one place', async () => {
  const staff = await someStaff()
  const run = await pricedRun()
  const form = typed(run, 'ada@example.org')
  const outcomes = await Promise.all([addByHand(staff, form, june), addByHand(staff, form, june)])
  expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['done', 'held'])
  expect(await addByHand(staff, typed(run, 'ada@example.org'), june)).toEqual({ kind: 'has_place' })
  // The back button brings the key of the form back, and another person is another deed.
  expect(await addByHand(staff, { ...form, email: 'ben@example.org' }, june)).toEqual({ kind: 'held' })
  expect(await db.mailMessage.count({ where: { toAddress: 'ada@example.org' } })).toBe(1)
})

test('the last seat goes once, whether somebody takes it or the office gives it', async () => {
  const staff = await someStaff()
  const run = await pricedRun({ capacity: 2, priceCents: null })
  const price = { tier: null, amount: null, gift: null, discountCode: null, canPay: null, scholarshipNote: null }
  const outcomes = await Promise.all(
    Array.from({ length: 12 }, (_, index) =>
      index % 2 === 0 ? addByHand(staff, typed(run), june) : register({ ...typed(run), ...price }, june),
    ),
  )
  expect(outcomes.filter(({ kind }) => kind === 'full')).toHaveLength(10)
  expect(await takes(run.id)).toBe(2)
})

test('where a seat is awaited the office overtakes nobody: they go to the end of the list', async () => {
  const staff = await someStaff()
  const run = await pricedRun({ capacity: 2 })
  const [taker, waiter] = [await createPerson(), await createPerson()]
  await createRegistration({ runId: run.id, personId: taker.id })
  await createRegistration({
    runId: run.id,
    personId: waiter.id,
    state: RegistrationState.WAITLISTED,
    waitlistSeq: 4,
  })
  const free = { ...typed(run, 'ada@example.org'), pays: { nothingBecause: 'A helper' } }
  expect(await addByHand(staff, free, june)).toEqual({ kind: 'full', mayWait: true })
  expect(await addByHand(staff, { ...free, isWaiting: true }, june)).toEqual({ kind: 'waiting' })
  const added = await db.registration.findFirst({ where: { person: { email: 'ada@example.org' } } })
  expect(added).toMatchObject({ state: 'WAITLISTED', waitlistSeq: 5 })
  expect(await db.auditEntry.count({ where: { action: 'registration.added' } })).toBe(1)
})

const unchosen = { tier: null, amount: null, gift: null, discountCode: null, canPay: null, scholarshipNote: null }

/** Added to the waiting list of a run that is full, and then offered a seat since there is one more. */
async function offered(run: { id: string; slug: string }, asked: Partial<Parameters<typeof addByHand>[1]>) {
  const email = `${randomUUID()}@example.org`
  expect(await addByHand(await someStaff(), { ...typed(run, email), ...asked, isWaiting: true }, june)).toEqual({
    kind: 'waiting',
  })
  await db.run.update({ where: { id: run.id }, data: { capacity: { increment: 1 } } })
  await db.$transaction((tx) => offerSeats(tx, run.id, june))
  return db.registration.findFirstOrThrow({ where: { person: { email }, state: 'OFFERED' } })
}

async function fullRun(run: Partial<Parameters<typeof createRun>[0]> = {}) {
  const full = await pricedRun({ capacity: 1, ...run })
  await createRegistration({ runId: full.id, personId: (await createPerson()).id })
  return full
}

test('an offer is taken at the price that was agreed on, whatever the run costs by then, and what is above its value is a gift', async () => {
  const range = { label: 'You choose', kind: 'RANGE' as const, minCents: 4_000, maxCents: 20_000 }
  const fixed = { label: 'Standard', kind: 'FIXED' as const, minCents: 9_000 }
  const run = await fullRun({ tiers: [range, fixed], fairMarketValueCents: 5_000 })
  const [chosen, standard] = run.tiers
  const tier = chosen?.id ?? ''
  const unpriced = { ...typed(run), isWaiting: true }
  expect(await addByHand(await someStaff(), unpriced, june)).toEqual({ kind: 'no_tier' })
  expect(await addByHand(await someStaff(), { ...unpriced, pays: { tier, amount: null } }, june)).toEqual({
    kind: 'no_amount',
  })
  const { id } = await offered(run, { pays: { tier, amount: 6_000 } })
  await db.tier.updateMany({ where: { id: tier }, data: { minCents: 8_000 } })

  const dearer = { ...unchosen, tier: standard?.id ?? null, gift: 1_500 }
  expect(await takeOffer(id, dearer, june)).toEqual({ kind: 'taken' })
  expect(await db.registration.findUnique({ where: { id } })).toMatchObject({ state: 'HOLD', tierId: tier })
  const lines = await db.orderLine.findMany({ orderBy: [{ kind: 'asc' }, { amountCents: 'asc' }] })
  expect(lines.map(({ kind, amountCents, fairMarketValueCents }) => [kind, amountCents, fairMarketValueCents])).toEqual(
    [
      ['FEE', 5_000, 5_000],
      ['GIFT', 1_000, 0],
      ['GIFT', 1_500, 0],
    ],
  )
})

test('who waits and is to pay nothing has the seat by taking the offer', async () => {
  const { id } = await offered(await fullRun(), { pays: { nothingBecause: 'Helps with the room' } })
  expect(await takeOffer(id, { ...unchosen, gift: 1_000 }, june)).toEqual({ kind: 'gift_alone' })
  expect(await takeOffer(id, unchosen, june)).toEqual({ kind: 'taken' })
  expect(await db.registration.findUnique({ where: { id } })).toMatchObject({
    state: 'CONFIRMED',
    freeReason: 'Helps with the room',
  })
  expect(await db.order.count()).toBe(0)
})

test('of single sessions that were agreed on, those are paid that still take place', async () => {
  const single = { label: 'One session', kind: 'FIXED' as const, minCents: 3_000, isPerSession: true }
  const run = await fullRun({ hasSingleSessions: true, tiers: [single], fairMarketValueCents: 4_000 })
  const choice = run.sessions.map(({ id }) => id)
  const { id, linkVersion } = await offered(run, { choice })
  await db.tier.updateMany({ data: { minCents: 5_000 } })
  await db.runSession.update({ where: { id: choice[0] ?? '' }, data: { cancelledAt: june } })
  const [token] = managePath({ id, linkVersion }).split('/').slice(-1)
  expect(await findOwnRegistration(token ?? '')).toMatchObject({ priceCents: 3_000 })
  expect(await takeOffer(id, unchosen, june)).toEqual({ kind: 'taken' })
  expect(await db.order.findMany()).toMatchObject([{ totalCents: 3_000 }])
})

test('the office may add before registration opens, after it closes and mid-series, and to no draft and nothing over', async () => {
  const staff = await someStaff()
  const july = new Date('2026-07-01T12:00:00Z')
  const later = await pricedRun({ opensAt: new Date('2026-06-05T12:00:00Z') })
  expect(await addByHand(staff, typed(later), june)).toEqual({ kind: 'held' })
  const closed = await pricedRun({ closesAt: new Date('2026-05-30T12:00:00Z') })
  expect(await addByHand(staff, typed(closed), june)).toEqual({ kind: 'held' })
  const between = new Date('2026-06-10T12:00:00Z')
  expect(await addByHand(staff, typed(closed), between)).toEqual({ kind: 'held' })
  const newest = { orderBy: { createdAt: 'desc' } } as const
  expect((await db.registration.findFirst(newest))?.holdExpiresAt).toEqual(new Date('2026-06-13T12:00:00Z'))
  expect(await addByHand(staff, typed(closed), july)).toEqual({ kind: 'over' })
  for (const unseen of [{ status: 'DRAFT' }, { status: 'CANCELLED', cancelledAt: june }] as const) {
    const run = await pricedRun(unseen)
    expect(await addByHand(staff, typed(run), june)).toEqual({ kind: 'not_public' })
  }
})

test('while no receipt could be issued nothing is sold by hand either', async () => {
  const staff = await someStaff()
  await db.setting.deleteMany({ where: { name: 'legalName' } })
  const run = await pricedRun()
  expect(await addByHand(staff, typed(run), june)).toEqual({ kind: 'not_for_sale' })
  expect(await addByHand(staff, { ...typed(run), pays: { nothingBecause: 'A helper' } }, june)).toEqual({
    kind: 'seat',
  })
})
