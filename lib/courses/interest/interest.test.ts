import { randomUUID } from 'node:crypto'
import { beforeEach, expect, test } from 'vitest'
import { db, MailState, RegistrationState, RunStatus } from '@/lib/db'
import { linkToken } from '@/lib/links'
import { changeSetting } from '@/lib/settings'
import { createCourse, createPerson, createRegistration, createRun, resetDatabase } from '@/prisma/factories'
import { askToBeTold } from './ask-to-be-told'
import { confirmInterest } from './confirm-interest'
import { findInterest } from './find-interest'
import { forgetInterests } from './forget-interests'
import { stopInterest } from './stop-interest'
import { tellOfOpenRuns } from './tell-of-open-runs'

beforeEach(async () => {
  await resetDatabase()
  await changeSetting('postalAddress', '1 River Road, Salem, OR 97301')
})

const may = new Date('2026-05-01T12:00:00Z')
const minutes = (count: number) => new Date(may.getTime() + count * 60_000)
const meetings: [string, string][] = [['2026-06-08T18:30', '2026-06-08T20:30']]

/** Somebody on a course's list since `may`. */
async function onList(courseId: string, email = `${randomUUID()}@example.org`) {
  const { id } = await db.courseInterest.create({ data: { courseId, email, confirmedAt: may } })
  return { id, email, token: linkToken('interest', id, 1) }
}

const told = async () =>
  (await db.mailMessage.findMany({ where: { template: 'run-open' }, orderBy: { toAddress: 'asc' } })).map(
    ({ toAddress }) => toAddress,
  )

test('nobody is told before they have said yes, and a link that is opened says nothing', async () => {
  const course = await createCourse({ title: 'Foundation' })
  await askToBeTold({ course: course.slug, email: 'ada@example.org', formKey: randomUUID() }, may)
  const asked = await db.mailMessage.findFirstOrThrow({ where: { template: 'interest-confirm' } })
  const [, token = ''] = /\/courses\/interest\/(\S+)/.exec(asked.text) ?? []
  expect(await findInterest(token)).toMatchObject({ standing: 'asked' })
  await createRun({ courseId: course.id, meetings })
  await tellOfOpenRuns(may)
  expect(await told()).toEqual([])

  expect(await confirmInterest(token, may)).toBe('confirmed')
  await createRun({ courseId: course.id, meetings })
  await tellOfOpenRuns(minutes(10))
  expect(await told()).toEqual(['ada@example.org'])
})

test('each form mails once, and who is on the list already is told so', async () => {
  const course = await createCourse()
  const form = { course: course.slug, email: 'ada@example.org', formKey: randomUUID() }
  await Promise.all([askToBeTold(form), askToBeTold(form)])
  expect(await db.mailMessage.count()).toBe(1)
  await db.courseInterest.updateMany({ data: { confirmedAt: may } })
  await askToBeTold({ ...form, formKey: randomUUID() })
  expect(await db.mailMessage.findMany({ select: { template: true }, orderBy: { createdAt: 'asc' } })).toEqual([
    { template: 'interest-confirm' },
    { template: 'interest-on-list' },
  ])
})

test('a run is told of once, when it opens, with address and one-click stop, however often or at once the job runs', async () => {
  const course = await createCourse({ title: 'Foundation' })
  const other = await createCourse()
  const [ada, bob] = [await onList(course.id, 'ada@example.org'), await onList(course.id, 'bob@example.org')]
  await onList(other.id)
  const run = await createRun({ courseId: course.id, meetings, opensAt: minutes(60) })
  await tellOfOpenRuns(minutes(59))
  expect(await told()).toEqual([])
  await Promise.all([tellOfOpenRuns(minutes(60)), tellOfOpenRuns(minutes(60))])
  await tellOfOpenRuns(minutes(70))
  expect(await told()).toEqual([ada.email, bob.email])

  const mail = await db.mailMessage.findFirstOrThrow({ where: { toAddress: ada.email } })
  expect(mail.subject).toBe('Registration is open: Foundation')
  expect(mail.text).toContain('Mon, Jun 8, 6:30 – 8:30 pm Pacific (PDT)')
  expect(mail.text).toContain(`http://localhost:3000/events/${run.slug}`)
  expect(mail.text).toContain('1 River Road, Salem, OR 97301')
  expect(mail.unsubscribeUrl).toBe(`http://localhost:3000/unsubscribe/${ada.token}`)
  expect(mail.text).toContain(mail.unsubscribeUrl)
  expect(mail.notAfter).toEqual(run.sessions[0]?.startsAt)
  expect(mail.state).toBe(MailState.QUEUED)
})

