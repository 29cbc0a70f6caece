import ICAL from 'ical.js'
import { beforeEach, expect, test } from 'vitest'
import { moveApplication } from '@/lib/board/move-application'
import { deleteApplication } from '@/lib/board/own/delete-application'
import { withdrawApplication } from '@/lib/board/own/withdraw-application'
import { listApplications } from '@/lib/board/queries'
import { assignReviewers } from '@/lib/board/review/assign-reviewers'
import { declareConflict } from '@/lib/board/review/declare-conflict'
import { db } from '@/lib/db'
import { linkToken } from '@/lib/links'
import type { Granted } from '@/lib/people/granted'
import { createApplication, createGranted, resetDatabase } from '@/prisma/factories'
import { callOff } from './call-off-talk'
import { chooseTime } from './choose-time'
import { findOwnInterview, readInterview, readNotes } from './interview-queries'
import { choiceSchema, timesSchema } from './interview-schema'
import { offerTimes } from './offer-times'
import { remindOfTimes } from './remind-of-times'
import { writeNote } from './write-note'

const now = new Date('2026-06-08T18:00:00Z')
const later = (days: number) => new Date(now.getTime() + days * 24 * 3_600_000)

beforeEach(resetDatabase)

/** An application in conversation: who reads it, who has not declared, and who is recused. */
async function inConversation() {
  const { id, email } = await createApplication({ state: 'INTERVIEW', stateSince: now })
  const [cleared, undeclared, recused] = [
    await createGranted('REVIEWER'),
    await createGranted('REVIEWER'),
    await createGranted('REVIEWER'),
  ]
  for (const who of [cleared, undeclared, recused]) {
    await assignReviewers(cleared, { application: id, reviewer: who.personId })
  }
  await declareConflict(cleared, { application: id, conflict: null }, now)
  await declareConflict(recused, { application: id, conflict: 'WORK' }, now)
  return { id, email: `${email}`, cleared, undeclared, recused, token: linkToken('application', id, 1) }
}

const offerOf = (application: string, times = [later(5), later(6)]) => ({
  application,
  times,
  minutes: 45,
  place: 'https://zoom.example/j/1',
  words: null,
})
const choose = (token: string, choice: Date | 'none', at = now, noneFits: string | null = null) =>
  chooseTime({ token, choice, noneFits, zone: null }, at)

const mails = (template: string) => db.mailMessage.findMany({ where: { template }, orderBy: { id: 'asc' } })

/** What each calendar file said that was mailed, in order: to whom, what, and the event's number. */
async function calendars() {
  return (await mails('board-interview')).map(({ toAddress, attachments }) => {
    const [file] = attachments as { content: string }[]
    const calendar = new ICAL.Component(ICAL.parse(file?.content ?? ''))
    const event = new ICAL.Event(calendar.getFirstSubcomponent('vevent') ?? undefined)
    const method = String(calendar.getFirstPropertyValue('method'))
    return { to: toAddress, method, uid: event.uid, sequence: event.sequence, starts: event.startDate.toJSDate() }
  })
}

test('the applicant is offered times by mail, chooses one by their link, and everybody who reads it has it in their calendar', async () => {
  const { id, email, cleared, token } = await inConversation()
  expect(await offerTimes(cleared, offerOf(id), now)).toBe('offered')
  const [mail] = await mails('board-interview-times')
  expect(mail).toMatchObject({
    toAddress: email,
    text: expect.stringContaining('Sat, Jun 13, 11:00 – 11:45 am Pacific'),
  })
  expect(mail?.text).toContain(`/board/apply/${token}/interview`)
  expect(await choose(token, later(6))).toBe('chosen')
  expect(await findOwnInterview(token, now)).toMatchObject({ set: { startsAt: later(6), minutes: 45 } })
  const files = await calendars()
  expect(files.map(({ to }) => to).sort()).toEqual([email, cleared.email].sort())
  expect(files.every(({ method, sequence }) => method === 'REQUEST' && sequence === 1)).toBe(true)
})

test('a time is chosen once, however often it is pressed', async () => {
  const { id, cleared, token } = await inConversation()
  await offerTimes(cleared, offerOf(id), now)
  await Promise.all([choose(token, later(5)), choose(token, later(5))])
  expect(await calendars()).toHaveLength(2)
})

