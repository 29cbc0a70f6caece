import { beforeEach, expect, test, vi } from 'vitest'
import { joinPath, managePath } from '@/lib/courses/registration-links'
import { db, RegistrationState, RunStatus } from '@/lib/db'
import { changeSetting } from '@/lib/settings'
import { createCourse, createPerson, createRegistration, createRun, resetDatabase } from '@/prisma/factories'
import { findDoor } from './door'
import { askForRoom } from './zoom-changed'

vi.hoisted(() => {
  Object.assign(process.env, { ZOOM_ACCOUNT_ID: 'none', ZOOM_CLIENT_ID: 'none', ZOOM_CLIENT_SECRET: 'none' })
})

beforeEach(resetDatabase)

const meetings: [string, string][] = [
  ['2026-06-08T18:30', '2026-06-08T20:30'],
  ['2026-06-15T18:30', '2026-06-15T20:30'],
]
const tokenOf = (path: string) => path.split('/').at(-1) ?? ''
const before = new Date('2026-06-09T01:14:59Z')
const during = new Date('2026-06-09T01:15:00Z')
const between = new Date('2026-06-09T03:30:00Z')
const after = new Date('2026-06-16T03:30:00Z')
const pasted = 'https://zoom.example/j/secret'
const own = 'https://zoom.example/w/secret?tk=own'

async function seat({
  zoomUrl,
  ...registration
}: {
  zoomUrl: string | null
  state?: RegistrationState
  cancelledAt?: Date
  waitlistSeq?: number
}) {
  const course = await createCourse()
  const run = await createRun({ courseId: course.id, meetings, zoomUrl })
  const person = await createPerson()
  const made = await createRegistration({ runId: run.id, personId: person.id, ...registration })
  const [first, second] = run.sessions
  if (!first || !second) throw new Error('The run has two sessions')
  return { registration: made, run, first, second, look: (now: Date) => findDoor(tokenOf(joinPath(made)), now) }
}

const linkFor = (registrationId: string, sessionId: string) =>
  db.zoomSeat.create({ data: { registrationId, sessionId, registrantId: 'r1', joinUrl: own, linkVersion: 1 } })

test('a pasted link is behind the door only in the window', async () => {
  const { look } = await seat({ zoomUrl: pasted })
  for (const now of [before, between, after]) expect(JSON.stringify(await look(now))).not.toContain('secret')
  expect(await look(during)).toMatchObject({ kind: 'open', room: { kind: 'link', href: pasted, isOwn: false } })
})

test('a person’s own link is behind the door only in the window, and only that of the session that is on', async () => {
  const { registration, first, look } = await seat({ zoomUrl: null })
  await linkFor(registration.id, first.id)
  for (const now of [before, between, after]) expect(JSON.stringify(await look(now))).not.toContain('secret')
  expect(await look(during)).toMatchObject({ kind: 'open', room: { kind: 'link', href: own, isOwn: true } })
  const later = await look(new Date('2026-06-16T02:00:00Z'))
  expect(later).toMatchObject({ kind: 'open', room: { kind: 'opening' } })
  expect(JSON.stringify(later)).not.toContain('secret')
})

test('a link at Zoom that belongs to links of ours which were killed is not shown', async () => {
  const { registration, first } = await seat({ zoomUrl: null })
  await linkFor(registration.id, first.id)
  await db.registration.update({ where: { id: registration.id }, data: { linkVersion: 2 } })
  expect(await findDoor(tokenOf(joinPath(registration)), during)).toBeNull()
  const renewed = await findDoor(tokenOf(joinPath({ id: registration.id, linkVersion: 2 })), during)
  expect(renewed).toMatchObject({ kind: 'open', room: { kind: 'opening' } })
  expect(JSON.stringify(renewed)).not.toContain('secret')
})

test('while the link is still to come the room is being opened, and after five minutes the office is named', async () => {
  await changeSetting('officeEmail', 'desk@example.org')
  const { look } = await seat({ zoomUrl: null })
  expect(await look(during)).toMatchObject({ room: { kind: 'opening', isLate: false } })
  const inFiveMinutes = new Date(during.getTime() + 5 * 60_000)
  expect(await look(inFiveMinutes)).toMatchObject({
    room: { kind: 'opening', isLate: true, officeEmail: 'desk@example.org' },
  })
})