test('looking for open runs is no change of the run: its open form can still be saved', async () => {
  const course = await createCourse()
  const { id, updatedAt } = await createRun({ courseId: course.id, meetings })
  await tellOfOpenRuns(may)
  expect(await db.run.findUniqueOrThrow({ where: { id } })).toMatchObject({ openedAt: may, toldAt: may, updatedAt })
})

test('a run that had been open when somebody came to the list is never told to them', async () => {
  const course = await createCourse()
  const early = await onList(course.id)
  const late = await db.courseInterest.create({ data: { courseId: course.id, email: 'late@example.org' } })
  // It has opened, and the job has not looked yet.
  await createRun({ courseId: course.id, meetings })
  await confirmInterest(linkToken('interest', late.id, 1), minutes(5))
  await tellOfOpenRuns(minutes(10))
  expect(await told()).toEqual([early.email])
})

test('a run that is full when it opens, a draft and a cancelled one are told to nobody', async () => {
  const course = await createCourse()
  await onList(course.id)
  const full = await createRun({ courseId: course.id, meetings, capacity: 0 })
  await createRun({ courseId: course.id, meetings, status: RunStatus.DRAFT })
  await createRun({ courseId: course.id, meetings, status: RunStatus.CANCELLED, cancelledAt: may })
  await tellOfOpenRuns(minutes(10))
  await db.run.update({ where: { id: full.id }, data: { capacity: 5 } })
  await tellOfOpenRuns(minutes(20))
  expect(await told()).toEqual([])
})

test('a draft that is published is told of then', async () => {
  const course = await createCourse()
  const { email } = await onList(course.id)
  const run = await createRun({ courseId: course.id, meetings, status: RunStatus.DRAFT })
  await tellOfOpenRuns(minutes(10))
  await db.run.update({ where: { id: run.id }, data: { status: RunStatus.PUBLISHED } })
  await tellOfOpenRuns(minutes(20))
  expect(await told()).toEqual([email])
})

test('without a postal address nothing goes out, and the run waits until there is one', async () => {
  const course = await createCourse()
  const { email } = await onList(course.id)
  await createRun({ courseId: course.id, meetings })
  await db.setting.deleteMany({ where: { name: 'postalAddress' } })
  await tellOfOpenRuns(minutes(10))
  expect(await told()).toEqual([])
  await changeSetting('postalAddress', '1 River Road, Salem, OR 97301')
  await tellOfOpenRuns(minutes(20))
  expect(await told()).toEqual([email])
})

test('who says yes while no postal address is set hears of no run that was open by then, however late it is set', async () => {
  const course = await createCourse()
  const early = await onList(course.id)
  const late = await db.courseInterest.create({ data: { courseId: course.id, email: 'late@example.org' } })
  await db.setting.deleteMany({ where: { name: 'postalAddress' } })
  await createRun({ courseId: course.id, meetings })
  await confirmInterest(linkToken('interest', late.id, 1), minutes(5))
  await tellOfOpenRuns(minutes(10))
  const next = await createRun({ courseId: course.id, meetings })
  await Promise.all([tellOfOpenRuns(minutes(20)), tellOfOpenRuns(minutes(20))])
  await changeSetting('postalAddress', '1 River Road, Salem, OR 97301')
  await Promise.all([tellOfOpenRuns(minutes(30)), tellOfOpenRuns(minutes(30))])
  expect(await told()).toEqual([early.email, early.email, 'late@example.org'].sort())
  const { text } = await db.mailMessage.findFirstOrThrow({ where: { toAddress: 'late@example.org' } })
  expect(text).toContain(`/events/${next.slug}`)
})

