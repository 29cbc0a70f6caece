import { randomUUID } from 'node:crypto'
import ICAL from 'ical.js'
import { beforeEach, expect, test } from 'vitest'
import { z } from 'zod'
import { effects } from '@/app/effects'
import { publishedCalendar } from '@/lib/calendar-file'
import { findSeatCalendar } from '@/lib/courses/calendar/find-my-calendar'
import { joinPath, managePath } from '@/lib/courses/registration-links'
import { TAKES_A_SEAT } from '@/lib/courses/seats'
import { findDoor } from '@/lib/courses/zoom/door'
import { db, type Prisma, RegistrationState, RunStatus, TierKind } from '@/lib/db'
import { owe } from '@/lib/payments/refund-payment'
import { emailOf } from '@/lib/people/email-of'
import { changeSetting, demonstrationSettings, settingNames } from '@/lib/settings'
import {
  createCourse,
  createPaidOrder,
  createPerson,
  createRegistration,
  createRun,
  resetDatabase,
} from '@/prisma/factories'
import { cancelRegistration } from './cancel-registration'
import { findTransfer } from './find-transfer'
import { transferRegistration } from './transfer-registration'

beforeEach(resetDatabase)

const may = new Date('2026-05-01T12:00:00Z')
const june: [string, string][] = [
  ['2026-06-08T18:30', '2026-06-08T20:30'],
  ['2026-06-15T18:30', '2026-06-15T20:30'],
]
const july: [string, string][] = [['2026-07-06T18:30', '2026-07-06T20:30']]

type NewRun = Partial<Parameters<typeof createRun>[0]>

/** Two runs of a course, and a seat in the first. */
async function twoRuns(first: NewRun = {}, second: NewRun = {}) {
  const { id: courseId } = await createCourse({ title: 'Foundation' })
  const from = await createRun({ courseId, meetings: june, ...first })
  const to = await createRun({ courseId, meetings: july, ...second })
  return { from, to, seat: await seatIn(from, { name: 'Ada' }) }
}

async function seatIn(
  run: Awaited<ReturnType<typeof createRun>>,
  registration: Partial<Prisma.RegistrationUncheckedCreateInput> = {},
) {
  const person = await createPerson()
  return createRegistration({ runId: run.id, personId: person.id, tierId: run.tiers[0]?.id ?? null, ...registration })
}

const seatsTaken = (runId: string) => db.registration.count({ where: { runId, state: { in: [...TAKES_A_SEAT] } } })
const rowOf = (id: string) => db.registration.findUniqueOrThrow({ where: { id }, include: { person: true } })

test('a seat moves with its links, one mail and a calendar that takes the old sessions out and puts the new ones in', async () => {
  await changeSetting('officeEmail', 'desk@example.org')
  const { from, to, seat } = await twoRuns()
  await db.registration.update({ where: { id: seat.id }, data: { confirmedAt: may } })
  expect(await transferRegistration(seat, to.slug, may)).toBe('moved')
  const moved = await rowOf(seat.id)
  expect(moved).toMatchObject({
    runId: to.id,
    tierId: to.tiers[0]?.id,
    state: RegistrationState.CONFIRMED,
    confirmedAt: may,
    linkVersion: 1,
  })
  expect([await seatsTaken(from.id), await seatsTaken(to.id)]).toEqual([0, 1])
  const [, , token = ''] = joinPath(seat).split('/')
  expect(await findDoor(token, may)).toMatchObject({ run: { slug: to.slug } })

  const [mail, ...others] = await db.mailMessage.findMany({ where: { toAddress: emailOf(moved.person) } })
  expect(others).toEqual([])
  expect(mail?.text).toContain('Mon, Jul 6, 6:30 – 8:30 pm Pacific (PDT)')
  expect(mail?.text).toContain('Mon, Jun 15, 6:30 – 8:30 pm Pacific (PDT)')
  const calendars = z
    .array(z.object({ content: z.string() }))
    .parse(mail?.attachments)
    .map(({ content }) => new ICAL.Component(ICAL.parse(content)))
  const events = calendars.map((calendar) => ({
    method: calendar.getFirstPropertyValue('method'),
    events: calendar
      .getAllSubcomponents('vevent')
      .map((event) => [event.getFirstPropertyValue('uid'), event.getFirstPropertyValue('sequence')].join(' ')),
  }))
  const uid = (session: { id: string } | undefined) => `${seat.id}-${session?.id}@localhost`
  expect(events).toEqual([
    { method: 'CANCEL', events: [`${uid(from.sessions[0])} 1`] },
    { method: 'CANCEL', events: [`${uid(from.sessions[1])} 1`] },
    { method: 'PUBLISH', events: [`${uid(to.sessions[0])} 1`] },
  ])
  const office = await db.mailMessage.findFirstOrThrow({ where: { toAddress: 'desk@example.org' } })
  expect(office.text).toContain('From: Foundation, Mon, Jun 8: 0 of 10 taken')
  expect(office.text).toContain('To: Foundation, Mon, Jul 6: 1 of 10 taken')
  expect(await db.auditEntry.findFirst({ where: { subject: { startsWith: 'registration:' } } })).toMatchObject({
    actor: 'registrant',
    action: 'registration.transferred',
    subject: `registration:${seat.id}`,
    details: { from: from.id, to: to.id },
  })
})

