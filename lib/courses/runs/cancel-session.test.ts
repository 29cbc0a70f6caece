import { afterAll, beforeEach, expect, test } from 'vitest'
import { effects } from '@/app/effects'
import { db, LineKind, RegistrationState, Role } from '@/lib/db'
import { stopSendingJobs } from '@/lib/jobs'
import { writeReceipt } from '@/lib/payments/receipts'
import { owe } from '@/lib/payments/refund-payment'
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
import { cancelSession } from './cancel-session'
import { windDownSession } from './wind-down-session'

beforeEach(async () => {
  await db.$executeRaw`DROP TRIGGER IF EXISTS die_in_the_middle ON "MailMessage"`
  await resetDatabase()
  for (const name of settingNames) await changeSetting(name, demonstrationSettings[name])
})
afterAll(stopSendingJobs)

const may = new Date('2026-05-01T12:00:00Z')
const before = new Date('2026-04-01T12:00:00Z')
const reason = 'The room is being mended.'
const meetings: [string, string][] = [
  ['2026-06-08T18:30', '2026-06-08T20:30'],
  ['2026-06-15T18:30', '2026-06-15T20:30'],
  ['2026-06-22T18:30', '2026-06-22T20:30'],
]

async function someStaff(): Promise<Staff> {
  const person = await createPerson({ roles: [Role.STAFF] })
  const staff = await withGrant(person.id, Role.STAFF)
  if (!staff) throw new Error('The grant just made is gone')
  return staff
}

async function someRun(run: Partial<Parameters<typeof createRun>[0]> = {}) {
  const course = await createCourse({ title: 'Foundation' })
  const made = await createRun({ courseId: course.id, meetings, priceCents: 10_000, hasSingleSessions: true, ...run })
  const [first, second, third] = [...made.sessions].sort((one, other) => one.seq - other.seq)
  if (!first || !second || !third) throw new Error('The run has too few sessions')
  return { run: made, first, second, third }
}

/** A paid registration, for the whole series or for these sessions. */
async function paid(
  runId: string,
  feeCents: number,
  { choice = [], giftCents = 0 }: { choice?: string[]; giftCents?: number } = {},
) {
  const person = await createPerson()
  const { id } = await createRegistration({ runId, personId: person.id, createdAt: before, zone: 'America/New_York' })
  await db.registrationSession.createMany({ data: choice.map((sessionId) => ({ registrationId: id, sessionId })) })
  const fee = { kind: LineKind.FEE, amountCents: feeCents, registrationId: id }
  const gift = { kind: LineKind.GIFT, amountCents: giftCents, registrationId: id }
  await createPaidOrder({ personId: person.id, lines: giftCents > 0 ? [fee, gift] : [fee] })
  return { id, email: person.email }
}

const returned = async (registrationId: string) =>
  (await db.refundAllocation.findMany({ where: { orderLine: { registrationId } } })).map(
    ({ amountCents }) => amountCents,
  )
const mailTo = (toAddress: string) => db.mailMessage.findMany({ where: { toAddress } })

test('of a series a share of the fee goes back, rounded down, and no gift; who chose only that session has all', async () => {
  const { run, first, second } = await someRun()
  const series = await paid(run.id, 10_000, { giftCents: 2500 })
  const both = await paid(run.id, 5001, { choice: [first.id, second.id] })
  const only = await paid(run.id, 2500, { choice: [second.id], giftCents: 1000 })
  const other = await paid(run.id, 2500, { choice: [first.id] })

  expect(await cancelSession(await someStaff(), second.id, { reason, returnsShare: true }, may)).toMatchObject({
    kind: 'cancelled',
  })
  for (let round = 0; round < 2; round++) {
    await windDownSession({ sessionId: second.id, returnsShare: true }, effects, may)
  }

  expect(await db.runSession.findUnique({ where: { id: second.id } })).toMatchObject({
    cancelledAt: may,
    cancelReason: reason,
    icsSequence: 1,
  })
  expect(await mailTo(series.email)).toMatchObject([
    { subject: 'Cancelled: Foundation on Mon, Jun 15, 6:30 – 8:30 pm Pacific (PDT)' },
  ])
  expect(await returned(series.id)).toEqual([3333])
  expect(await returned(both.id)).toEqual([2500])
  expect((await returned(only.id)).sort()).toEqual([1000, 2500])
  expect(await returned(other.id)).toEqual([])
  const [mail, ...more] = await mailTo(series.email)
  expect(more).toEqual([])
  expect(mail?.text).toContain(reason)
  expect(mail?.text).toContain('$33.33 goes back to the card')
  expect(mail?.text).toContain('Mon, Jun 22')
  const files = JSON.stringify(mail?.attachments).replaceAll('\\r\\n ', '')
  expect(files.match(/METHOD:CANCEL/g)).toHaveLength(1)
  expect(files).toContain(`UID:${series.id}-${second.id}@localhost`)
  expect(await mailTo(other.email)).toEqual([])
  const states = await db.registration.findMany({ where: { state: RegistrationState.CANCELLED }, select: { id: true } })
  expect(states).toEqual([{ id: only.id }])
  expect((await mailTo(only.email))[0]?.text).toContain('your registration ends with it')
})

