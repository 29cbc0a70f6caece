import { beforeEach, expect, test } from 'vitest'
import { letterTemplate } from '@/lib/board/letter/letter-text'
import { sendDueLetters, sendLetter, takeLetterBack } from '@/lib/board/letter/send-letter'
import { moveApplication } from '@/lib/board/move-application'
import { listApplications, readApplication, readResume } from '@/lib/board/queries'
import { castVote } from '@/lib/board/vote/cast-vote'
import { closeVote } from '@/lib/board/vote/close-vote'
import { closeDueVotes } from '@/lib/board/vote/close-votes'
import { openVote } from '@/lib/board/vote/open-vote'
import { db, type Role, type VoteChoice } from '@/lib/db'
import { type Granted, withGrant } from '@/lib/people/granted'
import { createApplication, createPerson, resetDatabase } from '@/prisma/factories'
import { assignReviewers } from './assign-reviewers'
import { declareConflict } from './declare-conflict'
import { listDecisions, readLetter, readOwnScores, readProcess, readScores, readVotes } from './review-queries'
import { scoreApplication } from './score-application'
import { setRules } from './set-rules'

const now = new Date('2026-06-08T18:00:00Z')
const later = (hours: number) => new Date(now.getTime() + hours * 3_600_000)

beforeEach(resetDatabase)

async function somebody<Held extends Role>(role: Held, roles: Role[] = [role]): Promise<Granted<Held>> {
  const { id } = await createPerson({ roles })
  const granted = await withGrant(id, role)
  if (!granted) throw new Error(`${role} is not granted`)
  return granted
}

const reviewer = () => somebody('REVIEWER')

/** Assigned, and without a conflict. */
async function cleared(application: string, ...reviewers: Granted<'REVIEWER'>[]) {
  for (const who of reviewers) {
    await assignReviewers(who, { application, reviewer: who.personId })
    expect(await declareConflict(who, { application, conflict: null })).toBe('declared')
  }
}

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

const deeds = {
  read: async (who: Granted<'REVIEWER'>, id: string) => (await readApplication(who, id)) !== null,
  resume: async (who: Granted<'REVIEWER'>, id: string) => (await readResume(who, id)) !== null,
  'see others’ scores': async (who: Granted<'REVIEWER'>, id: string) => (await readScores(who, id)) !== null,
  'see the vote': async (who: Granted<'REVIEWER'>, id: string) => (await readVotes(who, id)).open !== null,
  score: async (who: Granted<'REVIEWER'>, id: string) => (await score(who, id, await rules(who), [3, 3])) === 'scored',
  vote: async (who: Granted<'REVIEWER'>, id: string) => (await vote(who, id, 'YES')) === 'voted',
  write: async (who: Granted<'REVIEWER'>, id: string) =>
    (await sendLetter(who, { application: id, text: 'Dear' })) !== 'not_cleared',
  move: async (who: Granted<'REVIEWER'>, id: string) =>
    (await moveApplication(who, { application: id, from: 'VOTE', to: 'PAUSED' })) !== 'not_allowed',
  assign: async (who: Granted<'REVIEWER'>, id: string) =>
    (await assignReviewers(who, { application: id, reviewer: 'all' })) === 'assigned',
}

const all = Object.keys(deeds)
const matrix: [string, string[]][] = [
  ['assigned and cleared', all.filter((deed) => deed !== 'see others’ scores')],
  ['undeclared', ['see the vote', 'assign']],
  ['unassigned', ['see the vote', 'assign']],
  ['recused', []],
  ['recused after all', []],
  ['the applicant, who is a reviewer', []],
]

