import { randomUUID } from 'node:crypto'
import { beforeEach, expect, test } from 'vitest'
import { leaveWaitlist } from '@/lib/courses/waitlist/leave-waitlist'
import { takeOffer } from '@/lib/courses/waitlist/take-offer'
import { db, TierKind } from '@/lib/db'
import { changeSetting } from '@/lib/settings'
import { createCourse, createPerson, createRegistration, createRun, resetDatabase } from '@/prisma/factories'
import { confirmRegistration } from './confirm-registration'
import { findOwnRegistration } from './own-registration'
import { register } from './register'
import { managePath } from './registration-links'
import { countSeats } from './seat-counts'
import type { Choice } from './seats'

beforeEach(resetDatabase)

const now = new Date('2026-05-01T12:00:00Z')
const meetings: [string, string][] = [
  ['2026-06-08T18:30', '2026-06-08T20:30'],
  ['2026-06-15T18:30', '2026-06-15T20:30'],
  ['2026-06-22T18:30', '2026-06-22T20:30'],
]
const nothing = { tier: null, amount: null, gift: null, discountCode: null, canPay: null, scholarshipNote: null }

async function runWithSingles(run: Partial<Parameters<typeof createRun>[0]> = {}) {
  const course = await createCourse({ title: 'Evenings' })
  const made = await createRun({ courseId: course.id, meetings, capacity: 2, hasSingleSessions: true, ...run })
  const [one = '', two = '', three = ''] = made.sessions.toSorted((a, b) => a.seq - b.seq).map(({ id }) => id)
  return { run: made, one, two, three }
}

const typed = (run: { slug: string }, choice: Choice = []) => ({
  ...nothing,
  formKey: randomUUID(),
  run: run.slug,
  name: 'Ada',
  email: `${randomUUID()}@example.org`,
  pronouns: null,
  accessNeeds: null,
  choice,
})

/** The registration that a form has made. */
async function made(
  form: Omit<ReturnType<typeof typed>, 'amount'> & { amount: number | null; isWaiting?: boolean },
  at = now,
) {
  const outcome = await register(form, at)
  if (outcome.kind !== 'registered') throw new Error(`nothing was made: ${outcome.kind}`)
  return db.registration.findFirstOrThrow({ where: { person: { email: form.email } }, include: { sessions: true } })
}

test('the cap holds for each session, and the series counts in every one', async () => {
  const { run, one, two, three } = await runWithSingles()
  await made(typed(run))
  await made(typed(run, [one, two]))
  expect(await register(typed(run, [two, three]), now)).toEqual({ kind: 'full', mayWait: true })
  expect(await register(typed(run), now)).toEqual({ kind: 'full', mayWait: true })
  expect((await made(typed(run, [three]))).state).toBe('CONFIRMED')
  expect(await register(typed(run, [three]), now)).toEqual({ kind: 'full', mayWait: true })
})

test('money that comes too late for a session that is cancelled meanwhile buys nothing, and goes back', async () => {
  const { run, one } = await runWithSingles({ priceCents: 3_000 })
  const person = await createPerson()
  const gone = await createRegistration({ runId: run.id, personId: person.id, state: 'EXPIRED' })
  await db.registrationSession.create({ data: { registrationId: gone.id, sessionId: one } })
  await db.runSession.update({ where: { id: one }, data: { cancelledAt: now, cancelReason: 'Snow' } })
  const late = { payerName: 'Ada', email: 'ada@example.org', ref: 'LATE', totalCents: 3_000, isDemonstration: false }
  const line = { id: randomUUID(), amountCents: 3_000, registrationId: gone.id, order: late }
  expect(await db.$transaction((tx) => confirmRegistration(tx, line, now))).toBe('refund')
  expect(await db.registration.findUnique({ where: { id: gone.id } })).toMatchObject({ state: 'EXPIRED' })
})

test('people race for the series and for single sessions: no session is ever oversold', async () => {
  const { run, one, two, three } = await runWithSingles({ capacity: 5 })
  const choices = [[], [one], [two], [three], [one, two], [two, three]]
  await Promise.all(Array.from({ length: 42 }, (_, index) => register(typed(run, choices[index % 6] ?? []), now)))
  const { series, singles } = (await countSeats(db, [run.id]))(run.id)
  const taken = [one, two, three].map((id) => series.seatsTaken + (singles.get(id)?.seatsTaken ?? 0))
  expect(taken).toEqual([5, 5, 5])
})

test('without the lock the same steps oversell a session', async () => {
  const { run, one } = await runWithSingles()
  const people = await Promise.all(Array.from({ length: 4 }, () => createPerson()))
  let counted = 0
  const everybodyHasCounted = Promise.withResolvers<void>()
  await Promise.all(
    people.map((person) =>
      db.$transaction(async (tx) => {
        const { singles } = (await countSeats(tx, [run.id]))(run.id)
        if (++counted === people.length) everybodyHasCounted.resolve()
        await everybodyHasCounted.promise
        if ((singles.get(one)?.seatsTaken ?? 0) >= 2) return
        await tx.registration.create({
          data: {
            runId: run.id,
            personId: person.id,
            state: 'CONFIRMED',
            name: person.name,
            agreementsVersion: 'test',
            formKey: randomUUID(),
            sessions: { create: { sessionId: one } },
          },
        })
      }),
    ),
  )
  expect((await countSeats(db, [run.id]))(run.id).singles.get(one)?.seatsTaken).toBe(4)
})