test('a receipt no longer counts a cancelled session as received, so the gift in the price stays as large as it was', async () => {
  const { run, second } = await someRun()
  const person = await createPerson()
  const { id } = await createRegistration({ runId: run.id, personId: person.id, createdAt: before })
  const { payment } = await createPaidOrder({
    personId: person.id,
    lines: [
      { kind: LineKind.FEE, amountCents: 9_000, fairMarketValueCents: 10_000, registrationId: id },
      { kind: LineKind.GIFT, amountCents: 2_500, registrationId: id },
    ],
  })
  await db.$transaction((tx) => writeReceipt(tx, payment.id))
  const value = async () => {
    const receipt = await db.receipt.findFirstOrThrow({ where: { paymentId: payment.id, voidedAt: null } })
    return / of that value is (\S+)\.$/m.exec(receipt.text)?.[1]
  }
  expect(await value()).toBe('$100.00')
  await cancelSession(await someStaff(), second.id, { reason, returnsShare: true }, may)
  await windDownSession({ sessionId: second.id, returnsShare: true }, effects, may)
  // A third of the value, rounded down, is not received any more.
  expect(await value()).toBe('$66.67')
})

test('who came when a session had been cancelled already has paid for the others alone', async () => {
  const { run, first, second } = await someRun()
  const staff = await someStaff()
  await cancelSession(staff, first.id, { reason, returnsShare: true }, new Date('2026-03-01T12:00:00Z'))
  const series = await paid(run.id, 9_000)
  await cancelSession(staff, second.id, { reason, returnsShare: true }, may)
  await windDownSession({ sessionId: second.id, returnsShare: true }, effects, may)
  expect(await returned(series.id)).toEqual([4_500])
})

test('of a fee that has gone back already nothing goes back again, and the gift beside it stays', async () => {
  const { run, second } = await someRun()
  const series = await paid(run.id, 9000, { giftCents: 2500 })
  const fee = await db.orderLine.findFirstOrThrow({ where: { registrationId: series.id, kind: LineKind.FEE } })
  const { id: paymentId } = await db.payment.findFirstOrThrow()
  const lines = [{ id: fee.id, amountCents: 7000 }]
  await db.$transaction((tx) => owe(tx, { paymentId, reason: 'Kindness', lines, isTold: true }))
  await cancelSession(await someStaff(), second.id, { reason, returnsShare: true }, may)
  await windDownSession({ sessionId: second.id, returnsShare: true }, effects, may)
  expect((await returned(series.id)).sort()).toEqual([2000, 7000])
})

test('staff may keep the share of a series; who chose the session singly has it back all the same', async () => {
  const { run, first, second } = await someRun()
  const series = await paid(run.id, 10_000)
  const both = await paid(run.id, 5000, { choice: [first.id, second.id] })
  await cancelSession(await someStaff(), second.id, { reason, returnsShare: false }, may)
  await windDownSession({ sessionId: second.id, returnsShare: false }, effects, may)
  expect([await returned(series.id), await returned(both.id)]).toEqual([[], [2500]])
  expect((await mailTo(series.email))[0]?.text).not.toContain('goes back')
})

