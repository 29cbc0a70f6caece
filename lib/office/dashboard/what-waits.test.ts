import { randomUUID } from 'node:crypto'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { publicAddresses } from '@/app/public-addresses'
import { db, type Role } from '@/lib/db'
import { stopSendingJobs } from '@/lib/jobs'
import { withGrant } from '@/lib/people/granted'
import {
  createApplication,
  createCourse,
  createPaidOrder,
  createPerson,
  createRegistration,
  createRun,
  resetDatabase,
} from '@/prisma/factories'
import { textsToMend } from './texts-to-mend'
import { type DeskHolder, whatWaits } from './what-waits'

beforeEach(resetDatabase)
afterAll(stopSendingJobs)

async function holding(...roles: Role[]): Promise<DeskHolder> {
  const { id } = await createPerson({ roles })
  return {
    staff: await withGrant(id, 'STAFF'),
    treasurer: await withGrant(id, 'TREASURER'),
    reviewer: await withGrant(id, 'REVIEWER'),
  }
}

const refuseMail = (template: string) =>
  db.mailMessage.create({
    data: {
      template,
      dedupeKey: randomUUID(),
      toAddress: 'ada@example.org',
      subject: 'A subject',
      text: 'Words',
      html: 'Words',
      state: 'FAILED',
      refusedAt: new Date(),
      lastError: '550 no such user',
    },
  })

const titles = async (holder: DeskHolder) => (await whatWaits(holder)).map(({ title }) => title)

test('each grant is shown what waits for it, and nothing that is another’s', async () => {
  const { personId } = await createApplication()
  await refuseMail('receipt')
  await refuseMail('seat')
  const { order } = await createPaidOrder({ personId, lines: [{ kind: 'GIFT', amountCents: 5_000 }] })
  await db.moneyTask.create({ data: { cause: 'a', kind: 'REFUND_FAILED', orderId: order.id, amountCents: 5_000 } })
  expect(await titles(await holding('OWNER'))).toEqual([])
  expect(await titles(await holding('STAFF'))).toEqual(['1 mail could not be sent'])
  expect(await titles(await holding('TREASURER'))).toEqual([
    '1 mail to a donor was refused',
    '1 thing about money waits',
  ])
  expect(await titles(await holding('STAFF', 'TREASURER'))).toContain('2 mails could not be sent')
})

test('a link of a text that leads nowhere waits for staff, until it is mended', async () => {
  const { staff } = await holding('STAFF')
  if (!staff) throw new Error('no grant')
  expect(await textsToMend(staff, publicAddresses())).toEqual([])
  expect(await textsToMend(staff, { pages: [], files: [] })).toMatchObject([{ href: '/staff/content' }])
})

test('a reviewer is told what they still owe', async () => {
  const reviewer = await holding('REVIEWER')
  const { id: applicationId } = await createApplication()
  await db.boardReview.create({ data: { applicationId, reviewerId: reviewer.reviewer?.personId ?? '' } })
  expect(await titles(reviewer)).toEqual(['1 application waits for you to declare'])
  await db.boardReview.updateMany({ data: { declaredAt: new Date() } })
  expect(await titles(reviewer)).toEqual(['1 application waits for your scores'])
})

test('a run that should have been decided, and one without a room a week before it begins, wait for staff', async () => {
  const staff = await holding('STAFF')
  const { id: courseId } = await createCourse({ title: 'Foundation' })
  const inDays = (days: number) => new Date(Date.now() + days * 24 * 3_600_000)
  const late = await createRun({ courseId, minimum: 4, goNoGoAt: inDays(-1) })
  const certain = await createRun({ courseId, minimum: 4, goNoGoAt: inDays(-1), goAt: inDays(-2) })
  const roomless = await createRun({ courseId, zoomUrl: null })
  await db.runSession.updateMany({ where: { runId: roomless.id }, data: { startsAt: inDays(6), endsAt: inDays(6.1) } })
  await createRun({ courseId, zoomUrl: null })
  expect((await whatWaits(staff)).map(({ href }) => href)).toEqual([
    `/staff/runs/${roomless.slug}/edit`,
    `/staff/runs/${late.slug}`,
  ])
  await db.run.updateMany({ where: { id: { not: certain.id } }, data: { status: 'DRAFT' } })
  expect(await whatWaits(staff)).toEqual([])
})

test('whoever has asked to pay less waits for staff as long as the seat is held', async () => {
  const staff = await holding('STAFF')
  const { id: courseId } = await createCourse()
  const run = await createRun({ courseId, priceCents: 9_000 })
  const person = await createPerson()
  const held = await createRegistration({
    runId: run.id,
    personId: person.id,
    state: 'HOLD',
    holdExpiresAt: new Date(),
  })
  await db.scholarshipRequest.create({ data: { registrationId: held.id, canPayCents: 1_000, state: 'REQUESTED' } })
  expect(await titles(staff)).toEqual(['1 person has asked to pay less'])
  await db.registration.update({ where: { id: held.id }, data: { state: 'EXPIRED' } })
  expect(await titles(staff)).toEqual([])
})
