import { beforeEach, expect, test } from 'vitest'
import { readPdf } from '@/e2e/support/read-pdf'
import { AttendanceSource, db, RegistrationState } from '@/lib/db'
import { linkToken } from '@/lib/links'
import { createCourse, createPerson, createRegistration, createRun, resetDatabase } from '@/prisma/factories'
import { certificateFacts } from './certificate'
import { certificatePdf, findCertificate } from './find-certificate'

const evenings = ['08', '15', '22', '29'].map((day) => ({
  id: day,
  startsAt: new Date(`2026-06-${day}T18:30:00Z`),
  endsAt: new Date(`2026-06-${day}T20:30:00Z`),
}))
const july = new Date('2026-07-15T12:00:00Z')

const earned = (came: string[], { sessions = evenings, isHeld = true, now = july } = {}) =>
  certificateFacts({ sessions, came, isHeld, now }).isEarned

test('a certificate needs three evenings of four, all of them over, of a run that took place', () => {
  expect(earned(['08', '15', '29'])).toBe(true)
  expect(earned(['08', '15'])).toBe(false)
  expect(earned(['08', '15', '22'], { now: new Date('2026-06-29T19:00:00Z') })).toBe(false)
  expect(earned(['08', '15', '22', '29'], { isHeld: false })).toBe(false)
})

test('whoever has a seat in one evening earns it by that one, and what took not place counts for nobody', () => {
  expect(earned(['15'], { sessions: evenings.slice(1, 2) })).toBe(true)
  expect(earned(['08'], { sessions: evenings.slice(1, 2) })).toBe(false)
  expect(earned([], { sessions: [] })).toBe(false)
})

test('the hours are those of the sessions attended', () => {
  expect(certificateFacts({ sessions: evenings, came: ['08', '15', '22'], isHeld: true, now: july })).toMatchObject({
    attended: 3,
    of: 4,
    minutes: 360,
  })
})

beforeEach(resetDatabase)

async function attendedRun(cameTo: number) {
  const course = await createCourse({ title: 'Foundation' })
  const run = await createRun({
    courseId: course.id,
    meetings: [
      ['2026-06-08T18:30', '2026-06-08T20:30'],
      ['2026-06-15T18:30', '2026-06-15T20:30'],
    ],
  })
  const { id: personId } = await createPerson()
  const { id, linkVersion } = await createRegistration({ runId: run.id, personId, name: 'Zoë Quill' })
  await db.attendance.createMany({
    data: run.sessions
      .slice(0, cameTo)
      .map(({ id: sessionId }) => ({ registrationId: id, sessionId, source: AttendanceSource.TRAINER })),
  })
  return { id, token: linkToken('registration', id, linkVersion) }
}

test('whoever was there finds the certificate by their own link, and it says attendance only', async () => {
  const { id, token } = await attendedRun(2)
  expect(await findCertificate(token, new Date('2026-06-16T02:00:00Z'))).toBeNull()
  const certificate = await findCertificate(token, july)
  expect(certificate?.text).toContain('Attended: 2 of 2 sessions, 4 hours')
  expect(certificate?.text).toContain('Held: June 8, 2026 to June 15, 2026')
  expect(certificate?.text).toContain('not a certification in Nonviolent Communication')
  expect(await findCertificate(linkToken('join', id, 1), july)).toBeNull()
  await db.registration.update({ where: { id }, data: { state: RegistrationState.CANCELLED, cancelledAt: july } })
  expect(await findCertificate(token, july)).toBeNull()
})

test('one evening of two is not enough', async () => {
  const { token } = await attendedRun(1)
  expect(await findCertificate(token, july)).toBeNull()
})

test('its PDF is tagged, says the same, and is the same each time', async () => {
  const certificate = await findCertificate((await attendedRun(2)).token, july)
  if (!certificate) throw new Error('It was earned')
  const [pdf, again] = [await certificatePdf(certificate), await certificatePdf(certificate)]
  if (!pdf) throw new Error('Every letter is in our fonts')
  const { parts } = readPdf(pdf.bytes)
  expect(parts[0]).toEqual({ tag: 'H1', text: 'Certificate of attendance' })
  expect(parts.map(({ text }) => text)).toContain('Zoë Quill')
  expect(again?.bytes.equals(pdf.bytes)).toBe(true)
})
