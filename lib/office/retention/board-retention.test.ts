import { randomUUID } from 'node:crypto'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { effects } from '@/app/effects'
import { eraseDrafts } from '@/lib/board/draft/erase-drafts'
import { findDraft } from '@/lib/board/draft/find-draft'
import { remindOfDrafts } from '@/lib/board/draft/remind-of-drafts'
import { saveStep } from '@/lib/board/draft/save-step'
import { sendDraft } from '@/lib/board/draft/send-draft'
import { startDraft } from '@/lib/board/draft/start-draft'
import { stepIds } from '@/lib/board/draft/steps'
import type { Typed } from '@/lib/board/draft/typed'
import { totalsByYear } from '@/lib/board/figures/figures'
import { chooseTime } from '@/lib/board/interview/choose-time'
import { offerTimes } from '@/lib/board/interview/offer-times'
import { writeNote } from '@/lib/board/interview/write-note'
import { sendDueLetters, sendLetter } from '@/lib/board/letter/send-letter'
import { saveMember } from '@/lib/board/members/keep-members'
import { moveApplication } from '@/lib/board/move-application'
import { withdrawApplication } from '@/lib/board/own/withdraw-application'
import { answerReference, declineReference } from '@/lib/board/references/answer-reference'
import { remindReferees } from '@/lib/board/references/remind-referees'
import { assignReviewers } from '@/lib/board/review/assign-reviewers'
import { declareConflict } from '@/lib/board/review/declare-conflict'
import { scoreApplication } from '@/lib/board/review/score-application'
import { sendDigests } from '@/lib/board/review/send-digests'
import { setRules } from '@/lib/board/review/set-rules'
import { takeResume } from '@/lib/board/take-resume'
import { castVote } from '@/lib/board/vote/cast-vote'
import { openVote } from '@/lib/board/vote/open-vote'
import { listDecisions } from '@/lib/board/vote/vote-queries'
import { db } from '@/lib/db'
import { stopSendingJobs } from '@/lib/jobs'
import { linkToken } from '@/lib/links'
import { sendAgain } from '@/lib/mail-log'
import { askForRemoval } from '@/lib/office/account/ask-for-removal'
import { removePeople } from '@/lib/office/account/remove-people'
import { type Reviewer, withGrant } from '@/lib/people/granted'
import { isAllowed } from '@/lib/rate-limit'
import { changeSetting, demonstrationSettings, settingNames } from '@/lib/settings'
import { createCourse, createPerson, createRegistration, createRun, resetDatabase } from '@/prisma/factories'
import { whereItStands } from '@/prisma/where-it-stands'
import { eraseOver } from './erase-over'

// One application from its first mail to the night in which it is erased, by the commands that people's presses run; then
// every column of every table is searched for what anybody typed.

const began = new Date('2026-06-08T18:00:00Z')
const day = (count: number, from = began) => new Date(from.getTime() + count * 24 * 3_600_000)
const email = 'ash.marlow@applicant.example'
/** Words of the applicant, of both referees, of the reviewers about them: none is left anywhere. */
const words = ['Marlow', email, '503-555-0199', 'Lindqvist', '@referee.example', 'Xyzzy']

beforeEach(async () => {
  await resetDatabase()
  for (const name of settingNames) await changeSetting(name, demonstrationSettings[name])
  await changeSetting('boardEmail', 'board@example.org')
  // What mails said is kept longer than the application is: nothing may hang on its going first.
  await changeSetting('keepMailDays', '365')
})
afterAll(stopSendingJobs)

const filled: Record<(typeof stepIds)[number], Typed> = {
  about: { name: ['Ash Marlow'], phone: ['503-555-0199'], city: ['Xyzzy-on-Sea'], region: ['salem'] },
  practice: { nvcYears: ['none'], nvcCertification: ['none'], nvcTrainings: ['Xyzzy trainings'] },
  serving: { motivation: ['Xyzzy!'], timeCommitment: ['Xyzzy'], skills: ['finance'], equityStatement: ['Xyzzy'] },
  conflicts: { hasConflict: ['yes'], conflict: ['Xyzzy'], hasPaidWork: ['yes'], paidWork: ['Xyzzy'] },
  references: {
    reference1Name: ['Bo Lindqvist'],
    reference1Email: ['bo@referee.example'],
    reference1Relationship: ['Xyzzy'],
    reference1Consent: ['yes'],
    reference2Name: ['Cy Lindqvist'],
    reference2Email: ['cy@referee.example'],
    reference2Relationship: ['Xyzzy'],
    reference2Consent: ['yes'],
  },
  resume: { accessNeeds: ['Xyzzy'] },
}

