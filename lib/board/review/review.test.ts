import { beforeEach, expect, test } from 'vitest'
import { sendLetter } from '@/lib/board/letter/send-letter'
import { moveApplication } from '@/lib/board/move-application'
import { listApplications, readApplication } from '@/lib/board/queries'
import { castVote } from '@/lib/board/vote/cast-vote'
import { openVote } from '@/lib/board/vote/open-vote'
import { listDecisions, readVotes } from '@/lib/board/vote/vote-queries'
import { db, type VoteChoice } from '@/lib/db'
import { type Granted, withGrant } from '@/lib/people/granted'
import { createApplication, createCleared, createGranted, resetDatabase } from '@/prisma/factories'
import { assignReviewers } from './assign-reviewers'
import { declareConflict } from './declare-conflict'
import { readOwnScores, readProcess, readScores } from './review-queries'
import { scoreApplication } from './score-application'
import { setRules } from './set-rules'

const now = new Date('2026-06-08T18:00:00Z')

beforeEach(resetDatabase)

const reviewer = () => createGranted('REVIEWER')

async function rules(who: Granted<'REVIEWER'>) {
  await setRules(who, {
    quorum: 'MAJORITY',
    keepMonths: 6,
    criteria: [
      { label: 'Listening', weight: 3 },
      { label: 'Time', weight: 1 },
    ],
  })
  return db.boardRules.findFirstOrThrow({
    include: { criteria: { orderBy: { position: 'asc' } } },
    orderBy: { id: 'desc' },
  })
}

function score(who: Granted<'REVIEWER'>, application: string, by: Awaited<ReturnType<typeof rules>>, points: number[]) {
  const scores = by.criteria.map(({ id }, index) => ({
    criterionId: id,
    points: points[index] ?? 1,
    comment: `${points[index]} of 5`,
  }))
  return scoreApplication(who, { application, rules: by.id, scores })
}

async function vote(who: Granted<'REVIEWER'>, application: string, choice: VoteChoice, at = now) {
  const round = await db.boardRound.findFirstOrThrow({
    where: { applicationId: application },
    orderBy: { openedAt: 'desc' },
  })
  return castVote(who, { application, round: round.id, choice }, at)
}

const actions = async () => (await db.auditEntry.findMany({ orderBy: { id: 'asc' } })).map(({ action }) => action)

// ── Who may what ─────────────────────────────────────────────────────────────

test('nobody reviews their own application, whatever they have declared', async () => {
  const { id, personId } = await createApplication({ state: 'VOTE' })
  const other = await createCleared(id)
  await db.grant.create({ data: { personId, role: 'REVIEWER', grantedBy: 'test' } })
  await db.boardReview.create({ data: { applicationId: id, reviewerId: personId, declaredAt: now } })
  const applicant = await withGrant(personId, 'REVIEWER')
  if (!applicant) throw new Error('no reviewer')
  await openVote(other, { application: id, hours: 48 }, now)
  expect(await readApplication(applicant, id)).toBeNull()
  expect(await readVotes(applicant, id)).toEqual({ open: null, closed: [] })
  expect(await score(applicant, id, await rules(other), [5, 5])).toBe('not_cleared')
  expect(await vote(applicant, id, 'YES')).toBe('not_cleared')
  expect(await assignReviewers(applicant, { application: id, reviewer: 'all' })).toBe('not_allowed')
  expect(await moveApplication(applicant, { application: id, from: 'VOTE', to: 'PAUSED' })).toBe('not_allowed')
  // And nobody waits for their vote.
  await vote(other, id, 'YES')
  expect(await db.boardRound.findFirst()).toMatchObject({ outcome: 'ACCEPT', voters: 1 })
})

test('staff see the process, move, assign and open votes, and reach no query of what is said', async () => {
  const staff = await createGranted('STAFF')
  const application = await createApplication({ state: 'SUBMITTED' })
  const who = await reviewer()
  const of = { application: application.id }
  expect(await assignReviewers(staff, { ...of, reviewer: 'all' })).toBe('assigned')
  expect(await moveApplication(staff, { ...of, from: 'SUBMITTED', to: 'SCREENING' })).toBe('moved')
  await declareConflict(who, { ...of, conflict: null })
  const process = await readProcess(staff, application.id)
  expect(process?.reviewers).toEqual([{ id: who.personId, name: who.name, does: 'reads', owesVote: false }])
  expect(JSON.stringify(process)).not.toContain('argue')
  // Read, resume, scores, vote and letter take a Reviewer; the types hold staff out, and this is what the types rest on.
  expect(await withGrant(staff.personId, 'REVIEWER')).toBeNull()
})

test('an owner without another grant is neither staff nor reviewer', async () => {
  const { personId } = await createGranted('OWNER')
  expect(await withGrant(personId, 'STAFF')).toBeNull()
  expect(await withGrant(personId, 'REVIEWER')).toBeNull()
})

test('staff who are recused as reviewers steer nothing', async () => {
  const application = await createApplication({ state: 'VOTE' })
  const staff = await createGranted('STAFF', ['STAFF', 'REVIEWER'])
  const asReviewer = await withGrant(staff.personId, 'REVIEWER')
  if (!asReviewer) throw new Error('no reviewer')
  const of = { application: application.id }
  await assignReviewers(staff, { ...of, reviewer: 'all' })
  await declareConflict(asReviewer, { ...of, conflict: 'MONEY' })
  expect(await moveApplication(staff, { ...of, from: 'VOTE', to: 'PAUSED' })).toBe('not_allowed')
  expect(await openVote(staff, { ...of, hours: 2 })).toBe('not_allowed')
  expect(await assignReviewers(staff, { ...of, reviewer: 'all' })).toBe('not_allowed')
  expect((await readProcess(staff, application.id))?.moves).toEqual([])
  expect(await listDecisions(staff)).toEqual([])
})

