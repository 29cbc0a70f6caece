import { randomUUID } from 'node:crypto'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { register } from '@/lib/courses/register'
import { db } from '@/lib/db'
import { stopSendingJobs } from '@/lib/jobs'
import { withGrant } from '@/lib/people/granted'
import { createCourse, createPerson, createRun, resetDatabase } from '@/prisma/factories'
import { addCourse } from './add-course'
import { changeCourse } from './change-course'
import { changedCourseSchema, newCourseSchema } from './course-form'

beforeEach(resetDatabase)
afterAll(stopSendingJobs)

async function newStaff() {
  const { id } = await createPerson({ roles: ['STAFF'] })
  const staff = await withGrant(id, 'STAFF')
  if (!staff) throw new Error('no grant')
  return staff
}

const typed = {
  id: randomUUID(),
  slug: 'Listening-day',
  title: '  A day of  listening ',
  level: 'OTHER',
  summary: 'One day, in person.',
  description: 'In pairs.\r\n\r\nOutside, if it does not rain.\r\n',
  audience: 'Everybody.',
  prerequisites: ' ',
  position: '',
}

const registration = {
  name: 'Ada Ash',
  pronouns: null,
  accessNeeds: null,
  tier: null,
  amount: null,
  gift: null,
  discountCode: null,
  canPay: null,
  scholarshipNote: null,
}

test('a course is added once, however often its form is posted, and its address is never another’s', async () => {
  const staff = await newStaff()
  const input = newCourseSchema.parse(typed)
  expect(await Promise.all([addCourse(staff, input), addCourse(staff, input)])).toEqual(['saved', 'saved'])
  expect(await addCourse(staff, { ...input, id: randomUUID() })).toBe('taken')
  expect(await db.course.findMany()).toMatchObject([
    {
      slug: 'listening-day',
      title: 'A day of listening',
      description: 'In pairs.\n\nOutside, if it does not rain.',
      prerequisites: null,
      position: 0,
    },
  ])
  expect(await db.auditEntry.findMany()).toMatchObject([
    { action: 'course.added', actor: `person:${staff.personId}`, subject: `course:${input.id}` },
  ])
})

test('what a course asks for changes for whoever registers after it, and for nobody who has registered', async () => {
  const staff = await newStaff()
  const course = await createCourse({ prerequisites: 'One evening.' })
  const run = await createRun({ courseId: course.id })
  const registering = (prerequisites: string) =>
    register({
      ...registration,
      formKey: randomUUID(),
      run: run.slug,
      email: `${randomUUID()}@example.org`,
      prerequisites,
    })
  expect(await registering('One evening.')).toMatchObject({ kind: 'registered' })
  const { id, title, level, summary, description, audience, position, updatedAt } = course
  const words = { id, title, level, summary, description, audience, position, prerequisites: 'Two evenings.' }
  expect(await changeCourse(staff, { ...words, updatedAt })).toEqual({ kind: 'saved', slug: course.slug })
  expect(await registering('One evening.')).toEqual({ kind: 'not_attested' })
  expect(await registering('Two evenings.')).toMatchObject({ kind: 'registered' })
  const attested = await db.registration.findMany({ orderBy: { createdAt: 'asc' } })
  expect(attested.map(({ prerequisitesAttested }) => prerequisitesAttested)).toEqual(['One evening.', 'Two evenings.'])
})

test('a change that somebody else has made meanwhile is not overwritten; the same form posted twice is saved', async () => {
  const staff = await newStaff()
  const { updatedAt, ...course } = await createCourse({ title: 'Old' })
  const form = (title: string) =>
    changedCourseSchema.parse({
      ...course,
      title,
      prerequisites: '',
      position: '0',
      updatedAt: updatedAt.toISOString(),
    })
  expect(await changeCourse(staff, form('New'))).toMatchObject({ kind: 'saved' })
  expect(await changeCourse(staff, form('New'))).toMatchObject({ kind: 'saved' })
  expect(await changeCourse(staff, form('Newer'))).toEqual({ kind: 'changed_meanwhile' })
  expect(await db.auditEntry.findMany({ select: { action: true, details: true } })).toEqual([
    { action: 'course.changed', details: { slug: course.slug, changed: ['title'] } },
  ])
  expect(await changeCourse(staff, { ...form('New'), id: randomUUID() })).toEqual({ kind: 'unknown' })
})

test.each([
  ['slug', 'interest', /the site’s own/],
  ['slug', 'Two words', /letters, digits and hyphens/],
  ['title', '', /Enter the title/],
  ['description', ' \r\n ', /what people learn/],
  ['level', 'HIGHEST', /where it stands/],
  ['position', '-1', /whole number/],
])('%s “%s” is refused at its field', (field, value, message) => {
  const result = newCourseSchema.safeParse({ ...typed, [field]: value })
  expect(result.error?.issues.map(({ path, message }) => [path.join('.'), message])).toEqual([
    [field, expect.stringMatching(message)],
  ])
})