/** A draft, filled in to its end, and the secret of its link. */
async function fillIn(at = began) {
  await isAllowed('apply', [email])
  await db.rateLimit.updateMany({ data: { expire: day(1, at).getTime() } })
  const { request } = await startDraft({ request: randomUUID(), email }, at)
  const mail = await db.mailMessage.findFirstOrThrow({ where: { dedupeKey: { startsWith: `board-draft:${request}` } } })
  const secret = /\/board\/apply\/draft\/(\S+)/.exec(mail.text)?.[1] ?? ''
  const pdf = '%PDF-1.7\n% Xyzzy\ntrailer <</Root 1 0 R>>\n%%EOF\n'
  const taken = await takeResume(new File([pdf], 'Ash Marlow.pdf'))
  const resume = taken.outcome === 'fits' ? taken.resume : undefined
  for (const step of stepIds) await saveStep(secret, { step, version: 0, posted: filled[step], resume }, at)
  return secret
}

async function apply(at = began) {
  const secret = await fillIn(at)
  const draft = await findDraft(secret, at)
  if (draft?.kind !== 'open') throw new Error('no open draft')
  expect(await sendDraft(secret, { edition: draft.edition, affirmed: 'yes', affirmedName: 'Ash Marlow' }, at)).toBe(
    'sent',
  )
  const { id, personId } = await db.boardApplication.findFirstOrThrow()
  return { id, personId, token: linkToken('application', id, 1) }
}

async function createReviewer(name: string): Promise<Reviewer> {
  const { id } = await createPerson({ name, roles: ['REVIEWER'] })
  const reviewer = await withGrant(id, 'REVIEWER')
  if (!reviewer) throw new Error('no reviewer')
  return reviewer
}

/** Read, asked about, talked with, scored, voted on: all that can be written about somebody is. Ends before the letter. */
async function decide(application: string, token: string, choice: 'YES' | 'NO', keepMonths: number) {
  const [reviewer, friend] = [await createReviewer('Rae'), await createReviewer('Fay')]
  await setRules(reviewer, { quorum: 'MAJORITY', keepMonths, criteria: [{ label: 'Time', weight: 1 }] })
  await assignReviewers(reviewer, { application, reviewer: 'all' })
  await sendDigests(day(1))
  await declareConflict(reviewer, { application, conflict: null }, day(1))
  await declareConflict(friend, { application, conflict: 'FRIENDSHIP' }, day(1))
  const move = async (
    from: 'SUBMITTED' | 'SCREENING' | 'INTERVIEW',
    to: 'SCREENING' | 'INTERVIEW' | 'VOTE',
    at: Date,
  ) => expect(await moveApplication(reviewer, { application, from, to }, at)).toBe('moved')
  await move('SUBMITTED', 'SCREENING', day(1))
  await remindReferees(day(12))
  const references = await db.boardReference.findMany({ orderBy: { seq: 'asc' } })
  const [first, second] = references.map(({ id }) => linkToken('reference', id, 1))
  const answers = { knows: 'Xyzzy', brings: 'Xyzzy', support: 'Xyzzy', recommends: 'yes' } as const
  expect(await answerReference({ token: first ?? '', ...answers }, day(13))).toBe('answered')
  expect(await declineReference(second ?? '', day(13))).toBe('answered')
  const rules = await db.boardRules.findFirstOrThrow({ include: { criteria: true } })
  const scores = rules.criteria.map(({ id }) => ({ criterionId: id, points: 3, comment: 'Xyzzy, says Marlow' }))
  expect(await scoreApplication(reviewer, { application, rules: rules.id, scores })).toBe('scored')
  await move('SCREENING', 'INTERVIEW', day(14))
  const offer = { application, minutes: 45, place: 'Zoom', words: 'Xyzzy' }
  await offerTimes(reviewer, { ...offer, times: [day(15)] }, day(14))
  const choose = { token, noneFits: null, zone: null }
  await chooseTime({ ...choose, choice: 'none', noneFits: 'Xyzzy evenings' }, day(14))
  await offerTimes(reviewer, { ...offer, times: [day(16)] }, day(14))
  expect(await chooseTime({ ...choose, choice: day(16) }, day(14))).toBe('chosen')
  expect(await writeNote(reviewer, { application, text: 'Xyzzy' }, day(17))).toBe('noted')
  await sendDigests(day(40))
  await move('INTERVIEW', 'VOTE', day(41))
  await openVote(reviewer, { application, hours: 2 }, day(41))
  const { id: round } = await db.boardRound.findFirstOrThrow()
  expect(await castVote(reviewer, { application, round, choice }, day(41))).toBe('voted')
  // The office sends the link to a referee again, and that again.
  const { id: asked } = await db.mailMessage.findFirstOrThrow({ where: { toAddress: 'bo@referee.example' } })
  const again = await db.$transaction((tx) => sendAgain(tx, asked, 'a'))
  await db.$transaction((tx) => sendAgain(tx, again, 'b'))
  await db.returnedAddress.create({ data: { address: 'cy@referee.example', notedBy: 'test', notedAt: day(2) } })
  return reviewer
}

