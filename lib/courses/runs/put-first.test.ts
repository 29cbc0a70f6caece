import { beforeEach, expect, test } from 'vitest'
import { effects } from '@/app/effects'
import { cancelRegistration } from '@/lib/courses/change/cancel-registration'
import { TAKES_A_SEAT } from '@/lib/courses/seats'
import { db, RegistrationState, Role } from '@/lib/db'
import { type Staff, withGrant } from '@/lib/people/granted'
import { createCourse, createPerson, createRegistration, createRun, resetDatabase } from '@/prisma/factories'
import { putFirst } from './put-first'
import { findRoster } from './roster'

beforeEach(resetDatabase)

const may = new Date('2026-05-01T12:00:00Z')
const reason = 'Their access needs were missed in the last series.'
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

/** A run of one seat, which is taken, and people who wait for it in this order. */
async function fullRun(names: readonly string[], run: Partial<Parameters<typeof createRun>[0]> = {}) {
  const course = await createCourse()
  const full = await createRun({ courseId: course.id, capacity: 1, meetings, ...run })
  const holder = await createRegistration({ runId: full.id, personId: (await createPerson()).id })
  const ids = new Map<string, string>()
  for (const [index, name] of names.entries()) {
    const { id: personId } = await createPerson()
    const state = RegistrationState.WAITLISTED
    const { id } = await createRegistration({ runId: full.id, personId, name, state, waitlistSeq: index + 1 })
    ids.set(name, id)
  }
  const idOf = (name: string) => ids.get(name) ?? ''
  return { run: full, holder, idOf }
}

/** Those who wait or have an offer, as the desk sees them. */
async function line(staff: Staff, slug: string) {
  const roster = await findRoster(staff, slug, may)
  return roster?.waiting.map(({ name, state }) => `${name} ${state}`)
}

test('who is put first has the next seat, and those passed by keep their order', async () => {
  const staff = await someStaff()
  const { run, holder, idOf } = await fullRun(['Ada', 'Ben', 'Cleo'])
  expect((await findRoster(staff, run.slug, may))?.line).toMatchObject({ next: 'Ada' })
  expect(await putFirst(staff, idOf('Cleo'), reason, may)).toMatchObject({ kind: 'first', isOffered: false })
  expect(await line(staff, run.slug)).toEqual(['Cleo WAITLISTED', 'Ada WAITLISTED', 'Ben WAITLISTED'])
  expect((await findRoster(staff, run.slug, may))?.line).toMatchObject({ next: 'Cleo' })
  expect(await db.mailMessage.count()).toBe(0)
  await cancelRegistration(holder.id, effects, may)
  expect(await line(staff, run.slug)).toEqual(['Cleo OFFERED', 'Ada WAITLISTED', 'Ben WAITLISTED'])
  expect(await db.auditEntry.findMany({ where: { action: 'registration.put_first' } })).toMatchObject([
    {
      actor: `person:${staff.personId}`,
      subject: `registration:${idOf('Cleo')}`,
      details: { passed: 2, reason },
    },
  ])
})

test('where a seat is free for them it is offered at once', async () => {
  const staff = await someStaff()
  const { run, holder, idOf } = await fullRun(['Ada', 'Ben'], { hasSingleSessions: true })
  const [first, second] = run.sessions
  // The first evening is full and the second is free, but Ada waits for both, and so keeps it from Ben behind her.
  await db.registrationSession.create({ data: { registrationId: holder.id, sessionId: first?.id ?? '' } })
  await db.registrationSession.create({ data: { registrationId: idOf('Ben'), sessionId: second?.id ?? '' } })
  expect(await putFirst(staff, idOf('Ben'), reason, may)).toMatchObject({ kind: 'first', isOffered: true })
  expect(await line(staff, run.slug)).toEqual(['Ben OFFERED', 'Ada WAITLISTED'])
  expect(await db.mailMessage.count({ where: { template: 'seat-offered' } })).toBe(1)
})

test('however many are put first while a seat comes free, there is one offer for it', async () => {
  const staff = await someStaff()
  const names = ['Ada', 'Ben', 'Cleo', 'Dan', 'Eve']
  const { run, holder, idOf } = await fullRun(names)
  const outcomes = await Promise.all([
    ...names.slice(1).map((name) => putFirst(staff, idOf(name), reason, may)),
    cancelRegistration(holder.id, effects, may),
  ])
  expect(outcomes).toContain('cancelled')
  expect(await db.registration.count({ where: { runId: run.id, state: { in: [...TAKES_A_SEAT] } } })).toBe(1)
  expect(await db.mailMessage.count({ where: { template: 'seat-offered' } })).toBe(1)
})

test('nobody is put first who does not wait, who is first already, or when no seat is offered any more', async () => {
  const staff = await someStaff()
  const { holder, idOf } = await fullRun(['Ada', 'Ben'])
  expect(await putFirst(staff, holder.id, reason, may)).toEqual({ kind: 'not_waiting' })
  expect(await putFirst(staff, idOf('Ada'), reason, may)).toEqual({ kind: 'first_already' })
  const presses = await Promise.all([1, 2].map(() => putFirst(staff, idOf('Ben'), reason, may)))
  expect(presses.map(({ kind }) => kind).sort()).toEqual(['first', 'first_already'])
  expect(await putFirst(staff, idOf('Ada'), reason, new Date('2026-06-09T12:00:00Z'))).toEqual({ kind: 'over' })
  expect(await db.auditEntry.count()).toBe(1)
})
