import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { effects } from '@/app/effects'
import { findOwnRegistration } from '@/lib/courses/own-registration'
import { payForSeat } from '@/lib/courses/pay-for-seat'
import { register } from '@/lib/courses/register'
import { joinPath, managePath } from '@/lib/courses/registration-links'
import { findDoor } from '@/lib/courses/zoom/door'
import { db, OrderState, RegistrationState } from '@/lib/db'
import { stopSendingJobs } from '@/lib/jobs'
import { issueReceipt } from '@/lib/payments/receipts'
import { changeSetting, demonstrationSettings, settingNames } from '@/lib/settings'
import {
  createCourse,
  createPaidOrder,
  createPerson,
  createRegistration,
  createRun,
  resetDatabase,
} from '@/prisma/factories'
import { startTestSite } from '@/sandbox/site-in-test'
import { correctDetails } from './correct-details'

let site: Awaited<ReturnType<typeof startTestSite>>
beforeAll(async () => {
  site = await startTestSite()
})
beforeEach(async () => {
  await site.sandbox.stripe.webhooks.settled()
  await resetDatabase()
  site.sandbox.stripe.webhooks.deliver()
  for (const name of settingNames) await changeSetting(name, demonstrationSettings[name])
})
afterAll(async () => {
  await stopSendingJobs()
  await site.close()
})

const details = { name: 'Ada', email: 'ada@example.org', pronouns: null, accessNeeds: null }
const office = demonstrationSettings.officeEmail

async function seat({
  state = RegistrationState.CONFIRMED,
  ...more
}: Partial<Parameters<typeof createRegistration>[0]> = {}) {
  const course = await createCourse({ title: 'Foundation' })
  const run = await createRun({ courseId: course.id })
  const person = await createPerson({ email: 'ada@example.org' })
  return createRegistration({ runId: run.id, personId: person.id, name: 'Ada', state, ...more })
}

const mailsTo = (toAddress: string) => db.mailMessage.findMany({ where: { toAddress }, orderBy: { createdAt: 'asc' } })
const tokenOf = (path: string) => path.split('/').at(-1) ?? ''

test('a new name is on the registration and nobody is mailed; its links stay, and the person keeps theirs', async () => {
  const registration = await seat()
  const outcome = await correctDetails(registration, { ...details, name: 'Ada Alder', pronouns: 'she/her' }, effects)
  expect(outcome).toEqual({ kind: 'saved', path: managePath(registration) })
  expect(await db.registration.findFirstOrThrow()).toMatchObject({
    name: 'Ada Alder',
    pronouns: 'she/her',
    linkVersion: 1,
  })
  expect(await db.person.findFirstOrThrow()).not.toMatchObject({ name: 'Ada Alder' })
  expect(await db.mailMessage.count()).toBe(0)
})

test('the office hears of changed access needs, and not of what they are', async () => {
  const registration = await seat({ accessNeeds: 'A ramp' })
  await correctDetails(registration, { ...details, accessNeeds: 'A quiet room' }, effects)
  await correctDetails(registration, { ...details, accessNeeds: 'A quiet room' }, effects)
  const mails = await mailsTo(office)
  expect(mails).toHaveLength(1)
  expect(mails[0]?.text).toContain('written on the roster')
  expect(mails[0]?.text + JSON.stringify(await db.auditEntry.findMany())).not.toMatch(/quiet room|ramp/)
  await correctDetails(registration, details, effects)
  expect((await mailsTo(office)).at(-1)?.text).toContain('none any more')
})