/** What the clock runs each night, from one day until the other. */
async function nights(from: Date, until: Date) {
  for (let now = from; now < until; now = day(1, now)) await night(now)
}

async function night(now: Date) {
  await eraseDrafts(now)
  await remindOfDrafts(now)
  await eraseOver(now)
  await sendDigests(now)
}

test('what was declined is found everywhere until the day that the letter names, and nowhere from that night on', async () => {
  const { id, token } = await apply()
  const reviewer = await decide(id, token, 'NO', 2)
  expect(await sendLetter(reviewer, { application: id, text: 'Dear Ash Marlow, Xyzzy.' }, day(41))).toBe('leaves')
  await sendDueLetters(day(42))
  const { eraseAfter } = await db.boardApplication.findFirstOrThrow()
  if (!eraseAfter) throw new Error('no day was told')
  const letter = await db.mailMessage.findFirstOrThrow({ where: { template: 'board-letter' } })
  expect(letter.text).toContain('erased on September 19, 2026')
  const before = await whereItStands(...words)
  expect(before).toEqual(expect.arrayContaining(['BoardApplication.motivation', 'BoardReference.knows', 'File.bytes']))
  expect(before).toEqual(expect.arrayContaining(['BoardScore.comment', 'BoardInterviewNote.text', 'BoardLetter.text']))
  const [decision] = await listDecisions(reviewer)
  expect(decision).toMatchObject({ outcome: 'DECLINE', application: { name: 'Ash Marlow' } })
  await nights(day(43), eraseAfter)
  expect(await db.boardApplication.findFirst()).toMatchObject({ name: 'Ash Marlow', motivation: 'Xyzzy!' })

  await night(eraseAfter)
  expect(await whereItStands(...words)).toEqual([])
  expect(await totalsByYear(reviewer)).toMatchObject([{ year: 2026, sent: 1, declined: 1 }])
  // The minutes stay whole, and neither they nor a ballot says whose vote it was.
  expect(await listDecisions(reviewer)).toEqual([{ ...decision, application: null }])
  expect([await db.boardVote.count(), await db.boardReview.count()]).toEqual([0, 0])
  expect(await db.auditEntry.findMany({ where: { action: 'application.vote-closed' } })).toMatchObject([
    { subject: `application:${id}`, details: { outcome: 'DECLINE', yes: 0, no: 1, recused: 1 } },
  ])
})

test('what was withdrawn goes on its day, though the draft that it was would have been kept longer', async () => {
  const reviewer = await createReviewer('Rae')
  await setRules(reviewer, { quorum: 'MAJORITY', keepMonths: 1, criteria: [{ label: 'Time', weight: 1 }] })
  const { token, personId } = await apply()
  const run = await createRun({ courseId: (await createCourse()).id })
  await createRegistration({ runId: run.id, personId, name: 'Ash Marlow' })
  expect(await withdrawApplication(token, day(1))).toBe('withdrawn')
  await nights(day(1), day(31))
  expect(await db.boardApplication.count()).toBe(1)
  await night(day(31))
  expect(await whereItStands(...words)).toEqual(['Person.email', 'Person.name', 'Registration.name'])
  expect(await totalsByYear(reviewer)).toMatchObject([{ year: 2026, sent: 1, withdrawn: 1 }])
})

