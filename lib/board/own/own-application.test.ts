import { beforeEach, expect, test } from 'vitest'
import { closeUndecided } from '@/lib/board/letter/close-undecided'
import { sendDueLetters, sendLetter } from '@/lib/board/letter/send-letter'
import { readApplication } from '@/lib/board/queries'
import { readProcess } from '@/lib/board/review/review-queries'
import { setRules } from '@/lib/board/review/set-rules'
import { castVote } from '@/lib/board/vote/cast-vote'
import { openVote } from '@/lib/board/vote/open-vote'
import { type ApplicationState, db } from '@/lib/db'
import { linkToken } from '@/lib/links'
import { createApplication, createCleared, createGranted, resetDatabase } from '@/prisma/factories'
import { eraseApplications } from './erase-applications'
import { findOwnApplication } from './find-own-application'
import { withdrawApplication } from './withdraw-application'

const now = new Date('2026-06-08T18:00:00Z')
const later = (days: number) => new Date(now.getTime() + days * 24 * 3_600_000)

beforeEach(resetDatabase)

const tokenOf = ({ id, linkVersion = 1 }: { id: string; linkVersion?: number }) =>
  linkToken('application', id, linkVersion)

/** What becomes of the applicant is told in lib/office/retention. */
const keepPerson = async () => {}

const keep = async (keepMonths: number | null) =>
  setRules(await createGranted('REVIEWER'), {
    quorum: 'MAJORITY',
    keepMonths,
    criteria: [{ label: 'Time', weight: 1 }],
  })

/** One reviewer, who has voted. */
async function decided(choice: 'YES' | 'NO') {
  const application = await createApplication({ state: 'VOTE' })
  const reviewer = await createCleared(application.id)
  const of = { application: application.id }
  await openVote(reviewer, { ...of, hours: 2 }, now)
  const { id: round } = await db.boardRound.findFirstOrThrow()
  await castVote(reviewer, { ...of, round, choice }, now)
  return { application, reviewer }
}

test('the link opens one’s own application; a foreign, changed or outdated one opens nothing', async () => {
  const application = await createApplication()
  const other = await createApplication()
  expect(await findOwnApplication(tokenOf(application))).toMatchObject({ id: application.id, letter: null })
  expect(await findOwnApplication(tokenOf(other))).toMatchObject({ id: other.id })
  expect(await findOwnApplication(linkToken('registration', application.id, 1))).toBeNull()
  expect(await findOwnApplication(`${tokenOf(application)}x`)).toBeNull()
  await db.boardApplication.update({ where: { id: application.id }, data: { linkVersion: 2 } })
  expect(await findOwnApplication(tokenOf(application))).toBeNull()
  expect(await withdrawApplication(tokenOf(application))).toBe('unknown')
})

test('a decision and a letter that has not left are nothing that the applicant can read', async () => {
  const { application, reviewer } = await decided('YES')
  await sendLetter(reviewer, { application: application.id, text: 'Welcome.' }, now)
  expect(await findOwnApplication(tokenOf(application))).toMatchObject({ state: 'VOTE', letter: null })
  await sendDueLetters(later(1))
  expect(await findOwnApplication(tokenOf(application))).toMatchObject({ state: 'ACCEPTED', letter: 'Welcome.' })
})

test.each(['SUBMITTED', 'SCREENING', 'INTERVIEW', 'VOTE', 'PAUSED'] as const)(
  'from %s one can withdraw',
  async (state) => {
    const application = await createApplication({ state, ...(state === 'PAUSED' ? { pausedFrom: 'VOTE' } : {}) })
    const presses = [withdrawApplication(tokenOf(application), now), withdrawApplication(tokenOf(application), now)]
    expect(await Promise.all(presses)).toEqual(['withdrawn', 'withdrawn'])
    expect(await findOwnApplication(tokenOf(application))).toMatchObject({ state: 'WITHDRAWN' })
    expect(await db.mailMessage.count({ where: { template: 'board-application-withdrawn' } })).toBe(1)
  },
)

test.each(['ACCEPTED', 'DECLINED'] as ApplicationState[])('from %s nobody withdraws', async (state) => {
  expect(await withdrawApplication(tokenOf(await createApplication({ state })))).toBe('over')
})

test('who withdraws while the letter is on its way is neither accepted nor declined, and hears nothing more', async () => {
  const { application, reviewer } = await decided('NO')
  await keep(6)
  expect(await sendLetter(reviewer, { application: application.id, text: 'No.' }, now)).toBe('leaves')
  await withdrawApplication(tokenOf(application), now)
  await sendDueLetters(later(1))
  expect(await findOwnApplication(tokenOf(application))).toMatchObject({ state: 'WITHDRAWN', letter: null })
  expect(await db.mailMessage.count({ where: { template: 'board-letter' } })).toBe(0)
})

