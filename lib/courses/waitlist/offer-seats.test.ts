import { randomUUID } from 'node:crypto'
import { beforeEach, expect, test } from 'vitest'
import { effects } from '@/app/effects'
import { cancelRegistration } from '@/lib/courses/change/cancel-registration'
import { confirmRegistration } from '@/lib/courses/confirm-registration'
import { findOwnRegistration } from '@/lib/courses/own-registration'
import { register } from '@/lib/courses/register'
import { managePath } from '@/lib/courses/registration-links'
import { releaseExpiredHolds } from '@/lib/courses/release-expired-holds'
import { TAKES_A_SEAT } from '@/lib/courses/seats'
import { db, RegistrationState } from '@/lib/db'
import { changeSetting } from '@/lib/settings'
import { createCourse, createPerson, createRegistration, createRun, resetDatabase } from '@/prisma/factories'
import { endWaiting } from './end-waiting'
import { leaveWaitlist } from './leave-waitlist'
import { offerSeats } from './offer-seats'
import { takeOffer } from './take-offer'

beforeEach(resetDatabase)

const now = new Date('2026-05-01T12:00:00Z')
const later = (hours: number) => new Date(now.getTime() + hours * 60 * 60 * 1000)
// 2026-06-08 18:30 in Oregon.
const start = new Date('2026-06-09T01:30:00Z')
const meetings: [string, string][] = [['2026-06-08T18:30', '2026-06-08T20:30']]

const nothing = { tier: null, amount: null, gift: null, discountCode: null, canPay: null, scholarshipNote: null }
const typed = (run: { slug: string }, email = `${randomUUID()}@example.org`) => ({
  ...nothing,
  formKey: randomUUID(),
  run: run.slug,
  name: 'Ada',
  email,
  pronouns: null,
  accessNeeds: null,
})

/** A run whose seats are all taken, with so many people who wait, in order. */
async function fullRun({
  seats = 1,
  waiting = 0,
  ...run
}: { seats?: number; waiting?: number } & Partial<Parameters<typeof createRun>[0]> = {}) {
  const course = await createCourse()
  const made = await createRun({ courseId: course.id, capacity: seats, meetings, ...run })
  const taken: string[] = []
  for (let seat = 0; seat < seats; seat++) {
    const person = await createPerson()
    taken.push((await createRegistration({ runId: made.id, personId: person.id })).id)
  }
  const line: string[] = []
  for (let place = 0; place < waiting; place++) line.push((await join(made)).id)
  return { run: made, taken, line }
}

async function join(run: { slug: string }, email?: string) {
  const form = typed(run, email)
  const outcome = await register({ ...form, isWaiting: true }, now)
  if (outcome.kind !== 'registered') throw new Error(`nobody joined: ${outcome.kind}`)
  return db.registration.findFirstOrThrow({
    where: { person: { email: form.email } },
    orderBy: { createdAt: 'desc' },
    include: { person: true },
  })
}

const offer = (runId: string, at = now) => db.$transaction((tx) => offerSeats(tx, runId, at))
const states = async (ids: readonly string[]) => {
  const rows = await db.registration.findMany({ where: { id: { in: [...ids] } } })
  return ids.map((id) => rows.find((row) => row.id === id)?.state)
}
const count = (runId: string, ...state: RegistrationState[]) =>
  db.registration.count({ where: { runId, state: { in: state } } })
const raise = (runId: string, capacity: number) =>
  db.$transaction(async (tx) => {
    await tx.$queryRaw`SELECT "id" FROM "Run" WHERE "id" = ${runId}::uuid FOR UPDATE`
    await tx.run.update({ where: { id: runId }, data: { capacity } })
    await offerSeats(tx, runId, now)
  })
const mails = (template: string) => db.mailMessage.findMany({ where: { template }, orderBy: { createdAt: 'asc' } })