test('a job that dies in the middle returns every share once and mails everybody once, whoever has changed address', async () => {
  const { run, second } = await someRun()
  const seats = []
  for (let seat = 0; seat < 4; seat++) seats.push(await paid(run.id, 9000))
  await cancelSession(await someStaff(), second.id, { reason, returnsShare: true }, may)
  await db.$executeRaw`
    CREATE OR REPLACE FUNCTION die_in_the_middle() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
      IF (SELECT count(*) FROM "MailMessage" WHERE "template" = 'session-cancelled') >= 2 THEN RAISE EXCEPTION 'killed'; END IF;
      RETURN NEW;
    END $$`
  await db.$executeRaw`CREATE TRIGGER die_in_the_middle BEFORE INSERT ON "MailMessage" FOR EACH ROW EXECUTE FUNCTION die_in_the_middle()`
  const job = { sessionId: second.id, returnsShare: true }
  await expect(windDownSession(job, effects, may)).rejects.toThrow('2 are not told yet')
  await db.$executeRaw`DROP TRIGGER die_in_the_middle ON "MailMessage"`
  await db.person.updateMany({ where: { email: seats[0]?.email ?? '' }, data: { email: 'moved@example.org' } })

  await Promise.all([windDownSession(job, effects, may), windDownSession(job, effects, may)])
  for (const { id } of seats) expect(await returned(id)).toEqual([3000])
  expect(await db.mailMessage.count()).toBe(4)
})

test('who is paying just now is looked at again when that is decided, and who comes later has seen it', async () => {
  const { run, second } = await someRun()
  const person = await createPerson()
  const hold = await createRegistration({
    runId: run.id,
    personId: person.id,
    state: RegistrationState.HOLD,
    holdExpiresAt: new Date('2026-05-01T12:30:00Z'),
    createdAt: before,
  })
  await cancelSession(await someStaff(), second.id, { reason, returnsShare: true }, may)
  const job = { sessionId: second.id, returnsShare: true }
  await expect(windDownSession(job, effects, may)).rejects.toThrow('1 are not told yet')
  await createPaidOrder({
    personId: person.id,
    lines: [{ kind: LineKind.FEE, amountCents: 9000, registrationId: hold.id }],
  })
  await db.registration.update({
    where: { id: hold.id },
    data: { state: RegistrationState.CONFIRMED, holdExpiresAt: null },
  })
  const late = await createPerson()
  await createRegistration({ runId: run.id, personId: late.id, createdAt: new Date('2026-05-02T12:00:00Z') })
  await windDownSession(job, effects, may)
  expect(await returned(hold.id)).toEqual([3000])
  expect(await mailTo(late.email)).toEqual([])
})

test('when the fullest session is cancelled, who waits for the series is offered it', async () => {
  const { run, second } = await someRun({ capacity: 1 })
  await paid(run.id, 2500, { choice: [second.id] })
  const person = await createPerson()
  const state = RegistrationState.WAITLISTED
  const { id } = await createRegistration({ runId: run.id, personId: person.id, state, waitlistSeq: 1 })
  await cancelSession(await someStaff(), second.id, { reason, returnsShare: true }, may)
  expect(await db.registration.findUnique({ where: { id } })).toMatchObject({ state: 'OFFERED' })
})

test('a session that is over or cancelled is left as it is, and the last one that is left is not cancelled by itself', async () => {
  const staff = await someStaff()
  const { first, second, third } = await someRun()
  const june = new Date('2026-06-10T12:00:00Z')
  const cancel = async (id: string, now = may) =>
    (await cancelSession(staff, id, { reason, returnsShare: true }, now)).kind
  expect(await cancel(first.id, june)).toBe('over')
  const twice = await Promise.all([cancel(second.id), cancel(second.id)])
  expect(twice.sort()).toEqual(['already_cancelled', 'cancelled'])
  expect(await cancel(third.id)).toBe('cancelled')
  expect(await cancel(first.id)).toBe('last_session')
  expect(await db.auditEntry.count({ where: { action: 'session.cancelled' } })).toBe(2)
})
