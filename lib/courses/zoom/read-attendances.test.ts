import { afterAll, beforeEach, expect, test, vi } from 'vitest'
import { AttendanceSource, db } from '@/lib/db'
import { createCourse, createPerson, createRegistration, createRun, resetDatabase } from '@/prisma/factories'
import { startTestSandbox } from '@/sandbox/in-test'
import { readAttendances } from './read-attendances'
import { syncZoom } from './sync-zoom'

vi.hoisted(() => {
  const sandbox = { ZOOM_ACCOUNT_ID: 'sandbox', ZOOM_CLIENT_ID: 'sandbox', ZOOM_CLIENT_SECRET: 'sandbox' }
  Object.assign(process.env, sandbox, { ZOOM_API_BASE: process.env.STRIPE_API_BASE })
})

const sandbox = await startTestSandbox()
const { zoom } = sandbox
afterAll(() => sandbox.close())

beforeEach(async () => {
  zoom.be({})
  await resetDatabase()
})

const at = (clock: string, day = '09') => new Date(`2026-06-${day}T${clock}:00Z`)
const soonAfter = at('04:00')

/** A session from 01:30 to 03:30 UTC for Ada, Bo and Cy, with its meeting and their links. */
async function session() {
  const course = await createCourse()
  const meetings: [string, string][] = [['2026-06-08T18:30', '2026-06-08T20:30']]
  const run = await createRun({ courseId: course.id, zoomUrl: null, meetings })
  const seats = []
  for (const name of ['ada', 'bo', 'cy']) {
    const person = await createPerson({ email: `${name}@example.org` })
    seats.push(await createRegistration({ runId: run.id, personId: person.id }))
  }
  await syncZoom(run.id, at('00:00'))
  const { zoomMeetingId } = await db.runSession.findFirstOrThrow()
  const [ada, bo, cy] = seats
  if (!ada || !bo || !cy) throw new Error('Three people have seats')
  const linkOf = async ({ id }: { id: string }) => {
    const { registrantId } = await db.zoomSeat.findFirstOrThrow({ where: { registrationId: id } })
    return registrantId
  }
  return { meetingId: Number(zoomMeetingId), ada, bo, cy, linkOf }
}

const attendances = () =>
  db.attendance.findMany({
    select: { registrationId: true, source: true, minutes: true },
    orderBy: { registrationId: 'asc' },
  })

test('who came is known by their link or else their address, with all the minutes they were there', async () => {
  const { meetingId, ada, bo, linkOf } = await session()
  zoom.hold(meetingId, [
    { registrantId: await linkOf(ada), from: at('01:20'), until: at('02:00') },
    { registrantId: await linkOf(ada), from: at('02:10'), until: at('03:40') },
    { email: 'Bo@example.org', from: at('02:30'), until: at('03:30') },
    { email: 'stranger@example.org', from: at('01:30'), until: at('03:30') },
  ])
  await readAttendances(soonAfter)
  expect(await attendances()).toEqual([
    { registrationId: ada.id, source: AttendanceSource.ZOOM, minutes: 110 },
    { registrationId: bo.id, source: AttendanceSource.ZOOM, minutes: 60 },
  ])
  expect((await db.runSession.findFirst())?.attendanceReadAt).toEqual(soonAfter)
})

test('a meeting that was ended by mistake and begun again is read whole', async () => {
  const { meetingId, ada, linkOf } = await session()
  const registrantId = await linkOf(ada)
  // The host tries out the room the day before.
  zoom.hold(meetingId, [{ registrantId, from: at('20:00', '08'), until: at('20:30', '08') }])
  zoom.hold(meetingId, [{ registrantId, from: at('01:30'), until: at('02:00') }])
  zoom.hold(meetingId, [{ registrantId, from: at('02:05'), until: at('03:30') }])
  await readAttendances(soonAfter)
  expect(await attendances()).toMatchObject([{ registrationId: ada.id, minutes: 115 }])
})

test('a report that is late is waited for, for a day', async () => {
  const { meetingId, ada, linkOf } = await session()
  zoom.hold(meetingId, [{ registrantId: await linkOf(ada), from: at('01:30'), until: at('03:30') }])
  await readAttendances(at('03:59'))
  expect(await attendances()).toEqual([])
  for (const trouble of [{ reportsAreLate: true }, { isDown: true }]) {
    zoom.be(trouble)
    await readAttendances(soonAfter)
  }
  expect(await attendances()).toEqual([])
  expect((await db.runSession.findFirst())?.attendanceReadAt).toBeNull()

  zoom.be({})
  await readAttendances(at('03:31', '10'))
  expect(await attendances()).toEqual([])
  await readAttendances(at('03:29', '10'))
  expect(await attendances()).toHaveLength(1)
})

test('a long report is read to its end', async () => {
  const { meetingId, ada, linkOf } = await session()
  const registrantId = await linkOf(ada)
  const stranger = { email: 'stranger@example.org', from: at('01:30'), until: at('03:30') }
  zoom.hold(meetingId, [
    ...Array.from({ length: 650 }, () => stranger),
    { registrantId, from: at('01:30'), until: at('02:00') },
  ])
  await readAttendances(soonAfter)
  expect(await attendances()).toMatchObject([{ registrationId: ada.id, minutes: 30 }])
})

test('what a trainer has marked is never written over, and a second reading changes nothing', async () => {
  const { meetingId, ada, bo, linkOf } = await session()
  const { id: sessionId } = await db.runSession.findFirstOrThrow()
  await db.attendance.create({ data: { registrationId: ada.id, sessionId, source: AttendanceSource.TRAINER } })
  zoom.hold(meetingId, [
    { registrantId: await linkOf(ada), from: at('01:30'), until: at('02:00') },
    { registrantId: await linkOf(bo), from: at('01:30'), until: at('02:00') },
  ])
  const wanted = [
    { registrationId: ada.id, source: AttendanceSource.TRAINER, minutes: null },
    { registrationId: bo.id, source: AttendanceSource.ZOOM, minutes: 30 },
  ]
  await readAttendances(soonAfter)
  expect(await attendances()).toEqual(wanted)
  await db.runSession.updateMany({ data: { attendanceReadAt: null } })
  await readAttendances(soonAfter)
  expect(await attendances()).toEqual(wanted)
  const asked = zoom.requests().length
  await readAttendances(soonAfter)
  expect(zoom.requests()).toHaveLength(asked)
})
