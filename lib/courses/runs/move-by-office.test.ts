import { beforeEach, expect, test } from 'vitest'
import { TAKES_A_SEAT } from '@/lib/courses/seats'
import { db, LineKind, RegistrationState, Role } from '@/lib/db'
import { type Staff, withGrant } from '@/lib/people/granted'
import { changeSetting } from '@/lib/settings'
import {
  createCourse,
  createPaidOrder,
  createPerson,
  createRegistration,
  createRun,
  resetDatabase,
} from '@/prisma/factories'
import { moveByOffice } from './move-by-office'
import { previewMove } from './move-queries'

beforeEach(resetDatabase)

const may = new Date('2026-05-01T12:00:00Z')
const reason = 'The June series has too few people.'
const june: [string, string][] = [['2026-06-08T18:30', '2026-06-08T20:30']]
const july: [string, string][] = [['2026-07-06T18:30', '2026-07-06T20:30']]
const value = { priceCents: 9000, fairMarketValueCents: 9000 }

type NewRun = Partial<Parameters<typeof createRun>[0]>

async function someStaff(): Promise<Staff> {
  const person = await createPerson({ roles: [Role.STAFF] })
  const staff = await withGrant(person.id, Role.STAFF)
  if (!staff) throw new Error('The grant just made is gone')
  return staff
}

/** Two runs of a course, and a seat in the first that was paid. */
async function paidSeat(first: NewRun = {}, second: NewRun = {}) {
  const { id: courseId } = await createCourse()
  const from = await createRun({ courseId, meetings: june, ...value, ...first })
  const to = await createRun({ courseId, meetings: july, ...value, ...second })
  const person = await createPerson()
  const seat = await createRegistration({ runId: from.id, personId: person.id, tierId: from.tiers[0]?.id ?? null })
  const line = { kind: LineKind.FEE, amountCents: 9000, fairMarketValueCents: 9000, registrationId: seat.id }
  await createPaidOrder({ personId: person.id, lines: [line] })
  return { staff: await someStaff(), from, to, seat, email: person.email }
}

const waiting = async (runId: string) => {
  const person = await createPerson()
  return createRegistration({ runId, personId: person.id, state: RegistrationState.WAITLISTED, waitlistSeq: 1 })
}

test('the office moves a seat: its holder reads why, the office hears of it, and who waits is offered what comes free', async () => {
  await changeSetting('officeEmail', 'desk@example.org')
  const { staff, from, to, seat, email } = await paidSeat({ capacity: 1 })
  const waiter = await waiting(from.id)
  expect(await moveByOffice(staff, seat.id, { target: to.slug, reason }, may)).toBe('moved')
  const moved = await db.registration.findUniqueOrThrow({ where: { id: seat.id } })
  expect(moved).toMatchObject({ runId: to.id, tierId: to.tiers[0]?.id, state: 'CONFIRMED', linkVersion: 1 })
  const [mail, ...others] = await db.mailMessage.findMany({ where: { toAddress: email } })
  expect(others).toEqual([])
  expect(mail?.text).toContain(reason)
  expect(mail?.text).not.toContain('as you asked')
  expect(JSON.stringify(mail?.attachments)).toContain('METHOD:CANCEL')
  expect(await db.mailMessage.count({ where: { template: 'office-seat-moved', toAddress: 'desk@example.org' } })).toBe(
    1,
  )
  expect(await db.auditEntry.findFirst({ where: { action: 'registration.transferred' } })).toMatchObject({
    actor: `person:${staff.personId}`,
    subject: `registration:${seat.id}`,
    details: { from: from.id, to: to.id, reason },
  })
  expect(await db.registration.findUnique({ where: { id: waiter.id } })).toMatchObject({ state: 'OFFERED' })
})

test('what differs in price is said before, and then neither asked for nor given back', async () => {
  const { staff, from, to, seat } = await paidSeat({}, { priceCents: 12_000 })
  expect(await previewMove(staff, from.slug, seat.id, may)).toMatchObject({
    obstacle: null,
    targets: [
      { slug: to.slug, isPossible: true, words: expect.stringContaining('The price there: $120. They have paid $90') },
    ],
  })
  expect(await moveByOffice(staff, seat.id, { target: to.slug, reason }, may)).toBe('moved')
  expect(await db.registration.findUnique({ where: { id: seat.id } })).toMatchObject({ runId: to.id, tierId: null })
  expect([await db.order.count(), await db.refund.count()]).toEqual([1, 0])
})

test('a receipt stays true: a paid seat does not move to where one is worth another sum', async () => {
  const { staff, from, to, seat } = await paidSeat({}, { fairMarketValueCents: 8000 })
  expect(await moveByOffice(staff, seat.id, { target: to.slug, reason }, may)).toBe('other_value')
  expect(await previewMove(staff, from.slug, seat.id, may)).toMatchObject({ targets: [{ isPossible: false }] })
  expect(await db.mailMessage.count()).toBe(0)
})

test('the office overtakes nobody there, and moves whether or not one can register', async () => {
  const { staff, to, seat } = await paidSeat({}, { opensAt: new Date('2026-06-20T12:00:00Z'), capacity: 1 })
  const waiter = await waiting(to.id)
  expect(await moveByOffice(staff, seat.id, { target: to.slug, reason }, may)).toBe('full')
  await db.registration.delete({ where: { id: waiter.id } })
  expect(await moveByOffice(staff, seat.id, { target: to.slug, reason }, may)).toBe('moved')
})

test('two seats moved at once into the last one: one of them stays', async () => {
  const { staff, from, to, seat } = await paidSeat({}, { capacity: 1 })
  const person = await createPerson()
  const other = await createRegistration({ runId: from.id, personId: person.id })
  const outcomes = await Promise.all(
    [seat, other].map(({ id }) => moveByOffice(staff, id, { target: to.slug, reason }, may)),
  )
  expect(outcomes.sort()).toEqual(['full', 'moved'])
  const seats = { runId: to.id, state: { in: [...TAKES_A_SEAT] } }
  expect(await db.registration.count({ where: seats })).toBe(1)
})

test('only a seat before its start moves, to a run of the same course, and by one press', async () => {
  const { staff, from, to, seat } = await paidSeat()
  const [elsewhere, draft] = [
    await createRun({ courseId: (await createCourse()).id, meetings: july }),
    await createRun({ courseId: from.courseId, meetings: july, status: 'DRAFT' }),
  ]
  for (const run of [elsewhere, draft, from]) {
    expect(await moveByOffice(staff, seat.id, { target: run.slug, reason }, may)).toBe('no_run')
  }
  const begun = new Date('2026-06-09T12:00:00Z')
  expect(await moveByOffice(staff, seat.id, { target: to.slug, reason }, begun)).toBe('begun')
  const presses = await Promise.all([1, 2].map(() => moveByOffice(staff, seat.id, { target: to.slug, reason }, may)))
  expect(presses.filter((outcome) => outcome === 'moved')).toHaveLength(1)
  expect(await previewMove(staff, from.slug, seat.id, may)).toBeNull()
})