test('a change keeps the event and raises its number; calling it off takes it out; a new one comes after', async () => {
  const { id, email, cleared, token } = await inConversation()
  await offerTimes(cleared, offerOf(id), now)
  await choose(token, later(5))
  await choose(token, later(6))
  await offerTimes(cleared, offerOf(id, [later(9)]), later(1))
  expect(await findOwnInterview(token, later(1))).toMatchObject({ set: { startsAt: later(6) } })
  expect(await callOff(cleared, id, later(1))).toBe('called_off')
  expect(await callOff(cleared, id, later(1))).toBe('nothing_to_call_off')
  await offerTimes(cleared, offerOf(id, [later(9)]), later(2))
  await choose(token, later(9), later(2))
  const theirs = (await calendars()).filter(({ to }) => to === email)
  expect(theirs.map(({ method, sequence, starts }) => [method, sequence, starts])).toEqual([
    ['REQUEST', 1, later(5)],
    ['REQUEST', 2, later(6)],
    ['CANCEL', 3, later(6)],
    ['REQUEST', 4, later(9)],
  ])
  expect(new Set(theirs.map(({ uid }) => uid)).size).toBe(1)
})

test('none of the times fits: the board is told what would, a talk that was set is called off, and times are owed again', async () => {
  const { id, cleared, token } = await inConversation()
  const owes = async (at: Date) => (await listApplications(cleared, at)).flatMap(({ owed }) => owed.map((o) => o.kind))
  expect(await owes(now)).toContain('times')
  await offerTimes(cleared, offerOf(id), now)
  expect(await owes(now)).not.toContain('times')
  await choose(token, later(5))
  expect(await choose(token, 'none', later(1), 'Evenings after 6.')).toBe('chosen')
  expect(await choose(token, 'none', later(1), 'Evenings after 6.')).toBe('chosen')
  const told = await mails('board-interview-none')
  expect(told.map(({ toAddress, text }) => [toAddress, text.includes('Evenings after 6.')])).toEqual([
    [cleared.email, true],
  ])
  expect((await calendars()).filter(({ method }) => method === 'CANCEL')).toHaveLength(2)
  expect(await owes(later(1))).toContain('times')
  expect(await choose(token, later(6), later(1))).toBe('gone')
})

test('times that have passed are not offered any more, and others are owed', async () => {
  const { id, cleared, token } = await inConversation()
  await offerTimes(cleared, offerOf(id), now)
  expect(await choose(token, later(5), later(5.5))).toBe('gone')
  expect((await findOwnInterview(token, later(5.5)))?.times).toHaveLength(1)
  const owed = (await listApplications(cleared, later(7))).flatMap((listed) => listed.owed.map(({ kind }) => kind))
  expect(owed).toContain('times')
})

test('who is recused is out of the talk, calendar and all; who declares no conflict later is in', async () => {
  const { id, cleared, undeclared, token } = await inConversation()
  await offerTimes(cleared, offerOf(id), now)
  await choose(token, later(5))
  await declareConflict(undeclared, { application: id, conflict: null }, later(1))
  await declareConflict(undeclared, { application: id, conflict: 'FAMILY' }, later(2))
  const theirs = (await calendars()).filter(({ to }) => to === undeclared.email)
  expect(theirs.map(({ method }) => method)).toEqual(['REQUEST', 'CANCEL'])
})

test('withdrawing and pausing call the talk off', async () => {
  const [one, other] = [await inConversation(), await inConversation()]
  for (const { id, cleared, token } of [one, other]) {
    await offerTimes(cleared, offerOf(id), now)
    await choose(token, later(5))
  }
  await withdrawApplication(one.token, later(1))
  await moveApplication(other.cleared, { application: other.id, from: 'INTERVIEW', to: 'PAUSED' }, later(1))
  const cancelled = (await calendars()).filter(({ method }) => method === 'CANCEL').map(({ to }) => to)
  expect(cancelled.sort()).toEqual([one.email, one.cleared.email, other.email, other.cleared.email].sort())
  expect(await findOwnInterview(other.token, later(1))).toBeNull()
})