const price = (label: string, minCents: number, isPerSession: boolean, maxCents: number | null = null) => ({
  label,
  kind: maxCents === null ? TierKind.FIXED : TierKind.RANGE,
  minCents,
  suggestedCents: null,
  maxCents,
  isPerSession,
  position: 0,
})

/** What two evenings at $40 come to, line by line, in a series of three that is worth $100. */
async function linesOfTwo(evening: ReturnType<typeof price>) {
  for (const name of ['legalName', 'ein', 'postalAddress'] as const) await changeSetting(name, 'set')
  const tiers = [price('Series', 9_000, false), evening]
  const { run, one, three } = await runWithSingles({ tiers, fairMarketValueCents: 10_000 })
  const { id } = await made({ ...typed(run, [one, three]), amount: 4_000 })
  return db.orderLine.findMany({ where: { registrationId: id }, orderBy: { kind: 'asc' } })
}

test('the least that is asked for single sessions is a fee, and goes back as one, although their part of the value is less', async () => {
  expect(await linesOfTwo(price('Evening', 4_000, true))).toMatchObject([
    { kind: 'FEE', amountCents: 8_000, fairMarketValueCents: 8_000 },
  ])
})

test('single sessions cost their number times their price, and their part of the value is rounded up', async () => {
  expect(await linesOfTwo(price('Evening', 2_000, true, 5_000))).toMatchObject([
    { kind: 'FEE', amountCents: 6_667, fairMarketValueCents: 6_667, description: 'Seat: Evenings, 2 of 3 sessions' },
    { kind: 'GIFT', amountCents: 1_333 },
  ])
})

test('only what was chosen is in the mail, the calendar and on the person’s page', async () => {
  const { run, two } = await runWithSingles()
  const registration = await made(typed(run, [two]))
  expect(registration.sessions.map(({ sessionId }) => sessionId)).toEqual([two])
  const mail = await db.mailMessage.findFirstOrThrow({ where: { template: 'seat' } })
  expect(mail.text).toContain('Jun 15')
  expect(mail.text).not.toContain('Jun 8')
  expect(JSON.stringify(mail.attachments).match(/BEGIN:VEVENT/g)).toHaveLength(1)
  const own = await findOwnRegistration(managePath(registration).slice('/r/'.length))
  expect(own?.run.sessions.map(({ id }) => id)).toEqual([two])
})

test('what cannot be chosen is refused: begun, cancelled, of another run, or in a run that sells the series alone', async () => {
  const { run, one, two } = await runWithSingles()
  const other = await runWithSingles()
  const whole = await runWithSingles({ hasSingleSessions: false })
  await db.runSession.update({ where: { id: two }, data: { cancelledAt: now } })
  const begun = new Date('2026-06-09T01:30:00Z')
  const choices: [{ slug: string }, Choice, Date][] = [
    [run, [two], now],
    [run, [one, other.one], now],
    [run, [one], begun],
    [whole.run, [whole.one], now],
  ]
  for (const [of, choice, at] of choices) {
    expect(await register(typed(of, choice), at)).toEqual({ kind: 'no_session' })
  }
})

test('a series closes when it begins, and the sessions ahead of it stay open until they do', async () => {
  const { run, one, three } = await runWithSingles()
  const begun = new Date('2026-06-09T01:30:00Z')
  expect(await register(typed(run), begun)).toEqual({ kind: 'closed' })
  expect(await register(typed(run, [one]), begun)).toEqual({ kind: 'no_session' })
  expect((await made(typed(run, [three]), begun)).state).toBe('CONFIRMED')
})

test('who waits for one session is passed by for another, and is offered theirs', async () => {
  const { run, one, two } = await runWithSingles({ capacity: 1 })
  const seat = await made(typed(run, [one]))
  const waiting = await made({ ...typed(run, [one]), isWaiting: true })
  expect(waiting).toMatchObject({ state: 'WAITLISTED', sessions: [{ sessionId: one }] })
  expect((await made(typed(run, [two]))).state).toBe('CONFIRMED')
  await db.registration.update({
    where: { id: seat.id },
    data: { state: 'OFFERED', waitlistSeq: 0, offerExpiresAt: now },
  })
  await leaveWaitlist(seat.id, now)
  expect(await db.registration.findUniqueOrThrow({ where: { id: waiting.id } })).toMatchObject({ state: 'OFFERED' })
  expect((await takeOffer(waiting.id, nothing, now)).kind).toBe('taken')
  const mail = await db.mailMessage.findFirstOrThrow({ where: { template: 'seat-offered' } })
  expect(mail.text).toContain('Jun 8')
  expect(mail.text).not.toContain('Jun 22')
})

test('who waits for the series keeps single sessions from passers-by, until the series begins', async () => {
  const { run, one, three } = await runWithSingles({ capacity: 1 })
  const person = await createPerson()
  await createRegistration({ runId: run.id, personId: person.id, sessions: { create: { sessionId: one } } })
  await made({ ...typed(run), isWaiting: true })
  expect(await register(typed(run, [three]), now)).toEqual({ kind: 'full', mayWait: true })
  expect((await made(typed(run, [three]), new Date('2026-06-09T01:30:00Z'))).state).toBe('CONFIRMED')
})
