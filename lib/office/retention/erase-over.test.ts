import { afterAll, beforeEach, expect, test } from 'vitest'
import { lastYear } from '@/lib/courses/last-year'
import { AttendanceSource, db, LineKind, RegistrationState, Role } from '@/lib/db'
import { stopSendingJobs } from '@/lib/jobs'
import { keepTimes } from '@/lib/keep-times'
import { queueMail } from '@/lib/mail'
import { readJournal } from '@/lib/payments/journal-queries'
import { withGrant } from '@/lib/people/granted'
import { changeSetting } from '@/lib/settings'
import {
  createApplication,
  createCourse,
  createPaidOrder,
  createPerson,
  createPersonByPost,
  createRegistration,
  createRun,
  resetDatabase,
} from '@/prisma/factories'
import { whereItStands } from '@/prisma/where-it-stands'
import { eraseOver } from './erase-over'
import { interestsToErase, nextErasures, peopleToErase, seatNotesToErase } from './next-erasures'

beforeEach(resetDatabase)
afterAll(stopSendingJobs)

const DAY = 24 * 3600 * 1000
const began = new Date('2026-06-01T12:00:00Z')
const afterMonths = (months: number, days = 0) => {
  const then = new Date('2026-06-09T03:30:00Z')
  then.setUTCMonth(then.getUTCMonth() + months)
  return new Date(then.getTime() + days * DAY)
}

/** A run that ended on 8 June 2026, with somebody who paid, gave, was there and wrote, and somebody who came for nothing. */
async function pastYear() {
  const course = await createCourse()
  const run = await createRun({ courseId: course.id, meetings: [['2026-06-08T18:30', '2026-06-08T20:30']] })
  const [session] = run.sessions
  if (!session) throw new Error('The run has a session')
  const payer = await createPerson({ name: 'Zora Quill', email: 'zora@example.org' })
  const guest = await createPerson({ name: 'Gus Guest', email: 'gus@example.org' })
  const seats = []
  for (const { id: personId, name } of [payer, guest]) {
    const seat = { runId: run.id, personId, name, createdAt: began, accessNeeds: 'Captions', pronouns: 'she/her' }
    const { id: registrationId } = await createRegistration({ ...seat, zone: 'America/New_York' })
    await db.attendance.create({ data: { registrationId, sessionId: session.id, source: AttendanceSource.TRAINER } })
    seats.push(registrationId)
  }
  const decided = { state: 'GRANTED', priceCents: 100, decidedBy: 'limit', decidedAt: began } as const
  const asked = { registrationId: seats[1] ?? '', canPayCents: 100, note: 'out of work' }
  await db.scholarshipRequest.create({ data: { ...asked, ...decided } })
  const lines = [
    { kind: LineKind.FEE, amountCents: 9000, registrationId: seats[0] ?? '' },
    { kind: LineKind.GIFT, amountCents: 1000 },
  ]
  const { order } = await createPaidOrder({ personId: payer.id, lines, occurredAt: began })
  const notes = { note: 'a note', employer: 'Elm Works', payerName: 'Zora Quill', createdAt: began }
  await db.order.update({ where: { id: order.id }, data: notes })
  const told = { notifyName: 'Aunt Bo', notifyEmail: 'aunt@example.org', message: 'dear aunt' }
  await db.tribute.create({ data: { orderId: order.id, kind: 'HONOR', honoree: 'Bo', ...told } })
  await db.person.updateMany({ data: { createdAt: began } })
  await db.courseInterest.create({ data: { courseId: course.id, email: 'waits@example.org', confirmedAt: began } })
  const mail = { subject: 'A seat', text: 'Dear Zora', html: '<p>Dear Zora</p>', template: 'seat' }
  await db.$transaction((tx) => queueMail(tx, { ...mail, cause: 'a', to: payer.email, replyTo: 'x@example.org' }))
  await db.$transaction((tx) => queueMail(tx, { ...mail, cause: 'b', to: 'aunt@example.org' }))
  await db.mailMessage.updateMany({ data: { createdAt: began } })
  await db.returnedAddress.create({ data: { address: 'aunt@example.org', notedBy: 'test', notedAt: began } })
  return { run, payer, guest, order, seats }
}