test('nobody is declined before the board has said how long it keeps applications, and the letter names the day', async () => {
  const { application, reviewer } = await decided('NO')
  const press = () => sendLetter(reviewer, { application: application.id, text: 'No.' }, now)
  expect(await press()).toBe('no_erase_date')
  await keep(6)
  expect(await press()).toBe('leaves')
  await sendDueLetters(later(1))
  const letter = await db.mailMessage.findFirstOrThrow({ where: { template: 'board-letter' } })
  expect(letter.text).toContain('erased on December 8, 2026')
  expect(await findOwnApplication(tokenOf(application))).toMatchObject({ eraseAfter: new Date('2026-12-08T18:00:00Z') })
})

test('on the promised day all of it is erased, and a count stays; what is open or accepted stays whole', async () => {
  const { application, reviewer } = await decided('NO')
  await keep(6)
  const open = await createApplication({ state: 'PAUSED', pausedFrom: 'SCREENING' })
  const accepted = await createApplication({ state: 'ACCEPTED' })
  await sendLetter(reviewer, { application: application.id, text: 'No, Ash.' }, now)
  await sendDueLetters(later(1))
  // What the board says afterwards breaks no promise.
  await keep(1)
  await eraseApplications(keepPerson, new Date('2026-12-08T17:59:59Z'))
  expect(await readApplication(reviewer, application.id)).not.toBeNull()
  await Promise.all([eraseApplications(keepPerson, later(190)), eraseApplications(keepPerson, later(190))])
  expect((await db.boardApplication.findMany({ select: { id: true } })).map(({ id }) => id)).toEqual([
    open.id,
    accepted.id,
  ])
  const left = await Promise.all([
    db.boardReview.count(),
    db.boardVote.count(),
    db.boardLetter.count(),
    db.file.count({ where: { application: { is: null } } }),
  ])
  expect(left).toEqual([0, 0, 0, 0])
  expect(await findOwnApplication(tokenOf(application))).toBeNull()
  const mails = await db.mailMessage.findMany({ where: { dedupeKey: { contains: application.id } } })
  expect(mails.length).toBeGreaterThan(0)
  expect(mails.every(({ text, html }) => text === '' && html === '')).toBe(true)
  expect(await db.erasedApplications.findMany({ select: { state: true, count: true } })).toEqual([
    { state: 'DECLINED', count: 1 },
  ])
})

test('an application on which nobody decides is closed by a letter once it has been open as long as others are kept', async () => {
  const staff = await createGranted('STAFF')
  const { id, email } = await createApplication({ state: 'PAUSED', pausedFrom: 'SCREENING', submittedAt: now })
  const close = (at: Date) => closeUndecided(staff, { application: id, text: 'Dear Ash, we are sorry.' }, at)
  const due = new Date('2026-12-08T18:00:00Z')
  // The board has not said how long that is.
  expect(await close(due)).toBe('too_early')
  await keep(6)
  expect(await close(new Date(due.getTime() - 1))).toBe('too_early')
  expect((await readProcess(staff, id, due))?.mayClose).toBe(true)
  expect((await Promise.all([close(due), close(due)])).sort()).toEqual(['lapsed', 'too_early'])
  const letters = await db.mailMessage.findMany({ where: { template: 'board-letter' } })
  expect(letters).toMatchObject([{ toAddress: email, text: expect.stringContaining('erased on June 8, 2027') }])
  const own = { state: 'LAPSED', letter: 'Dear Ash, we are sorry.', eraseAfter: new Date('2027-06-08T18:00:00Z') }
  expect(await findOwnApplication(tokenOf({ id }))).toMatchObject(own)
  await eraseApplications(keepPerson, own.eraseAfter)
  expect(await db.erasedApplications.findMany()).toMatchObject([{ year: 2026, state: 'LAPSED', count: 1 }])
})

test('what the board decides or is voting on is not closed without a decision', async () => {
  const { application, reviewer } = await decided('YES')
  await keep(6)
  expect(await closeUndecided(reviewer, { application: application.id, text: 'Dear' }, later(900))).toBe('decided')
  const voting = await createApplication({ state: 'VOTE', submittedAt: now })
  const staff = await createGranted('STAFF')
  expect(await openVote(staff, { application: voting.id, hours: 2 }, later(900))).toBe('opened')
  expect(await closeUndecided(staff, { application: voting.id, text: 'Dear' }, later(900))).toBe('busy')
  expect((await readProcess(staff, voting.id, later(900)))?.mayClose).toBe(false)
})

test('who withdrew before there was a date gets one when the board sets it', async () => {
  const application = await createApplication()
  await withdrawApplication(tokenOf(application), now)
  await eraseApplications(keepPerson, later(1000))
  expect(await findOwnApplication(tokenOf(application))).toMatchObject({ eraseAfter: null })
  await keep(6)
  await eraseApplications(keepPerson, later(2))
  expect(await findOwnApplication(tokenOf(application))).toMatchObject({ eraseAfter: new Date('2026-12-08T18:00:00Z') })
})