test('times are offered in conversation alone, and chosen by a link that holds', async () => {
  const { id, cleared, undeclared, recused, token } = await inConversation()
  expect(await offerTimes(undeclared, offerOf(id), now)).toBe('not_allowed')
  expect(await offerTimes(recused, offerOf(id), now)).toBe('not_allowed')
  expect(await choose(token, later(5))).toBe('nothing_offered')
  expect(await choose(`${token}x`, later(5))).toBe('unknown')
  await offerTimes(cleared, offerOf(id), now)
  await moveApplication(cleared, { application: id, from: 'INTERVIEW', to: 'VOTE' }, now)
  expect(await choose(token, later(5))).toBe('nothing_offered')
  expect(await offerTimes(cleared, offerOf(id), now)).toBe('no_talk_now')
})

test('notes are written once the talk has begun and read by who reads the application; of who is recused since none is left', async () => {
  const { id, cleared, undeclared, recused, token } = await inConversation()
  const staff = await createGranted('STAFF')
  await offerTimes(staff, offerOf(id), now)
  await choose(token, later(5))
  const write = (who: Granted<'REVIEWER'>, at: Date) => writeNote(who, { application: id, text: 'She listens.' }, at)
  expect(await write(cleared, later(4))).toBe('too_early')
  expect(await write(undeclared, later(6))).toBe('not_cleared')
  expect(await write(recused, later(6))).toBe('not_cleared')
  expect(await write(cleared, later(6))).toBe('noted')
  expect(await readNotes(cleared, id)).toMatchObject([{ text: 'She listens.' }])
  for (const who of [undeclared, recused]) {
    expect(await readNotes(who, id)).toEqual([])
    expect(await readInterview(who, id, later(6))).toBeNull()
  }
  expect(JSON.stringify(await readInterview(staff, id, later(6)))).not.toContain('listens')
  await declareConflict(undeclared, { application: id, conflict: null }, later(6))
  await declareConflict(cleared, { application: id, conflict: 'MONEY' }, later(7))
  expect(await readNotes(undeclared, id)).toEqual([])
})

test('an applicant who does not answer is reminded once of each offer', async () => {
  const { id, cleared } = await inConversation()
  await offerTimes(cleared, offerOf(id), now)
  await remindOfTimes(later(2))
  expect(await mails('board-interview-times')).toHaveLength(1)
  await Promise.all([remindOfTimes(later(3)), remindOfTimes(later(3))])
  await remindOfTimes(later(4))
  expect(await mails('board-interview-times')).toHaveLength(2)
})

test('with the application go its talk, notes, and what mails and their calendar files said', async () => {
  const { id, cleared, token } = await inConversation()
  await offerTimes(cleared, offerOf(id), now)
  await choose(token, later(5))
  await writeNote(cleared, { application: id, text: 'She listens.' }, later(6))
  await db.$transaction((tx) => deleteApplication(tx, id))
  expect([await db.boardInterview.count(), await db.boardInterviewNote.count()]).toEqual([0, 0])
  const kept = await db.mailMessage.findMany({ where: { dedupeKey: { contains: id } } })
  expect(kept.length).toBeGreaterThan(2)
  expect(kept.every(({ text, attachments }) => text === '' && attachments === null)).toBe(true)
})

const typed = { application: '018f0000-0000-7000-8000-000000000000', minutes: '45', place: 'Zoom', words: '' }
test.each([
  ['', 'Enter at least one time'],
  ['2026-06-07T10:00', 'This time has passed'],
  ['2027-03-14T02:30', 'The clock skips this time on that day; choose another'],
  ['tomorrow', 'Enter a day and a time'],
])('as a time “%s” is refused: %s', (time1, sentence) => {
  const { error } = timesSchema(now).safeParse({ ...typed, time1, time2: '' })
  expect(error?.issues.map(({ path, message }) => [path, message])).toEqual([[['time1'], sentence]])
})

test('times are read in the board’s zone, once each and in order', () => {
  const { times } = timesSchema(now).parse({
    ...typed,
    time1: '2026-06-10T18:30',
    time2: '2026-06-09T18:30',
    time3: '2026-06-10T18:30',
  })
  expect(times).toEqual([new Date('2026-06-10T01:30:00Z'), new Date('2026-06-11T01:30:00Z')])
})

test('who says that none fits says what would', () => {
  expect(choiceSchema.safeParse({ token: 'a', choice: 'none', noneFits: ' ' }).success).toBe(false)
  expect(choiceSchema.safeParse({ token: 'a', choice: 'none', noneFits: 'Evenings' }).success).toBe(true)
})
