import { randomUUID } from 'node:crypto'
import { beforeEach, expect, test } from 'vitest'
import { db, Role } from '@/lib/db'
import { type Staff, withGrant } from '@/lib/people/granted'
import { createCourse, createPerson, createRegistration, createRun, resetDatabase } from '@/prisma/factories'
import { addDiscount } from './add-discount'
import { type DiscountInput, discountSchema } from './discount-form'
import { listDiscounts } from './discount-queries'
import { letDiscountGoOn, stopDiscount } from './stop-discount'

let staff: Staff
beforeEach(async () => {
  await resetDatabase()
  const granted = await withGrant((await createPerson({ roles: [Role.STAFF] })).id, Role.STAFF)
  if (!granted) throw new Error('the staff member has no grant')
  staff = granted
})

const form = (fields: Record<string, string> = {}) => ({
  id: randomUUID(),
  code: 'Early bird',
  percent: '',
  dollars: '20',
  courseId: '',
  usesLimit: '3',
  lastDay: '',
  note: '',
  ...fields,
})
const parsed = (fields?: Record<string, string>): DiscountInput => discountSchema.parse(form(fields))
const wrong = (fields: Record<string, string>) =>
  discountSchema.safeParse(form(fields)).error?.issues.map(({ path }) => path.join('.'))

test('a code is kept as it is compared, with one of percent and dollars', () => {
  expect(parsed()).toMatchObject({
    code: 'EARLYBIRD',
    percent: null,
    amountCents: 2_000,
    usesLimit: 3,
    expiresAt: null,
  })
  expect(parsed({ percent: '100', dollars: '', usesLimit: '' })).toMatchObject({ percent: 100, usesLimit: null })
  expect(wrong({ percent: '10' })).toEqual(['percent'])
  expect(wrong({ dollars: '' })).toEqual(['percent'])
  expect([wrong({ dollars: '', percent: '101' }), wrong({ dollars: '', percent: '0' })]).toEqual([
    ['percent'],
    ['percent'],
  ])
  expect([wrong({ dollars: '0.50' }), wrong({ dollars: 'ten' })]).toEqual([['dollars'], ['dollars']])
  expect([wrong({ code: 'A!' }), wrong({ usesLimit: '0' })]).toEqual([['code'], ['usesLimit']])
})

test('a code holds until the end of its last day in Oregon, summer and winter', () => {
  expect(parsed({ lastDay: '2026-06-08' }).expiresAt).toEqual(new Date('2026-06-09T07:00:00Z'))
  expect(parsed({ lastDay: '2026-12-08' }).expiresAt).toEqual(new Date('2026-12-09T08:00:00Z'))
  expect(wrong({ lastDay: '2026-02-30' })).toEqual(['lastDay'])
})

test('a form posted twice adds one code, and a code that has been in the world is not made again', async () => {
  const input = parsed()
  expect([await addDiscount(staff, input), await addDiscount(staff, input)]).toEqual(['added', 'added'])
  expect(await addDiscount(staff, parsed({ code: 'earlybird' }))).toBe('taken')
  expect(await addDiscount(staff, parsed({ courseId: randomUUID() }))).toBe('unknown_course')
  expect([await db.discountCode.count(), await db.auditEntry.count()]).toEqual([1, 1])
})

test('a form that the back button brings again adds the other code that is in it now', async () => {
  const id = randomUUID()
  await addDiscount(staff, parsed({ id }))
  const other = parsed({ id, code: 'AUTUMN' })
  expect([await addDiscount(staff, other), await addDiscount(staff, other)]).toEqual(['added', 'added'])
  expect(await db.discountCode.count()).toBe(2)
})

test('a code is stopped once and let go on once, with its name in the audit, and the desk counts its uses', async () => {
  const course = await createCourse({ title: 'Foundation' })
  const [kept, stopped] = [parsed({ courseId: course.id }), parsed({ code: 'AUTUMN', usesLimit: '' })]
  for (const input of [stopped, kept]) await addDiscount(staff, input)
  const run = await createRun({ courseId: course.id })
  await createRegistration({ runId: run.id, personId: (await createPerson()).id, discountCodeId: kept.id })
  await stopDiscount(staff, stopped.id)
  await stopDiscount(staff, stopped.id)
  expect(await listDiscounts(staff)).toMatchObject([
    { code: 'EARLYBIRD', off: '$20 off', course: 'Foundation', uses: 1, state: 'good' },
    { code: 'AUTUMN', course: null, uses: 0, state: 'stopped' },
  ])
  const actions = await db.auditEntry.findMany({ where: { subject: `discount:${stopped.id}` }, orderBy: { at: 'asc' } })
  expect(actions.map(({ action, actor }) => [action, actor])).toEqual([
    ['discount.added', `person:${staff.personId}`],
    ['discount.stopped', `person:${staff.personId}`],
  ])
  await letDiscountGoOn(staff, stopped.id)
  await letDiscountGoOn(staff, stopped.id)
  expect(await listDiscounts(staff)).toMatchObject([{ state: 'good' }, { state: 'good' }])
  expect(await db.auditEntry.count({ where: { action: 'discount.goes_on' } })).toBe(1)
})
