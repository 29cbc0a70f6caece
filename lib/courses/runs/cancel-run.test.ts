import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { effects } from '@/app/effects'
import { payForSeat } from '@/lib/courses/pay-for-seat'
import { register } from '@/lib/courses/register'
import type { RegistrationInput } from '@/lib/courses/schema'
import { LIVE } from '@/lib/courses/seats'
import { db, LineKind, type Prisma, RegistrationState, Role, RunStatus } from '@/lib/db'
import { stopSendingJobs } from '@/lib/jobs'
import { settleSession } from '@/lib/payments/settle'
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
import { startTestSandbox } from '@/sandbox/in-test'
import type { Sandbox } from '@/sandbox/sandbox'
import { cancelRun } from './cancel-run'
import { windDownRun } from './wind-down-run'

let sandbox: Sandbox
beforeAll(async () => {
  sandbox = await startTestSandbox()
})
beforeEach(async () => {
  await db.$executeRaw`DROP TRIGGER IF EXISTS die_in_the_middle ON "MailMessage"`
  await resetDatabase()
  for (const name of settingNames) await changeSetting(name, demonstrationSettings[name])
})
afterAll(async () => {
  await stopSendingJobs()
  await sandbox.close()
})

const may = new Date('2026-05-01T12:00:00Z')
const meetings: [string, string][] = [
  ['2026-06-08T18:30', '2026-06-08T20:30'],
  ['2026-06-15T18:30', '2026-06-15T20:30'],
]
const reason = 'The trainer is unwell.'

async function someStaff(): Promise<Staff> {
  const person = await createPerson({ roles: [Role.STAFF] })
  const staff = await withGrant(person.id, Role.STAFF)
  if (!staff) throw new Error('The grant just made is gone')
  return staff
}

async function someRun(run: Partial<Parameters<typeof createRun>[0]> = {}) {
  const course = await createCourse({ title: 'Foundation' })
  return createRun({ courseId: course.id, meetings, priceCents: 18_000, ...run })
}

/** A seat that was paid, with a gift on top where one is named. */
async function paidSeat(runId: string, { giftCents = 0 } = {}) {
  const person = await createPerson()
  const { id } = await createRegistration({ runId, personId: person.id })
  const fee = { kind: LineKind.FEE, amountCents: 18_000, registrationId: id }
  const gift = { kind: LineKind.GIFT, amountCents: giftCents, registrationId: id }
  const { payment } = await createPaidOrder({ personId: person.id, lines: giftCents > 0 ? [fee, gift] : [fee] })
  return { id, email: person.email, paymentId: payment.id }
}

const mails = (where: Prisma.MailMessageWhereInput) => db.mailMessage.findMany({ where })

test('everybody is told once, and everything that was paid goes back once, gifts too', async () => {
  const staff = await someStaff()
  const run = await someRun()
  const [plain, giver] = [await paidSeat(run.id), await paidSeat(run.id, { giftCents: 2500 })]
  const waiting = await createPerson()
  await createRegistration({ runId: run.id, personId: waiting.id, state: RegistrationState.WAITLISTED, waitlistSeq: 1 })
  const gone = await createPerson()
  await createRegistration({ runId: run.id, personId: gone.id, state: RegistrationState.CANCELLED, cancelledAt: may })

  expect(await cancelRun(staff, run.id, reason, may)).toEqual({ kind: 'cancelled', slug: run.slug })
  await windDownRun(run.id, effects, may)
  await windDownRun(run.id, effects, may)

  expect(await db.run.findFirst()).toMatchObject({
    status: RunStatus.CANCELLED,
    cancelReason: reason,
    cancelledAt: may,
  })
  const refunds = await db.refund.findMany({ orderBy: { amountCents: 'asc' }, include: { allocations: true } })
  expect(refunds.map(({ paymentId, amountCents }) => [paymentId, amountCents])).toEqual([
    [plain.paymentId, 18_000],
    [giver.paymentId, 20_500],
  ])
  const told = await mails({ template: 'run-cancelled' })
  expect(told.map(({ toAddress }) => toAddress).sort()).toEqual([plain.email, giver.email, waiting.email].sort())
  const mail = told.find(({ toAddress }) => toAddress === giver.email)
  expect(mail?.text).toContain(reason)
  expect(mail?.text).toContain('$205 goes back to the card')
  expect(mail?.text).toContain('$25 of it is what you gave as a gift')
  expect(JSON.stringify(mail?.attachments).match(/METHOD:CANCEL/g)).toHaveLength(2)
  const toWaiting = told.find(({ toAddress }) => toAddress === waiting.email)
  expect(toWaiting?.attachments).toEqual([])
  expect(toWaiting?.text).toContain('on its waiting list')
  expect(await db.registration.count({ where: { state: RegistrationState.CANCELLED, cancelledBy: 'office' } })).toBe(3)
  expect(await db.auditEntry.findFirst({ where: { action: 'run.cancelled' } })).toMatchObject({
    actor: `person:${staff.personId}`,
    subject: `run:${run.id}`,
  })
})

