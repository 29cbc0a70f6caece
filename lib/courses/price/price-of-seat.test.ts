import { randomUUID } from 'node:crypto'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { register } from '@/lib/courses/register'
import { TAKES_A_SEAT } from '@/lib/courses/seats'
import { takeOffer } from '@/lib/courses/waitlist/take-offer'
import { db, type Prisma } from '@/lib/db'
import { stopSendingJobs } from '@/lib/jobs'
import { changeSetting, demonstrationSettings, settingNames } from '@/lib/settings'
import { createCourse, createPerson, createRegistration, createRun, resetDatabase } from '@/prisma/factories'

beforeEach(async () => {
  await resetDatabase()
  for (const name of settingNames) await changeSetting(name, demonstrationSettings[name])
})
afterAll(stopSendingJobs)

const typed = (run: { slug: string }, price: Partial<Parameters<typeof register>[0]> = {}) => ({
  formKey: randomUUID(),
  run: run.slug,
  name: 'Ada Sedge',
  email: `${randomUUID()}@example.org`,
  pronouns: null,
  accessNeeds: null,
  tier: null,
  amount: null,
  gift: null,
  discountCode: null,
  canPay: null,
  scholarshipNote: null,
  ...price,
})

const code = (fields: Partial<Prisma.DiscountCodeUncheckedCreateInput> = {}) =>
  db.discountCode.create({ data: { code: 'EARLYBIRD', amountCents: 2_000, createdBy: 'factory', ...fields } })

async function paidRun(run: Partial<Parameters<typeof createRun>[0]> = {}) {
  const course = await createCourse({ title: 'Foundation' })
  return createRun({ courseId: course.id, priceCents: 18_000, fairMarketValueCents: 18_000, ...run })
}

const registrationOf = (email: string) =>
  db.registration.findFirstOrThrow({ where: { person: { email } }, include: { scholarship: true, orderLines: true } })
const uses = (discountCodeId: string) =>
  db.registration.count({ where: { discountCodeId, state: { in: [...TAKES_A_SEAT] } } })

test('a code typed in any case takes its amount off, says so on the line, and leaves the value of the seat as it is', async () => {
  await code()
  const form = typed(await paidRun(), { discountCode: ' early bird ' })
  expect((await register(form)).kind).toBe('registered')
  const { state, orderLines } = await registrationOf(form.email)
  expect(state).toBe('HOLD')
  expect(orderLines).toMatchObject([
    {
      kind: 'FEE',
      description: 'Seat: Foundation (Discount EARLYBIRD: −$20)',
      amountCents: 16_000,
      fairMarketValueCents: 18_000,
    },
  ])
})

test('a code is taken off the price and never off a gift', async () => {
  await code({ percent: 50, amountCents: null })
  const form = typed(await paidRun(), { discountCode: 'EARLYBIRD', gift: 5_000 })
  await register(form)
  const { orderLines } = await registrationOf(form.email)
  expect(orderLines.map(({ kind, amountCents }) => [kind, amountCents])).toEqual([
    ['FEE', 9_000],
    ['GIFT', 5_000],
  ])
})

test('where a code leaves less than a dollar the seat is the person’s own at once', async () => {
  await code({ amountCents: 17_950 })
  const run = await paidRun()
  const form = typed(run, { discountCode: 'EARLYBIRD' })
  await register(form)
  expect(await registrationOf(form.email)).toMatchObject({ state: 'CONFIRMED', orderLines: [] })
  expect(await db.mailMessage.count({ where: { template: 'seat' } })).toBe(1)
  expect(await register(typed(run, { discountCode: 'EARLYBIRD', gift: 500 }))).toEqual({ kind: 'gift_alone' })
})

test('a code that cannot be used says why, and nothing is written', async () => {
  const [run, other] = [await paidRun(), await createCourse()]
  await code({ code: 'STOPPED', stoppedAt: new Date() })
  await code({ code: 'OVER', expiresAt: new Date(0) })
  await code({ code: 'ELSEWHERE', courseId: other.id })
  const usedUp = await code({ code: 'USED-UP', usesLimit: 1 })
  await createRegistration({ runId: run.id, personId: (await createPerson()).id, discountCodeId: usedUp.id })
  const cases = { NOBODY: 'unknown', STOPPED: 'over', OVER: 'over', ELSEWHERE: 'other_course', 'USED-UP': 'used_up' }
  for (const [discountCode, reason] of Object.entries(cases)) {
    expect(await register(typed(run, { discountCode })), discountCode).toEqual({ kind: 'discount_refused', reason })
  }
  expect([await db.registration.count(), await db.order.count()]).toEqual([1, 0])
  const home = await code({ code: 'HERE', courseId: run.courseId })
  expect((await register(typed(run, { discountCode: 'here' }))).kind).toBe('registered')
  expect(await uses(home.id)).toBe(1)
})