/** Everything that reports and books count. */
async function totals(treasurerId: string) {
  const treasurer = await withGrant(treasurerId, 'TREASURER')
  if (!treasurer) throw new Error('No treasurer')
  return {
    year: await lastYear(new Date('2027-01-01T00:00:00Z')),
    journal: await readJournal(treasurer, { year: 2026, month: null }),
    payments: await db.payment.aggregate({ _sum: { amountCents: true }, _count: true }),
    lines: await db.orderLine.groupBy({ by: ['kind'], _sum: { amountCents: true }, orderBy: { kind: 'asc' } }),
    seats: await db.registration.groupBy({ by: ['runId', 'state'], _count: true }),
    attendance: await db.attendance.groupBy({ by: ['sessionId'], _count: true }),
    scholarships: await db.scholarshipRequest.aggregate({ _sum: { priceCents: true }, _count: true }),
  }
}

test('night by night everything goes when its time is over and not before, and no total changes', async () => {
  const { id: treasurerId } = await createPerson({ roles: [Role.TREASURER] })
  const { payer, guest, order } = await pastYear()
  const before = await totals(treasurerId)
  expect(before).toMatchObject({ year: { people: 2, scholarships: 1 }, payments: { _sum: { amountCents: 10000 } } })
  expect(before.journal.length).toBeGreaterThan(0)

  await eraseOver(new Date(began.getTime() + 29 * DAY))
  expect(await db.mailMessage.count({ where: { text: 'Dear Zora' } })).toBe(2)
  await eraseOver(new Date(began.getTime() + 31 * DAY))
  expect(await db.mailMessage.count({ where: { OR: [{ text: { not: '' } }, { replyTo: { not: null } }] } })).toBe(0)

  await eraseOver(afterMonths(6, -1))
  expect(await db.registration.count({ where: { accessNeeds: 'Captions' } })).toBe(2)
  await eraseOver(afterMonths(6, 1))
  const left = { accessNeeds: null, pronouns: null, zone: null }
  expect(await db.registration.findMany({ orderBy: { name: 'asc' } })).toMatchObject([
    { name: 'Gus Guest', ...left },
    { name: 'Zora Quill', ...left },
  ])
  expect(await whereItStands('out of work', 'Captions', 'she/her', 'New_York')).toEqual([])

  await eraseOver(afterMonths(25))
  expect(await db.courseInterest.count()).toBe(0)
  expect(await whereItStands('a note', 'Elm Works', 'Aunt Bo', 'dear aunt', 'waits@')).toEqual([])

  await eraseOver(afterMonths(36, -1))
  expect(await db.person.count({ where: { email: guest.email } })).toBe(1)
  await eraseOver(afterMonths(36, 1))
  expect(await db.person.findUnique({ where: { id: guest.id } })).toMatchObject({ name: 'Removed person' })
  expect(await whereItStands('Gus', 'Guest', 'aunt@')).toEqual([])
  expect(await db.person.findUnique({ where: { id: payer.id } })).toMatchObject({ name: 'Zora Quill' })

  await eraseOver(afterMonths(84, 1))
  expect(await whereItStands('Zora', 'Quill')).toEqual([])
  expect(await db.order.findUnique({ where: { id: order.id } })).toMatchObject({
    totalCents: 10000,
    personId: payer.id,
  })
  expect(await totals(treasurerId)).toEqual(before)
})

test('a night in which something goes is one entry of the audit, with counts and no names; one without is none', async () => {
  await pastYear()
  await eraseOver(afterMonths(6, 1))
  await eraseOver(afterMonths(6, 1))
  expect(await db.auditEntry.findMany({ where: { action: 'keeping.erased' } })).toMatchObject([
    { actor: 'site', details: { keepNeedsMonths: 2, keepMailDays: 2 } },
  ])
})

test('two nights at once erase once', async () => {
  await pastYear()
  await Promise.all([eraseOver(afterMonths(90)), eraseOver(afterMonths(90))])
  const entries = await db.auditEntry.findMany({ where: { action: 'keeping.erased' }, select: { details: true } })
  expect(entries).toHaveLength(1)
})