test('joining a full run says the place and asks for no money', async () => {
  const { run } = await fullRun({ waiting: 2, priceCents: 12_000 })
  const third = await join(run, 'ada@example.org')
  expect(third).toMatchObject({ state: 'WAITLISTED', waitlistSeq: 3, tierId: null })
  expect(await db.order.count()).toBe(0)
  const [mail] = await db.mailMessage.findMany({ where: { toAddress: 'ada@example.org' } })
  expect(mail?.text).toContain('3rd of 3')
  expect(mail?.text).toContain('Where: Zoom')
  expect(mail?.text).toContain(managePath(third))
  const own = await findOwnRegistration(managePath(third).slice('/r/'.length))
  expect(own).toMatchObject({ inLine: { place: 3, total: 3 } })
})

test('a passer-by is refused while somebody waits, and who asks to wait for a free seat is told of it', async () => {
  const { run, line } = await fullRun({ waiting: 1 })
  expect(await register(typed(run), now)).toEqual({ kind: 'full', mayWait: true })
  await db.run.update({ where: { id: run.id }, data: { capacity: 2 } })
  expect(await register(typed(run), now)).toEqual({ kind: 'full', mayWait: true })
  await leaveWaitlist(line[0] ?? '', now)
  expect(await register({ ...typed(run), isWaiting: true }, now)).toEqual({ kind: 'has_seats' })
  expect((await register(typed(run), now)).kind).toBe('registered')
})

test('after the cut-off nobody joins, nobody is offered a seat, and passers-by may take what is free', async () => {
  const cutOff = later(10)
  const { run, line } = await fullRun({ waiting: 1, waitlistClosesAt: cutOff })
  expect(await register({ ...typed(run), isWaiting: true }, cutOff)).toEqual({ kind: 'full', mayWait: false })
  await db.run.update({ where: { id: run.id }, data: { capacity: 2 } })
  await offer(run.id, cutOff)
  expect(await states(line)).toEqual(['WAITLISTED'])
  expect((await register(typed(run), cutOff)).kind).toBe('registered')
  await endWaiting(cutOff)
  await endWaiting(cutOff)
  expect(await states(line)).toEqual(['EXPIRED'])
  expect(await mails('waiting-over')).toHaveLength(1)
})

test('a run that does not take place offers nothing', async () => {
  const { run, line } = await fullRun({ waiting: 1 })
  await db.run.update({ where: { id: run.id }, data: { capacity: 9, status: 'CANCELLED', cancelledAt: now } })
  await offer(run.id)
  await endWaiting(later(1))
  expect(await states(line)).toEqual(['WAITLISTED'])
})

test('a capacity raised by three is three offers, in the order of the list, each mailed once with its end', async () => {
  const { run, line } = await fullRun({ waiting: 5, offerHours: 12 })
  await raise(run.id, 4)
  await offer(run.id)
  expect(await states(line)).toEqual(['OFFERED', 'OFFERED', 'OFFERED', 'WAITLISTED', 'WAITLISTED'])
  const offered = await db.registration.findUniqueOrThrow({ where: { id: line[0] ?? '' } })
  expect(offered.offerExpiresAt).toEqual(later(12))
  const sent = await mails('seat-offered')
  expect(sent).toHaveLength(3)
  expect(sent[0]?.text).toContain('until May 1, 2026, 5:00 pm Pacific (PDT)')
  expect(sent[0]?.text).toContain(managePath(offered))
})

test('a seat given back goes to the head of the list in the same breath', async () => {
  const { run, taken, line } = await fullRun({ waiting: 2 })
  await cancelRegistration(taken[0] ?? '', effects, now)
  expect(await states(line)).toEqual(['OFFERED', 'WAITLISTED'])
  expect(await register(typed(run), now)).toEqual({ kind: 'full', mayWait: true })
})

test('a hold that runs out goes to the head of the list', async () => {
  const { run, taken, line } = await fullRun({ waiting: 1 })
  await db.registration.update({ where: { id: taken[0] ?? '' }, data: { state: 'HOLD', holdExpiresAt: now } })
  await releaseExpiredHolds(effects, now)
  expect(await states(line)).toEqual(['OFFERED'])
  expect(await count(run.id, ...TAKES_A_SEAT)).toBe(1)
})

