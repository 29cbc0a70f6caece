import { randomUUID } from 'node:crypto'
import { beforeEach, expect, test, vi } from 'vitest'
import { db, RegistrationState, RunStatus } from '@/lib/db'
import { changeSetting } from '@/lib/settings'
import { createCourse, createPerson, createRegistration, createRun, resetDatabase } from '@/prisma/factories'
import { register } from './register'
import { TAKES_A_SEAT } from './seats'

beforeEach(resetDatabase)

const typed = (run: string, email = `${randomUUID()}@example.org`) => ({
  formKey: randomUUID(),
  run,
  // Somebody may be called what a hole in a mail looks like.
  name: 'Ada null',
  email,
  pronouns: null,
  accessNeeds: null,
  tier: null,
  amount: null,
  gift: null,
  discountCode: null,
  canPay: null,
  scholarshipNote: null,
})

async function freeRun(run: Partial<Parameters<typeof createRun>[0]> = {}) {
  const course = await createCourse({ title: 'Free Introduction' })
  return createRun({ courseId: course.id, ...run })
}

async function countJobs(name: string): Promise<bigint> {
  const [row] = await db.$queryRaw<{ count: bigint }[]>`SELECT count(*) FROM pgboss.job WHERE name = ${name}`
  return row?.count ?? 0n
}

const seatsTaken = (runId: string) => db.registration.count({ where: { runId, state: { in: [...TAKES_A_SEAT] } } })

test('a seat is confirmed at once, with one mail that holds the person’s own links and every session', async () => {
  await changeSetting('officeEmail', 'desk@example.org')
  const year = new Date().getFullYear() + 1
  const run = await freeRun({
    meetings: [
      [`${year}-06-08T18:30`, `${year}-06-08T20:30`],
      [`${year}-06-15T18:30`, `${year}-06-15T20:30`],
    ],
  })
  const outcome = await register({ ...typed(run.slug, 'ada@example.org'), accessNeeds: 'A quiet room' })
  expect(outcome).toEqual({ kind: 'registered', path: expect.stringMatching(/^\/r\/.+/) })
  expect(await db.registration.findFirst()).toMatchObject({
    state: RegistrationState.CONFIRMED,
    name: 'Ada null',
    accessNeeds: 'A quiet room',
  })
  const mail = await db.mailMessage.findFirstOrThrow({ where: { toAddress: 'ada@example.org' } })
  expect(mail.text).toContain('http://localhost:3000/join/')
  expect(mail.text).toContain('path' in outcome ? outcome.path : 'no path')
  expect(mail.text + mail.html + JSON.stringify(mail.attachments)).not.toContain('zoom.example')
  expect(JSON.stringify(mail.attachments).match(/BEGIN:VEVENT/g)).toHaveLength(2)
  const office = await db.mailMessage.findFirstOrThrow({ where: { toAddress: 'desk@example.org' } })
  expect(office.text).toContain('1 of 10 taken')
  expect(office.text).not.toContain('A quiet room')
})