test.each(matrix)('a reviewer who is %s may do this and nothing else: %j', async (kind, may) => {
  const application = await createApplication({ state: 'VOTE' })
  const [opener, other] = [await reviewer(), await reviewer()]
  await cleared(application.id, opener, other)
  await score(other, application.id, await rules(other), [4, 4])
  await openVote(opener, { application: application.id, hours: 48 }, now)
  if (kind.startsWith('the applicant')) {
    await db.grant.create({ data: { personId: application.personId, role: 'REVIEWER', grantedBy: 'test' } })
  }
  const who = kind.startsWith('the applicant') ? await withGrant(application.personId, 'REVIEWER') : await reviewer()
  if (!who) throw new Error('nobody')
  const of = { application: application.id }
  if (kind !== 'unassigned') await assignReviewers(opener, { ...of, reviewer: who.personId })
  if (kind === 'assigned and cleared') await declareConflict(who, { ...of, conflict: null })
  if (kind === 'recused') await declareConflict(who, { ...of, conflict: 'FAMILY' })
  if (kind === 'recused after all') {
    await declareConflict(who, { ...of, conflict: null })
    await score(who, application.id, await rules(who), [1, 1])
    expect(await vote(who, application.id, 'YES')).toBe('voted')
    await declareConflict(who, { ...of, conflict: 'WORK' })
  }
  const done: string[] = []
  for (const [name, deed] of Object.entries(deeds)) if (await deed(who, application.id)) done.push(name)
  expect(done).toEqual(may)
})

test('staff see the process, move, assign and open votes, and reach no query of what is said', async () => {
  const staff = await somebody('STAFF')
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
  const { personId } = await somebody('OWNER')
  expect(await withGrant(personId, 'STAFF')).toBeNull()
  expect(await withGrant(personId, 'REVIEWER')).toBeNull()
})

test('staff who are recused as reviewers steer nothing', async () => {
  const application = await createApplication({ state: 'VOTE' })
  const staff = await somebody('STAFF', ['STAFF', 'REVIEWER'])
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
  const staff = await somebody('STAFF')
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
  const [first, second, out] = [await reviewer(), await reviewer(), await reviewer()]
  const waits = async (who = first) =>
    (await listApplications(who))[0]?.waitsFor.map(({ name, owed }) => [name, ...owed.map(({ kind }) => kind)])
  const nameOf = async ({ personId }: typeof first) =>
    (await db.person.findUniqueOrThrow({ where: { id: personId } })).name
  await cleared(id, first)
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
  const [one, other] = [await reviewer(), await reviewer()]
  await cleared(id, one, other)
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
  const [one, other] = [await reviewer(), await reviewer()]
  await cleared(id, one, other)
  const before = await rules(one)
  await score(one, id, before, [5, 1])
  await setRules(one, { quorum: 'ALL', keepMonths: null, criteria: [{ label: 'Courage', weight: 10 }] })
  expect(await score(other, id, before, [5, 1])).toBe('scored')
  expect((await readScores(one, id))?.total).toEqual({ mean: 4, least: 4, most: 4 })
  await expect(db.boardCriterion.updateMany({ data: { weight: 9 } })).rejects.toThrow()
})