test('who has a seat in the course, or took one since they asked, is not told; who had one before is', async () => {
  const course = await createCourse()
  const past = await createRun({ courseId: course.id, meetings: [['2026-04-01T18:30', '2026-04-01T20:30']] })
  const ahead = await createRun({ courseId: course.id, meetings })
  await tellOfOpenRuns(may)
  const seats = [
    { email: 'ahead@example.org', runId: ahead.id, createdAt: new Date('2026-01-01') },
    { email: 'before@example.org', runId: past.id, createdAt: new Date('2026-01-01') },
    { email: 'given-back@example.org', runId: ahead.id, createdAt: may, cancelledAt: may },
    { email: 'since@example.org', runId: past.id, createdAt: minutes(1) },
  ]
  for (const { email, ...seat } of seats) {
    await onList(course.id, email)
    const person = await createPerson({ email })
    const state = seat.cancelledAt ? RegistrationState.CANCELLED : RegistrationState.CONFIRMED
    await createRegistration({ ...seat, personId: person.id, state })
  }
  await onList(course.id, 'other-address@example.org')
  const { id: mergedIntoId } = await db.person.findUniqueOrThrow({ where: { email: 'ahead@example.org' } })
  await db.person.create({ data: { name: 'Merged', email: 'other-address@example.org', mergedIntoId } })
  await createRun({ courseId: course.id, meetings })
  await tellOfOpenRuns(minutes(20))
  expect(await told()).toEqual(['before@example.org', 'given-back@example.org'])
})

test('one stop ends it, a second changes nothing, and they may start again for what opens later', async () => {
  const course = await createCourse()
  const { email, token } = await onList(course.id)
  expect(await stopInterest(token, may)).toBe('stopped')
  expect(await stopInterest(token, minutes(1))).toBe('stopped')
  expect(await db.courseInterest.findFirstOrThrow()).toMatchObject({ stoppedAt: may })
  await createRun({ courseId: course.id, meetings })
  await tellOfOpenRuns(minutes(10))
  expect(await told()).toEqual([])

  await confirmInterest(token, minutes(20))
  await createRun({ courseId: course.id, meetings })
  await tellOfOpenRuns(minutes(30))
  expect(await told()).toEqual([email])
})

test('who has stopped it is not put on the list again by somebody who types their address', async () => {
  const course = await createCourse()
  const { email, token } = await onList(course.id)
  await stopInterest(token, may)
  await askToBeTold({ course: course.slug, email, formKey: randomUUID() }, minutes(1))
  expect(await findInterest(token)).toMatchObject({ standing: 'stopped' })
  expect(await db.mailMessage.findFirst()).toMatchObject({ template: 'interest-confirm' })
})

test('a link made for something else, or changed, stops and starts nothing', async () => {
  const course = await createCourse()
  const { id, token } = await onList(course.id)
  for (const other of [linkToken('registration', id, 1), `${token}x`, 'nonsense']) {
    expect(await stopInterest(other)).toBe('unknown')
    expect(await confirmInterest(other)).toBe('unknown')
    expect(await findInterest(other)).toBeNull()
  }
  expect(await findInterest(token)).toMatchObject({ standing: 'on_list' })
})

test('after thirty days without a yes, or after a stop, or when its time is over, the address is forgotten', async () => {
  const course = await createCourse()
  const daysAgo = (days: number) => new Date(may.getTime() - days * 86_400_000)
  const add = (email: string, data: { confirmedAt?: Date; stoppedAt?: Date; createdAt: Date }) =>
    db.courseInterest.create({ data: { courseId: course.id, email, ...data } })
  await add('asked-long-ago@example.org', { createdAt: daysAgo(31) })
  await add('asked-lately@example.org', { createdAt: daysAgo(29) })
  await add('listed@example.org', { createdAt: daysAgo(400), confirmedAt: daysAgo(400) })
  await add('stopped-long-ago@example.org', {
    createdAt: daysAgo(400),
    confirmedAt: daysAgo(400),
    stoppedAt: daysAgo(31),
  })
  await add('stopped-lately@example.org', { createdAt: daysAgo(400), confirmedAt: daysAgo(400), stoppedAt: daysAgo(1) })
  await askToBeTold({ course: course.slug, email: 'asked-long-ago@example.org', formKey: randomUUID() }, daysAgo(2))
  await add('never-again@example.org', { createdAt: daysAgo(31) })
  await db.$transaction((tx) => forgetInterests(tx, daysAgo(401), may))
  const kept = await db.courseInterest.findMany({ orderBy: { email: 'asc' }, select: { email: true } })
  expect(kept.map(({ email }) => email)).toEqual([
    'asked-lately@example.org',
    'asked-long-ago@example.org',
    'listed@example.org',
    'stopped-lately@example.org',
  ])
  await db.$transaction((tx) => forgetInterests(tx, daysAgo(399), may))
  expect(await db.courseInterest.findMany({ select: { email: true } })).toEqual([
    { email: 'asked-lately@example.org' },
    { email: 'asked-long-ago@example.org' },
  ])
})