/** The UIDs that a calendar shows which takes over every file, in their order: the higher sequence is the newer word. */
function shownAfter(files: readonly string[]) {
  const events = new Map<string, { sequence: number; isCancelled: boolean }>()
  for (const file of files) {
    for (const component of new ICAL.Component(ICAL.parse(file)).getAllSubcomponents('vevent')) {
      const { uid, sequence } = new ICAL.Event(component)
      const isCancelled = component.getFirstPropertyValue('status') === 'CANCELLED'
      if (sequence > (events.get(uid)?.sequence ?? -1)) events.set(uid, { sequence, isCancelled })
    }
  }
  return [...events].filter(([, { isCancelled }]) => !isCancelled).map(([uid]) => uid)
}

test('who moves away and back has their dates in the calendar again, however often, and out of it when they give them back', async () => {
  const { from, to, seat } = await twoRuns()
  const files: string[] = []
  const takeFiles = async () => {
    const mails = await db.mailMessage.findMany({ where: { toAddress: (await rowOf(seat.id)).person.email ?? '' } })
    for (const { attachments } of mails) {
      files.push(
        ...z
          .array(z.object({ content: z.string() }))
          .parse(attachments)
          .map(({ content }) => content),
      )
    }
    await db.mailMessage.deleteMany()
  }
  const uids = (run: typeof from) => run.sessions.map(({ id }) => `${seat.id}-${id}@localhost`)
  for (const target of [to, from, to, from]) {
    expect(await transferRegistration(seat, target.slug, may)).toBe('moved')
    await takeFiles()
    expect(shownAfter(files)).toEqual(uids(target))
  }
  const own = await findSeatCalendar(managePath(seat).slice('/r/'.length), may)
  files.push(publishedCalendar(own?.sessions ?? [], may))
  expect(shownAfter(files)).toEqual(uids(from))
  expect(await cancelRegistration(seat.id, effects, may)).toBe('cancelled')
  await takeFiles()
  expect(shownAfter(files)).toEqual([])
})

test('a session that does not take place leaves no calendar and comes into none', async () => {
  const { from, to, seat } = await twoRuns({}, { meetings: [...july, ['2026-07-13T18:30', '2026-07-13T20:30']] })
  const cancelled = [from.sessions[1], to.sessions[0]].map((session) => session?.id ?? '')
  await db.runSession.updateMany({ where: { id: { in: cancelled } }, data: { cancelledAt: may } })
  expect(await transferRegistration(seat, to.slug, may)).toBe('moved')
  const mail = await db.mailMessage.findFirstOrThrow({ where: { template: 'seat-moved' } })
  const files = JSON.stringify(mail.attachments).replaceAll('\\r\\n ', '')
  expect(files.match(/BEGIN:VEVENT/g)).toHaveLength(2)
  for (const id of cancelled) expect(files).not.toContain(id)
  expect(mail.text).not.toMatch(/Jun 15|Jul 6/)
})

test('the last seat is moved to once: two who want it at once, and one has it', async () => {
  const { from, to, seat } = await twoRuns({}, { capacity: 1 })
  const other = await seatIn(from)
  const outcomes = await Promise.all([seat, other].map((link) => transferRegistration(link, to.slug, may)))
  expect(outcomes.sort()).toEqual(['full', 'moved'])
  expect([await seatsTaken(from.id), await seatsTaken(to.id)]).toEqual([1, 1])
})

test('people who change places with one another at once do not wait for each other for ever', async () => {
  const { from, to, seat } = await twoRuns({ capacity: 20 }, { capacity: 20 })
  const seats = [seat, ...(await Promise.all(Array.from({ length: 5 }, () => seatIn(from))))]
  const others = await Promise.all(Array.from({ length: 6 }, () => seatIn(to)))
  const outcomes = await Promise.all([
    ...seats.map((link) => transferRegistration(link, to.slug, may)),
    ...others.map((link) => transferRegistration(link, from.slug, may)),
  ])
  expect(new Set(outcomes)).toEqual(new Set(['moved']))
  expect([await seatsTaken(from.id), await seatsTaken(to.id)]).toEqual([6, 6])
})

