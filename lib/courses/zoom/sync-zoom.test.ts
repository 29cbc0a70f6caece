import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { afterAll, beforeEach, expect, test, vi } from 'vitest'
import { findOwnRegistration } from '@/lib/courses/own-registration'
import { findRun, upcomingRuns } from '@/lib/courses/queries'
import { register } from '@/lib/courses/register'
import { managePath } from '@/lib/courses/registration-links'
import { db, RegistrationState, RunStatus } from '@/lib/db'
import { changeSetting } from '@/lib/settings'
import { createCourse, createPerson, createRegistration, createRun, resetDatabase } from '@/prisma/factories'
import { startTestSandbox } from '@/sandbox/in-test'
import { sweepZoom, syncZoom } from './sync-zoom'
import { leaveMeetings, zoomChanged } from './zoom-changed'

vi.hoisted(() => {
  const sandbox = { ZOOM_ACCOUNT_ID: 'sandbox', ZOOM_CLIENT_ID: 'sandbox', ZOOM_CLIENT_SECRET: 'sandbox' }
  Object.assign(process.env, sandbox, { ZOOM_API_BASE: process.env.STRIPE_API_BASE })
})

const sandbox = await startTestSandbox()
const { zoom } = sandbox
afterAll(() => sandbox.close())

const year = new Date().getFullYear() + 1
const firstMeeting: [string, string] = [`${year}-06-08T18:30`, `${year}-06-08T20:30`]
const secondMeeting: [string, string] = [`${year}-06-15T18:30`, `${year}-06-15T20:30`]

beforeEach(async () => {
  zoom.be({})
  for (const { id } of zoom.meetings()) zoom.remove(id)
  await resetDatabase()
})

async function onlineRun(run: Partial<Parameters<typeof createRun>[0]> = {}) {
  const course = await createCourse({ title: 'Free Introduction' })
  return createRun({ courseId: course.id, zoomUrl: null, meetings: [firstMeeting], ...run })
}

async function seat(runId: string, email = `${randomUUID()}@example.org`) {
  const person = await createPerson({ email })
  return createRegistration({ runId, personId: person.id })
}

const onlyMeeting = () => {
  const [meeting, ...others] = zoom.meetings()
  if (!meeting || others.length > 0) throw new Error(`There are ${others.length + (meeting ? 1 : 0)} meetings at Zoom`)
  return meeting
}
/** The addresses that have a link which opens, of the only meeting. */
const guests = () =>
  zoom
    .registrants(onlyMeeting().id)
    .filter(({ status }) => status === 'approved')
    .map(({ email }) => email)
    .sort()

const typed = (run: string, email: string) => ({
  formKey: randomUUID(),
  run,
  name: 'Ada Sedge',
  email,
  pronouns: null,
  accessNeeds: null,
  tier: null,
  amount: null,
  gift: null,
  discountCode: null,
  canPay: null,
  scholarshipNote: null,
})

test('each session has a meeting at its own times, and each confirmed person a link of their own to it', async () => {
  const run = await onlineRun({ meetings: [firstMeeting, secondMeeting] })
  const ada = await seat(run.id, 'ada@example.org')
  await seat(run.id, 'bo@example.org')
  const held = await seat(run.id, 'held@example.org')
  await db.registration.update({
    where: { id: held.id },
    data: { state: RegistrationState.HOLD, holdExpiresAt: new Date() },
  })
  await syncZoom(run.id)

  expect(zoom.meetings().map(({ start_time, duration, timezone }) => ({ start_time, duration, timezone }))).toEqual([
    { start_time: `${year}-06-09T01:30:00Z`, duration: 120, timezone: 'America/Los_Angeles' },
    { start_time: `${year}-06-16T01:30:00Z`, duration: 120, timezone: 'America/Los_Angeles' },
  ])
  for (const { id, settings } of zoom.meetings()) {
    expect(settings).toMatchObject({
      approval_type: 0,
      registrants_email_notification: false,
      registrants_confirmation_email: false,
      waiting_room: false,
    })
    expect(
      zoom
        .registrants(id)
        .map(({ email }) => email)
        .sort(),
    ).toEqual(['ada@example.org', 'bo@example.org'])
  }
  const seats = await db.zoomSeat.findMany({ where: { registrationId: ada.id } })
  expect(seats).toHaveLength(2)
  expect(seats[0]?.joinUrl).not.toBe(seats[1]?.joinUrl)

  const asked = zoom.requests().length
  await syncZoom(run.id)
  expect(zoom.requests()).toHaveLength(asked)
})

