import { beforeEach, expect, test } from 'vitest'
import { findDoor } from '@/lib/courses/zoom/door'
import { db, RunStatus } from '@/lib/db'
import { createCourse, createPerson, createRegistration, createRun, resetDatabase } from '@/prisma/factories'
import { findOwnRegistration } from './own-registration'
import { findRun, upcomingRuns } from './queries'
import { joinPath, managePath } from './registration-links'

beforeEach(resetDatabase)

const meetings: [string, string][] = [['2026-06-08T18:30', '2026-06-08T20:30']]
const tokenOf = (path: string) => path.split('/').at(-1) ?? ''
const during = new Date('2026-06-09T01:15:00Z')

test('a link opens what it was made for and nothing else, and dies when its version is raised', async () => {
  const course = await createCourse()
  const run = await createRun({ courseId: course.id, meetings, zoomUrl: 'https://zoom.example/j/secret' })
  const person = await createPerson()
  const registration = await createRegistration({ runId: run.id, personId: person.id })
  const [join, manage] = [tokenOf(joinPath(registration)), tokenOf(managePath(registration))]
  expect(await findDoor(manage, during)).toBeNull()
  expect(await findOwnRegistration(join)).toBeNull()
  expect(await findOwnRegistration('made.up.token')).toBeNull()
  expect(await findOwnRegistration(manage)).not.toBeNull()
  expect(JSON.stringify(await findOwnRegistration(manage))).not.toContain('secret')
  await db.registration.update({ where: { id: registration.id }, data: { linkVersion: 2 } })
  expect(await findOwnRegistration(manage)).toBeNull()
  expect(await findDoor(join, during)).toBeNull()
})

test('visitors see no drafts and no Zoom link, and lists end with the last session', async () => {
  const course = await createCourse()
  const draft = await createRun({ courseId: course.id, status: RunStatus.DRAFT, meetings })
  const shown = await createRun({ courseId: course.id, meetings, zoomUrl: 'https://zoom.example/j/secret' })
  const runs = await upcomingRuns(during)
  expect(runs.map((run) => run.slug)).toEqual([shown.slug])
  expect(await findRun(draft.slug)).toBeNull()
  expect(JSON.stringify([runs, await findRun(shown.slug)])).not.toContain('secret')
  expect(await upcomingRuns(new Date('2026-06-09T03:30:00Z'))).toEqual([])
})
