import { randomUUID } from 'node:crypto'
import ICAL from 'ical.js'
import { beforeEach, expect, test } from 'vitest'
import { z } from 'zod'
import { effects } from '@/app/effects'
import { register } from '@/lib/courses/register'
import { db, RegistrationState } from '@/lib/db'
import { changeSetting } from '@/lib/settings'
import { createCourse, createPerson, createRegistration, createRun, resetDatabase } from '@/prisma/factories'
import { cancelRegistration } from './cancel-registration'

beforeEach(resetDatabase)

const meetings: [string, string][] = [
  ['2026-06-08T18:30', '2026-06-08T20:30'],
  ['2026-06-15T18:30', '2026-06-15T20:30'],
]

async function seat(state: RegistrationState = RegistrationState.CONFIRMED) {
  const course = await createCourse()
  const run = await createRun({ courseId: course.id, meetings })
  const person = await createPerson({ email: 'ada@example.org' })
  return createRegistration({ runId: run.id, personId: person.id, state })
}

const may = new Date('2026-05-01T12:00:00Z')

test('a seat goes back, the calendar and the office hear of it', async () => {
  await changeSetting('officeEmail', 'desk@example.org')
  const { id } = await seat()
  expect(await cancelRegistration(id, effects, may)).toBe('cancelled')
  expect(await db.registration.findFirst()).toMatchObject({
    state: 'CANCELLED',
    cancelledAt: may,
    cancelledBy: 'registrant',
  })
  const mail = await db.mailMessage.findFirstOrThrow({ where: { toAddress: 'ada@example.org' } })
  const files = JSON.stringify(mail.attachments)
  expect(files.match(/METHOD:CANCEL/g)).toHaveLength(2)
  expect(files.match(/SEQUENCE:1/g)).toHaveLength(2)
  const office = await db.mailMessage.findFirstOrThrow({ where: { toAddress: 'desk@example.org' } })
  expect(office.text).toContain('0 of 10 taken')
})

/** What a calendar keeps of each file that a mail had attached, in the order of the sessions. */
async function mailedEvents(template: string) {
  const mails = await db.mailMessage.findMany({ where: { template }, orderBy: { createdAt: 'asc' } })
  return mails.map((mail) =>
    z
      .array(z.object({ content: z.string() }))
      .parse(mail.attachments)
      .flatMap(({ content }) => new ICAL.Component(ICAL.parse(content)).getAllSubcomponents('vevent'))
      .map((event) => ({
        uid: String(event.getFirstPropertyValue('uid')),
        sequence: Number(event.getFirstPropertyValue('sequence')),
      })),
  )
}

test('who gives a seat back and takes one again has the sessions in the calendar again', async () => {
  const course = await createCourse()
  const run = await createRun({ courseId: course.id, meetings })
  const form = {
    run: run.slug,
    name: 'Ada',
    email: 'ada@example.org',
    pronouns: null,
    accessNeeds: null,
    tier: null,
    amount: null,
    gift: null,
    discountCode: null,
    canPay: null,
    scholarshipNote: null,
  }
  await register({ ...form, formKey: randomUUID() }, may)
  const first = await db.registration.findFirstOrThrow()
  await cancelRegistration(first.id, effects, may)
  await register({ ...form, formKey: randomUUID() }, may)

  const [taken = [], again = []] = await mailedEvents('seat')
  const [withdrawn = []] = await mailedEvents('seat-cancelled')
  expect(withdrawn).toEqual(taken.map(({ uid, sequence }) => ({ uid, sequence: sequence + 1 })))
  expect(again).toHaveLength(2)
  for (const { uid } of again) expect(withdrawn.map((event) => event.uid)).not.toContain(uid)
})

test('cancelling again, or twice at once, changes nothing and mails nothing', async () => {
  const { id } = await seat()
  const outcomes = await Promise.all([cancelRegistration(id, effects, may), cancelRegistration(id, effects, may)])
  expect(outcomes.sort()).toEqual(['cancelled', 'not_live'])
  expect(await cancelRegistration(id, effects, new Date())).not.toBe('cancelled')
  expect(await db.registration.findFirst()).toMatchObject({ cancelledAt: may })
  expect(await db.mailMessage.count()).toBe(1)
})

test('in the middle of a series only the sessions ahead leave the calendar', async () => {
  const { id } = await seat()
  expect(await cancelRegistration(id, effects, new Date('2026-06-10T12:00:00Z'))).toBe('cancelled')
  const mail = await db.mailMessage.findFirstOrThrow()
  expect(JSON.stringify(mail.attachments).match(/BEGIN:VEVENT/g)).toHaveLength(1)
})

test('after the last session there is nothing to give back', async () => {
  const { id } = await seat()
  expect(await cancelRegistration(id, effects, new Date('2026-06-16T03:30:00Z'))).toBe('over')
  expect(await db.registration.findFirst()).toMatchObject({ state: 'CONFIRMED' })
})