test('while Zoom is down registrations succeed at once, and the links come when it is back', async () => {
  const run = await onlineRun()
  zoom.be({ isDown: true })
  for (const name of ['ada', 'bo']) {
    expect(await register(typed(run.slug, `${name}@example.org`))).toMatchObject({ kind: 'registered' })
  }
  expect(await db.mailMessage.count({ where: { template: 'seat' } })).toBe(2)
  await expect(syncZoom(run.id)).rejects.toThrow('Zoom answered 503')
  await sweepZoom()
  expect(zoom.meetings()).toEqual([])

  zoom.be({})
  await sweepZoom()
  expect(guests()).toEqual(['ada@example.org', 'bo@example.org'])
  expect(await db.zoomSeat.count()).toBe(2)
})

test('when Zoom is overrun the job throws, so that the queue tries again', async () => {
  const run = await onlineRun()
  zoom.be({ isLimited: true })
  await expect(syncZoom(run.id)).rejects.toThrow('Zoom answered 429')
})

test('a registration leaves one job for its run, however many come together', async () => {
  const run = await onlineRun()
  await Promise.all(['ada', 'bo', 'cy'].map((name) => register(typed(run.slug, `${name}@example.org`))))
  await db.$transaction((tx) => zoomChanged(tx, run.id))
  await db.$transaction((tx) => zoomChanged(tx, run.id))
  const jobs = await db.$queryRaw`SELECT data FROM pgboss.job WHERE name = 'sync-zoom'`
  expect(jobs).toEqual([{ data: { runId: run.id } }])
})

test('the same job many times at once makes one meeting, and asks for one link a person', async () => {
  const run = await onlineRun()
  await seat(run.id, 'ada@example.org')
  zoom.be({ answerAfterMs: 40 })
  const before = zoom.requests().length
  await Promise.all(Array.from({ length: 6 }, () => syncZoom(run.id)))
  expect(guests()).toEqual(['ada@example.org'])
  const asked = zoom.requests().slice(before)
  expect(asked.filter((request) => request === 'POST /v2/users/me/meetings')).toHaveLength(1)
  expect(asked.filter((request) => request.endsWith('/registrants'))).toHaveLength(1)
})

test('an answer that is lost on its way leaves no second meeting and no second link', async () => {
  const run = await onlineRun()
  await seat(run.id, 'ada@example.org')
  zoom.be({ losesAnswers: true })
  // The meeting's answer, then that to its times being told, and then that to the link being asked for.
  await expect(syncZoom(run.id)).rejects.toThrow('503 (5000) to: make a meeting')
  await expect(syncZoom(run.id)).rejects.toThrow('503 (5000) to: change a meeting')
  zoom.be({})
  const { id } = onlyMeeting()
  await db.runSession.updateMany({ data: { zoomMeetingId: String(id), zoomSequence: 0 } })
  zoom.be({ losesAnswers: true })
  await expect(syncZoom(run.id)).rejects.toThrow('503 (5000) to: give a link')
  zoom.be({})
  await syncZoom(run.id)
  expect(zoom.registrants(onlyMeeting().id)).toHaveLength(1)
  expect(await db.zoomSeat.findFirst()).toMatchObject({ joinUrl: zoom.registrants(id)[0]?.joinUrl })
})

test('a process that is killed after Zoom has made a meeting, or a link, leaves no second one', {
  timeout: 60_000,
}, async () => {
  const run = await onlineRun()
  await seat(run.id, 'ada@example.org')
  // Long enough to be killed in between, and short enough for what leads there.
  zoom.be({ answerAfterMs: 1_500 })
  for (const isThere of [() => zoom.meetings().length > 0, () => guests().length > 0]) {
    const child = syncInAnotherProcess(run.id)
    await expect.poll(isThere, { timeout: 25_000, interval: 20 }).toBe(true)
    child.kill('SIGKILL')
    await once(child, 'exit')
  }
  expect(await db.zoomSeat.count()).toBe(0)
  zoom.be({})
  await syncZoom(run.id)
  expect(guests()).toEqual(['ada@example.org'])
  expect(zoom.registrants(onlyMeeting().id)).toHaveLength(1)
  const { zoomMeetingId } = await db.runSession.findFirstOrThrow()
  expect(zoomMeetingId).toBe(String(onlyMeeting().id))
  expect(await db.zoomSeat.findFirst()).toMatchObject({ joinUrl: zoom.registrants(onlyMeeting().id)[0]?.joinUrl })
})