test('a calendar file of a run in a room leads to the run’s page and cannot give the seat back', async () => {
  const run = await freeRun({ isOnline: false, venue: 'Friends Meeting House' })
  await register(typed(run.slug))
  const mail = await db.mailMessage.findFirstOrThrow({ where: { template: 'seat' } })
  const file = JSON.stringify(mail.attachments).replaceAll('\\r\\n ', '')
  expect(file).toContain(`http://localhost:3000/events/${run.slug}`)
  expect(file).not.toMatch(/\/(?:r|join)\//)
})

/** The command as another server process has it: one process gathers a crowd by itself, and only the lock knows of both. */
async function registerOfAnotherProcess(): Promise<typeof register> {
  vi.resetModules()
  return (await import('./register')).register
}

test('the last seat is sold once: fifty people at five servers at once take exactly the five seats', async () => {
  const run = await freeRun({ capacity: 5 })
  const servers = [register]
  while (servers.length < 5) servers.push(await registerOfAnotherProcess())
  const everybody = servers.flatMap((server) => Array.from({ length: 10 }, () => server))
  const outcomes = await Promise.all(everybody.map((server) => server(typed(run.slug))))
  expect(outcomes.filter(({ kind }) => kind === 'registered')).toHaveLength(5)
  expect(outcomes.filter(({ kind }) => kind === 'full')).toHaveLength(45)
  expect(await seatsTaken(run.id)).toBe(5)
  expect(await db.person.count()).toBe(5)
})

test('without the lock the same steps oversell', async () => {
  const run = await freeRun({ capacity: 5 })
  const people = await Promise.all(Array.from({ length: 8 }, () => createPerson()))
  let counted = 0
  const everybodyHasCounted = Promise.withResolvers<void>()
  await Promise.all(
    people.map((person) =>
      db.$transaction(async (tx) => {
        const taken = await tx.registration.count({ where: { runId: run.id, state: { in: [...TAKES_A_SEAT] } } })
        if (++counted === people.length) everybodyHasCounted.resolve()
        await everybodyHasCounted.promise
        if (taken >= 5) return
        await tx.registration.create({
          data: {
            runId: run.id,
            personId: person.id,
            state: RegistrationState.CONFIRMED,
            name: person.name,
            agreementsVersion: 'test',
            formKey: randomUUID(),
          },
        })
      }),
    ),
  )
  expect(await seatsTaken(run.id)).toBe(8)
})

test('people who come at once and share a transaction each have their own registration, links and mails', async () => {
  await changeSetting('officeEmail', 'desk@example.org')
  const run = await freeRun({ capacity: 10 })
  const emails = Array.from({ length: 8 }, (_, index) => `person-${index}@example.org`)
  const outcomes = await Promise.all(emails.map((email) => register({ ...typed(run.slug, email), name: email })))
  for (const [index, email] of emails.entries()) {
    const outcome = outcomes[index]
    const path = outcome && 'path' in outcome ? outcome.path : 'no path'
    const mail = await db.mailMessage.findFirstOrThrow({ where: { template: 'seat', toAddress: email } })
    expect(mail.text).toContain(`Dear ${email},`)
    expect(mail.text).toContain(`http://localhost:3000${path}\n`)
  }
  const told = await db.mailMessage.findMany({ where: { toAddress: 'desk@example.org' } })
  const counts = told.map(({ text }) => Number(/(\d+) of 10 taken/.exec(text)?.[1]))
  expect(counts.sort((one, other) => one - other)).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
  expect(Number(await countJobs('send-mail'))).toBe(16)
})

test('what cannot be written for one of a crowd is written for all others', async () => {
  const run = await freeRun({ capacity: 10 })
  const crowd = Array.from({ length: 6 }, () => typed(run.slug))
  const outcomes = await Promise.allSettled(
    crowd.map((form, index) => register(index === 3 ? { ...form, name: 'No text of Postgres: \0' } : form)),
  )
  expect(outcomes.map(({ status }) => status).filter((status) => status === 'fulfilled')).toHaveLength(5)
  expect(outcomes[3]?.status).toBe('rejected')
  expect(await seatsTaken(run.id)).toBe(5)
  expect(await db.mailMessage.count({ where: { template: 'seat' } })).toBe(5)
})

test('of a crowd for a few seats the first get them, and who wants to wait stands in line in the order of coming', async () => {
  const run = await freeRun({ capacity: 3 })
  const crowd = Array.from({ length: 7 }, () => typed(run.slug))
  const first = register(typed(run.slug))
  const outcomes = await Promise.all([
    first,
    ...crowd.map((form, index) => register({ ...form, isWaiting: index >= 4 })),
  ])
  expect(outcomes.map(({ kind }) => kind)).toEqual([
    ...['registered', 'registered', 'registered', 'full', 'full'],
    ...['registered', 'registered', 'registered'],
  ])
  const waiting = await db.registration.findMany({
    where: { state: RegistrationState.WAITLISTED },
    orderBy: { waitlistSeq: 'asc' },
    select: { person: { select: { email: true } }, waitlistSeq: true },
  })
  expect(waiting).toEqual(crowd.slice(4).map(({ email }, index) => ({ person: { email }, waitlistSeq: index + 1 })))
})

test('a form posted several times at once makes one registration and one mail, and each post is shown it', async () => {
  const run = await freeRun()
  const form = typed(run.slug)
  const outcomes = await Promise.all(Array.from({ length: 5 }, () => register(form)))
  expect(new Set(outcomes.map((outcome) => ('path' in outcome ? outcome.path : outcome.kind))).size).toBe(1)
  expect(outcomes[0]?.kind).toBe('registered')
  expect(await db.registration.count()).toBe(1)
  expect(await db.mailMessage.count()).toBe(1)
})

test('a form brought back to register somebody else, or for another run, makes a registration of its own', async () => {
  const [run, other] = [await freeRun(), await freeRun()]
  const form = typed(run.slug, 'ann@example.org')
  const ann = await register(form)
  const bob = await register({ ...form, name: 'Bob', email: 'bob@example.org' })
  const annAgain = await register({ ...form, run: other.slug })
  expect([ann.kind, bob.kind, annAgain.kind]).toEqual(['registered', 'registered', 'registered'])
  expect(await register(form)).toEqual(ann)
  const seats = await db.registration.findMany({
    select: { runId: true, person: { select: { email: true } } },
    orderBy: { createdAt: 'asc' },
  })
  expect(seats).toEqual([
    { runId: run.id, person: { email: 'ann@example.org' } },
    { runId: run.id, person: { email: 'bob@example.org' } },
    { runId: other.id, person: { email: 'ann@example.org' } },
  ])
})

test('a person with two forms at once gets one seat, and the second poster no link', async () => {
  const run = await freeRun()
  const outcomes = await Promise.all([
    register(typed(run.slug, 'ada@example.org')),
    register(typed(run.slug, 'ada@example.org')),
  ])
  expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['already_registered', 'registered'])
  expect(outcomes.find(({ kind }) => kind === 'already_registered')).toEqual({ kind: 'already_registered' })
  expect(await db.registration.count()).toBe(1)
})