test('with a new address old links die, the new address has new ones and its calendar, the old one a note without any', async () => {
  const registration = await seat()
  const outcome = await correctDetails(registration, { ...details, email: 'new@example.org' }, effects)
  const moved = await db.registration.findFirstOrThrow({ include: { person: true } })
  expect(moved.person).toMatchObject({ email: 'new@example.org', name: 'Ada', emailVerifiedAt: null })
  expect(outcome).toEqual({ kind: 'saved', path: managePath(moved) })
  expect(await findOwnRegistration(tokenOf(managePath(registration)))).toBeNull()
  expect(await findDoor(tokenOf(joinPath(registration)))).toBeNull()

  const [mail, ...others] = await mailsTo('new@example.org')
  expect(others).toEqual([])
  expect(mail?.text).toContain(managePath(moved))
  expect(mail?.text).toContain(joinPath(moved))
  expect(JSON.stringify(mail?.attachments)).toContain('METHOD:PUBLISH')
  const [notice, ...more] = await mailsTo('ada@example.org')
  expect(more).toEqual([])
  expect(notice?.text).toContain('now goes to n…@…')
  expect(`${notice?.text}${notice?.html}`).not.toMatch(/new@|\/r\/|\/join\//)
  expect(notice).toMatchObject({ attachments: null, replyTo: office })
})

test('whoever has a hold, an offer or a place on the list gets that very mail at the new address', async () => {
  const soon = new Date(Date.now() + 3_600_000)
  const cases = [
    { state: RegistrationState.HOLD, holdExpiresAt: soon, template: 'seat-held' },
    { state: RegistrationState.WAITLISTED, waitlistSeq: 1, template: 'waiting' },
    { state: RegistrationState.OFFERED, waitlistSeq: 1, offerExpiresAt: soon, template: 'seat-offered' },
  ]
  for (const { template, ...standing } of cases) {
    await db.$executeRaw`DELETE FROM "MailMessage"`
    await db.$executeRaw`TRUNCATE "Person", "Registration" CASCADE`
    const registration = await seat(standing)
    const outcome = await correctDetails(registration, { ...details, email: 'new@example.org' }, effects)
    const moved = await db.registration.findUniqueOrThrow({ where: { id: registration.id } })
    expect(outcome).toEqual({ kind: 'saved', path: managePath(moved) })
    expect(moved.state).toBe(standing.state)
    const mails = await mailsTo('new@example.org')
    expect(mails.map((mail) => mail.template)).toEqual([template])
    expect(mails[0]?.text).toContain(managePath(moved))
  }
})

test('back and forth, each address has the links that work', async () => {
  const registration = await seat({
    state: RegistrationState.OFFERED,
    waitlistSeq: 1,
    offerExpiresAt: new Date('2100-01-01'),
  })
  await correctDetails(registration, { ...details, email: 'new@example.org' }, effects)
  await correctDetails({ id: registration.id, linkVersion: 2 }, details, effects)
  const mails = await mailsTo('ada@example.org')
  expect(mails.map(({ template }) => template)).toEqual(['address-changed', 'seat-offered'])
  expect(mails.at(-1)?.text).toContain(managePath({ id: registration.id, linkVersion: 3 }))
})

test('an address that is registered for the run by itself is refused, and nothing changes', async () => {
  const registration = await seat()
  const other = await createPerson({ email: 'new@example.org' })
  await createRegistration({
    runId: registration.runId,
    personId: other.id,
    state: RegistrationState.WAITLISTED,
    waitlistSeq: 1,
  })
  const outcome = await correctDetails(registration, { ...details, name: 'Eve', email: 'new@example.org' }, effects)
  expect(outcome).toEqual({ kind: 'taken' })
  expect(await db.registration.findUniqueOrThrow({ where: { id: registration.id } })).toMatchObject({
    name: 'Ada',
    personId: registration.personId,
    linkVersion: 1,
  })
  expect(await db.mailMessage.count()).toBe(0)
})

test('two people who correct to the same address at once: one of them has it', async () => {
  const first = await seat()
  const other = await createPerson()
  const second = await createRegistration({ runId: first.runId, personId: other.id })
  const outcomes = await Promise.all(
    [first, second].map((link) => correctDetails(link, { ...details, email: 'new@example.org' }, effects)),
  )
  expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['saved', 'taken'])
})

test('a link works for one new address: the second of two posts at once finds it dead', async () => {
  const registration = await seat()
  const outcomes = await Promise.all(
    ['one@example.org', 'two@example.org'].map((email) => correctDetails(registration, { ...details, email }, effects)),
  )
  expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['link_died', 'saved'])
  expect((await db.registration.findFirstOrThrow()).linkVersion).toBe(2)
})

test('what is given back or over is not corrected any more', async () => {
  const registration = await seat()
  const after = new Date('2100-01-01')
  expect(await correctDetails(registration, { ...details, name: 'Eve' }, effects, after)).toEqual({ kind: 'over' })
  await db.registration.update({
    where: { id: registration.id },
    data: { state: 'CANCELLED', cancelledAt: new Date() },
  })
  expect(await correctDetails(registration, { ...details, name: 'Eve' }, effects)).toEqual({ kind: 'not_live' })
  expect(await db.registration.findFirstOrThrow()).toMatchObject({ name: 'Ada' })
})

