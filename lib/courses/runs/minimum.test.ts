import { afterAll, beforeEach, expect, test } from 'vitest'
import { db, RegistrationState, Role } from '@/lib/db'
import { stopSendingJobs } from '@/lib/jobs'
import { type Staff, withGrant } from '@/lib/people/granted'
import { changeSetting } from '@/lib/settings'
import { createCourse, createPerson, createRegistration, createRun, resetDatabase } from '@/prisma/factories'
import { decideRun } from './decide-run'
import { printMinimum } from './minimum'
import { watchMinimums } from './watch-minimums'

beforeEach(resetDatabase)
afterAll(stopSendingJobs)

const may = new Date('2026-05-01T12:00:00Z')
const goNoGoAt = new Date('2026-06-01T19:00:00Z')

async function someRun(confirmed: number) {
  const course = await createCourse({ title: 'Foundation' })
  const run = await createRun({
    courseId: course.id,
    meetings: [['2026-06-08T18:30', '2026-06-08T20:30']],
    minimum: 3,
    goNoGoAt,
  })
  for (let seat = 0; seat < confirmed; seat++) {
    const person = await createPerson()
    await createRegistration({ runId: run.id, personId: person.id })
  }
  return run
}

const told = (template: string) => db.mailMessage.count({ where: { template } })

test('with enough people a run is certain by itself, and everybody with a seat is told once', async () => {
  const run = await someRun(2)
  await watchMinimums(may)
  expect(await db.run.findFirst()).toMatchObject({ goAt: null })
  const person = await createPerson()
  const hold = await createRegistration({
    runId: run.id,
    personId: person.id,
    state: RegistrationState.HOLD,
    holdExpiresAt: goNoGoAt,
  })
  await watchMinimums(may)
  // A seat that is only held may come back.
  expect(await db.run.findFirst()).toMatchObject({ goAt: null })
  await db.registration.update({
    where: { id: hold.id },
    data: { state: RegistrationState.CONFIRMED, holdExpiresAt: null },
  })
  await Promise.all([watchMinimums(may), watchMinimums(may)])
  await watchMinimums(may)
  const after = await db.run.findFirstOrThrow()
  expect(after.goAt).toEqual(may)
  expect(await told('run-takes-place')).toBe(3)
  expect(await db.auditEntry.findFirst()).toMatchObject({ actor: 'minimum', action: 'run.takes_place' })
  // The form that somebody has open may still be saved.
  expect(after.updatedAt).toEqual(run.updatedAt)
})

test('from the day of decision on the office is asked once a day, until somebody answers or it begins', async () => {
  await changeSetting('officeEmail', 'desk@example.org')
  const run = await someRun(2)
  const at = (iso: string) => watchMinimums(new Date(iso))
  await at('2026-06-01T18:50:00Z')
  expect(await told('office-go-no-go')).toBe(0)
  await at('2026-06-01T19:00:00Z')
  await at('2026-06-01T23:00:00Z')
  expect(await told('office-go-no-go')).toBe(1)
  await at('2026-06-02T19:00:00Z')
  expect(await told('office-go-no-go')).toBe(2)
  const mail = await db.mailMessage.findFirstOrThrow({ where: { template: 'office-go-no-go' } })
  expect(mail.text).toContain(`/staff/runs/${run.slug}\n`)
  expect(mail.text).toContain(`/staff/runs/${run.slug}/cancel`)

  const person = await createPerson({ roles: [Role.STAFF] })
  const staff: Staff | null = await withGrant(person.id, Role.STAFF)
  if (!staff) throw new Error('The grant just made is gone')
  expect(await decideRun(staff, run.id, new Date('2026-06-03T12:00:00Z'))).toBe('decided')
  expect(await decideRun(staff, run.id)).toBe('nothing_to_decide')
  await at('2026-06-04T19:00:00Z')
  expect([await told('office-go-no-go'), await told('run-takes-place')]).toEqual([2, 2])
})

test('the page says how many are missing and until when, and that it takes place once that is certain', () => {
  const run = { minimum: 6, goNoGoAt, goAt: null, seatsTaken: 4, zone: 'America/Los_Angeles' }
  expect(printMinimum(run, may)).toContain('when 6 people come; 2 more are needed')
  expect(printMinimum(run, may)).toContain('on Mon, Jun 1 at the latest')
  expect(printMinimum({ ...run, seatsTaken: 5 }, may)).toContain('one more is needed')
  expect(printMinimum(run, new Date('2026-06-02T12:00:00Z'))).toContain('being decided just now')
  expect(printMinimum({ ...run, goAt: may }, may)).toBe('It is certain that this run takes place.')
  expect(printMinimum({ ...run, minimum: null, goNoGoAt: null }, may)).toBeNull()
})