test('the mail names the next dates of the same course, and of no other', async () => {
  const run = await someRun()
  const next = await createRun({ courseId: run.courseId, meetings: [['2026-09-07T18:30', '2026-09-07T20:30']] })
  await createRun({ courseId: run.courseId, capacity: 0, meetings: [['2026-10-05T18:30', '2026-10-05T20:30']] })
  const other = await someRun({ meetings: [['2026-11-02T18:30', '2026-11-02T20:30']] })
  await paidSeat(run.id)
  await cancelRun(await someStaff(), run.id, reason, may)
  await windDownRun(run.id, effects, may)
  const [mail] = await mails({ template: 'run-cancelled' })
  expect(mail?.text).toContain(`/events/${next.slug}`)
  expect(mail?.text.match(/\/events\//g)).toHaveLength(1)
  expect(mail?.text).not.toContain(other.slug)
})

test('a job that dies in the middle goes on where it stopped: one mail and one refund each', async () => {
  const run = await someRun()
  for (let seat = 0; seat < 6; seat++) await paidSeat(run.id)
  await cancelRun(await someStaff(), run.id, reason, may)
  // From the fourth mail on, nothing can be written: with it the refund that goes with it is undone.
  await db.$executeRaw`
    CREATE OR REPLACE FUNCTION die_in_the_middle() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
      IF (SELECT count(*) FROM "MailMessage" WHERE "template" = 'run-cancelled') >= 3 THEN RAISE EXCEPTION 'killed'; END IF;
      RETURN NEW;
    END $$`
  await db.$executeRaw`CREATE TRIGGER die_in_the_middle BEFORE INSERT ON "MailMessage" FOR EACH ROW EXECUTE FUNCTION die_in_the_middle()`
  await expect(windDownRun(run.id, effects, may)).rejects.toThrow('3 are not told yet')
  expect([await db.refund.count(), await db.mailMessage.count()]).toEqual([3, 3])

  await db.$executeRaw`DROP TRIGGER die_in_the_middle ON "MailMessage"`
  await windDownRun(run.id, effects, may)
  const refunded = await db.refund.groupBy({ by: ['paymentId'], _count: true })
  expect(refunded.map(({ _count }) => _count)).toEqual([1, 1, 1, 1, 1, 1])
  expect(await db.mailMessage.count({ where: { template: 'run-cancelled' } })).toBe(6)
})

test('two workers at the same run tell and refund everybody once', async () => {
  const run = await someRun()
  for (let seat = 0; seat < 5; seat++) await paidSeat(run.id)
  await cancelRun(await someStaff(), run.id, reason, may)
  await Promise.all([windDownRun(run.id, effects, may), windDownRun(run.id, effects, may)])
  expect([await db.refund.count(), await db.mailMessage.count({ where: { template: 'run-cancelled' } })]).toEqual([
    5, 5,
  ])
})

const typed = (run: string): RegistrationInput => ({
  formKey: randomUUID(),
  run,
  name: 'Ada',
  email: `${randomUUID()}@example.org`,
  pronouns: null,
  accessNeeds: null,
  tier: null,
  amount: null,
  gift: null,
  discountCode: null,
  canPay: null,
  scholarshipNote: null,
})

/** A seat that is held, with the page at Stripe where it is paid. */
async function heldSeat(slug: string) {
  const outcome = await register(typed(slug))
  if (outcome.kind !== 'registered') throw new Error(`no seat was held: ${outcome.kind}`)
  const { id } = await db.registration.findFirstOrThrow({ orderBy: { createdAt: 'desc' } })
  const page = await payForSeat(id, outcome.path, effects)
  if (page.kind !== 'pay') throw new Error(`there is no page: ${page.kind}`)
  return { id, url: page.url }
}

const pay = (url: string) =>
  fetch(url, {
    method: 'POST',
    body: new URLSearchParams({ card: '4242 4242 4242 4242', email: 'payer@example.org', name: 'Ada' }),
    redirect: 'manual',
  })

const nextYear = new Date().getFullYear() + 1
const ahead: [string, string][] = [[`${nextYear}-06-08T18:30`, `${nextYear}-06-08T20:30`]]

test('the page where a seat could be paid is closed before its holder is told that nothing was charged', async () => {
  const run = await someRun({ meetings: ahead })
  const seat = await heldSeat(run.slug)
  await cancelRun(await someStaff(), run.id, reason)
  await windDownRun(run.id, effects)
  await pay(seat.url)
  expect(await db.order.findFirst()).toMatchObject({ state: 'EXPIRED' })
  expect(await db.payment.count()).toBe(0)
  const [mail] = await mails({ template: 'run-cancelled' })
  expect(mail?.text).toContain('Nothing has been charged')
})

test('a payment that comes while the run is being cancelled goes back whole, by whichever hand finds it first', async () => {
  const run = await someRun({ meetings: ahead, capacity: 30 })
  const staff = await someStaff()
  for (let round = 0; round < 3; round++) {
    const seat = await heldSeat(run.slug)
    const order = await db.order.findFirstOrThrow({ where: { lines: { some: { registrationId: seat.id } } } })
    await pay(seat.url)
    if (round === 0) await settleSession(order.checkoutSessionId ?? '', effects)
  }
  const late = await db.order.findMany({ where: { state: 'OPEN' } })
  const [cancelled] = await Promise.all([
    cancelRun(staff, run.id, reason),
    ...late.map((order) => settleSession(order.checkoutSessionId ?? '', effects)),
    register(typed(run.slug)),
  ])
  expect(cancelled.kind).toBe('cancelled')
  await windDownRun(run.id, effects)
  expect(await db.registration.count({ where: { state: { in: [...LIVE] } } })).toBe(0)
  expect(await db.payment.count()).toBe(3)
  const refunds = await db.refund.groupBy({ by: ['paymentId'], _sum: { amountCents: true } })
  expect(refunds.map(({ _sum }) => _sum.amountCents)).toEqual([18_000, 18_000, 18_000])
  // One mail about the end of it to each of the four: of the run, or of the payment that came after it.
  const ends = await mails({ template: { in: ['run-cancelled', 'seat-gone'] } })
  expect(new Set(ends.map(({ toAddress }) => toAddress)).size).toBe(ends.length)
  expect((await register(typed(run.slug))).kind).toBe('cancelled')
})

test('while Stripe does not answer nobody is told that nothing was charged, and the job comes again', async () => {
  const run = await someRun({ meetings: ahead })
  await heldSeat(run.slug)
  await cancelRun(await someStaff(), run.id, reason)
  await sandbox.close()
  try {
    await expect(windDownRun(run.id, effects)).rejects.toThrow('not told yet')
  } finally {
    sandbox = await startTestSandbox()
  }
  expect(await db.registration.findFirst()).toMatchObject({ state: 'HOLD' })
  expect(await mails({ template: 'run-cancelled' })).toEqual([])
})

test('a draft, a run that is over and one that is cancelled are left as they are', async () => {
  const staff = await someStaff()
  const draft = await someRun({ status: RunStatus.DRAFT })
  expect(await cancelRun(staff, draft.id, reason, may)).toEqual({ kind: 'draft' })
  const run = await someRun()
  expect(await cancelRun(staff, run.id, reason, new Date('2026-06-17T12:00:00Z'))).toEqual({ kind: 'over' })
  expect(await cancelRun(staff, randomUUID(), reason, may)).toEqual({ kind: 'unknown' })
  const outcomes = await Promise.all([cancelRun(staff, run.id, reason, may), cancelRun(staff, run.id, 'Other', may)])
  expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['already_cancelled', 'cancelled'])
  expect(await db.auditEntry.count({ where: { action: 'run.cancelled' } })).toBe(1)
})