test('the order that pays for it goes along, and its receipt is mailed once more as it was written', async () => {
  const registration = await seat()
  const gift = await createPaidOrder({ personId: registration.personId, lines: [{ kind: 'GIFT', amountCents: 500 }] })
  const { order, payment } = await createPaidOrder({
    personId: registration.personId,
    lines: [{ kind: 'FEE', amountCents: 18_000, registrationId: registration.id }],
  })
  await db.$transaction((tx) => issueReceipt(tx, payment.id))
  const receipt = await db.receipt.findFirstOrThrow()
  await correctDetails(registration, { ...details, name: 'Ada Alder', email: 'new@example.org' }, effects)

  const { personId } = await db.registration.findFirstOrThrow()
  expect(await db.order.findUniqueOrThrow({ where: { id: order.id } })).toMatchObject({
    personId,
    payerName: order.payerName,
  })
  expect(await db.order.findUniqueOrThrow({ where: { id: gift.order.id } })).toMatchObject({
    personId: registration.personId,
  })
  expect(await db.receipt.findMany()).toEqual([receipt])
  const mails = (await mailsTo('new@example.org')).filter(({ template }) => template === 'receipt')
  expect(mails).toHaveLength(1)
  expect(mails[0]?.text).toContain(receipt.text)
})

/** A seat that somebody holds, and its page at Stripe. */
async function heldSeat() {
  const course = await createCourse({ title: 'Foundation' })
  const run = await createRun({ courseId: course.id, priceCents: 18_000, fairMarketValueCents: 18_000 })
  await register({
    formKey: crypto.randomUUID(),
    run: run.slug,
    ...details,
    tier: null,
    amount: null,
    gift: null,
    discountCode: null,
    canPay: null,
    scholarshipNote: null,
  })
  const registration = await db.registration.findFirstOrThrow()
  const pay = await payForSeat(registration.id, managePath(registration), effects)
  if (pay.kind !== 'pay') throw new Error(`there is no page: ${pay.kind}`)
  return { registration, page: pay.url }
}

async function payAt(page: string) {
  const body = new URLSearchParams({ card: '4242 4242 4242 4242', email: 'payer@example.org', name: 'Ada' })
  return fetch(page, { method: 'POST', body, redirect: 'manual' })
}

test('a page to pay that was opened for the old address is closed, and the next one is the new address’s', async () => {
  const { registration, page } = await heldSeat()
  const outcome = await correctDetails(
    registration,
    { ...details, name: 'Ada Alder', email: 'new@example.org' },
    effects,
  )
  if (outcome.kind !== 'saved') throw new Error(outcome.kind)
  expect((await payAt(page)).headers.get('location')).toBeNull()
  expect(await db.order.count({ where: { state: OrderState.PAID } })).toBe(0)

  const next = await payForSeat(registration.id, outcome.path, effects)
  if (next.kind !== 'pay') throw new Error(next.kind)
  expect(next.url).not.toBe(page)
  expect((await payAt(next.url)).headers.get('location')).toBe(`http://localhost:3000${outcome.path}?paid=1`)
  await expect
    .poll(() => db.registration.findFirstOrThrow(), { timeout: 10_000 })
    .toMatchObject({ state: RegistrationState.CONFIRMED })
  expect(await db.receipt.findFirstOrThrow()).toMatchObject({ email: 'new@example.org', donorName: 'Ada Alder' })
})

test('a payment that has come in while the address was typed keeps its seat, and goes along', async () => {
  const { registration, page } = await heldSeat()
  site.sandbox.stripe.webhooks.deliver({ lose: true })
  await payAt(page)
  const outcome = await correctDetails(registration, { ...details, email: 'new@example.org' }, effects)
  expect(outcome.kind).toBe('saved')
  expect(await db.registration.findFirstOrThrow({ include: { person: true } })).toMatchObject({
    state: RegistrationState.CONFIRMED,
    person: { email: 'new@example.org' },
  })
  expect((await mailsTo('new@example.org')).map(({ template }) => template).sort()).toEqual(['receipt', 'seat'])
})