test('an offer refused goes to the next in line, and one left lying too', async () => {
  const { run, line } = await fullRun({ waiting: 3 })
  await raise(run.id, 2)
  expect(await leaveWaitlist(line[0] ?? '', now)).toBe('left')
  expect(await leaveWaitlist(line[0] ?? '', now)).toBe('not_waiting')
  expect(await states(line)).toEqual(['CANCELLED', 'OFFERED', 'WAITLISTED'])
  await endWaiting(later(23.9))
  expect(await states(line)).toEqual(['CANCELLED', 'OFFERED', 'WAITLISTED'])
  await Promise.all([endWaiting(later(24)), endWaiting(later(24))])
  expect(await states(line)).toEqual(['CANCELLED', 'EXPIRED', 'OFFERED'])
  expect(await mails('seat-offered')).toHaveLength(3)
  expect(await mails('waiting-over')).toHaveLength(2)
})

test('who leaves and joins again is last', async () => {
  const { run } = await fullRun()
  const [ann] = [await join(run, 'ann@example.org'), await join(run, 'bob@example.org')]
  await leaveWaitlist(ann.id, now)
  const again = await join(run, 'ann@example.org')
  const cyd = await join(run, 'cyd@example.org')
  await leaveWaitlist(cyd.id, now)
  expect([again.waitlistSeq, (await join(run)).waitlistSeq]).toEqual([3, 5])
})

test('a free seat that is offered is taken once, with its mail and word to the office', async () => {
  await changeSetting('officeEmail', 'desk@example.org')
  const { run, line } = await fullRun({ waiting: 1 })
  await raise(run.id, 2)
  const outcomes = await Promise.all([1, 2, 3].map(() => takeOffer(line[0] ?? '', nothing, later(1))))
  expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['done', 'done', 'taken'])
  expect(await db.registration.findUniqueOrThrow({ where: { id: line[0] ?? '' } })).toMatchObject({
    state: 'CONFIRMED',
    confirmedAt: later(1),
  })
  expect(await mails('seat')).toHaveLength(1)
  expect((await mails('office-registered'))[0]?.text).toContain('2 of 2 taken')
})

test('a seat that costs is held with its order once its price is chosen, and falls to the next when it is not paid', async () => {
  for (const name of ['legalName', 'ein', 'postalAddress'] as const) await changeSetting(name, 'set')
  const { run, line } = await fullRun({ waiting: 2, priceCents: 12_000 })
  await raise(run.id, 2)
  expect(await takeOffer(line[0] ?? '', { ...nothing, gift: 1_000 }, later(1))).toEqual({ kind: 'taken' })
  expect(await states(line)).toEqual(['HOLD', 'WAITLISTED'])
  expect(await db.order.findFirstOrThrow()).toMatchObject({ state: 'OPEN', totalCents: 13_000 })
  await releaseExpiredHolds(effects, later(1.5))
  expect(await states(line)).toEqual(['EXPIRED', 'OFFERED'])
  expect((await takeOffer(line[1] ?? '', nothing, later(2))).kind).toBe('taken')
})

test('an offer is gone at its end, though nobody has taken it back yet', async () => {
  const { run, line } = await fullRun({ waiting: 1 })
  await raise(run.id, 2)
  expect(await takeOffer(line[0] ?? '', nothing, later(24))).toEqual({ kind: 'gone' })
  expect(await states(line)).toEqual(['OFFERED'])
})

test('an offer never stands beyond the start', async () => {
  const { run, line } = await fullRun({ waiting: 1 })
  await db.run.update({ where: { id: run.id }, data: { capacity: 2 } })
  await offer(run.id, new Date(start.getTime() - 30 * 60_000))
  const { offerExpiresAt } = await db.registration.findUniqueOrThrow({ where: { id: line[0] ?? '' } })
  expect(offerExpiresAt).toEqual(start)
  await endWaiting(start)
  expect(await states(line)).toEqual(['EXPIRED'])
})