// ── The way ──────────────────────────────────────────────────────────────────

test('an application goes its way once, however many press, and rests where it was paused', async () => {
  const staff = await createGranted('STAFF')
  const { id: application } = await createApplication({ state: 'SCREENING' })
  const step = () => moveApplication(staff, { application, from: 'SCREENING', to: 'INTERVIEW' }, now)
  expect((await Promise.all([step(), step()])).sort()).toEqual(['elsewhere', 'moved'])
  expect(await moveApplication(staff, { application, from: 'INTERVIEW', to: 'PAUSED' }, now)).toBe('moved')
  expect(await moveApplication(staff, { application, from: 'PAUSED', to: 'VOTE' }, now)).toBe('elsewhere')
  expect(await moveApplication(staff, { application, from: 'PAUSED', to: 'INTERVIEW' }, now)).toBe('moved')
  expect(await moveApplication(staff, { application, from: 'INTERVIEW', to: 'ACCEPTED' }, now)).toBe('elsewhere')
  expect(await db.boardApplication.findUniqueOrThrow({ where: { id: application } })).toMatchObject({
    state: 'INTERVIEW',
    pausedFrom: null,
    stateSince: now,
  })
  expect(await actions()).toEqual(Array(3).fill('application.moved'))
})

test('the list says to each reviewer what they owe', async () => {
  const application = await createApplication({ state: 'VOTE' })
  const who = await reviewer()
  const owes = async () => (await listApplications(who)).flatMap(({ owed }) => owed.map(({ kind }) => kind))
  expect(await owes()).toEqual([])
  await assignReviewers(who, { application: application.id, reviewer: 'all' })
  expect(await owes()).toEqual(['declaration'])
  await declareConflict(who, { application: application.id, conflict: null })
  expect(await owes()).toEqual(['scores', 'opening'])
  await openVote(who, { application: application.id, hours: 2 }, now)
  expect(await owes()).toEqual(['scores', 'vote'])
  await score(who, application.id, await rules(who), [3, 3])
  expect(await owes()).toEqual(['vote'])
  await vote(who, application.id, 'YES')
  expect(await owes()).toEqual(['letter'])
  await sendLetter(who, { application: application.id, text: 'Welcome.' })
  expect(await owes()).toEqual([])
})

test('the list names whom an application waits for, but to who is recused from it', async () => {
  const { id } = await createApplication({ state: 'VOTE' })
  const [first, second, out] = [await createCleared(id), await reviewer(), await reviewer()]
  const waits = async (who = first) =>
    (await listApplications(who))[0]?.waitsFor.map(({ name, owed }) => [name, ...owed.map(({ kind }) => kind)])
  const nameOf = async ({ personId }: typeof first) =>
    (await db.person.findUniqueOrThrow({ where: { id: personId } })).name
  await assignReviewers(first, { application: id, reviewer: 'all' })
  await declareConflict(out, { application: id, conflict: 'WORK' })
  expect(await waits()).toEqual([
    [await nameOf(first), 'scores'],
    [await nameOf(second), 'declaration'],
    [null, 'opening'],
  ])
  expect(await waits(out)).toEqual([])
})

// ── Scores ───────────────────────────────────────────────────────────────────

test('others’ scores stay hidden until one’s own are in, then show the mean by weight and the spread', async () => {
  const { id } = await createApplication({ state: 'SCREENING' })
  const [one, other] = [await createCleared(id), await createCleared(id)]
  const by = await rules(one)
  await score(one, id, by, [5, 1])
  expect(await readScores(other, id)).toBeNull()
  await score(other, id, by, [2, 2])
  const scores = await readScores(other, id)
  expect(scores?.total).toEqual({ mean: 3, least: 2, most: 4 })
  expect(scores?.criteria.map(({ label, spread }) => [label, spread])).toEqual([
    ['Listening', { mean: 3.5, least: 2, most: 5 }],
    ['Time', { mean: 1.5, least: 1, most: 2 }],
  ])
  await declareConflict(one, { application: id, conflict: 'FRIENDSHIP' })
  expect((await readScores(other, id))?.total).toEqual({ mean: 2, least: 2, most: 2 })
  expect(await readScores(one, id)).toBeNull()
})

test('other criteria rewrite no score, and a form that was open before counts by those it showed', async () => {
  const { id } = await createApplication({ state: 'SCREENING' })
  const [one, other] = [await createCleared(id), await createCleared(id)]
  const before = await rules(one)
  await score(one, id, before, [5, 1])
  await setRules(one, { quorum: 'ALL', keepMonths: null, criteria: [{ label: 'Courage', weight: 10 }] })
  expect(await score(other, id, before, [5, 1])).toBe('scored')
  expect((await readScores(one, id))?.total).toEqual({ mean: 4, least: 4, most: 4 })
  await expect(db.boardCriterion.updateMany({ data: { weight: 9 } })).rejects.toThrow()
})

test('scores are of all criteria or of none, and change until the board has decided', async () => {
  const { id } = await createApplication({ state: 'VOTE' })
  const who = await createCleared(id)
  const by = await rules(who)
  const [first] = by.criteria
  const half = [{ criterionId: first?.id ?? '', points: 3, comment: null }]
  expect(await scoreApplication(who, { application: id, rules: by.id, scores: half })).toBe('other_criteria')
  await score(who, id, by, [1, 1])
  await score(who, id, by, [2, 2])
  expect((await readOwnScores(who, id))?.scores.map(({ points }) => points)).toEqual([2, 2])
  await openVote(who, { application: id, hours: 2 }, now)
  await vote(who, id, 'YES')
  expect(await score(who, id, by, [5, 5])).toBe('closed')
})
