import { beforeEach, expect, test } from 'vitest'
import { findDoor } from '@/lib/courses/zoom/door'
import { db, RegistrationState, RunStatus } from '@/lib/db'
import { createCourse, createPerson, createRegistration, createRun, resetDatabase } from '@/prisma/factories'
import { findOwnRegistration, findRun, upcomingRuns } from './queries'
import { joinPath, managePath } from './registration-links'

beforeEach(resetDatabase)

const meetings: [string, string][] = [['2026-06-08T18:30', '2026-06-08T20:30']]
const tokenOf = (path: string) => path.split('/').at(-1) ?? ''
const before = new Date('2026-06-09T01:14:59Z')
const during = new Date('2026-06-09T01:15:00Z')

async function seat(registration: { state?: RegistrationState; cancelledAt?: Date } = {}) {
  const course = await createCourse()
  const run = await createRun({ courseId: course.id, meetings, zoomUrl: 'https://zoom.example/j/secret' })
  const person = await createPerson()
  return createRegistration({ runId: run.id, personId: person.id, ...registration })
}

test('Zoom’s link is behind the door only in the window, for a confirmed person', async () => {
  const token = tokenOf(joinPath(await seat()))
  expect(JSON.stringify(await findDoor(token, before))).not.toContain('secret')
  expect(await findDoor(token, during)).toMatchObject({
    kind: 'open',
    room: { kind: 'link', href: 'https://zoom.example/j/secret' },
  })
  expect(JSON.stringify(await findDoor(token, new Date('2026-06-09T03:30:00Z')))).not.toContain('secret')
})

test('Zoom’s link stays behind the door of a run that no longer meets on Zoom', async () => {
  const kept = await seat()
  await db.run.update({ where: { id: kept.runId }, data: { isOnline: false, venue: 'Friends Meeting House' } })
  expect(await findDoor(tokenOf(joinPath(kept)), during)).toMatchObject({
    kind: 'open',
    room: { kind: 'in_person' },
  })
})

test('the door stays shut for a seat given back and for a run called off', async () => {
  const given = await seat({ state: RegistrationState.CANCELLED, cancelledAt: new Date() })
  expect(JSON.stringify(await findDoor(tokenOf(joinPath(given)), during))).not.toContain('secret')
  const kept = await seat()
  await db.run.update({ where: { id: kept.runId }, data: { status: RunStatus.CANCELLED, cancelledAt: new Date() } })
  const door = await findDoor(tokenOf(joinPath(kept)), during)
  expect(door?.kind).toBe('cancelled')
  expect(JSON.stringify(door)).not.toContain('secret')
})

test('a link opens what it was made for and nothing else, and dies when its version is raised', async () => {
  const registration = await seat()
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