test('seats given back, a capacity raised, refusals and passers-by at once: never more seats than there are', async () => {
  const { run, taken, line } = await fullRun({ seats: 4, waiting: 12 })
  await Promise.all([
    ...taken.map((id) => cancelRegistration(id, effects, now)),
    raise(run.id, 6),
    ...line.slice(0, 3).map((id) => leaveWaitlist(id, now)),
    ...Array.from({ length: 4 }, () => offer(run.id)),
    ...Array.from({ length: 4 }, () => register(typed(run), now)),
  ])
  expect(await count(run.id, 'OFFERED')).toBe(6)
  expect(await count(run.id, ...TAKES_A_SEAT)).toBe(6)
  const offered = await db.registration.findMany({ where: { runId: run.id, state: 'OFFERED' } })
  const waiting = await db.registration.findMany({ where: { runId: run.id, state: 'WAITLISTED' } })
  const seq = (rows: { waitlistSeq: number | null }[]) => rows.map((row) => row.waitlistSeq ?? 0)
  expect(Math.max(...seq(offered))).toBeLessThan(Math.min(...seq(waiting)))
})

test('without the lock the same steps offer one seat to many', async () => {
  const { run, line } = await fullRun({ waiting: 4 })
  await db.run.update({ where: { id: run.id }, data: { capacity: 2 } })
  let counted = 0
  const everybodyHasCounted = Promise.withResolvers<void>()
  await Promise.all(
    line.map((id) =>
      db.$transaction(async (tx) => {
        const taken = await tx.registration.count({ where: { runId: run.id, state: { in: [...TAKES_A_SEAT] } } })
        if (++counted === line.length) everybodyHasCounted.resolve()
        await everybodyHasCounted.promise
        if (taken >= 2) return
        await tx.registration.update({ where: { id }, data: { state: 'OFFERED', offerExpiresAt: later(24) } })
      }),
    ),
  )
  expect(await count(run.id, ...TAKES_A_SEAT)).toBe(5)
})

test('whose money comes too late is first in line, by a registration of their own', async () => {
  const { run, line } = await fullRun({ waiting: 2, priceCents: 12_000 })
  const person = await createPerson({ email: 'late@example.org' })
  const gone = await createRegistration({ runId: run.id, personId: person.id, state: RegistrationState.EXPIRED })
  const order = {
    ref: 'LATE',
    totalCents: 12_000,
    payerName: 'Late',
    email: 'late@example.org',
    isDemonstration: false,
  }
  const paid = { id: randomUUID(), amountCents: 12_000, registrationId: gone.id, order }
  expect(await db.$transaction((tx) => confirmRegistration(tx, paid, now))).toBe('refund')
  const head = await db.registration.findFirstOrThrow({ where: { personId: person.id, state: 'WAITLISTED' } })
  expect(head.waitlistSeq).toBe(0)
  const [mail] = await mails('seat-gone')
  expect(mail?.text).toContain('first on the waiting list')
  expect(mail?.text).toContain(managePath(head))
  await raise(run.id, 2)
  expect(await states([head.id, ...line])).toEqual(['OFFERED', 'WAITLISTED', 'WAITLISTED'])
})

test('who had given their hold up is not put on the list when their money comes', async () => {
  const { run } = await fullRun({ priceCents: 12_000 })
  const person = await createPerson()
  const gone = await createRegistration({
    runId: run.id,
    personId: person.id,
    state: RegistrationState.CANCELLED,
    cancelledAt: now,
  })
  const order = {
    ref: 'LATE',
    totalCents: 12_000,
    payerName: 'Late',
    email: 'late@example.org',
    isDemonstration: false,
  }
  const paid = { id: randomUUID(), amountCents: 12_000, registrationId: gone.id, order }
  expect(await db.$transaction((tx) => confirmRegistration(tx, paid, now))).toBe('refund')
  expect(await count(run.id, 'WAITLISTED')).toBe(0)
})