test('a seat that is given back, or whose hold has ended, gives its use back', async () => {
  const { id } = await code({ usesLimit: 2 })
  const run = await paidRun()
  const people = await Promise.all([createPerson(), createPerson(), createPerson()])
  const states = [
    { state: 'CANCELLED', cancelledAt: new Date() },
    { state: 'EXPIRED' },
    { state: 'CONFIRMED' },
  ] as const
  for (const [index, state] of states.entries()) {
    const personId = people[index]?.id ?? ''
    await createRegistration({ runId: run.id, personId, discountCodeId: id, ...state })
  }
  expect((await register(typed(run, { discountCode: 'EARLYBIRD' }))).kind).toBe('registered')
  expect(await register(typed(run, { discountCode: 'EARLYBIRD' }))).toMatchObject({ reason: 'used_up' })
})

test('a seat that costs nothing spends no use of a code', async () => {
  const { id } = await code()
  const course = await createCourse()
  const run = await createRun({ courseId: course.id })
  expect((await register(typed(run, { discountCode: 'EARLYBIRD' }))).kind).toBe('registered')
  expect(await uses(id)).toBe(0)
})

test('twenty people at once in as many runs use a code of three exactly three times', async () => {
  const { id } = await code({ usesLimit: 3 })
  const course = await createCourse()
  // Each in a run of its own, so that nothing but the code's lock stands between them.
  const runs = await Promise.all(
    Array.from({ length: 20 }, () => createRun({ courseId: course.id, priceCents: 18_000 })),
  )
  const outcomes = await Promise.all(runs.map((run) => register(typed(run, { discountCode: 'EARLYBIRD' }))))
  expect(outcomes.filter(({ kind }) => kind === 'registered')).toHaveLength(3)
  expect(outcomes.filter((outcome) => 'reason' in outcome && outcome.reason === 'used_up')).toHaveLength(17)
  expect(await uses(id)).toBe(3)
})

test('without the code’s lock the same steps would use it too often', async () => {
  const { id } = await code({ usesLimit: 3 })
  const course = await createCourse()
  const holders = await Promise.all(
    Array.from({ length: 6 }, async () => ({
      runId: (await createRun({ courseId: course.id })).id,
      personId: (await createPerson()).id,
    })),
  )
  let counted = 0
  const everybodyHasCounted = Promise.withResolvers<void>()
  await Promise.all(
    holders.map((holder) =>
      db.$transaction(async (tx) => {
        const used = await tx.registration.count({ where: { discountCodeId: id, state: { in: [...TAKES_A_SEAT] } } })
        if (++counted === holders.length) everybodyHasCounted.resolve()
        await everybodyHasCounted.promise
        if (used >= 3) return
        await tx.registration.create({
          data: {
            ...holder,
            discountCodeId: id,
            state: 'CONFIRMED',
            name: 'Somebody',
            agreementsVersion: 'test',
            formKey: randomUUID(),
          },
        })
      }),
    ),
  )
  expect(await uses(id)).toBe(6)
})

test('a scholarship within the run’s limit is granted at once: at nothing the seat is theirs, else they pay what they can', async () => {
  const run = await paidRun({ scholarshipLimit: 2 })
  const [free, part] = [typed(run, { canPay: 0 }), typed(run, { canPay: 4_000, scholarshipNote: 'Between jobs.' })]
  await register(free)
  await register(part)
  expect(await registrationOf(free.email)).toMatchObject({
    state: 'CONFIRMED',
    tierId: null,
    orderLines: [],
    scholarship: { state: 'GRANTED', canPayCents: 0, priceCents: 0, decidedBy: 'limit', note: null },
  })
  expect(await registrationOf(part.email)).toMatchObject({
    state: 'HOLD',
    orderLines: [{ kind: 'FEE', description: 'Seat: Foundation', amountCents: 4_000, fairMarketValueCents: 18_000 }],
    scholarship: { state: 'GRANTED', priceCents: 4_000 },
  })
  expect(await db.mailMessage.count({ where: { template: { contains: 'scholarship' } } })).toBe(0)
})

