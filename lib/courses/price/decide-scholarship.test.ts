import { randomUUID } from 'node:crypto'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { register } from '@/lib/courses/register'
import { releaseExpiredHolds } from '@/lib/courses/release-expired-holds'
import { db, Role, RunStatus } from '@/lib/db'
import { stopSendingJobs } from '@/lib/jobs'
import { claimCheckout } from '@/lib/payments/begin-checkout'
import { type Staff, withGrant } from '@/lib/people/granted'
import { changeSetting, demonstrationSettings, settingNames } from '@/lib/settings'
import { createCourse, createPerson, createRun, resetDatabase } from '@/prisma/factories'
import { decideScholarship } from './decide-scholarship'
import { remindOfScholarships } from './remind-of-scholarships'
import { countWaitingScholarships, findScholarship, listScholarships } from './scholarship-queries'

let staff: Staff
beforeEach(async () => {
  await resetDatabase()
  for (const name of settingNames) await changeSetting(name, demonstrationSettings[name])
  await changeSetting('officeEmail', 'desk@example.org')
  const granted = await withGrant((await createPerson({ roles: [Role.STAFF] })).id, Role.STAFF)
  if (!granted) throw new Error('the staff member has no grant')
  staff = granted
})
afterAll(stopSendingJobs)

const HOUR_MS = 3_600_000
const after = (from: Date, hours: number) => new Date(from.getTime() + hours * HOUR_MS)

/** Somebody who has asked to pay so much for a seat of $180. */
async function asked(canPay: number, run: Partial<Parameters<typeof createRun>[0]> = {}) {
  const course = await createCourse({ title: 'Foundation' })
  const made = await createRun({ courseId: course.id, priceCents: 18_000, fairMarketValueCents: 18_000, ...run })
  const email = `${randomUUID()}@example.org`
  await register({
    formKey: randomUUID(),
    run: made.slug,
    name: 'Ada Sedge',
    email,
    pronouns: null,
    accessNeeds: null,
    tier: null,
    amount: null,
    gift: null,
    discountCode: null,
    canPay,
    scholarshipNote: 'Between jobs.',
  })
  const { id, registrationId, registration } = await db.scholarshipRequest.findFirstOrThrow({
    where: { registration: { runId: made.id } },
    include: { registration: true },
  })
  const startsAt = made.sessions[0]?.startsAt ?? new Date()
  return { id, registrationId, personId: registration.personId, email, run: made, startsAt }
}

const registrationOf = (id: string) =>
  db.registration.findUniqueOrThrow({ where: { id }, include: { scholarship: true, orderLines: true } })
const answers = (email: string) =>
  db.mailMessage.findMany({ where: { toAddress: email, template: { in: ['scholarship-answered', 'seat'] } } })

test('yes: the seat is held for three days at what they can pay, with one kind mail, and the audit keeps no note', async () => {
  const { id, registrationId, email } = await asked(4_000)
  const now = new Date()
  expect(await decideScholarship(staff, id, { kind: 'yes' }, now)).toEqual({ kind: 'decided' })
  expect(await registrationOf(registrationId)).toMatchObject({
    state: 'HOLD',
    holdExpiresAt: after(now, 72),
    scholarship: { state: 'GRANTED', priceCents: 4_000, decidedBy: `person:${staff.personId}` },
    orderLines: [{ kind: 'FEE', description: 'Seat: Foundation', amountCents: 4_000, fairMarketValueCents: 18_000 }],
  })
  const [mail, ...others] = await answers(email)
  expect([mail?.template, others]).toEqual(['scholarship-answered', []])
  expect(mail?.subject).not.toMatch(/\$|scholarship/i)
  expect(mail?.text).toContain('costs you $40, as you asked')
  const audit = await db.auditEntry.findFirstOrThrow({ where: { action: 'scholarship.granted' } })
  expect(JSON.stringify(audit)).not.toContain('Between jobs')
  expect(audit).toMatchObject({ subject: `registration:${registrationId}`, details: { priceCents: 4_000 } })
})

test('yes to nothing: the seat is theirs, without an order', async () => {
  const { id, registrationId, email } = await asked(0)
  await decideScholarship(staff, id, { kind: 'yes' })
  expect(await registrationOf(registrationId)).toMatchObject({ state: 'CONFIRMED', orderLines: [] })
  expect((await answers(email)).map(({ template }) => template)).toEqual(['seat'])
})

test('a part is more than they can pay and less than the least price', async () => {
  const { id, registrationId, email } = await asked(4_000)
  const refusal = { kind: 'not_a_part', moreThanCents: 4_000, lessThanCents: 18_000 }
  for (const priceCents of [4_000, 18_000]) {
    expect(await decideScholarship(staff, id, { kind: 'part', priceCents })).toEqual(refusal)
  }
  expect(await decideScholarship(staff, id, { kind: 'part', priceCents: 9_000 })).toEqual({ kind: 'decided' })
  expect((await registrationOf(registrationId)).orderLines).toMatchObject([{ amountCents: 9_000 }])
  expect((await answers(email))[0]?.text).toContain('for you the seat costs $90')
})

test('no: the least price stays open to them', async () => {
  const { id, registrationId, email, run } = await asked(4_000)
  await decideScholarship(staff, id, { kind: 'no' })
  expect(await registrationOf(registrationId)).toMatchObject({
    state: 'HOLD',
    tierId: run.tiers[0]?.id,
    scholarship: { state: 'DECLINED', priceCents: 18_000 },
    orderLines: [{ amountCents: 18_000 }],
  })
  expect((await answers(email))[0]?.text).toContain('still open to you for $180')
})

