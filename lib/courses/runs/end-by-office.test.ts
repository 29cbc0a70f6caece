import { afterAll, beforeEach, expect, test } from 'vitest'
import { effects } from '@/app/effects'
import { db, LineKind, RegistrationState, Role } from '@/lib/db'
import { stopSendingJobs } from '@/lib/jobs'
import { type Staff, withGrant } from '@/lib/people/granted'
import { changeSetting, demonstrationSettings, settingNames } from '@/lib/settings'
import {
  createCourse,
  createPaidOrder,
  createPerson,
  createRegistration,
  createRun,
  resetDatabase,
} from '@/prisma/factories'
import { endByOffice } from './end-by-office'
import { findRoster } from './roster'

beforeEach(async () => {
  await resetDatabase()
  for (const name of settingNames) await changeSetting(name, demonstrationSettings[name])
})
afterAll(stopSendingJobs)

const june = new Date('2026-06-01T12:00:00Z')
const reason = 'You asked us to.'
const policy = [
  { hoursBefore: 14 * 24, percent: 100 },
  { hoursBefore: 24, percent: 50 },
]

async function someStaff(): Promise<Staff> {
  const person = await createPerson({ roles: [Role.STAFF] })
  const staff = await withGrant(person.id, Role.STAFF)
  if (!staff) throw new Error('The grant just made is gone')
  return staff
}

async function paidSeat(refundPolicySnapshot?: typeof policy) {
  const course = await createCourse()
  const run = await createRun({
    courseId: course.id,
    capacity: 1,
    meetings: [['2026-06-08T18:30', '2026-06-08T20:30']],
  })
  const person = await createPerson()
  const { id } = await createRegistration({
    runId: run.id,
    personId: person.id,
    ...(refundPolicySnapshot ? { refundPolicySnapshot } : {}),
  })
  await createPaidOrder({
    personId: person.id,
    lines: [
      { kind: LineKind.FEE, amountCents: 18_000, registrationId: id },
      { kind: LineKind.GIFT, amountCents: 2500, registrationId: id },
    ],
  })
  return { id, run, email: person.email }
}

const returned = async () => (await db.refund.findMany()).map(({ amountCents }) => amountCents)

test('who has asked for it has back what the policy says, one mail, and the seat goes to who waits', async () => {
  const staff = await someStaff()
  const { id, run, email } = await paidSeat(policy)
  const next = await createPerson()
  const waiting = { runId: run.id, personId: next.id, state: RegistrationState.WAITLISTED, waitlistSeq: 1 }
  const { id: waitingId } = await createRegistration(waiting)
  const end = { cause: 'asked', reason } as const
  const outcomes = await Promise.all([
    endByOffice(staff, id, end, effects, june),
    endByOffice(staff, id, end, effects, june),
  ])
  expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['ended', 'not_live'])
  expect(await returned()).toEqual([9000])
  const [mail, ...others] = await db.mailMessage.findMany({ where: { toAddress: email } })
  expect(others).toEqual([])
  expect(mail?.text).toContain(reason)
  expect(mail?.text).toContain('$90')
  expect(JSON.stringify(mail?.attachments)).toContain('METHOD:CANCEL')
  expect(await db.registration.findUnique({ where: { id: waitingId } })).toMatchObject({ state: 'OFFERED' })
  expect(await db.auditEntry.findFirst({ where: { action: 'registration.ended' } })).toMatchObject({
    actor: `person:${staff.personId}`,
    subject: `registration:${id}`,
  })
})

test('where ORNCC takes the place back everything goes back, and where no policy was set the treasurer decides', async () => {
  const staff = await someStaff()
  const first = await paidSeat(policy)
  await endByOffice(staff, first.id, { cause: 'orncc', reason }, effects, june)
  expect(await returned()).toEqual([20_500])
  const second = await paidSeat()
  await endByOffice(staff, second.id, { cause: 'asked', reason }, effects, june)
  expect(await returned()).toEqual([20_500])
  expect(await db.moneyTask.count()).toBe(1)
  const [mail] = await db.mailMessage.findMany({ where: { toAddress: second.email } })
  expect(mail?.text).toContain('A person at ORNCC decides')
})

test('after the last session nothing is ended', async () => {
  const { id } = await paidSeat(policy)
  const later = new Date('2026-06-10T12:00:00Z')
  const outcome = await endByOffice(await someStaff(), id, { cause: 'orncc', reason }, effects, later)
  expect(outcome).toEqual({ kind: 'over' })
  expect(await db.registration.findFirst()).toMatchObject({ state: 'CONFIRMED' })
})

test('the roster has who waits in their order, what each has paid and had back, and which sessions they chose', async () => {
  const staff = await someStaff()
  const { id, run } = await paidSeat(policy)
  await db.registrationSession.create({ data: { registrationId: id, sessionId: run.sessions[0]?.id ?? '' } })
  const state = RegistrationState.WAITLISTED
  for (const [name, waitlistSeq] of [
    ['Late', 7],
    ['Early', 3],
  ] as const) {
    const person = await createPerson()
    await createRegistration({ runId: run.id, personId: person.id, name, state, waitlistSeq })
  }
  const roster = await findRoster(staff, run.slug, june)
  expect(roster?.coming).toMatchObject([{ paidCents: 20_500, returnedCents: 0, sessions: ['Mon, Jun 8'] }])
  expect(roster?.waiting.map(({ name, standing }) => [name, standing])).toEqual([
    ['Early', 'On the waiting list, 1st of 2'],
    ['Late', 'On the waiting list, 2nd of 2'],
  ])
  await endByOffice(staff, id, { cause: 'orncc', reason }, effects, june)
  const { id: personId } = await createPerson()
  const left = { state: RegistrationState.CANCELLED, cancelledBy: 'registrant', cancelledAt: june, waitlistSeq: 9 }
  await createRegistration({ runId: run.id, personId, ...left })
  const after = await findRoster(staff, run.slug, june)
  expect(after?.gone).toMatchObject([
    { returnedCents: 20_500, standing: 'Ended by the office' },
    { standing: 'Left the waiting list' },
  ])
  expect(after?.waiting[0]?.standing).toContain('Offered a seat until June 2, 2026')
})