test('who has given their seat back has it again by the same form', async () => {
  const run = await freeRun()
  const form = typed(run.slug, 'ada@example.org')
  await register(form)
  await db.registration.updateMany({ data: { state: 'CANCELLED', cancelledAt: new Date() } })
  const again = await register(form)
  expect(await register(form)).toEqual(again)
  expect(again.kind).toBe('registered')
  expect(await seatsTaken(run.id)).toBe(1)
})

test('who has a seat already is mailed it again, once a form, with the same links', async () => {
  const run = await freeRun({ capacity: 1 })
  const first = await register(typed(run.slug, 'ada@example.org'))
  const again = typed(run.slug, 'ada@example.org')
  expect(await register(again)).toEqual({ kind: 'already_registered' })
  expect(await register(again)).toEqual({ kind: 'already_registered' })
  const mails = await db.mailMessage.findMany({ where: { toAddress: 'ada@example.org' } })
  expect(mails).toHaveLength(2)
  for (const mail of mails) expect(mail.text).toContain('path' in first ? first.path : 'no path')
})

test('a stranger who types an address does not rename its owner', async () => {
  const owner = await createPerson({ name: 'The Owner' })
  const run = await freeRun()
  await register({ ...typed(run.slug, owner.email), name: 'Somebody Else' })
  expect(await db.person.findFirstOrThrow({ where: { id: owner.id } })).toMatchObject({ name: 'The Owner' })
  expect(await db.registration.findFirst()).toMatchObject({ name: 'Somebody Else', personId: owner.id })
})

test('a seat given back may be taken again, by the same person too', async () => {
  const run = await freeRun({ capacity: 1 })
  const person = await createPerson()
  await createRegistration({
    runId: run.id,
    personId: person.id,
    state: RegistrationState.CANCELLED,
    cancelledAt: new Date(),
  })
  expect((await register(typed(run.slug, person.email))).kind).toBe('registered')
})

test('a hold and an offer take a seat, a place on the waiting list does not', async () => {
  const longAgo = new Date(0)
  const run = await freeRun({ capacity: 3, waitlistClosesAt: longAgo })
  const states = [
    { state: RegistrationState.HOLD, holdExpiresAt: longAgo },
    { state: RegistrationState.OFFERED, waitlistSeq: 1, offerExpiresAt: longAgo },
    { state: RegistrationState.WAITLISTED, waitlistSeq: 2 },
  ]
  for (const state of states) {
    const person = await createPerson()
    await createRegistration({ runId: run.id, personId: person.id, ...state })
  }
  expect((await register(typed(run.slug))).kind).toBe('registered')
  // The hold's time has passed long ago, and the offer's too, and still no clock frees a seat.
  expect((await register(typed(run.slug))).kind).toBe('full')
})

test('a run that is not open says why, and nothing is written', async () => {
  const soon = new Date(Date.now() + 60_000)
  const cancelled = { status: RunStatus.CANCELLED, cancelledAt: new Date() }
  const past: [string, string][] = [['2020-06-08T18:30', '2020-06-08T20:30']]
  const cases = [
    ['unknown', await freeRun({ status: RunStatus.DRAFT })],
    ['cancelled', await freeRun(cancelled)],
    ['closed', await freeRun({ closesAt: new Date(0) })],
    ['closed', await freeRun({ meetings: past })],
    ['not_open', await freeRun({ opensAt: soon })],
    ['not_for_sale', await freeRun({ priceCents: 12_000 })],
  ] as const
  for (const [kind, run] of cases) expect(await register(typed(run.slug))).toEqual({ kind })
  expect(await register(typed((await freeRun({ capacity: 0 })).slug))).toEqual({ kind: 'full', mayWait: true })
  expect(await register(typed('no-such-run'))).toEqual({ kind: 'unknown' })
  expect([await db.registration.count(), await db.person.count(), await db.mailMessage.count()]).toEqual([0, 0, 0])
})