test('what is seldom true of somebody keeps them: a desk, a later seat, a gift that still runs, an application, a wish', async () => {
  const desk = await createPerson({ roles: [Role.STAFF] })
  await db.grant.updateMany({ where: { personId: desk.id }, data: { revokedAt: began } })
  const seated = await createPerson()
  const course = await createCourse()
  const run = await createRun({ courseId: course.id, meetings: [['2031-06-08T18:30', '2031-06-08T20:30']] })
  await createRegistration({ runId: run.id, personId: seated.id, createdAt: began })
  const giver = await createPerson()
  const gift = {
    payerName: 'G',
    interval: 'MONTH',
    amountCents: 500,
    state: 'ACTIVE',
    subscriptionId: 'sub_1',
  } as const
  await db.recurringGift.create({ data: { ...gift, personId: giver.id, createdAt: began } })
  const { personId: applicant } = await createApplication()
  const waiting = await createPerson()
  const held = { state: RegistrationState.WAITLISTED, waitlistSeq: 1, createdAt: began }
  await createRegistration({ runId: run.id, personId: waiting.id, ...held })
  const curious = await createPerson()
  const asked = new Date('2030-12-01')
  await db.courseInterest.create({ data: { courseId: course.id, email: curious.email, confirmedAt: asked } })
  const byPost = await createPersonByPost()
  await db.person.updateMany({ data: { createdAt: began } })
  await eraseOver(afterMonths(59))
  const removed = await db.person.findMany({ where: { removedAt: { not: null } }, select: { id: true } })
  expect(removed).toEqual([{ id: byPost.id }])
  expect(await db.person.count({ where: { id: applicant, removedAt: null } })).toBe(1)
})

test('a changed time bites only after a week, and until then its kind rests', async () => {
  await pastYear()
  const soon = new Date(Date.now() + DAY)
  await changeSetting('keepNeedsMonths', '1')
  await db.runSession.updateMany({ data: { endsAt: new Date(Date.now() - 60 * DAY), startsAt: new Date(0) } })
  const { kinds } = await nextErasures(soon)
  const kind = kinds.find(({ name }) => name === 'keepNeedsMonths')
  expect(kind).toMatchObject({ keptFor: '1 month', tonight: 0, soon: 2, restsUntil: expect.any(Date) })
  await eraseOver(soon)
  expect(await db.registration.count({ where: { accessNeeds: 'Captions' } })).toBe(2)
  await eraseOver(new Date(Date.now() + 8 * DAY))
  expect(await db.registration.count({ where: { accessNeeds: 'Captions' } })).toBe(0)
})

test('what goes in the next thirty days can be read before, and is what then goes', async () => {
  await pastYear()
  const before = afterMonths(36, -20)
  const { kinds, applications } = await nextErasures(before)
  expect(kinds.map(({ name, tonight, soon }) => [name, tonight, soon])).toEqual([
    ['keepNeedsMonths', 2, 2],
    ['keepPeopleMonths', 0, 1],
    ['keepPayersMonths', 0, 0],
    ['keepGiftNotesMonths', 1, 1],
    ['keepInterestMonths', 1, 1],
    ['keepMailDays', 2, 2],
  ])
  expect(applications).toEqual({ tonight: 0, soon: 0 })
})

test('the files for staff hold what goes, word for word', async () => {
  const staff = await withGrant((await createPerson({ roles: [Role.STAFF] })).id, 'STAFF')
  if (!staff) throw new Error('No staff')
  await pastYear()
  const now = afterMonths(36, -20)
  expect(await seatNotesToErase(staff, now)).toMatchObject([
    { name: 'Zora Quill', accessNeeds: 'Captions' },
    { name: 'Gus Guest', accessNeeds: 'Captions', scholarship: { note: 'out of work' } },
  ])
  expect(await peopleToErase(staff, now)).toMatchObject([{ name: 'Gus Guest', email: 'gus@example.org' }])
  expect(await interestsToErase(staff, now)).toMatchObject([{ email: 'waits@example.org' }])
})

test('no time can be set that would cut into the books or mails on their way', () => {
  expect(keepTimes.keepPayersMonths.least).toBeGreaterThanOrEqual(48)
  expect(keepTimes.keepMailDays.least).toBeGreaterThan(3)
  for (const { byDefault, least, most } of Object.values(keepTimes)) {
    expect(byDefault).toBeGreaterThanOrEqual(least)
    expect(byDefault).toBeLessThanOrEqual(most)
  }
})