test('however often somebody looks, their link is asked for at most every twenty seconds', async () => {
  const { run } = await seat({ zoomUrl: null })
  for (let looks = 0; looks < 15; looks++) {
    await askForRoom(run.id)
    // What was asked for has failed already, and a former job may no longer be waiting.
    await db.$executeRaw`UPDATE pgboss.job SET state = 'failed' WHERE name = 'sync-zoom'`
  }
  const [jobs] = await db.$queryRaw<{ count: bigint }[]>`SELECT count(*) FROM pgboss.job WHERE name = 'sync-zoom'`
  // Two, where the looks went over from one twenty seconds into the next.
  expect(Number(jobs?.count)).toBeGreaterThanOrEqual(1)
  expect(Number(jobs?.count)).toBeLessThanOrEqual(2)
})

test('the door stays shut for whoever has no confirmed seat, and for a run called off', async () => {
  for (const standing of [
    { state: RegistrationState.CANCELLED, cancelledAt: new Date() },
    { state: RegistrationState.WAITLISTED, waitlistSeq: 1 },
    { state: RegistrationState.EXPIRED },
  ]) {
    const { look } = await seat({ zoomUrl: pasted, ...standing })
    const door = await look(during)
    expect(door).toMatchObject({ kind: 'not_confirmed', state: standing.state })
    expect(JSON.stringify(door)).not.toContain('secret')
  }
  const { run, look } = await seat({ zoomUrl: pasted })
  const cancelled = { status: RunStatus.CANCELLED, cancelledAt: new Date(), cancelReason: 'The trainer is ill.' }
  await db.run.update({ where: { id: run.id }, data: cancelled })
  const door = await look(during)
  expect(door).toMatchObject({ kind: 'cancelled', cancelReason: 'The trainer is ill.' })
  expect(JSON.stringify(door)).not.toContain('secret')
})

test('in place of a cancelled session the door names the next one, and says which does not take place', async () => {
  const { first, second, look } = await seat({ zoomUrl: pasted })
  const cancelled = { cancelledAt: new Date(), cancelReason: 'The trainer is ill.' }
  await db.runSession.update({ where: { id: first.id }, data: cancelled })
  const door = await look(during)
  expect(door).toMatchObject({ kind: 'before', session: { id: second.id }, calledOff: { id: first.id, ...cancelled } })
  expect(JSON.stringify(door)).not.toContain('secret')
  expect(await look(between)).toMatchObject({ calledOff: null })
  await db.runSession.update({ where: { id: second.id }, data: cancelled })
  expect(await look(between)).toMatchObject({ kind: 'over', calledOff: { id: second.id } })
})

test('a session that moved opens at its new time alone', async () => {
  const { first, look } = await seat({ zoomUrl: pasted })
  const moved = { startsAt: new Date('2026-06-10T01:30:00Z'), endsAt: new Date('2026-06-10T03:30:00Z') }
  await db.runSession.update({ where: { id: first.id }, data: moved })
  expect(await look(during)).toMatchObject({ kind: 'before', opensAt: new Date('2026-06-10T01:15:00Z') })
  expect(await look(new Date('2026-06-10T01:15:00Z'))).toMatchObject({ kind: 'open' })
})

test('who has a single session finds the door open for it and for no other', async () => {
  const { registration, second, look } = await seat({ zoomUrl: pasted })
  await db.registrationSession.create({ data: { registrationId: registration.id, sessionId: second.id } })
  expect(await look(during)).toMatchObject({ kind: 'before', session: { id: second.id } })
  expect(await look(new Date('2026-06-16T01:15:00Z'))).toMatchObject({ kind: 'open' })
})

test('a session in a room of walls and chairs has no link, even where one was pasted before', async () => {
  const { run, look } = await seat({ zoomUrl: pasted })
  await db.run.update({ where: { id: run.id }, data: { isOnline: false, venue: 'Friends Meeting House' } })
  const door = await look(during)
  expect(door).toMatchObject({ kind: 'open', room: { kind: 'in_person' }, run: { place: 'Friends Meeting House' } })
  expect(JSON.stringify(door)).not.toContain('secret')
})

test('the link that looks after a registration does not open the door', async () => {
  const { registration } = await seat({ zoomUrl: pasted })
  expect(await findDoor(tokenOf(managePath(registration)), during)).toBeNull()
  expect(await findDoor('made.up.token', during)).toBeNull()
})