test('the seat that comes free is offered to whoever waits for it', async () => {
  const { from, to, seat } = await twoRuns({ capacity: 1 })
  const waiting = await seatIn(from, { state: RegistrationState.WAITLISTED, waitlistSeq: 1 })
  expect(await transferRegistration(seat, to.slug, may)).toBe('moved')
  expect(await rowOf(waiting.id)).toMatchObject({ state: RegistrationState.OFFERED })
})

test('nobody who moves overtakes those who wait', async () => {
  const { to, seat } = await twoRuns({}, { capacity: 2 })
  await seatIn(to)
  await seatIn(to, { state: RegistrationState.WAITLISTED, waitlistSeq: 1 })
  expect(await transferRegistration(seat, to.slug, may)).toBe('full')
  expect((await findTransfer(seat.id, may)).targets).toMatchObject([{ slug: to.slug, standing: 'full' }])
})

test('a transfer wins no time for a refund: the earlier of all starts counts', async () => {
  const { from, to, seat } = await twoRuns()
  const { id: courseId } = await db.course.findFirstOrThrow()
  const august = await createRun({ courseId, meetings: [['2026-08-03T18:30', '2026-08-03T20:30']] })
  const earlier = await createRun({ courseId, meetings: [['2026-05-20T18:30', '2026-05-20T20:30']] })
  const policyStart = async () => (await rowOf(seat.id)).policyStartsAt
  await transferRegistration(seat, to.slug, may)
  expect(await policyStart()).toEqual(from.sessions[0]?.startsAt)
  await transferRegistration(seat, august.slug, may)
  expect(await policyStart()).toEqual(from.sessions[0]?.startsAt)
  await transferRegistration(seat, earlier.slug, may)
  expect(await policyStart()).toEqual(earlier.sessions[0]?.startsAt)
})

test('each move mails once, also back to where one came from', async () => {
  const { from, to, seat } = await twoRuns()
  for (const run of [to, from, to]) expect(await transferRegistration(seat, run.slug, may)).toBe('moved')
  expect(await db.mailMessage.count({ where: { template: 'seat-moved' } })).toBe(3)
})

test('only a confirmed seat of a whole series moves, before it begins, by a link that lives', async () => {
  const { from, to, seat } = await twoRuns({ hasSingleSessions: true })
  const waiting = await seatIn(from, { state: RegistrationState.WAITLISTED, waitlistSeq: 1 })
  const [session] = from.sessions
  const single = await seatIn(from, { sessions: { create: [{ sessionId: session?.id ?? '' }] } })
  expect(await transferRegistration(waiting, to.slug, may)).toBe('not_confirmed')
  expect(await transferRegistration(single, to.slug, may)).toBe('single_sessions')
  expect(await transferRegistration({ ...seat, linkVersion: 2 }, to.slug, may)).toBe('link_died')
  expect(await transferRegistration(seat, to.slug, session?.startsAt)).toBe('begun')
  expect(await db.mailMessage.count()).toBe(0)
})

test('it moves to an open run of the same course alone, and to none that the person is in already', async () => {
  const { from, seat } = await twoRuns()
  const { id: courseId } = await db.course.findFirstOrThrow()
  const { id: otherCourseId } = await createCourse()
  const closed: NewRun[] = [
    { status: RunStatus.DRAFT },
    { status: RunStatus.CANCELLED, cancelledAt: may },
    { opensAt: new Date('2026-05-02T12:00:00Z') },
    { closesAt: may },
    { meetings: [['2026-04-06T18:30', '2026-04-06T20:30']] },
    { courseId: otherCourseId },
  ]
  for (const run of closed) {
    const { slug } = await createRun({ courseId, meetings: july, ...run })
    expect(await transferRegistration(seat, slug, may)).toBe('not_open')
    expect((await findTransfer(seat.id, may)).targets.map((target) => target.slug)).not.toContain(slug)
  }
  for (const slug of [from.slug, 'no-such-run']) expect(await transferRegistration(seat, slug, may)).toBe('not_open')
  const twin = await createRun({ courseId, meetings: july })
  await createRegistration({
    runId: twin.id,
    personId: seat.personId,
    state: RegistrationState.WAITLISTED,
    waitlistSeq: 1,
  })
  expect(await transferRegistration(seat, twin.slug, may)).toBe('full')
  await db.registration.updateMany({ where: { runId: twin.id }, data: { state: RegistrationState.CONFIRMED } })
  expect(await transferRegistration(seat, twin.slug, may)).toBe('has_place')
})

