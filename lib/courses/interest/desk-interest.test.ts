import { beforeEach, expect, test } from 'vitest'
import { db } from '@/lib/db'
import { withGrant } from '@/lib/people/granted'
import { createCourse, createPerson, resetDatabase } from '@/prisma/factories'
import { readInterest, takeOffList } from './desk-interest'

beforeEach(resetDatabase)

test('staff see who is on a course’s list, and of who has not said yes only how many', async () => {
  const { id } = await createPerson({ roles: ['STAFF'] })
  const staff = await withGrant(id, 'STAFF')
  if (!staff) throw new Error('no grant')
  const { id: courseId } = await createCourse()
  const { id: otherId } = await createCourse()
  const [may, june] = [new Date('2026-05-01T12:00:00Z'), new Date('2026-06-01T12:00:00Z')]
  await db.courseInterest.createMany({
    data: [
      { courseId, email: 'ada@example.org', confirmedAt: may },
      { courseId, email: 'bo@example.org', confirmedAt: june },
      { courseId, email: 'cy@example.org' },
      { courseId, email: 'di@example.org', confirmedAt: may, stoppedAt: june },
      { courseId: otherId, email: 'eve@example.org', confirmedAt: may },
    ],
  })
  const list = await readInterest(staff, courseId)
  expect(list.people.map(({ email }) => email)).toEqual(['bo@example.org', 'ada@example.org'])
  expect(list).toMatchObject({ count: 2, unconfirmed: 1 })

  const bo = list.people[0]?.id ?? ''
  await takeOffList(staff, bo)
  await takeOffList(staff, bo)
  expect((await readInterest(staff, courseId)).people.map(({ email }) => email)).toEqual(['ada@example.org'])
  expect(await db.auditEntry.findMany({ select: { actor: true, action: true, subject: true } })).toEqual([
    { actor: `person:${id}`, action: 'course.interest-stopped', subject: `interest:${bo}` },
  ])
})