test('whoever has themselves removed leaves the count of the year and the board’s votes as they were', async () => {
  const { id, personId } = await apply()
  const reviewer = await decide(id, linkToken('application', id, 1), 'NO', 2)
  const [decision] = await listDecisions(reviewer)
  expect(await askForRemoval(personId, { endsGift: false }, day(42))).toEqual({ kind: 'asked' })
  await removePeople(effects, day(42))
  expect(await whereItStands(...words)).toEqual([])
  expect(await listDecisions(reviewer)).toEqual([{ ...decision, application: null }])
  // The letter had not told the board's decision: nobody was declined.
  expect(await totalsByYear(reviewer)).toEqual([
    { year: 2026, sent: 1, open: 0, accepted: 0, declined: 0, withdrawn: 1, lapsed: 0 },
  ])
})

test('a draft that is never sent goes on the sixtieth day, and that anybody began one', async () => {
  await fillIn()
  await nights(began, day(60))
  expect(await whereItStands('Xyzzy')).toEqual(['BoardDraftStep.typed', 'File.bytes'])
  await night(day(60))
  expect(await whereItStands(...words)).toEqual([])
  expect(await db.mailMessage.count({ where: { template: 'board-draft' } })).toBe(2)
})

test('of somebody whom we know by more than their application only that more stays', async () => {
  const { id, personId, token } = await apply()
  const reviewer = await decide(id, token, 'NO', 1)
  const run = await createRun({ courseId: (await createCourse()).id })
  await createRegistration({ runId: run.id, personId, name: 'Ash Marlow' })
  await sendLetter(reviewer, { application: id, text: 'Dear Ash Marlow, Xyzzy.' }, day(41))
  await sendDueLetters(day(42))
  await night(day(80))
  expect(await whereItStands(...words)).toEqual(['Person.email', 'Person.name', 'Registration.name'])
})

test('who is drafting anew is not taken out with the application before', async () => {
  const reviewer = await createReviewer('Rae')
  await setRules(reviewer, { quorum: 'MAJORITY', keepMonths: 1, criteria: [{ label: 'Time', weight: 1 }] })
  const { token } = await apply()
  await withdrawApplication(token, day(1))
  const secret = await fillIn(day(20))
  await night(day(32))
  expect(await db.boardApplication.count()).toBe(0)
  expect(await findDraft(secret, day(32))).toMatchObject({ kind: 'open', email, unfinished: [] })
})

test('what was accepted is kept while its writer serves, then as long as any other; their disclosures go by the year', async () => {
  const { id, personId, token } = await apply()
  const reviewer = await decide(id, token, 'YES', 2)
  await sendLetter(reviewer, { application: id, text: 'Welcome, Ash Marlow. Xyzzy.' }, day(41))
  await sendDueLetters(day(42))
  await night(day(400))
  expect(await db.boardApplication.findFirst()).toMatchObject({ state: 'ACCEPTED', eraseAfter: null })
  const { id: member } = await db.boardMember.findFirstOrThrow({ where: { personId } })
  const given = { answeredAt: day(30), hasInterests: true, interests: 'Xyzzy', affirmedName: 'Ash Marlow' }
  await db.boardDisclosure.create({ data: { memberId: member, year: 2026, askedAt: day(30), ...given } })
  const leftOn = new Date('2027-07-15')
  await saveMember(reviewer, { member, office: null, startsOn: null, termEndsOn: null, leftOn })
  await night(new Date('2027-09-14T10:00:00Z'))
  expect(await db.boardApplication.findFirst()).toMatchObject({ eraseAfter: new Date('2027-09-15') })
  await night(new Date('2027-09-15T10:00:00Z'))
  expect(await whereItStands('Xyzzy-on-Sea')).toEqual([])
  const disclosed = ['BoardDisclosure.affirmedName', 'BoardDisclosure.interests']
  const served = ['Person.email', 'Person.name']
  expect(await whereItStands(...words)).toEqual([...disclosed, ...served])
  expect(await totalsByYear(reviewer)).toMatchObject([{ year: 2026, sent: 1, accepted: 1 }])
  await night(new Date('2034-01-02T10:00:00Z'))
  expect(await whereItStands(...words)).toEqual(served)
})