test('scores are of all criteria or of none, and change until the board has decided', async () => {
  const { id } = await createApplication({ state: 'VOTE' })
  const who = await reviewer()
  await cleared(id, who)
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

// ── Votes ────────────────────────────────────────────────────────────────────

async function beforeTheBoard(count: number) {
  const { id, email } = await createApplication({ state: 'VOTE' })
  const board: Granted<'REVIEWER'>[] = []
  for (let seat = 0; seat < count; seat++) board.push(await reviewer())
  await cleared(id, ...board)
  const [first, second, third] = board
  if (!first || !second || !third) throw new Error('The board is too small')
  expect(await openVote(first, { application: id, hours: 48 }, now)).toBe('opened')
  return { id, email, first, second, third }
}

const results = (id: string) =>
  db.boardRound.findMany({
    where: { applicationId: id },
    select: { outcome: true, yes: true, no: true, abstain: true, voters: true, quorum: true, recused: true },
    orderBy: { openedAt: 'asc' },
  })

test('nobody sees the count before their own vote is in; the last vote closes it, and the result is locked', async () => {
  const { id, first, second, third } = await beforeTheBoard(3)
  await vote(first, id, 'YES')
  expect((await readVotes(second, id)).open).toMatchObject({ own: null, cast: 1, count: null })
  expect((await readVotes(first, id)).open).toMatchObject({ own: 'YES', count: { YES: 1 } })
  await vote(second, id, 'YES')
  await vote(second, id, 'NO')
  await vote(third, id, 'YES')
  expect(await results(id)).toEqual([
    { outcome: 'ACCEPT', yes: 2, no: 1, abstain: 0, voters: 3, quorum: 2, recused: 0 },
  ])
  expect(await vote(second, id, 'YES')).toBe('closed')
  expect(await openVote(first, { application: id, hours: 2 }, now)).toBe('decided')
  await expect(db.boardRound.updateMany({ data: { yes: 9 } })).rejects.toThrow()
  await expect(db.boardRound.updateMany({ data: { applicationId: null, yes: 9 } })).rejects.toThrow()
  await expect(db.boardVote.updateMany({ data: { choice: 'NO' } })).rejects.toThrow()
})

test('two votes of one person at once are one vote', async () => {
  const { id, first } = await beforeTheBoard(3)
  expect(await Promise.all([vote(first, id, 'YES'), vote(first, id, 'NO')])).toEqual(['voted', 'voted'])
  expect(await db.boardVote.count()).toBe(1)
})

test('a vote at the moment of closing counts whole or not at all', async () => {
  const { id, first, second } = await beforeTheBoard(3)
  await vote(first, id, 'NO')
  const [cast] = await Promise.all([
    vote(second, id, 'NO', later(47.999)),
    closeDueVotes(later(48)),
    closeDueVotes(later(48)),
  ])
  const counted = cast === 'voted'
  expect(cast).toBe(counted ? 'voted' : 'closed')
  expect(await results(id)).toMatchObject([{ outcome: counted ? 'DECLINE' : 'NO_QUORUM', no: counted ? 2 : 1 }])
  expect(await db.boardVote.count()).toBe(counted ? 2 : 1)
  expect(await vote(first, id, 'YES', later(49))).toBe('closed')
})

test('a vote in a meeting is closed early once the quorum has voted, and one apart is not', async () => {
  const { id } = await createApplication({ state: 'VOTE' })
  const [first, second, absent] = [await reviewer(), await reviewer(), await reviewer()]
  await cleared(id, first, second, absent)
  await openVote(first, { application: id, hours: 2 }, now)
  const { id: round } = await db.boardRound.findFirstOrThrow()
  const close = () => closeVote(first, { application: id, round }, later(1))
  await castVote(first, { application: id, round, choice: 'YES' }, now)
  expect(await close()).toBe('quorum_missing')
  await castVote(second, { application: id, round, choice: 'YES' }, now)
  expect(await close()).toBe('vote_closed')
  expect(await close()).toBe('closed')
  expect((await readVotes(first, id)).closed).toMatchObject([{ outcome: 'ACCEPT', yes: 2, voters: 3 }])
  expect(await castVote(absent, { application: id, round, choice: 'NO' }, now)).toBe('closed')

  const other = await createApplication({ state: 'VOTE' })
  await cleared(other.id, first)
  await openVote(first, { application: other.id, hours: 72 }, now)
  const apart = await db.boardRound.findFirstOrThrow({ where: { applicationId: other.id } })
  expect(await closeVote(first, { application: other.id, round: apart.id }, now)).toBe('apart')
})

test('a tie and a missed quorum leave it before the board for another vote', async () => {
  const { id, first, second } = await beforeTheBoard(3)
  await vote(first, id, 'YES')
  await closeDueVotes(later(47))
  expect(await results(id)).toMatchObject([{ outcome: null }])
  await closeDueVotes(later(48))
  await openVote(first, { application: id, hours: 2 }, later(49))
  expect(await openVote(second, { application: id, hours: 2 }, later(49))).toBe('open_already')
  await vote(first, id, 'YES', later(50))
  await vote(second, id, 'NO', later(50))
  await closeDueVotes(later(51))
  expect(await results(id)).toMatchObject([{ outcome: 'NO_QUORUM' }, { outcome: 'TIE' }])
  expect(await db.boardApplication.findFirstOrThrow({ select: { state: true } })).toEqual({ state: 'VOTE' })
  expect(await sendLetter(first, { application: id, text: 'Dear' }, later(52))).toBe('no_decision')
})

test('who is recused, or no reviewer any more, is counted neither among the votes nor for the quorum', async () => {
  const { id, first, second, third } = await beforeTheBoard(4)
  await vote(first, id, 'YES')
  await vote(second, id, 'NO')
  await vote(third, id, 'YES')
  await declareConflict(second, { application: id, conflict: 'WORK' }, later(1))
  await db.grant.updateMany({ where: { personId: third.personId }, data: { revokedAt: now } })
  await closeDueVotes(later(48))
  expect(await results(id)).toEqual([
    { outcome: 'NO_QUORUM', yes: 1, no: 0, abstain: 0, voters: 2, quorum: 2, recused: 1 },
  ])
})

test('a recusal of the last who was waited for closes the vote', async () => {
  const { id, first, second, third } = await beforeTheBoard(3)
  await vote(first, id, 'YES')
  await vote(second, id, 'YES')
  await declareConflict(third, { application: id, conflict: 'FAMILY' }, later(1))
  expect(await results(id)).toMatchObject([{ outcome: 'ACCEPT', voters: 2, recused: 1 }])
})

test('an application is not paused while a vote is open', async () => {
  const { id, first } = await beforeTheBoard(3)
  expect(await moveApplication(first, { application: id, from: 'VOTE', to: 'PAUSED' })).toBe('busy')
})

// ── The letter ───────────────────────────────────────────────────────────────

async function decided(choice: VoteChoice) {
  const board = await beforeTheBoard(3)
  for (const who of [board.first, board.second, board.third]) await vote(who, board.id, choice)
  return board
}

const state = async () => (await db.boardApplication.findFirstOrThrow({ select: { state: true } })).state
const letters = () => db.mailMessage.findMany({ where: { template: 'board-letter' } })

test('the letter leaves once, ten minutes after the press, and only then the application is accepted', async () => {
  const { id, email, first, second } = await decided('YES')
  const text = letterTemplate('ACCEPTED', 'Ash Rivera')
  const press = (who: Granted<'REVIEWER'>) => sendLetter(who, { application: id, text }, now)
  expect((await Promise.all([press(first), press(second), press(first)])).sort()).toEqual([
    'leaves',
    'leaves_already',
    'leaves_already',
  ])
  await sendDueLetters(later(9 / 60))
  expect([await state(), await letters()]).toEqual(['VOTE', []])
  await Promise.all([sendDueLetters(later(10 / 60)), sendDueLetters(later(10 / 60))])
  expect(await state()).toBe('ACCEPTED')
  expect(await letters()).toMatchObject([{ toAddress: email, text: expect.stringContaining('glad to have you') }])
  expect(await takeLetterBack(first, id)).toBe('too_late')
  expect(await press(second)).toBe('sent_already')
})

test('a letter taken back does not leave, keeps its words, and leaves after the next press', async () => {
  const { id, first } = await decided('NO')
  await rules(first)
  await sendLetter(first, { application: id, text: 'Dear Ash, no.' }, now)
  expect(await takeLetterBack(first, id)).toBe('taken_back')
  await sendDueLetters(later(1))
  expect([await state(), await letters()]).toEqual(['VOTE', []])
  expect((await readLetter(first, id))?.letter).toMatchObject({ text: 'Dear Ash, no.', leavesAt: null })
  await sendLetter(first, { application: id, text: 'Dear Ash, not now.' }, later(1))
  await sendDueLetters(later(1.1))
  expect(await letters()).toEqual([])
  await sendDueLetters(later(2))
  expect(await state()).toBe('DECLINED')
  expect(await letters()).toMatchObject([{ text: expect.stringContaining('Dear Ash, not now.') }])
})

test('a decision is a line for the minutes', async () => {
  const { first } = await decided('NO')
  expect(await listDecisions(first)).toMatchObject([
    { outcome: 'DECLINE', no: 3, voters: 3, quorum: 2, application: { name: 'Ash Rivera' } },
  ])
})