test('beyond the limit a request waits with the seat held, and mail to office and person names no amount', async () => {
  await changeSetting('officeEmail', 'desk@example.org')
  const run = await paidRun()
  const form = typed(run, { canPay: 4_000, scholarshipNote: 'Between jobs.' })
  await register(form)
  const { state, holdExpiresAt, orderLines, scholarship } = await registrationOf(form.email)
  expect({ state, orderLines }).toEqual({ state: 'HOLD', orderLines: [] })
  expect(holdExpiresAt).toEqual(run.sessions[0]?.startsAt)
  expect(scholarship).toMatchObject({ state: 'REQUESTED', canPayCents: 4_000, priceCents: null, decidedBy: null })
  const mails = await db.mailMessage.findMany({ orderBy: { template: 'asc' } })
  expect(mails.map(({ template, toAddress }) => [template, toAddress])).toEqual([
    ['office-scholarship', 'desk@example.org'],
    ['scholarship-asked', form.email],
  ])
  expect(mails.map(({ subject, text }) => subject + text).join()).not.toMatch(/\$|\b40\b|Between jobs/)
})

test('asked again by a second form, a request is mailed as received, and not as a seat to pay', async () => {
  const run = await paidRun()
  const form = typed(run, { canPay: 0 })
  await register(form)
  expect(await register({ ...form, formKey: randomUUID() })).toEqual({ kind: 'already_registered' })
  expect(await db.mailMessage.count({ where: { template: 'scholarship-asked' } })).toBe(2)
  expect(await db.mailMessage.count({ where: { template: 'seat-held' } })).toBe(0)
})

test('ten people at once are granted exactly the scholarships of the limit, the others wait', async () => {
  const run = await paidRun({ capacity: 20, scholarshipLimit: 3 })
  await Promise.all(Array.from({ length: 10 }, () => register(typed(run, { canPay: 0 }))))
  const count = (state: 'GRANTED' | 'REQUESTED') => db.scholarshipRequest.count({ where: { state } })
  expect([await count('GRANTED'), await count('REQUESTED')]).toEqual([3, 7])
})

test('a scholarship that is given back may be granted again', async () => {
  const run = await paidRun({ scholarshipLimit: 1 })
  const [first, second] = [typed(run, { canPay: 0 }), typed(run, { canPay: 0 })]
  await register(first)
  await db.registration.updateMany({ data: { state: 'CANCELLED', cancelledAt: new Date() } })
  await register(second)
  expect((await registrationOf(second.email)).scholarship?.state).toBe('GRANTED')
})

test('with a code and a scholarship in one form, the scholarship counts and no use is spent', async () => {
  const { id } = await code()
  const run = await paidRun({ scholarshipLimit: 1 })
  const form = typed(run, { canPay: 4_000, discountCode: 'EARLYBIRD' })
  await register(form)
  expect(await uses(id)).toBe(0)
  expect((await registrationOf(form.email)).orderLines).toMatchObject([{ amountCents: 4_000 }])
})

test('who can pay a price, or says only why, is asked again kindly', async () => {
  const tiers = [
    { label: 'Supported', kind: 'FIXED' as const, minCents: 9_000 },
    { label: 'Standard', kind: 'FIXED' as const, minCents: 18_000 },
  ]
  const run = await paidRun({ tiers })
  expect(await register(typed(run, { canPay: 9_000 }))).toEqual({ kind: 'no_scholarship_needed', leastCents: 9_000 })
  expect(await register(typed(run, { scholarshipNote: 'Please' }))).toEqual({ kind: 'no_can_pay' })
  expect(await register(typed(run, { canPay: 0, gift: 500 }))).toEqual({ kind: 'gift_with_scholarship' })
  expect(await db.registration.count()).toBe(0)
  expect((await register(typed(run, { canPay: 8_900 }))).kind).toBe('registered')
})

test('who was offered a seat from the waiting list may use a code or ask for a scholarship too', async () => {
  const { id } = await code()
  const run = await paidRun()
  const offered = async (waitlistSeq: number) => {
    const offer = { state: 'OFFERED', waitlistSeq, offerExpiresAt: new Date(Date.now() + 3_600_000) } as const
    return createRegistration({ runId: run.id, personId: (await createPerson()).id, ...offer })
  }
  const [one, other] = [await offered(1), await offered(2)]
  const price = { tier: null, amount: null, gift: null, discountCode: null, canPay: null, scholarshipNote: null }
  expect(await takeOffer(one.id, { ...price, discountCode: 'earlybird' })).toEqual({ kind: 'taken' })
  expect(await takeOffer(other.id, { ...price, canPay: 4_000 })).toEqual({ kind: 'taken' })
  const found = (registration: { id: string }) =>
    db.registration.findUnique({ where: { id: registration.id }, include: { scholarship: true, orderLines: true } })
  expect(await found(one)).toMatchObject({ state: 'HOLD', discountCodeId: id, orderLines: [{ amountCents: 16_000 }] })
  expect(await found(other)).toMatchObject({
    state: 'HOLD',
    holdExpiresAt: run.sessions[0]?.startsAt,
    scholarship: { state: 'REQUESTED' },
    orderLines: [],
  })
})