function syncInAnotherProcess(runId: string, LOG_LEVEL = 'silent') {
  const script = `const { syncZoom } = await import('./lib/courses/zoom/sync-zoom.ts')
    const { log } = await import('./lib/log.ts')
    await syncZoom('${runId}').catch((error) => log.error({ err: error }, 'job failed'))
    process.exit()`
  return spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
    env: { ...process.env, LOG_LEVEL },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

test('a session that moves, is cancelled, or is taken out of the run moves and goes at Zoom', async () => {
  const run = await onlineRun({ meetings: [firstMeeting, secondMeeting] })
  await seat(run.id, 'ada@example.org')
  await syncZoom(run.id)
  const [first, second] = run.sessions
  if (!first || !second) throw new Error('The run has two sessions')
  const links = await db.zoomSeat.findMany({ where: { sessionId: first.id } })

  const startsAt = new Date(first.startsAt.getTime() + 60 * 60_000)
  await db.runSession.update({ where: { id: first.id }, data: { startsAt, icsSequence: { increment: 1 } } })
  await db.runSession.update({ where: { id: second.id }, data: { cancelledAt: new Date() } })
  await syncZoom(run.id)
  expect(onlyMeeting()).toMatchObject({ start_time: `${year}-06-09T02:30:00Z`, duration: 60 })
  // The link stays the same: nobody has to look for it again.
  expect(await db.zoomSeat.findMany()).toEqual(links)

  await db.$transaction((tx) => leaveMeetings(tx, [first.id]))
  expect(await db.zoomSeat.count()).toBe(0)
  const jobs = await db.$queryRaw`SELECT data FROM pgboss.job WHERE name = 'delete-zoom-meeting'`
  expect(jobs).toEqual([{ data: { meetingId: String(onlyMeeting().id) } }])
})

test('a run that is cancelled, or gets a link pasted in, has no meetings left at Zoom', async () => {
  const cancelled = await onlineRun()
  const pasted = await onlineRun()
  await seat(pasted.id)
  await syncZoom(cancelled.id)
  await syncZoom(pasted.id)
  expect(zoom.meetings()).toHaveLength(2)
  await db.run.update({
    where: { id: cancelled.id },
    data: { status: RunStatus.CANCELLED, cancelledAt: new Date(), cancelReason: 'The trainer is ill.' },
  })
  await db.run.update({ where: { id: pasted.id }, data: { zoomUrl: 'https://zoom.example/j/1' } })
  await syncZoom(cancelled.id)
  await syncZoom(pasted.id)
  expect(zoom.meetings()).toEqual([])
  expect(await db.zoomSeat.count()).toBe(0)
  expect(await db.runSession.count({ where: { zoomMeetingId: { not: null } } })).toBe(0)
})

test('a seat given back takes its link with it, and one taken again has a new one', async () => {
  const run = await onlineRun()
  const ada = await seat(run.id, 'ada@example.org')
  await seat(run.id, 'bo@example.org')
  await syncZoom(run.id)
  const [former] = zoom.registrants(onlyMeeting().id).filter(({ email }) => email === 'ada@example.org')
  await db.registration.update({
    where: { id: ada.id },
    data: { state: RegistrationState.CANCELLED, cancelledAt: new Date() },
  })
  await syncZoom(run.id)
  expect(guests()).toEqual(['bo@example.org'])
  expect(await db.zoomSeat.count()).toBe(1)
  expect((await fetch(former?.joinUrl ?? '')).status).toBe(410)

  await createRegistration({ runId: run.id, personId: ada.personId })
  await syncZoom(run.id)
  expect(guests()).toEqual(['ada@example.org', 'bo@example.org'])
  expect((await fetch(former?.joinUrl ?? '')).status).toBe(410)
})

test('who moves to another run has no link to the one they left', async () => {
  const [left, taken] = [await onlineRun(), await onlineRun()]
  const ada = await seat(left.id, 'ada@example.org')
  await syncZoom(left.id)
  await db.registration.update({ where: { id: ada.id }, data: { runId: taken.id } })
  await syncZoom(left.id)
  await syncZoom(taken.id)
  const [leftMeeting, takenMeeting] = zoom.meetings()
  expect(zoom.registrants(leftMeeting?.id ?? 0)).toMatchObject([{ status: 'cancelled' }])
  expect(zoom.registrants(takenMeeting?.id ?? 0)).toMatchObject([{ email: 'ada@example.org', status: 'approved' }])
})

test('a corrected address, whose links are new, has a new link at Zoom, and the wrong one’s is dead', async () => {
  const run = await onlineRun()
  const ada = await seat(run.id, 'wrong@example.org')
  await syncZoom(run.id)
  await db.person.update({ where: { id: ada.personId }, data: { email: 'right@example.org' } })
  await db.registration.update({ where: { id: ada.id }, data: { linkVersion: { increment: 1 } } })
  await syncZoom(run.id)
  expect(guests()).toEqual(['right@example.org'])
  expect(await db.zoomSeat.count()).toBe(1)
})

test('a meeting that somebody deleted at Zoom is made again, with everybody’s links', async () => {
  const run = await onlineRun()
  await seat(run.id, 'ada@example.org')
  await syncZoom(run.id)
  zoom.remove(onlyMeeting().id)
  await seat(run.id, 'bo@example.org')
  await expect(syncZoom(run.id)).rejects.toThrow('keep a meeting')
  await syncZoom(run.id)
  expect(guests()).toEqual(['ada@example.org', 'bo@example.org'])
  expect(await db.zoomSeat.count()).toBe(2)
})

test('somebody whom Zoom refuses keeps nobody else waiting', async () => {
  const run = await onlineRun()
  await seat(run.id, `${'a'.repeat(60)}@${'b'.repeat(60)}.${'c'.repeat(10)}.example.org`)
  await seat(run.id, 'bo@example.org')
  await expect(syncZoom(run.id)).rejects.toThrow('Zoom answered 400 (300)')
  expect(guests()).toEqual(['bo@example.org'])
})

test('a session that cannot be taken from Zoom while people are in it keeps no other session waiting', async () => {
  const run = await onlineRun({ meetings: [firstMeeting, secondMeeting] })
  await seat(run.id, 'ada@example.org')
  await syncZoom(run.id)
  const [first, second] = zoom.meetings().map(({ id }) => id)
  const [ada] = zoom.registrants(first ?? 0)
  await fetch(ada?.joinUrl ?? '', { method: 'POST' })
  await db.runSession.updateMany({ where: { zoomMeetingId: String(first) }, data: { cancelledAt: new Date() } })
  await seat(run.id, 'bo@example.org')
  await expect(syncZoom(run.id)).rejects.toThrow('Zoom answered 400 (3002)')
  expect(zoom.registrants(second ?? 0).map(({ email }) => email)).toEqual(['ada@example.org', 'bo@example.org'])
})

test('a token that Zoom has forgotten is replaced', async () => {
  const run = await onlineRun()
  await syncZoom(run.id)
  zoom.forgetTokens()
  await seat(run.id, 'ada@example.org')
  await syncZoom(run.id)
  expect(guests()).toEqual(['ada@example.org'])
})

test('the office hears once of a room that is still missing a day before its session', async () => {
  await changeSetting('officeEmail', 'desk@example.org')
  const run = await onlineRun()
  await seat(run.id)
  const before = (hours: number) => new Date((run.sessions[0]?.startsAt.getTime() ?? 0) - hours * 60 * 60_000)
  zoom.be({ isDown: true })
  await sweepZoom(before(25))
  expect(await db.mailMessage.count()).toBe(0)
  await sweepZoom(before(23))
  await sweepZoom(before(22))
  expect(await db.mailMessage.findMany()).toMatchObject([
    { toAddress: 'desk@example.org', subject: 'A room is missing: Free Introduction' },
  ])
  zoom.be({})
  await resetDatabase()
  const ready = await onlineRun()
  await sweepZoom(new Date((ready.sessions[0]?.startsAt.getTime() ?? 0) - 60_000))
  expect(await db.mailMessage.count()).toBe(0)
})

test('nothing of Zoom’s is in mails, in pages, or in what is logged', { timeout: 30_000 }, async () => {
  await changeSetting('officeEmail', 'desk@example.org')
  const run = await onlineRun()
  await register(typed(run.slug, 'ada@example.org'))
  await syncZoom(run.id)
  const registration = await db.registration.findFirstOrThrow()
  const [guest] = zoom.registrants(onlyMeeting().id)
  if (!guest) throw new Error('Nobody has a link')

  const token = managePath(registration).split('/').at(-1) ?? ''
  const shown = [await findOwnRegistration(token), await findRun(run.slug), await upcomingRuns()]
  const said = JSON.stringify([shown, await db.mailMessage.findMany(), await db.auditEntry.findMany()])
  expect(said).toContain('ada@example.org')
  for (const secret of [guest.tk, guest.id, '/zoom/']) expect(said).not.toContain(secret)

  // Refused, with Zoom's own words about the person.
  await db.zoomSeat.deleteMany()
  for (let times = 0; times < 3; times++) {
    await syncZoom(run.id).catch(() => null)
    await db.zoomSeat.deleteMany()
  }
  const child = syncInAnotherProcess(run.id, 'trace')
  const [output] = await Promise.all([child.stdout.toArray(), once(child, 'exit')])
  const logged = Buffer.concat(output).toString()
  expect(logged).toContain('Zoom answered 429')
  for (const secret of ['ada@', 'Ada Sedge', guest.tk, guest.id, 'sandbox:sandbox', 'Bearer']) {
    expect(logged).not.toContain(secret)
  }
})
