import ICAL from 'ical.js'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { publishedCalendar } from '@/lib/calendar-file'
import { feedHref, joinPath, managePath } from '@/lib/courses/registration-links'
import { db, RegistrationState, RunStatus } from '@/lib/db'
import { env } from '@/lib/env'
import { stopSendingJobs } from '@/lib/jobs'
import { linkToken } from '@/lib/links'
import { createCourse, createPerson, createRegistration, createRun, resetDatabase } from '@/prisma/factories'
import { findMyCalendar, findSeatCalendar, isCalendarAlive } from './find-my-calendar'
import { renewCalendar } from './renew-calendar'

beforeEach(resetDatabase)
afterAll(stopSendingJobs)

const tokenOf = (person: { id: string; feedVersion: number }) => feedHref(person).split('/').at(-1) ?? ''

async function runOf(title: string, run: Partial<Parameters<typeof createRun>[0]> = {}) {
  const course = await createCourse({ title })
  return createRun({ courseId: course.id, ...run })
}

test('a person’s calendar has the sessions of every seat of theirs, with their doors, and no other secret', async () => {
  const ada = await createPerson()
  const [intro, foundation] = [await runOf('Introduction'), await runOf('Foundation')]
  const seats = [
    await createRegistration({ runId: intro.id, personId: ada.id }),
    await createRegistration({ runId: foundation.id, personId: ada.id }),
  ]
  const others = await createPerson()
  await createRegistration({ runId: intro.id, personId: others.id })
  const sessions = (await findMyCalendar(tokenOf(ada))) ?? []
  const file = publishedCalendar(sessions, new Date())
  const events = new ICAL.Component(ICAL.parse(file))
    .getAllSubcomponents('vevent')
    .map((event) => new ICAL.Event(event))
  expect(events.map(({ summary }) => summary)).toEqual(['Introduction', 'Foundation'])
  expect(events.map(({ component }) => String(component.getFirstPropertyValue('url')))).toEqual(
    seats.map((seat) => `${env.SITE_URL}${joinPath(seat)}`),
  )
  const whole = file.replaceAll('\r\n ', '')
  for (const secret of [...seats.map(managePath), 'zoom.example', '/r/', ada.email]) expect(whole).not.toContain(secret)
})

test('a session has one UID in the file of its seat and in the calendar of its person', async () => {
  const ada = await createPerson()
  const run = await runOf('Introduction')
  const seat = await createRegistration({ runId: run.id, personId: ada.id })
  const uids = (sessions?: { uid: string }[] | null) => sessions?.map(({ uid }) => uid)
  const one = await findSeatCalendar(managePath(seat).slice('/r/'.length))
  expect(uids(one?.sessions)).toEqual(uids(await findMyCalendar(tokenOf(ada))))
  expect(one?.slug).toBe(run.slug)
})

test('only seats that are one’s own, in runs that take place, are in it', async () => {
  const ada = await createPerson()
  const registrations = [
    { state: RegistrationState.HOLD, holdExpiresAt: new Date() },
    { state: RegistrationState.WAITLISTED, waitlistSeq: 1 },
    { state: RegistrationState.CANCELLED, cancelledAt: new Date() },
  ]
  for (const registration of registrations) {
    const run = await runOf('Introduction')
    const made = await createRegistration({ runId: run.id, personId: ada.id, ...registration })
    expect(await findSeatCalendar(managePath(made).slice('/r/'.length))).toBeNull()
  }
  const gone = await runOf('Introduction', { status: RunStatus.CANCELLED, cancelledAt: new Date() })
  await createRegistration({ runId: gone.id, personId: ada.id })
  expect(await findMyCalendar(tokenOf(ada))).toEqual([])
})

test('an address that was not made here, or for something else, opens no calendar', async () => {
  const ada = await createPerson()
  const run = await runOf('Introduction')
  const seat = await createRegistration({ runId: run.id, personId: ada.id })
  const foreign = [linkToken('registration', ada.id, 1), linkToken('join', seat.id, 1), 'made.1.up', '']
  for (const token of foreign) expect(await findMyCalendar(token)).toBeNull()
})

test('a leaked address is killed once, and the new one goes to its person’s mail alone', async () => {
  const ada = await createPerson()
  const leaked = tokenOf(ada)
  const outcomes = await Promise.all([renewCalendar(leaked), renewCalendar(leaked)])
  expect(outcomes.toSorted()).toEqual(['dead', 'renewed'])
  expect([await isCalendarAlive(leaked), await findMyCalendar(leaked)]).toEqual([false, null])
  const [mail, ...others] = await db.mailMessage.findMany()
  expect([mail?.toAddress, others]).toEqual([ada.email, []])
  const fresh = await db.person.findUniqueOrThrow({ where: { id: ada.id } })
  expect(mail?.text).toContain(feedHref(fresh))
  expect(await findMyCalendar(tokenOf(fresh))).toEqual([])
})