/** A seat that was paid with these lines, in a run of this value. */
async function paidSeat(lines: { kind: 'FEE' | 'GIFT'; amountCents: number }[], tiers?: NewRun['tiers']) {
  const runs = await twoRuns({ priceCents: 18_000, fairMarketValueCents: 18_000, ...(tiers ? { tiers } : {}) })
  const order = await createPaidOrder({
    personId: runs.seat.personId,
    lines: lines.map((line) => ({
      ...line,
      fairMarketValueCents: line.kind === 'FEE' ? 18_000 : 0,
      registrationId: runs.seat.id,
    })),
  })
  const target = async (run: NewRun) =>
    (
      await createRun({
        courseId: runs.from.courseId,
        meetings: july,
        fairMarketValueCents: 18_000,
        priceCents: 18_000,
        ...run,
      })
    ).slug
  return { ...runs, ...order, target }
}

test('what was paid moves along only where it is a price too, at the same value', async () => {
  const { seat, target } = await paidSeat([{ kind: 'FEE', amountCents: 18_000 }])
  const refused = [
    await target({ priceCents: 20_000 }),
    await target({ priceCents: null }),
    await target({ fairMarketValueCents: 15_000 }),
    await target({ tiers: [{ label: 'Each session', kind: TierKind.FIXED, minCents: 18_000, isPerSession: true }] }),
  ]
  for (const slug of refused) expect(await transferRegistration(seat, slug, may)).toBe('other_price')
  const range = { label: 'Your amount', kind: TierKind.RANGE, minCents: 9_000, maxCents: 30_000 }
  const slug = await target({ tiers: [{ label: 'High', kind: TierKind.FIXED, minCents: 25_000 }, range] })
  const { targets } = await findTransfer(seat.id, may)
  expect(targets.filter(({ standing }) => standing === 'free').map((free) => free.slug)).toEqual([slug])
  expect(await transferRegistration(seat, slug, may)).toBe('moved')
  const { tierId } = await rowOf(seat.id)
  expect(await db.tier.findUniqueOrThrow({ where: { id: tierId ?? '' } })).toMatchObject({ label: 'Your amount' })
  expect([await db.payment.count(), await db.refund.count()]).toEqual([1, 0])
})

test('a price above the value fits by its fee and its gift together', async () => {
  const lines = [
    { kind: 'FEE' as const, amountCents: 18_000 },
    { kind: 'GIFT' as const, amountCents: 4_000 },
  ]
  const { seat, target } = await paidSeat(lines)
  expect(await transferRegistration(seat, await target({ priceCents: 22_000 }), may)).toBe('moved')
})

test('a free seat moves to a free one, and a reduced one to the same price', async () => {
  const { to, seat } = await twoRuns({}, { priceCents: 18_000 })
  expect(await transferRegistration(seat, to.slug, may)).toBe('other_price')
  const { target, seat: reduced } = await paidSeat([{ kind: 'FEE', amountCents: 9_000 }])
  expect(await transferRegistration(reduced, await target({}), may)).toBe('moved')
})

test('a seat of whose money some went back stays where it is', async () => {
  const { seat, target, lines, payment } = await paidSeat([{ kind: 'FEE', amountCents: 18_000 }])
  const [line] = lines
  for (const name of settingNames) await changeSetting(name, demonstrationSettings[name])
  await db.$transaction((tx) =>
    owe(tx, { paymentId: payment.id, reason: 'a kindness', lines: [{ id: line?.id ?? '', amountCents: 1_000 }] }),
  )
  expect(await transferRegistration(seat, await target({}), may)).toBe('money_moved')
  expect(await findTransfer(seat.id, may)).toEqual({ obstacle: 'money_moved', targets: [] })
})

test('where it can move is shown with every date in full, and nothing of what else the person has', async () => {
  const { to, seat } = await twoRuns()
  const { id: courseId } = await db.course.findFirstOrThrow()
  const twin = await createRun({ courseId, meetings: july, slug: `twin-${randomUUID()}` })
  await createRegistration({ runId: twin.id, personId: seat.personId })
  expect((await findTransfer(seat.id, may)).targets).toEqual(
    [to, twin].map(({ slug }) => ({
      slug,
      times: ['Mon, Jul 6, 6:30 – 8:30 pm Pacific (PDT)'],
      place: 'Zoom',
      standing: 'free',
    })),
  )
})