test('two who answer at once give one answer, one order and one mail', async () => {
  const { id, email } = await asked(4_000)
  const kinds = ['yes', 'no', 'yes', 'no'] as const
  const outcomes = await Promise.all(kinds.map((kind) => decideScholarship(staff, id, { kind })))
  expect(outcomes.filter(({ kind }) => kind === 'decided')).toHaveLength(1)
  expect(outcomes.filter(({ kind }) => kind === 'decided_before')).toHaveLength(3)
  expect([await db.order.count(), (await answers(email)).length]).toEqual([1, 1])
  expect(await db.auditEntry.count({ where: { action: { startsWith: 'scholarship.' } } })).toBe(1)
})

test('a seat that was given back meanwhile is not answered, nor what cannot be sold', async () => {
  const { id, registrationId, email } = await asked(4_000)
  await db.setting.delete({ where: { name: 'ein' } })
  expect(await decideScholarship(staff, id, { kind: 'yes' })).toEqual({ kind: 'not_for_sale' })
  await db.registration.update({ where: { id: registrationId }, data: { state: 'CANCELLED', cancelledAt: new Date() } })
  expect(await decideScholarship(staff, id, { kind: 'yes' })).toEqual({ kind: 'gone' })
  expect(await decideScholarship(staff, randomUUID(), { kind: 'yes' })).toEqual({ kind: 'unknown' })
  expect([await countWaitingScholarships(staff), (await answers(email)).length]).toEqual([0, 0])
})

test('while nobody has answered, the seat stays held until the start, wherever that has moved to', async () => {
  const { registrationId, run, email, startsAt } = await asked(0)
  const session = { where: { runId: run.id } }
  await db.runSession.updateMany({ ...session, data: { startsAt: after(startsAt, 72), endsAt: after(startsAt, 74) } })
  await releaseExpiredHolds({}, after(startsAt, 71))
  expect((await registrationOf(registrationId)).state).toBe('HOLD')
  await releaseExpiredHolds({}, after(startsAt, 72))
  await releaseExpiredHolds({}, after(startsAt, 73))
  expect((await registrationOf(registrationId)).state).toBe('EXPIRED')
  const mail = await db.mailMessage.findMany({ where: { toAddress: email, template: 'scholarship-unanswered' } })
  expect(mail.map(({ text }) => text.includes('That was ours to do'))).toEqual([true])
})

test('an answered seat that nobody pays for is given back after its three days, and no sooner', async () => {
  const { id, registrationId } = await asked(4_000)
  const now = new Date()
  await decideScholarship(staff, id, { kind: 'yes' }, now)
  await releaseExpiredHolds({}, after(now, 71.9))
  expect((await registrationOf(registrationId)).state).toBe('HOLD')
  await releaseExpiredHolds({}, after(now, 72))
  expect((await registrationOf(registrationId)).state).toBe('EXPIRED')
})

test('a page to pay at that ends within the hold may be opened any number of times', async () => {
  const { id, registrationId } = await asked(4_000)
  const now = new Date()
  await decideScholarship(staff, id, { kind: 'yes' }, now)
  const { holdExpiresAt: until } = await registrationOf(registrationId)
  const order = await db.order.findFirstOrThrow({ where: { lines: { some: { registrationId } } } })
  const claim = (hours: number) => db.$transaction((tx) => claimCheckout(tx, order.id, until, after(now, hours)))
  for (const hours of [1, 10, 30, 60]) expect((await claim(hours)).outcome).toBe('claimed')
  expect((await claim(71.9)).outcome).toBe('spent')
})

test('the office is reminded once of a request that has waited for two days', async () => {
  const { id } = await asked(0)
  const { createdAt } = await db.scholarshipRequest.findUniqueOrThrow({ where: { id } })
  const reminders = () => db.mailMessage.findMany({ where: { template: 'scholarship-reminder' } })
  await remindOfScholarships(after(createdAt, 47.9))
  expect(await reminders()).toEqual([])
  await remindOfScholarships(after(createdAt, 48))
  await remindOfScholarships(after(createdAt, 60))
  const [reminder, ...others] = await reminders()
  expect([reminder?.toAddress, others]).toEqual(['desk@example.org', []])
  expect(reminder?.text).toContain(`/staff/scholarships/${id}`)
  const second = await asked(0, { scholarshipLimit: 0 })
  await decideScholarship(staff, second.id, { kind: 'yes' })
  await remindOfScholarships(after(createdAt, 70))
  expect(await reminders()).toHaveLength(1)
})

test('the desk lists who waits, the oldest first, with the least price beside what they can pay', async () => {
  const [first, second] = [await asked(0), await asked(4_000)]
  await db.scholarshipRequest.update({ where: { id: second.id }, data: { createdAt: new Date(0) } })
  const { waiting } = await listScholarships(staff, 10)
  expect(waiting.map(({ id }) => id)).toEqual([second.id, first.id])
  expect(waiting[0]).toMatchObject({ canPayCents: 4_000, leastPriceCents: 18_000, note: 'Between jobs.' })
  await decideScholarship(staff, second.id, { kind: 'yes' })
  expect(await findScholarship(staff, second.id)).toMatchObject({ isWaiting: false, granted: 1 })
  expect((await listScholarships(staff, 10)).answered).toHaveLength(1)
})

test('a cancelled run grants nobody anything', async () => {
  const { id, run } = await asked(0)
  await db.run.update({ where: { id: run.id }, data: { status: RunStatus.CANCELLED, cancelledAt: new Date() } })
  expect(await decideScholarship(staff, id, { kind: 'yes' })).toEqual({ kind: 'gone' })
})
